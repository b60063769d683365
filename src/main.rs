//! The program: parse, run, print the failure, exit code.

use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // Huge pages under an arena of which little is used cost memory, and the time to empty them, for nothing. A system that
    // knows no such pages has none to turn off.
    let _there_are_none = rustix::thread::disable_transparent_huge_pages(true);
    regards::cli::main()
}
