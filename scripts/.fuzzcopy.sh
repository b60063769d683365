#!/usr/bin/env bash
# Lets libFuzzer look for octets that break a law of tests/fuzz/laws. Prints a line for each target: runs, edges, seconds, findings.
# Needs cargo-fuzz (`cargo install cargo-fuzz --locked`) and g++; no nightly compiler.
#   scripts/fuzz.sh                    each target for five minutes
#   scripts/fuzz.sh 60 imap journal    some targets for a minute each
# A finding is kept in fuzz/artifacts/TARGET; `RUSTC_BOOTSTRAP=1 cargo fuzz run -s none TARGET FILE` shows it again.
set -euo pipefail
cd "$(dirname "$0")/.."
export RUSTC_BOOTSTRAP=1 TMPDIR=${FUZZ_TMPDIR:-/dev/shm}
seconds=${1:-300}
shift || true
targets=${*:-mails letters gate senders compose customers desks journal imap}
built=$(rustc -vV | sed -n 's/host: //p')

# The first inputs are made anew each time: the letters of the tests and the examples, and a few lines of each grammar.
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
mkdir -p "$seeds"/{mails,letters,gate,senders,compose,customers,desks,journal,imap}
find examples tests -name '*.eml' -size -8k | while read -r letter; do
    cp "$letter" "$seeds/letters/$(echo "$letter" | tr / -)"
done
cp "$seeds"/letters/* "$seeds/mails/"
some=("$seeds"/letters/*)
for letter in "${some[@]:0:4}"; do
    printf 'From a@b.example Thu Jan  1 00:00:00 2026\n%s\n\n' "$(cat "$letter")"
done >"$seeds/mails/mbox"
printf 'Ann Quill <ann@post.example>' >"$seeds/gate/address"
printf 'x.1$y@b.example' >"$seeds/gate/id"
printf 'Re: K\303\246re\r\nBcc: x@b.example \342\200\256\342\200\213' >"$seeds/gate/subject"
printf '%s\n%s\n%s\n' 'E-mail: (?<address>\S+)' 'mx.desk.example 1; spf=fail (x (y) \) z); dmarc=pass (p=none) header.from="post.example"' \
    'E-mail: ann@post.example' >"$seeds/senders/one"
printf 'Ann "Q", \303\205\nRe: late\n> quoted\n-- \nFrom here\n. \303\246\303\270\303\245 \360\237\221\251\342\200\215\360\237\221\247\n' >"$seeds/compose/one"
printf 'id,name,emails,orders.number,extra.x\nk-1,Ann,ann@post.example;b@c.example,KK-1,1\nk-2,"Bo, B",bo@post.example,,\n' >"$seeds/customers/table"
printf 'customers:\n- &a {id: k-1, name: Ann, emails: [ann@post.example], since: 2021-04-30, extra: {x: 1}}\n' >"$seeds/customers/list"
cp tests/faults/*.txt "$seeds/desks/"
key=$(printf '01%.0s' {1..32})
printf '%s\n' '{"t":"head","version":1}' "{\"t\":\"intent\",\"key\":\"$key\"}" "{\"t\":\"done\",\"key\":\"$key\",\"id\":\"0101\",\"put\":true,\"stamp\":\"s\"}" \
    "{\"t\":\"tried\",\"key\":\"$key\",\"why\":\"x\"}" "{\"t\":\"seen\",\"key\":\"$key\",\"stamp\":\"s\"}" \
    "{\"t\":\"mark\",\"key\":\"$key\",\"mark\":\"retired\",\"day\":\"2026-05-12\"}" '{"t":"ran","letters":3}' >"$seeds/journal/one"
printf '%b' 'TAG OK in\r\n* LIST (\\Drafts) "." Drafts\r\nTAG OK\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK ok\r\n* 1 FETCH (UID 7 FLAGS () RFC822.SIZE 6)\r\nTAG OK\r\n' \
    '* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK ok\r\nTAG OK\r\n* SEARCH 7\r\nTAG OK\r\n* 1 FETCH (UID 7 BODY[] {6}\r\nA: b\r\n)\r\nTAG OK\r\n' \
    '* 1 FETCH (UID 7 FLAGS ())\r\nTAG OK\r\n+ go\r\nTAG OK [APPENDUID 7 8] put\r\n* CAPABILITY IMAP4rev1 UIDPLUS\r\nTAG OK\r\nTAG OK\r\nTAG OK\r\n' \
    '* 1 EXISTS\r\nTAG OK ok\r\n+ idling\r\nTAG OK\r\n' >"$seeds/imap/session"

for target in $targets; do
    mkdir -p "fuzz/corpus/$target" "fuzz/artifacts/$target"
    log=/tmp/fuzzlog.$target; : > $log
    # A crash ends a run: it goes on, with what it has learnt, until its time is over.
    end=$((SECONDS + seconds)) begun=$SECONDS
    while [ $SECONDS -lt $end ]; do
        nice -n 2 "/tmp/fuzzbin/$target" "fuzz/corpus/$target" "$seeds/$target" -max_total_time=$((end - SECONDS)) -timeout=10 -rss_limit_mb=1024 \
            -max_len=8192 -artifact_prefix="fuzz/artifacts/$target/" -print_final_stats=1 >>"$log" 2>&1 || true
    done
    runs=$(awk '/stat::number_of_executed_units/ {n += $2} END {print n + 0}' "$log")
    edges=$(grep -o 'cov: [0-9]*' "$log" | sort -n -k2 | tail -n 1)
    found=$(grep -c '^SUMMARY: libFuzzer' "$log" || true)
    echo "$target: $runs runs, ${edges:-cov: 0}, $((SECONDS - begun)) s, $found findings"

done
