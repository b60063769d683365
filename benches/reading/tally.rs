//! Counting: right and wrong in both halves of a set.

/// Right and wrong in the half that is looked at, and in the half that is quoted.
#[derive(Default, Clone, Copy)]
pub struct Tally {
    found: [u32; 2],
    expected: [u32; 2],
    right: [u32; 2],
    met: [u32; 2],
}

impl Tally {
    /// One try.
    pub fn one(&mut self, half: usize, right: bool) {
        self.add(half, (1, 1), u32::from(right));
    }

    /// What was found, what was expected, what of it was right.
    pub fn add(&mut self, half: usize, (found, expected): (u32, u32), right: u32) {
        self.found[half] += found;
        self.expected[half] += expected;
        self.right[half] += right;
        self.met[half] += right;
    }

    /// Prints precision, recall and F1 of both halves.
    pub fn line(&self, name: &str) {
        let share = |a: u32, b: u32| {
            if b == 0 {
                1.0
            } else {
                f64::from(a) / f64::from(b)
            }
        };
        print!("{name:<34}");
        for (half, label) in [(1, "quoted half"), (0, "other half")] {
            let (p, r) = (
                share(self.right[half], self.found[half]),
                share(self.met[half], self.expected[half]),
            );
            let f = if p + r > 0.0 {
                2.0 * p * r / (p + r)
            } else {
                0.0
            };
            print!(
                "  {label}: p {p:.3} r {r:.3} f1 {f:.3} (n {})",
                self.expected[half]
            );
        }
        println!();
    }
}

/// Which half an id falls into: FNV-1a, one bit of it.
pub fn half(id: &str) -> usize {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    usize::from((mixed ^ (mixed >> 33)) & 1 == 1)
}
