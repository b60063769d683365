#!/usr/bin/env bash
# The long form of the faults that the tests show in short: some 1,000 kills at random moments, a kill at every system call
# that changes something, flipped journals by the hundred. Prints its counts. Needs strace and prlimit.
set -euo pipefail
cd "$(dirname "$0")/.."
REGARDS_NO_SKIP=1 REGARDS_FAULTS="${1:-84}" cargo test --test main queue::faults -- --nocapture --test-threads=1
