#!/usr/bin/env bash
# Prints the tables of docs/performance.md. Run it on a quiet machine; without the build it takes about ten minutes.
#
#   scripts/performance.sh [LISTED]      LISTED: how many mails of lists the long run has (1,000,000)
set -euo pipefail
cd "$(dirname "$0")/.."
listed=${1:-1000000}

cargo build --release --quiet
cargo bench --no-run --quiet
regards=$(realpath "${CARGO_TARGET_DIR:-target}/release/regards")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "$(nproc) processors, $(uname -srm), $(rustc --version); load $(cut -d' ' -f1-3 /proc/loadavg)"

# Milliseconds of processor time, and of waiting, of the middle one of 21 cold runs.
cold() {
    local what=$1; shift
    for _ in $(seq 21); do
        local began=$(date +%s%N)
        "$@" >/dev/null 2>&1 || true
        echo $((($(date +%s%N) - began) / 1000))
    done | sort -n | sed -n 11p | awk -v what="$what" '{ printf "| %s | %.1f |\n", what, $1 / 1000 }'
}

echo
echo "## Cold starts"
echo
echo "| command | milliseconds |"
echo "|---|---:|"
letter=examples/shop/letters/02-peter-late.eml
desk=examples/shop
"$regards" draft "$letter" --desk "$desk" --state "$work/state" >/dev/null 2>&1 || true
cold 'regards draft' "$regards" draft "$letter" --desk "$desk" --state "$work/state"
printf 'Dear Ann,\n\nthank you for your mail. We apologise for any inconvenience caused.\n\nPiet\n' > "$work/reply.txt"
cold 'regards review' "$regards" review "$work/reply.txt" --letter "$letter" --desk "$desk" --state "$work/state"

echo
echo "## Stages"
for templates in 0 1000 10000; do
    echo
    cargo bench --quiet --bench pipeline -- --letters 2000 --templates $templates
done

echo
echo "## Queues"
echo
cargo bench --quiet --bench queue -- --letters 10000 --listed "$listed"

echo
echo "## Customers"
for rows in 100 10000 1000000; do
    echo
    cargo bench --quiet --bench customers -- $rows
done

echo
echo "## The usual parts in Python"
echo
mkdir -p "$work/mail" "$work/out"
cargo bench --quiet --bench queue -- --letters 10000 --only-make "$work/mail"
python3 benches/python_baseline.py "$work/mail" "$work/out"
