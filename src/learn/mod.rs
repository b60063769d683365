//! The intent model: learns from a few examples a label, says how sure it is, and abstains.
//!
//! A text becomes hashed word and character n-grams, joined with its meaning from a small static table; a linear
//! classifier a label scores it; what the scores are worth is learnt by trying on folds of the examples, some
//! labels withheld. The module stands alone (the build script uses it too) and does no I/O.
mod bytes;
mod cut;
pub mod evaluate;
mod features;
mod gist;
mod index;
mod linear;
mod mixer;
mod model;
mod scores;
mod space;
mod table;
mod train;
mod trials;
mod trust;
mod vector;
mod why;
pub(crate) mod wide;
mod words;

pub use bytes::ModelError;
pub use gist::{Gist, Stretch};
pub use index::{CLEAR_OF, Index, LIKE_ENOUGH};
pub use model::{Guess, Model, NONE};
pub use space::Blend;
pub use train::{Example, LearnError, TrainOptions, train, train_with};
pub use vector::DIMENSIONS;
pub use why::WordWeight;
