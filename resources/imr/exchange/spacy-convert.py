#!/usr/bin/env python3
"""Makes spaCy's binary training files of the exported letters.

    python3 convert.py                  # every .jsonl beside this script
    python3 convert.py --model en       # with the tokenizer of another language

Each line of train.jsonl, dev.jsonl and test.jsonl is a letter: its "text", its "ents" (no two
overlap) and its "spans" (group "sc", which may overlap). Offsets count characters as Python does.
A span that begins or ends within one of spaCy's tokens grows to whole tokens, and how many did is
told. Each document keeps the letter's name, its hash and all values in doc.user_data["imr"]. Then,
for example:

    python3 -m spacy init config config.cfg --pipeline spancat
    python3 -m spacy train config.cfg --paths.train train.spacy --paths.dev dev.spacy
"""

import argparse
import json
import pathlib
import sys


def spans_of(doc, marked, told):
    """The doc's spans for the marked stretches; counts those that had to grow."""
    spans = []
    for mark in marked:
        span = doc.char_span(
            mark["start"], mark["end"], label=mark["label"], alignment_mode="expand"
        )
        if span is None:
            told["lost"] += 1
            continue
        if (span.start_char, span.end_char) != (mark["start"], mark["end"]):
            told["grown"] += 1
        spans.append(span)
    return spans


def convert(source, nlp, told):
    """One file of lines into a DocBin."""
    from spacy.tokens import DocBin
    from spacy.util import filter_spans

    docs = DocBin(store_user_data=True)
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            letter = json.loads(line)
            doc = nlp.make_doc(letter["text"])
            doc.ents = filter_spans(spans_of(doc, letter["ents"], dict.fromkeys(told, 0)))
            doc.spans["sc"] = spans_of(doc, letter["spans"]["sc"], told)
            doc.user_data["imr"] = letter.get("meta", {})
            docs.add(doc)
            told["letters"] += 1
    return docs


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", default="en", help="the language whose tokenizer is used")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    wanted = parser.parse_args()
    try:
        import spacy
    except ModuleNotFoundError:
        print("spaCy is missing: python3 -m pip install spacy", file=sys.stderr)
        return 1
    nlp = spacy.blank(wanted.model)
    for source in sorted(wanted.folder.glob("*.jsonl")):
        told = {"letters": 0, "grown": 0, "lost": 0}
        convert(source, nlp, told).to_disk(source.with_suffix(".spacy"))
        print(
            "{}: {letters} letters, {grown} spans grown to whole tokens, {lost} lost".format(
                source.name, **told
            )
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
