#!/usr/bin/env python3
"""Agreement of the two labellings of tests/labels: a fifth of each set was labelled a second time.

For sets of one class a row: the share of rows that agree, and Cohen's kappa. For spans (facts, questions): F1 of the
second labelling against the first, where a pair agrees if it overlaps and kind and value are the same; what either
labelling calls optional is not counted.

    python3 scripts/agreement.py
"""
import json
from collections import Counter
from pathlib import Path

LABELS = Path(__file__).resolve().parent.parent / "tests" / "labels"


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def key(row):
    return tuple(row.get(k) for k in ("set", "file", "id", "turn"))


def pairs(name):
    first = {key(r): r for r in rows(LABELS / f"{name}.jsonl")}
    return [(first[key(r)], r) for r in rows(LABELS / "second" / f"{name}.jsonl")]


def kappa(couples):
    n = len(couples)
    same = sum(a == b for a, b in couples) / n
    left, right = Counter(a for a, _ in couples), Counter(b for _, b in couples)
    chance = sum(left[k] * right[k] for k in left) / n**2
    return same, 1.0 if chance == 1 else (same - chance) / (1 - chance)


def classes(name, field):
    found = pairs(name)
    same, k = kappa([(str(a[field]), str(b[field])) for a, b in found])
    print(f"{name:12} {field:10} {len(found):4} rows   agree {same:6.1%}   kappa {k:.2f}")
    for a, b in found:
        if a[field] != b[field]:
            print(f"    differs: {' '.join(str(x) for x in key(a) if x is not None)}: {a[field]} / {b[field]}")


def overlap(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def spans(name, field):
    hit = left = right = 0
    for a, b in pairs(name):
        same = lambda x, y: overlap(x, y) and all(x.get(k) == y.get(k) for k in ("kind", "value"))
        optional = [s for s in a[field] + b[field] if s.get("optional")]
        free = lambda s: any(overlap(s, o) for o in optional)
        one = [s for s in a[field] if not free(s)]
        two = [s for s in b[field] if not free(s)]
        hits = sum(any(same(x, y) for y in two) for x in one)
        hit, left, right = hit + hits, left + len(one), right + len(two)
        if hits < max(len(one), len(two)):
            print(f"    differs: {' '.join(str(x) for x in key(a) if x is not None)}")
    print(f"{name:12} {field:10} {left:4} spans  F1 {2 * hit / (left + right):6.1%}")


if __name__ == "__main__":
    classes("situations", "situation")
    classes("danger", "danger")
    classes("intents", "intent")
    classes("mailkind", "kind")
    classes("names", "name")
    classes("names", "first")
    classes("letters1880", "name")
    classes("letters1880", "age")
    spans("facts.en", "facts")
    spans("facts.nb", "facts")
    spans("questions", "questions")
