#!/usr/bin/env bash
# The long form of the faults that the tests show in short. Prints its counts. Needs strace, prlimit, dovecot and root (small file systems).
# The program that is killed and disturbed is a release build, or the one that REGARDS_PROGRAM names.
#   scripts/faults.sh            everything: an hour and a half on two cores that do nothing else
#   scripts/faults.sh kills      some 1,000 kills at random moments
#   scripts/faults.sh calls      a kill at every system call that changes something, and an error at every one that can fail
#   scripts/faults.sh beside     two and eight runs on one queue, stopped at random, 50 rounds
#   scripts/faults.sh rest       journals torn and flipped, signals, moving letters, swapped folders, saved customers
#   scripts/faults.sh power      200 power cuts: a file system that is shut down under a run, and mounted again
#   scripts/faults.sh others     some 10,000 letters that try for the details of other customers, with one, two and eight workers
#   scripts/faults.sh huge       a letter of a gibibyte
#   scripts/faults.sh imap       the line cut at every octet of an APPEND, and a server that is killed
#   scripts/faults.sh mutants    10,000 mutants of odd and hostile mails, from octets to drafts (needs REGARDS_DATA)
#   scripts/faults.sh fuzz       20,000 made cases of each of the seeded targets, 2,000 of sessions with a server; scripts/fuzz.sh looks on
set -euo pipefail
cd "$(dirname "$0")/.."
export REGARDS_NO_SKIP=1
if [ -z "${REGARDS_PROGRAM:-}" ]; then
    cargo build --release --quiet
    export REGARDS_PROGRAM=$(realpath "${CARGO_TARGET_DIR:-target}/release/regards")
fi
tests() { nice cargo test --test main -- "$@" --nocapture; }
long() { # factor, tests
    local factor=$1
    shift
    REGARDS_FAULTS=$factor tests "$@"
}
for part in ${1:-kills calls beside rest power others huge imap mutants fuzz}; do
    case $part in
    kills) long 84 queue::faults::kills ;;
    calls) long 2 queue::calls ;;
    beside) long 25 queue::faults::runs_beside ;;
    rest)
        long 84 queue::faults::a_journal
        long 34 queue::times::a_signal queue::stirred
        ;;
    power) long 100 queue::power ;;
    others) long 84 hostile::bleed ;;
    huge) long 2 hostile::quiet ;;
    imap) long 10 mail::imap::a_cut mail::imap::a_server --test-threads=1 ;;
    mutants) REGARDS_MUTANTS=10000 tests hostile::mutants ;;
    fuzz) REGARDS_CASES=20000 tests fuzz:: ;;
    *) echo "faults.sh: no part is called $part" >&2 && exit 2 ;;
    esac
done
