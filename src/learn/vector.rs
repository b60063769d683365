//! A meaning as a vector: how long it is, how it is read from bytes, and its sums.

/// Dimensions of a meaning.
pub const DIMENSIONS: usize = 256;

/// The number at a place, four bytes each.
pub fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at.checked_mul(4)?..at.checked_mul(4)?.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// Brings a vector to length one; a zero vector stays, and the answer is no.
pub fn normalise(vector: &mut [f32]) -> bool {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 1e-9 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
    length > 1e-9
}

/// Sum of products, in eight lanes so that the compiler can use them.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0f32; 8];
    let ((left, left_rest), (right, right_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    for (x, y) in left.iter().zip(right) {
        for at in 0..8 {
            lanes[at] += x[at] * y[at];
        }
    }
    let rest: f32 = left_rest.iter().zip(right_rest).map(|(x, y)| x * y).sum();
    lanes.iter().sum::<f32>() + rest
}
