//! The sums that reading spends its time on, on the wide registers of processors that have them.
//!
//! Each function is written once, and compiled twice: for every processor, and for those with AVX2. Both do the same
//! operations in the same order, so the results are the same to the last bit.
use super::mixer::Mixer;
use super::model::{BLOCK, Model};
use super::space::Point;
use super::vector::DIMENSIONS;

/// Calls the copy of a function that the processor is made for.
macro_rules! widest {
    ($plain:ident($($name:ident: $kind:ty),*) -> $result:ty, $wide:ident, $public:ident, $doc:literal) => {
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx2")]
        fn $wide($($name: $kind),*) -> $result {
            $plain($($name),*)
        }

        #[doc = $doc]
        pub fn $public($($name: $kind),*) -> $result {
            #[cfg(target_arch = "x86_64")]
            if is_x86_feature_detected!("avx2") {
                // SAFETY: the processor has what the function asks for.
                return unsafe { $wide($($name),*) };
            }
            $plain($($name),*)
        }
    };
}

widest!(
    plain_scores(model: &Model, point: &Point) -> Vec<f32>,
    wide_scores,
    scores,
    "The score of every label, and zeros up to whole blocks."
);
widest!(
    plain_mix(mixer: &Mixer<'_>, vector: &mut [f32; DIMENSIONS]) -> (),
    wide_mix,
    mix,
    "Adds to a vector of length one what its parts make of each other."
);

widest!(
    plain_unpack(row: &[u8], scale: f32, into: &mut [f32; DIMENSIONS]) -> (),
    wide_unpack,
    unpack,
    "Adds a row of the table, four bits a dimension, to a sum."
);

#[inline(always)]
fn plain_unpack(row: &[u8], scale: f32, into: &mut [f32; DIMENSIONS]) {
    let (pairs, _) = into.as_chunks_mut::<2>();
    for ([low, high], byte) in pairs.iter_mut().zip(row) {
        *low += (f32::from(byte & 15) - 8.0) * scale;
        *high += (f32::from(byte >> 4) - 8.0) * scale;
    }
}

/// Block by block, so that the sums of a block stay in registers over all lines.
#[inline(always)]
fn plain_scores(model: &Model, point: &Point) -> Vec<f32> {
    let stride = model.stride();
    let scaled = point.sparse.iter().map(|(number, value)| {
        let at = *number as usize;
        let scale = model.scales.get(at).copied().unwrap_or(0.0);
        (at * stride, value * scale)
    });
    let scaled: Vec<(usize, f32)> = scaled.collect();
    let mut scores = vec![0.0; stride];
    let (blocks, _) = scores.as_chunks_mut::<BLOCK>();
    for (block, into) in blocks.iter_mut().enumerate() {
        let from = block * BLOCK;
        let bias = floats(&model.dense, DIMENSIONS * stride + from);
        let mut sums = bias.copied().unwrap_or_default();
        for (at, scale) in &scaled {
            let line = model
                .lines
                .get(at + from..)
                .and_then(<[i8]>::first_chunk::<BLOCK>);
            let line = line.unwrap_or(&[0; BLOCK]).map(f32::from);
            for at in 0..BLOCK {
                sums[at] += line[at] * scale;
            }
        }
        for (at, value) in point.dense.iter().enumerate() {
            let line = floats(&model.dense, at * stride + from);
            let line = line.unwrap_or(&[0.0; BLOCK]);
            for at in 0..BLOCK {
                sums[at] += line[at] * value;
            }
        }
        *into = sums;
    }
    scores
}

#[inline(always)]
fn floats(all: &[f32], at: usize) -> Option<&[f32; BLOCK]> {
    all.get(at..).and_then(<[f32]>::first_chunk::<BLOCK>)
}

/// Vectors are brought to this many steps, so that no sum of products can overflow.
const STEPS: f32 = 1023.0;

#[inline(always)]
fn plain_mix(mixer: &Mixer<'_>, vector: &mut [f32; DIMENSIONS]) {
    let mut steps = [0i16; DIMENSIONS];
    for (step, x) in steps.iter_mut().zip(vector.iter()) {
        *step = rounded(x * STEPS);
    }
    let lines = mixer.inward.chunks_exact(DIMENSIONS * 2);
    let unit = mixer.steps.0 / STEPS;
    let mut hidden = Vec::with_capacity(mixer.hidden);
    for (line, shift) in lines.zip(mixer.shifts.chunks_exact(4)) {
        let shift = shift.try_into().map_or(0.0, f32::from_le_bytes);
        hidden.push((product(line, &steps) as f32 * unit + shift).max(0.0));
    }
    let most = hidden.iter().copied().fold(1e-6, f32::max);
    let steps: Vec<i16> = hidden.iter().map(|h| rounded(h / most * STEPS)).collect();
    let unit = mixer.steps.1 * most / STEPS;
    let lines = mixer.outward.chunks_exact(mixer.hidden * 2);
    for (x, line) in vector.iter_mut().zip(lines) {
        *x += product(line, &steps) as f32 * unit;
    }
}

/// To the nearest whole number, halves away from zero.
#[inline(always)]
fn rounded(x: f32) -> i16 {
    (x + 0.5f32.copysign(x)) as i16
}

/// Sum of products of sixteen-bit numbers, the first little endian. Thirty-two at a time in arrays of known length, because
/// the compiler does not see through iterators of pairs; the rest is taken singly.
#[inline(always)]
fn product(line: &[u8], steps: &[i16]) -> i32 {
    let (weights, last_weights) = line.as_chunks::<64>();
    let (steps, last_steps) = steps.as_chunks::<32>();
    let mut sum = 0i32;
    for (weights, steps) in weights.iter().zip(steps) {
        let (weights, _) = weights.as_chunks::<2>();
        let mut part = 0i32;
        for at in 0..32 {
            let weight = i16::from_le_bytes(weights[at]);
            part = part.wrapping_add(i32::from(weight) * i32::from(steps[at]));
        }
        sum = sum.wrapping_add(part);
    }
    let (last_weights, _) = last_weights.as_chunks::<2>();
    let last = last_weights.iter().zip(last_steps);
    last.fold(sum, |sum, (w, s)| {
        sum.wrapping_add(i32::from(i16::from_le_bytes(*w)) * i32::from(*s))
    })
}
