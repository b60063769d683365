//! What words make of each other: a small network over the sum of their vectors.
//!
//! One hidden layer with a residual, `x + B·relu(A·x + c)`; sixteen-bit weights and integer sums, so that it costs
//! a few microseconds and comes to the same on any processor. Iyyer et al.: Deep Unordered Composition (ACL 2015).
use super::vector::{DIMENSIONS, number};
use super::wide::widest;

/// The network, read where it lies.
#[derive(Debug, Clone, Copy)]
pub struct Mixer<'a> {
    /// Hidden units.
    pub hidden: usize,
    /// What a step of the weights inward and outward is worth.
    pub steps: (f32, f32),
    /// A shift a hidden unit (f32).
    pub shifts: &'a [u8],
    /// Weights inward, a line a hidden unit (i16).
    pub inward: &'a [u8],
    /// Weights outward, a line a dimension (i16).
    pub outward: &'a [u8],
}

impl<'a> Mixer<'a> {
    /// Layout: the steps of both weight tables (f32); shifts (f32 a hidden unit); weights inward, a line a hidden
    /// unit (i16); weights outward, a line a dimension (i16). Nothing may follow.
    pub fn read(bytes: &'a [u8], hidden: usize) -> Option<Self> {
        let steps = (
            f32::from_bits(number(bytes, 0)?),
            f32::from_bits(number(bytes, 1)?),
        );
        let (shifts, rest) = bytes.get(8..)?.split_at_checked(hidden.checked_mul(4)?)?;
        let (inward, outward) = rest.split_at_checked(hidden.checked_mul(DIMENSIONS * 2)?)?;
        (outward.len() == inward.len()).then_some(Self {
            hidden,
            steps,
            shifts,
            inward,
            outward,
        })
    }

    /// Adds to a vector of length one what its parts make of each other.
    pub fn add(&self, vector: &mut [f32; DIMENSIONS]) {
        if self.hidden > 0 {
            mix(self, vector);
        }
    }
}

/// Vectors are brought to this many steps, so that no sum of products can overflow.
const STEPS: f32 = 1023.0;

fn mix(mixer: &Mixer<'_>, vector: &mut [f32; DIMENSIONS]) {
    let mut steps = [0i16; DIMENSIONS];
    for at in 0..DIMENSIONS {
        steps[at] = rounded(vector[at] * STEPS);
    }
    let unit = mixer.steps.0 / STEPS;
    let (lines, _) = mixer.inward.as_chunks::<{ DIMENSIONS * 2 }>();
    let (shifts, _) = mixer.shifts.as_chunks::<4>();
    let mut hidden = vec![0.0f32; mixer.hidden];
    let (mut most, mut at) = (1e-6f32, 0);
    for unit_of in &mut hidden {
        let (Some(line), Some(shift)) = (lines.get(at), shifts.get(at)) else {
            return;
        };
        let sum = product(line, &steps) as f32 * unit + f32::from_le_bytes(*shift);
        *unit_of = sum.max(0.0);
        most = most.max(*unit_of);
        at += 1;
    }
    let mut steps = vec![0i16; mixer.hidden];
    for at in 0..steps.len().min(hidden.len()) {
        steps[at] = rounded(hidden[at] / most * STEPS);
    }
    let unit = mixer.steps.1 * most / STEPS;
    let mut lines = mixer.outward.chunks_exact(mixer.hidden * 2);
    for x in vector {
        if let Some(line) = lines.next() {
            *x += product(line, &steps) as f32 * unit;
        }
    }
}

/// To the nearest whole number, halves away from zero; by way of thirty-two bits, which the wide registers know.
fn rounded(x: f32) -> i16 {
    (x + 0.5f32.copysign(x)) as i32 as i16
}

widest!(
    plain_product(line: &[u8], steps: &[i16]) -> i32,
    wide_product,
    product,
    "Sum of products of sixteen-bit numbers, the first little endian."
);

/// A function of its own, and a plain count over slices of one length: the compiler then multiplies in pairs, which it
/// does not where it sees the loop around this one, or iterators of pairs.
#[inline(always)]
fn plain_product(line: &[u8], steps: &[i16]) -> i32 {
    let (weights, _) = line.as_chunks::<2>();
    let length = weights.len().min(steps.len());
    let (weights, steps) = (&weights[..length], &steps[..length]);
    let mut sum = 0i32;
    for at in 0..length {
        let weight = i32::from(i16::from_le_bytes(weights[at]));
        sum = sum.wrapping_add(weight * i32::from(steps[at]));
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::Mixer;
    use crate::learn::vector::DIMENSIONS;

    #[test]
    fn a_network_of_one_unit_adds_what_arithmetic_says() {
        // One hidden unit that reads dimension 0 (weight 2) with shift -0.5 and writes 3 to dimension 1.
        let mut bytes = Vec::new();
        for f in [0.001f32, 0.001, -0.5] {
            bytes.extend(f.to_le_bytes());
        }
        let line = |at: usize, w: i16| {
            (0..DIMENSIONS).flat_map(move |i| (if i == at { w } else { 0 }).to_le_bytes())
        };
        bytes.extend(line(0, 2000));
        bytes.extend(line(1, 3000));
        let mixer = Mixer::read(&bytes, 1).unwrap();
        let mut x = [0.0; DIMENSIONS];
        x[0] = 1.0;
        mixer.add(&mut x);
        assert!(
            (x[1] - 4.5).abs() < 0.01 && x[0] == 1.0 && x[2] == 0.0,
            "{:?}",
            &x[..3]
        );
        let mut x = [0.0; DIMENSIONS];
        x[5] = 1.0;
        mixer.add(&mut x);
        assert_eq!(x[1], 0.0);
        assert!(Mixer::read(&bytes, 2).is_none() && Mixer::read(&bytes[..40], 1).is_none());
    }
}
