#!/usr/bin/env bash
# The long form of the faults that the tests show in short. Prints its counts. Needs strace, prlimit, dovecot and root (small file systems).
#   scripts/faults.sh            everything, some hours in a debug build
#   scripts/faults.sh kills      some 1,000 kills at random moments
#   scripts/faults.sh calls      a kill at every system call that changes something, and an error at every one that can fail
#   scripts/faults.sh beside     two and eight runs on one queue, stopped at random, 50 rounds
#   scripts/faults.sh rest       journals torn and flipped, signals, moving letters, swapped folders, saved customers
#   scripts/faults.sh imap       the line cut at every octet of an APPEND, and a server that is killed
#   scripts/faults.sh mutants    10,000 mutants of odd and hostile mails, from octets to drafts (needs REGARDS_DATA)
set -euo pipefail
cd "$(dirname "$0")/.."
export REGARDS_NO_SKIP=1
long() { # factor, tests
    local factor=$1
    shift
    REGARDS_FAULTS=$factor nice cargo test --test main -- "$@" --nocapture --test-threads=1
}
for part in ${1:-kills calls beside rest imap mutants}; do
    case $part in
    kills) long 84 queue::faults::kills ;;
    calls) long 2 queue::calls ;;
    beside) long 25 queue::faults::runs_beside ;;
    rest)
        long 84 queue::faults::a_journal
        long 34 queue::times::a_signal queue::stirred
        ;;
    imap) long 10 mail::imap::a_cut mail::imap::a_server ;;
    mutants) REGARDS_MUTANTS=10000 nice cargo test --test main -- hostile::mutants --nocapture ;;
    *) echo "faults.sh: no part is called $part" >&2 && exit 2 ;;
    esac
done
