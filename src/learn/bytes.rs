//! A model as bytes and back: versioned, little endian, every length checked before it is believed.
use super::model::{Model, stride};
use super::space::{Blend, Space};
use super::trust::{SIGNS, Trust};
use super::vector::DIMENSIONS;

const MAGIC: &[u8; 8] = b"regards\x01";
/// Larger tables than this are no model of ours.
const MOST: usize = 1 << 28;

/// Why bytes are not a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Something else altogether, or a model of another version.
    #[error("not an intent model of this version; train it again with `regards learn`")]
    NotAModel,
    /// Cut short, or its parts do not fit together.
    #[error("the intent model is damaged at byte {at}; train it again with `regards learn`")]
    Damaged {
        /// Where reading stopped.
        at: usize,
    },
}

impl Model {
    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(
            self.lines.len() + self.space.keys.len() * 12 + self.dense.len() * 4 + 4096,
        );
        out.extend_from_slice(MAGIC);
        number(&mut out, self.labels.len());
        for label in &self.labels {
            number(&mut out, label.len());
            out.extend_from_slice(label.as_bytes());
        }
        floats(
            &mut out,
            &[
                self.blend.word,
                self.blend.piece,
                self.blend.meaning,
                self.space.unseen,
                self.threshold,
            ],
        );
        floats(&mut out, &self.trust.weights);
        floats(
            &mut out,
            &[self.trust.bias, self.trust.line.0, self.trust.line.1],
        );
        number(&mut out, self.space.keys.len());
        self.space
            .keys
            .iter()
            .for_each(|key| out.extend_from_slice(&key.to_le_bytes()));
        floats(&mut out, &self.space.idf);
        floats(&mut out, &self.scales);
        let labels = self.labels.len();
        for line in self.lines.chunks_exact(self.stride()) {
            out.extend(line.iter().take(labels).map(|w| w.to_le_bytes()[0]));
        }
        for at in 0..=DIMENSIONS {
            floats(&mut out, self.dense_line(at));
        }
        floats(&mut out, &self.centres);
        out
    }

    /// Whether these bytes are a model, of whatever version.
    pub fn is_model(bytes: &[u8]) -> bool {
        bytes.starts_with(&MAGIC[..MAGIC.len() - 1])
    }

    /// Reads what [`Model::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes, at: 0 };
        if reader.take(MAGIC.len()).ok() != Some(MAGIC.as_slice()) {
            return Err(ModelError::NotAModel);
        }
        let count = reader.number()?;
        let mut labels = Vec::new();
        for _ in 0..count {
            let length = reader.number()?;
            let label = std::str::from_utf8(reader.take(length)?).map_err(|_| reader.damaged())?;
            labels.push(label.to_owned());
        }
        let sorted = labels.windows(2).all(|pair| pair.first() < pair.last());
        if labels.len() < 2 || !sorted {
            return Err(reader.damaged());
        }
        let blend = Blend {
            word: reader.float()?,
            piece: reader.float()?,
            meaning: reader.float()?,
        };
        let (unseen, threshold) = (reader.float()?, reader.float()?);
        let mut weights = [0.0; SIGNS];
        for weight in &mut weights {
            *weight = reader.float()?;
        }
        let trust = Trust {
            weights,
            bias: reader.float()?,
            line: (reader.float()?, reader.float()?),
        };
        let features = reader.number()?;
        let keys = reader.take(reader.size(features, 4)?)?;
        let keys: Vec<u32> = keys
            .chunks_exact(4)
            .filter_map(|k| k.try_into().ok().map(u32::from_le_bytes))
            .collect();
        if keys.windows(2).any(|pair| pair.first() >= pair.last()) {
            return Err(reader.damaged());
        }
        let idf = reader.floats(features)?;
        let scales = reader.floats(features)?;
        let lines = reader.take(reader.size(features, labels.len())?)?;
        let lines: Vec<i8> = lines.iter().map(|b| i8::from_le_bytes([*b])).collect();
        let lines = filled(&lines, labels.len());
        let dense = reader.floats(reader.size(labels.len(), DIMENSIONS + 1)?)?;
        let dense = filled(&dense, labels.len());
        let centres = reader.floats(reader.size(labels.len(), DIMENSIONS)?)?;
        if reader.at != bytes.len() {
            return Err(reader.damaged());
        }
        let space = Space::new(keys, idf, unseen);
        Ok(Self {
            labels,
            blend,
            space,
            lines,
            scales,
            dense,
            centres,
            trust,
            threshold,
        })
    }
}

/// Lines of weights, each filled up with zeros to whole blocks.
fn filled<T: Copy + Default>(lines: &[T], labels: usize) -> Vec<T> {
    let mut out = Vec::with_capacity(lines.len() / labels.max(1) * stride(labels));
    for line in lines.chunks_exact(labels.max(1)) {
        out.extend_from_slice(line);
        out.resize(out.len() + stride(labels) - labels, T::default());
    }
    out
}

fn number(out: &mut Vec<u8>, value: usize) {
    out.extend_from_slice(&u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes());
}

fn floats(out: &mut Vec<u8>, values: &[f32]) {
    values
        .iter()
        .for_each(|v| out.extend_from_slice(&v.to_le_bytes()));
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn damaged(&self) -> ModelError {
        ModelError::Damaged { at: self.at }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let end = self.at.checked_add(length).ok_or(self.damaged())?;
        let taken = self.bytes.get(self.at..end).ok_or(self.damaged())?;
        self.at = end;
        Ok(taken)
    }

    fn number(&mut self) -> Result<usize, ModelError> {
        let four = self.take(4)?.try_into().map_err(|_| self.damaged())?;
        Ok(u32::from_le_bytes(four) as usize)
    }

    fn size(&self, count: usize, each: usize) -> Result<usize, ModelError> {
        count
            .checked_mul(each)
            .filter(|size| *size <= MOST)
            .ok_or(self.damaged())
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        let four = self.take(4)?.try_into().map_err(|_| self.damaged())?;
        Some(f32::from_le_bytes(four))
            .filter(|f| f.is_finite())
            .ok_or(self.damaged())
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = self.take(self.size(count, 4)?)?;
        let all: Vec<f32> = bytes
            .chunks_exact(4)
            .filter_map(|f| f.try_into().ok().map(f32::from_le_bytes))
            .collect();
        if all.iter().all(|f| f.is_finite()) {
            Ok(all)
        } else {
            Err(self.damaged())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::train::{Example, TrainOptions, train},
        ModelError,
    };
    use crate::learn::model::Model;

    fn model() -> Model {
        let rows = [
            ("where is my parcel", "late"),
            ("it has not come yet", "late"),
            ("hvor blir det av pakken", "late"),
            ("I want my money back", "refund"),
            ("please refund the order", "refund"),
            ("jeg vil ha pengene tilbake", "refund"),
        ];
        let rows = rows.map(Example::from);
        train(&rows, &TrainOptions::default()).unwrap()
    }

    #[test]
    fn a_model_comes_back_the_same_and_is_made_the_same() {
        let bytes = model().to_bytes();
        assert_eq!(Model::from_bytes(&bytes).unwrap(), model());
        assert_eq!(bytes, model().to_bytes());
    }

    #[test]
    fn no_cut_and_no_changed_byte_makes_it_panic() {
        let bytes = model().to_bytes();
        for end in (0..bytes.len()).step_by(97) {
            assert!(Model::from_bytes(&bytes[..end]).is_err(), "{end}");
        }
        for at in (0..bytes.len()).step_by(211) {
            for value in [0, 0x7f, 0xff] {
                let mut changed = bytes.clone();
                changed[at] = value;
                if let Ok(model) = Model::from_bytes(&changed) {
                    model.classify("where is my parcel");
                    model.classify_all("");
                }
            }
        }
        assert_eq!(
            Model::from_bytes(b"PK\x03\x04 something else"),
            Err(ModelError::NotAModel)
        );
    }
}
