//! The program: parse, run, print the failure, exit code.

use libmimalloc_sys::{mi_option_set, mi_option_t, mi_option_use_numa_nodes};
use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How long freed pages are kept, in milliseconds. The bindings name its neighbour only.
const PURGE_DELAY: mi_option_t = mi_option_use_numa_nodes - 1;

fn main() -> ExitCode {
    // A worker frees what a letter took before it takes the next: kept pages are a seventh of the memory and save no time.
    // SAFETY: the option exists since version 2 of the allocator, and any number is a valid delay.
    unsafe { mi_option_set(PURGE_DELAY, 0) };
    // Huge pages under an arena of which little is used cost memory, and the time to empty them, for nothing. A system that
    // knows no such pages has none to turn off.
    let _there_are_none = rustix::thread::disable_transparent_huge_pages(true);
    regards::cli::main()
}
