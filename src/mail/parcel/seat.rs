//! A parcel's seat: all that tells it from the other parcels of its store, so that a long queue can be kept on disk.

use super::{Content, Parcel};
use crate::mail::imap::Listed;
use serde::{Deserialize, Serialize};
use std::{path::PathBuf, sync::Arc};

/// Where a parcel is within its store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seat {
    /// The name of a file.
    File(PathBuf),
    /// Beginning, end, and where the next mail of the mbox file begins.
    Span(u64, u64, u64),
    /// What the server told of it.
    Remote(Listed),
}

impl Parcel {
    /// Its seat; `None` if it has its octets with it.
    pub fn seat(&self) -> Option<Seat> {
        Some(match &self.content {
            Content::Octets(_) => return None,
            // Names that are no UTF-8 cannot be written down.
            Content::File(_, name) | Content::New(_, _, name) => {
                name.to_str()?;
                Seat::File(name.clone())
            }
            Content::Span(span) => {
                let (from, to, next) = span.bounds();
                Seat::Span(from, to, next)
            }
            Content::Remote(letter) => Seat::Remote(letter.listed()),
        })
    }

    /// Whether both lie in the same folder, file or mailbox.
    pub fn is_beside(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (Content::File(one, _), Content::File(two, _)) => Arc::ptr_eq(one, two),
            (Content::New(one, ..), Content::New(two, ..)) => Arc::ptr_eq(one, two),
            (Content::Span(one), Content::Span(two)) => one.is_beside(two),
            (Content::Remote(one), Content::Remote(two)) => one.is_beside(two),
            _ => false,
        }
    }

    /// The parcel on another seat of the same store.
    pub fn beside(&self, place: String, seat: Seat) -> Option<Self> {
        let content = match (&self.content, seat) {
            (Content::File(folder, _), Seat::File(name)) => Content::File(Arc::clone(folder), name),
            (Content::New(new, cur, _), Seat::File(name)) => {
                Content::New(Arc::clone(new), Arc::clone(cur), name)
            }
            (Content::Span(span), Seat::Span(from, to, next)) => {
                Content::Span(span.beside((from, to, next)))
            }
            (Content::Remote(letter), Seat::Remote(listed)) => {
                Content::Remote(letter.beside(listed))
            }
            _ => return None,
        };
        Some(Self { place, content })
    }
}
