//! Several learnt nets made one, and written as `read/emotion/net.rs` reads it.
use super::train_emotion_net::{LOUDS, Net, UNITS, Weight};
use regards::read::emotion::net::CLASSES;

/// Averages weights of the nets.
fn mean(nets: &[Net], of: fn(&Net) -> &[Weight]) -> Vec<f32> {
    let mut sums = vec![0.0; nets.first().map_or(0, |net| of(net).len())];
    for net in nets {
        let weights = sums.iter_mut().zip(of(net));
        weights.for_each(|(sum, weight)| *sum += weight.value / nets.len() as f32);
    }
    sums
}

/// Lines of weights of the nets side by side.
fn joined(nets: &[Net], of: fn(&Net) -> &[Weight], line: usize, scale: f32) -> Vec<f32> {
    let lines = nets.first().map_or(0, |net| of(net).len() / line);
    let at = |number: usize| {
        let parts = nets
            .iter()
            .flat_map(move |net| &of(net)[number * line..(number + 1) * line]);
        parts.map(move |weight| weight.value * scale)
    };
    (0..lines).flat_map(at).collect()
}

/// The file that `read/emotion/net.rs` reads: what is linear averaged, units side by side, what comes out of them averaged.
pub fn to_bytes(nets: &[Net], thresholds: &[f32; CLASSES]) -> Vec<u8> {
    let inward = nets.iter().flat_map(|net| &net.inward);
    let small = [
        mean(nets, |net| &net.words),
        mean(nets, |net| &net.pieces),
        inward.map(|weight| weight.value).collect(),
        joined(nets, |net| &net.of_loud, LOUDS, 1.0),
    ];
    let steps = small.each_ref().map(|table| {
        let most = table.iter().fold(1e-9_f32, |most, w| most.max(w.abs()));
        most / 127.0
    });
    let each = 1.0 / nets.len() as f32;
    let heads = [
        thresholds.to_vec(),
        mean(nets, |net| &net.biases),
        steps.to_vec(),
        joined(nets, |net| &net.shifts, UNITS, 1.0),
        joined(nets, |net| &net.outward, UNITS, each),
        mean(nets, |net| &net.direct),
        joined(nets, |net| &net.loud_shifts, LOUDS, 1.0),
        joined(nets, |net| &net.loud_outward, LOUDS, each),
    ];
    let heads = heads.iter().flatten();
    let mut bytes: Vec<u8> = heads.flat_map(|number| number.to_le_bytes()).collect();
    for table in [2, 0, 1, 3] {
        let step = steps[table];
        let byte = |weight: &f32| ((weight / step).round() as i8).cast_unsigned();
        bytes.extend(small[table].iter().map(byte));
    }
    bytes
}
