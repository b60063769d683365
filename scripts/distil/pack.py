"""Packs the student into the table that the program carries: `pack.py assets/meaning.bin`. Layout: src/learn/table.rs."""
import json, struct, sys

import numpy as np

WORDS, PAIRS, BITS = 25500, 28000, 14
MASK = (1 << 64) - 1


def key(seed, text):
    """The hash of src/learn/features.rs, its middle bits."""
    h = 0xCBF29CE484222325 ^ (seed * 0x9E3779B97F4A7C15 & MASK)
    for unit in text.encode():
        h = (h ^ unit) * 0x100000001B3 & MASK
    h ^= h >> 32
    h = h * 0xD6E8FEB86659FD93 & MASK
    h ^= h >> 32
    return h >> 16 & 0xFFFFFFFF


student, names = np.load("student.npz"), json.load(open("student.json"))
rows = {key(12, pair): row for pair, row in zip(names["pairs"][:PAIRS], student["pairs"])}
rows |= {key(11, word): row for word, row in zip(names["words"][:WORDS], student["words"])}
rows |= {key(11, word): row for word, row in zip(names["nordic"], student["nordic"])}
keys = np.array(sorted(rows), dtype=np.uint64)
table = np.array([rows[int(k)] for k in keys])

# For each row the scale of least squared error among a few.
most = np.maximum(np.abs(table).max(1) / 7, 1e-9)
tried = np.array([most * share for share in (1, 0.9, 0.8, 0.7, 0.6)])
errors = [((np.clip(np.rint(table / s[:, None]), -8, 7) * s[:, None] - table) ** 2).sum(1) for s in tried]
scale = tried[np.argmin(errors, axis=0), np.arange(len(table))]
step = np.float32(scale.max() / 65535)
scale = np.maximum(np.rint(scale / step), 1).astype("<u2")
digits = (np.clip(np.rint(table / (scale * step)[:, None]), -8, 7) + 8).astype(np.uint8)
starts = np.searchsorted(keys, np.arange((1 << BITS) + 1, dtype=np.uint64) << np.uint64(32 - BITS))


def weights(matrix):
    unit = np.float32(np.abs(matrix).max() / 4095)
    return unit, np.rint(matrix / unit).astype("<i2").tobytes()


(inward_unit, inward), (outward_unit, outward) = weights(student["inward"]), weights(student["outward"])
with open(sys.argv[1], "wb") as out:
    out.write(b"RGM2" + struct.pack("<IIIIf", len(keys), table.shape[1], BITS, len(student["shifts"]), step))
    out.write(starts.astype("<u4").tobytes() + keys.astype("<u4").tobytes() + scale.tobytes())
    out.write((digits[:, 0::2] | digits[:, 1::2] << 4).tobytes())
    out.write(struct.pack("<ff", inward_unit, outward_unit) + student["shifts"].astype("<f4").tobytes() + inward + outward)
    print(len(keys), "rows", round(out.tell() / 2**20, 2), "MiB")
