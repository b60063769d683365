"""Gathers the texts that the table is distilled from. Writes texts.json."""
import collections, csv, glob, gzip, json, os, random, re

import grammar_en, grammar_nb
from wordfreq import top_n_list, word_frequency

DATA = os.environ["REGARDS_DATA"] + "/"
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words(text):
    """The words as src/learn/words.rs cuts them; a number is `0`."""
    return ["0" if w.isdigit() else w for w in WORD.findall(text.lower().replace("\u2019", "'"))]


def lines(name):
    return gzip.open(DATA + name, "rt", errors="replace")


def published():
    for name in sorted(glob.glob(DATA + "multidogo/*.tsv.gz")):
        for number, line in enumerate(gzip.open(name, "rt", errors="replace")):
            cells = line.rstrip("\n").split("\t")
            if number and len(cells) > 3:
                yield cells[3]
    for part in ("train", "dev"):
        for line in lines(f"goemotions/{part}.jsonl.gz"):
            yield json.loads(line)["text"].replace("[NAME]", "Sam").replace("[RELIGION]", "church")
        for row in csv.DictReader(lines(f"bitext/{part}.csv.gz")):
            yield row["utterance"]
    for name in ("politeness/dev.jsonl.gz", "cfpb/complaints.jsonl.gz"):
        for line in lines(name):
            yield from re.split(r"(?<=[.!?])\s+|\s+\.\s+", json.loads(line)["text"])
    yield from leipzig("en")


def leipzig(lang):
    rows = map(json.loads, lines("langid/dev.jsonl.gz"))
    return [row["text"] for row in rows if row["lang"] == lang and row["kind"] == "sentence"]


def once(texts):
    """Texts of 2 to 40 words (longer ones cut), one of each wording."""
    found = {}
    for text in texts:
        text = " ".join(text.split())
        if len(words(text)) > 40:
            text = " ".join(text.split()[:30])
        if 2 <= len(words(text)) <= 40:
            found.setdefault(" ".join(words(text)), text)
    return list(found.values())


FRAMES = """how do i {} my {}|what is {} {}|can you {} the {}|why was my {} {}|i want to {} a {}|is there a {} for {}|my {} is
not {}|tell me about {} and {}|do you have {} or {}|where can i find {} {}|i need {} {}|please {} {} for me|show me {} {}|when
will the {} be {}|{} {}|{} {} {}|i have lost my {} {}|there is a {} {} on my {}|how much does {} {} cost|i would like to know the
{} of {} {}|set {} {}|did the {} {} arrive|the {} that you sent was {}|thank you for the {} {}|how many {} in a {}|who is the {}
of {}|i am {} with the {}|could you help me with {} {}|which {} are {}|find {} near {}""".replace("\n", " ").split("|")


def english(r):
    real = once(published())
    r.shuffle(real)
    counts = collections.Counter(w for text in real for w in words(text))
    frequent = [w for w in top_n_list("en", 40000) if re.fullmatch(r"[a-z]+('[a-z]+)?", w)]
    vocabulary = list(dict.fromkeys([w for w, n in counts.most_common() if n >= 3] + frequent))
    spans = []
    for text in real:
        cells = text.split()
        if len(cells) > 5 and r.random() < 0.5:
            size = r.randint(2, 6)
            at = r.randint(0, len(cells) - size)
            spans.append(" ".join(cells[at:at + size]))
    top, framed = frequent[:9000], {}
    for _ in range(70000):
        chosen = [top[min(int(r.expovariate(1 / 2500)), 8999)] for _ in range(3)]
        framed[r.choice(FRAMES).format(*chosen)] = None
    return dict(real=real, spans=list(dict.fromkeys(spans)), framed=list(framed),
                grammar=grammar_en.sentences(110000, 11), vocabulary=vocabulary, counts=counts)


def nordic():
    """Norwegian first; a word that English uses as often keeps its English row."""
    sentences = grammar_nb.sentences(8000, 5) + leipzig("nb") + leipzig("nn") + leipzig("da") + leipzig("sv")
    own = collections.Counter(w for text in sentences[:8000] for w in words(text))
    found = {w: None for w, _ in own.most_common() if word_frequency(w, "nb") >= 3 * word_frequency(w, "en")}
    for lang, most, share in (("nb", 30000, 8000), ("da", 8000, 1800), ("sv", 8000, 2200)):
        new = [w for w in top_n_list(lang, most) if w not in found and re.fullmatch(r"[^\W\d_]{2,}", w)
               and word_frequency(w, lang) >= 3 * word_frequency(w, "en")]
        found.update(dict.fromkeys(new[:share]))
    return dict(vocabulary=list(found))


if __name__ == "__main__":
    en = english(random.Random(7))
    json.dump(dict(en=en, nordic=nordic()), open("texts.json", "w"))
    print({name: len(part) for name, part in en.items()})
