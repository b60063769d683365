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

/// Adds to a vector of length one what its parts make of each other.
fn mix(mixer: &Mixer<'_>, vector: &mut [f32; DIMENSIONS]) {
    let steps: Vec<i16> = vector.iter().map(|x| rounded(x * STEPS)).collect();
    let mut sums = vec![0; mixer.hidden];
    products(mixer.inward, &steps, &mut sums);
    let unit = mixer.steps.0 / STEPS;
    let (shifts, _) = mixer.shifts.as_chunks::<4>();
    let shifted = |(sum, shift): (&i32, &[u8; 4])| {
        let sum = *sum as f32 * unit + f32::from_le_bytes(*shift);
        sum.max(0.0)
    };
    let hidden: Vec<f32> = sums.iter().zip(shifts).map(shifted).collect();
    let most = hidden.iter().copied().fold(1e-6, f32::max);
    let steps: Vec<i16> = hidden.iter().map(|h| rounded(h / most * STEPS)).collect();
    let mut sums = vec![0; DIMENSIONS];
    products(mixer.outward, &steps, &mut sums);
    let unit = mixer.steps.1 * most / STEPS;
    for (x, sum) in vector.iter_mut().zip(sums) {
        *x += sum as f32 * unit;
    }
}

/// To the nearest whole number, halves away from zero; by way of thirty-two bits, which the wide registers know.
fn rounded(x: f32) -> i16 {
    (x + 0.5f32.copysign(x)) as i32 as i16
}

widest!(
    plain_products or wide_products(lines: &[u8], steps: &[i16], sums: &mut [i32]) -> (),
    products,
    "Of each line of weights (sixteen bits, little endian) the sum of its products with the steps."
);

fn plain_products(lines: &[u8], steps: &[i16], sums: &mut [i32]) {
    let lines = lines.chunks_exact((2 * steps.len()).max(1));
    for (sum, line) in sums.iter_mut().zip(lines) {
        *sum = product(line, steps);
    }
}

/// A plain count over slices of one length, here and below: the compiler does not see through iterators of pairs where
/// it may use wide registers.
fn product(line: &[u8], steps: &[i16]) -> i32 {
    let (weights, _) = line.as_chunks::<2>();
    let count = weights.len().min(steps.len());
    let (weights, steps) = (&weights[..count], &steps[..count]);
    let mut sum = 0i32;
    for at in 0..count {
        let weight = i32::from(i16::from_le_bytes(weights[at]));
        sum = sum.wrapping_add(weight * i32::from(steps[at]));
    }
    sum
}

/// The same sixteen at a time: the compiler multiplies so, but adds up and unpacks in between.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn wide_products(lines: &[u8], steps: &[i16], sums: &mut [i32]) {
    use std::arch::x86_64 as cpu;
    let width = 2 * steps.len();
    let (steps, last_steps) = steps.as_chunks::<16>();
    let mut start = 0;
    for sum in sums {
        let Some(line) = lines.get(start..start + width) else {
            return;
        };
        start += width;
        let (weights, last_weights) = line.as_chunks::<32>();
        let count = weights.len().min(steps.len());
        let (weights, steps) = (&weights[..count], &steps[..count]);
        let mut sums = cpu::_mm256_setzero_si256();
        for at in 0..count {
            let products = cpu::_mm256_madd_epi16(octets(&weights[at]), sixteen(&steps[at]));
            sums = cpu::_mm256_add_epi32(sums, products);
        }
        let half = cpu::_mm256_extracti128_si256::<1>(sums);
        let half = cpu::_mm_add_epi32(cpu::_mm256_castsi256_si128(sums), half);
        let half = cpu::_mm_hadd_epi32(half, half);
        let whole = cpu::_mm_cvtsi128_si32(cpu::_mm_hadd_epi32(half, half));
        *sum = whole.wrapping_add(product(last_weights, last_steps));
    }
}

/// Thirty-two octets in one register.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
#[inline]
fn octets(octets: &[u8; 32]) -> std::arch::x86_64::__m256i {
    let (eights, _) = octets.as_chunks::<8>();
    let eight = |at: usize| i64::from_le_bytes(eights[at]);
    std::arch::x86_64::_mm256_setr_epi64x(eight(0), eight(1), eight(2), eight(3))
}

/// Sixteen numbers in one register.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
#[inline]
fn sixteen(n: &[i16; 16]) -> std::arch::x86_64::__m256i {
    std::arch::x86_64::_mm256_setr_epi16(
        n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13],
        n[14], n[15],
    )
}

#[cfg(test)]
mod tests {
    use super::{Mixer, plain_products, products};
    use crate::learn::vector::DIMENSIONS;

    #[test]
    fn wide_registers_come_to_the_same_sums() {
        for width in [1, 15, 16, 17, 48, 200] {
            let mut seed = 7u32;
            let mut number = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 16) as i16
            };
            let steps: Vec<i16> = (0..width).map(|_| number() / 32).collect();
            let lines: Vec<u8> = (0..3 * width)
                .flat_map(|_| number().to_le_bytes())
                .collect();
            let (mut plain, mut widest) = ([0; 3], [0; 3]);
            plain_products(&lines, &steps, &mut plain);
            products(&lines, &steps, &mut widest);
            assert_eq!(plain, widest, "{width}");
            assert!(plain.iter().all(|sum| *sum != 0), "{width}");
        }
    }

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
