# What developers type.

# everything a change must pass
ci:
    .ci/run

# the tests of one part: `just test read::facts`
test FILTER="":
    cargo test {{FILTER}}

# drafts for the shipped examples
try:
    cargo run --release -- batch examples/fan-club/letters --desk examples/fan-club --to /tmp/regards-drafts
