#!/usr/bin/env python3
"""The usual parts, for comparison: the email package, scikit-learn for the intent, Jinja2 for the text; two processes.

    python3 benches/python_baseline.py MAILDIR OUT

Says so and ends well where scikit-learn or Jinja2 is missing."""
import email, email.policy, os, sys, time
from email.message import EmailMessage
from multiprocessing import Pool

try:
    from jinja2 import Environment
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
except ImportError as missing:
    print(f"SKIPPED: {missing}")
    sys.exit(0)

ROWS = [("where is my parcel", "late"), ("it has not arrived", "late"), ("send it back", "return"), ("return the lamp", "return"),
        ("it is broken", "damage"), ("a crack in the cup", "damage"), ("money taken twice", "billing"), ("charged again", "billing"),
        ("thank you so much", "praise"), ("we love it", "praise"), ("change the address", "address"), ("we move house", "address")]
MODEL = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression()).fit(*zip(*ROWS))
TEXT = Environment().from_string("Dear {{ name }},\n\nthank you for your letter about {{ subject }}.\n{% for n in range(6) %}I am looking at it ({{ intent }}, {{ n }}) and write by tomorrow.\n{% endfor %}\nPiet\n")


def draft(job):
    source, target = job
    with open(source, "rb") as file:
        letter = email.message_from_binary_file(file, policy=email.policy.default)
    body = letter.get_body(("plain", "html")).get_content()
    intent = MODEL.predict([body])[0]
    reply = EmailMessage()
    reply["To"], reply["Subject"], reply["In-Reply-To"] = letter["From"], f"Re: {letter['Subject']}", letter["Message-ID"]
    reply.set_content(TEXT.render(name=letter["From"].addresses[0].display_name, subject=letter["Subject"], intent=intent))
    with open(target, "wb") as file:
        file.write(bytes(reply))


if __name__ == "__main__":
    queue, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    names = [name for part in ("new", "cur") for name in sorted(os.listdir(os.path.join(queue, part)))]
    jobs = [(os.path.join(queue, "new", name), os.path.join(out, name)) for name in names]
    began = time.time()
    with Pool(2) as pool:
        for _ in pool.imap_unordered(draft, jobs, chunksize=64):
            pass
    print(f"{len(jobs)} letters, {len(jobs) / (time.time() - began):.0f} a second")
