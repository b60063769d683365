//! Sums that reading spends its time on, on the wide registers of processors that have them.
//!
//! Such a function is written once, in the file of its noun, and compiled twice: for every processor, and for those with
//! AVX2. Both do the same operations in the same order, so the results are the same to the last bit.

/// Calls the copy of a function that the processor is made for: the same in wide registers, or one of its own for those.
macro_rules! widest {
    ($plain:ident($($name:ident: $kind:ty),*) -> $result:ty, $wide:ident, $public:ident, $doc:literal) => {
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx2")]
        fn $wide($($name: $kind),*) -> $result {
            $plain($($name),*)
        }

        $crate::learn::wide::widest!($plain or $wide($($name: $kind),*) -> $result, $public, $doc);
    };
    ($plain:ident or $wide:ident($($name:ident: $kind:ty),*) -> $result:ty, $public:ident, $doc:literal) => {
        #[doc = $doc]
        fn $public($($name: $kind),*) -> $result {
            #[cfg(target_arch = "x86_64")]
            if is_x86_feature_detected!("avx2") {
                // SAFETY: the processor has what the function asks for.
                return unsafe { $wide($($name),*) };
            }
            $plain($($name),*)
        }
    };
}
pub(crate) use widest;
