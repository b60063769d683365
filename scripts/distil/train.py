"""Regresses a vector a word and a word pair, and a small network over their sum, on the teacher. Writes student.npz."""
import collections, json

import numpy as np, torch
from wordfreq import word_frequency

from corpus import words
from glossary_nb import pairs as glossary

DIMENSIONS, HIDDEN, ROUNDS, BATCH, RATE, PAIRS = 256, 192, 2, 1024, 3e-3, 32000
torch.manual_seed(1)
random = np.random.RandomState(0)
texts = json.load(open("texts.json"))
en, nordic = texts["en"], texts["nordic"]
teacher = np.load("teacher.npz")
parts = ("real", "spans", "framed", "grammar")
target = np.concatenate([teacher[part].astype(np.float32) for part in parts])
cut = [words(text) for part in parts for text in en[part]]
real = len(en["real"])

# The teacher's space: mean-free, 256 principal components, length one.
mean = target[:real].mean(0)
centred = target[:real] - mean
principal = np.linalg.svd(centred.T @ centred)[0][:, :DIMENSIONS]


def project(vectors):
    vectors = (vectors.astype(np.float32) - mean) @ principal
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


target = project(target)

# Rows: words (from the teacher, rare ones long), then pairs (from zero), then one for "nothing known".
vocabulary, counts = en["vocabulary"], collections.Counter(en["counts"])
total = sum(counts.values())
frequency = [max(word_frequency(w, "en"), counts[w] / total if counts[w] > 20 else 0, 1e-7) for w in vocabulary]
frequency[vocabulary.index("0")] = 0.02
seen = collections.Counter(pair for text in cut[:real] for pair in zip(text, text[1:]))
invented = collections.Counter(pair for text in cut[-len(en["grammar"]):] for pair in zip(text, text[1:]))
seen.update({pair: n // 10 for pair, n in invented.items() if n >= 40})
pairs = [pair for pair, n in seen.most_common(PAIRS) if n >= 3]
row_of = {w: i for i, w in enumerate(vocabulary)} | {pair: i + len(vocabulary) for i, pair in enumerate(pairs)}
start = np.zeros((len(row_of) + 1, DIMENSIONS), np.float32)
start[:len(vocabulary)] = project(teacher["vocabulary"]) * (0.6e-3 / (1e-3 + np.array(frequency)))[:, None]


def rows(text):
    return [row_of[unit] for unit in [*text, *zip(text, text[1:])] if unit in row_of] or [len(row_of)]


bags = [rows(text) for text in cut]
table = torch.nn.EmbeddingBag(*start.shape, mode="sum", _weight=torch.tensor(start))
network = torch.nn.Sequential(torch.nn.Linear(DIMENSIONS, HIDDEN), torch.nn.ReLU(),
                              torch.nn.Linear(HIDDEN, DIMENSIONS, bias=False))
torch.nn.init.normal_(network[2].weight, std=0.005)
normal = torch.nn.functional.normalize


def student(chosen):
    chosen = [bags[i] for i in chosen]
    starts = np.cumsum([0] + [len(bag) for bag in chosen[:-1]])
    sums = table(torch.tensor(np.concatenate(chosen)), torch.tensor(starts))
    unit = normal(sums)
    return normal(unit + network(unit * 4)), sums


order = random.permutation(real)
held, trained = order[:3000], np.concatenate([order[3000:], np.arange(real, len(bags))])
target = torch.tensor(target)
optimizer = torch.optim.Adam([{"params": table.parameters()}, {"params": network.parameters()}])
steps = ROUNDS * (len(trained) // BATCH)
for step in range(steps):
    at = step % (len(trained) // BATCH)
    if at == 0:
        random.shuffle(trained)
    rate = RATE * (1 - step / steps)
    optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = rate, rate / 2
    chosen = trained[at * BATCH:(at + 1) * BATCH]
    guess, sums = student(chosen)
    wanted = target[chosen]
    loss = (1 - (guess * wanted).sum(1)).mean() + 3 * ((guess @ guess.T - wanted @ wanted.T) ** 2).mean()
    loss = loss + 0.02 * ((sums.norm(dim=1) - 1) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    print("cosine to the teacher on texts held back", (student(held)[0] * target[held]).sum(1).mean().item())
learnt = table.weight.detach().numpy()

# Nordic words: from the second encoder by ridge regression onto the English rows' directions; a row's length follows
# from the word's frequency as it does in English. The glossary's words take the English rows as they are.
bridge = teacher["e5_words"]
english = learnt[:len(bridge)]
lengths = np.linalg.norm(english, axis=1)


def widened(vectors):
    return np.c_[vectors - vectors.mean(0), np.ones(len(vectors))]


x = widened(bridge)
ridge = np.linalg.solve(x.T @ x + 0.1 * np.eye(x.shape[1]), x.T @ (english / lengths[:, None]))
curve = np.polyfit(np.log10([max(word_frequency(w, "en"), 1e-7) for w in vocabulary[:len(bridge)]]), lengths, 3)
nordic_rows = widened(teacher["e5_nordic_words"]) @ ridge
nordic_rows /= np.linalg.norm(nordic_rows, axis=1, keepdims=True)


def nordic_frequency(word):
    return [word_frequency(word, lang) for lang in ("nb", "da", "sv")]


commonness = [max(*nordic_frequency(w), 1e-7) for w in nordic["vocabulary"]]
nordic_rows *= np.maximum(np.polyval(curve, np.log10(commonness)), 0.2)[:, None]
found = dict(zip(nordic["vocabulary"], nordic_rows))
for word, meaning in glossary():
    if meaning in row_of and (word in found or sum(nordic_frequency(word)) >= 3 * word_frequency(word, "en")):
        found[word] = learnt[row_of[meaning]]

np.savez("student.npz", words=learnt[:len(vocabulary)], pairs=learnt[len(vocabulary):-1],
         nordic=np.array(list(found.values()), np.float32), inward=network[0].weight.detach().numpy() * 4,
         shifts=network[0].bias.detach().numpy(), outward=network[2].weight.detach().numpy())
json.dump(dict(words=vocabulary, pairs=[" ".join(pair) for pair in pairs], nordic=list(found)), open("student.json", "w"))
