"""Opens exports with Python's own readers and checks that every span's words are at its offsets."""

import csv
import json
import pathlib
import sys
import xml.etree.ElementTree as ET

FOLDER = pathlib.Path(sys.argv[1])
TEXTS = []


def utf16(text, begin, end):
    return text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le")


def lines(path):
    with path.open(encoding="utf-8", newline="") as file:
        return [json.loads(line) for line in file.read().split("\n") if line]


def xmi():
    count = 0
    for file in FOLDER.joinpath("uima-xmi").glob("*.xmi"):
        nodes = list(ET.parse(file).getroot())
        text = next(n for n in nodes if n.tag.endswith("}Sofa")).get("sofaString")
        ids = {n.get("{http://www.omg.org/XMI}id") for n in nodes}
        for node in nodes:
            if node.tag.endswith("}Value"):
                words = utf16(text, int(node.get("begin")), int(node.get("end")))
                assert words and words == words.strip(), words
                count += 1
            if node.tag.endswith("}Relation"):
                assert {node.get("Governor"), node.get("Dependent")} <= ids
    return count


def cas_json():
    count = 0
    for file in FOLDER.joinpath("uima-json").glob("*.json"):
        nodes = json.loads(file.read_text(encoding="utf-8"))["%FEATURE_STRUCTURES"]
        text = next(n["sofaString"] for n in nodes if "sofaString" in n)
        for node in nodes:
            if node["%TYPE"] == "imr.Value":
                words = utf16(text, node.get("begin", 0), node["end"])
                assert words and words == words.strip(), words
                count += 1
    return count


def brat():
    count = 0
    for file in FOLDER.joinpath("brat").glob("*.ann"):
        with file.with_suffix(".txt").open(encoding="utf-8", newline="") as text_file:
            text = text_file.read()
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line.startswith("T"):
                _, where, words = line.split("\t")
                pieces = [p.split() for p in where.split(" ", 1)[1].split(";")]
                assert " ".join(text[int(a) : int(b)] for a, b in pieces) == words, line
                count += 1
    return count


def doccano():
    count = 0
    for line in lines(FOLDER / "doccano.jsonl"):
        for start, end, label in line["label"]:
            assert line["text"][start:end].strip() and label
            count += 1
    return count


def doccano_relations():
    count = 0
    for line in lines(FOLDER / "doccano-relations.jsonl"):
        ids = {entity["id"] for entity in line["entities"]}
        for entity in line["entities"]:
            assert line["text"][entity["start_offset"] : entity["end_offset"]].strip()
            count += 1
        for relation in line["relations"]:
            assert {relation["from_id"], relation["to_id"]} <= ids
    return count


def webanno():
    """Counts values by their numbers; every token's words are at its UTF-16 offsets."""
    values = set()
    for file in FOLDER.joinpath("webanno-tsv").glob("*.tsv"):
        columns = 0
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line.startswith("#T_"):
                columns += line.count("|")
            if line[:1].isdigit():
                cells = line.split("\t")
                assert len(cells) == columns + 4 and cells[-1] == "", line
                begin, end = map(int, cells[1].split("-"))
                assert end - begin == len(cells[2].encode("utf-16-le")) // 2, line
                if cells[3] != "_":
                    values |= {(file, value.split("[")[1]) for value in cells[3].split("|")}
    return len(values)


def label_studio():
    count = 0
    for task in json.loads((FOLDER / "label-studio/tasks.json").read_text(encoding="utf-8")):
        for said in task.get("annotations", []) + task.get("predictions", []):
            for part in said["result"]:
                if part["type"] == "labels":
                    value = part["value"]
                    assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                    count += 1
    return count


def hugging_face():
    count = 0
    for file in FOLDER.joinpath("huggingface/data").glob("*.jsonl"):
        for line in lines(file):
            for value in line["values"]:
                if value["start"] is not None:
                    assert line["text"][value["start"] : value["end"]] == value["text"]
                    count += 1
    return count


def spacy():
    return sum(
        1
        for file in FOLDER.joinpath("spacy").glob("*.jsonl")
        for line in lines(file)
        for span in line["spans"]["sc"]
        if line["text"][span["start"] : span["end"]].strip()
    )


def prodigy():
    return sum(
        1
        for line in lines(FOLDER / "prodigy.jsonl")
        for span in line["spans"]
        if line["text"][span["start"] : span["end"]].strip()
    )


def langextract():
    count = 0
    for line in lines(FOLDER / "langextract.jsonl"):
        for extraction in line["extractions"]:
            assert all(isinstance(v, (str, list)) for v in extraction["attributes"].values())
            place = extraction["char_interval"]
            if place:
                words = line["text"][place["start_pos"] : place["end_pos"]]
                assert words == extraction["extraction_text"]
                count += 1
    return count


def examples():
    count = 0
    path = FOLDER / "langextract-examples/examples.json"
    for example in json.loads(path.read_text(encoding="utf-8")):
        at = 0
        for extraction in example["extractions"]:
            at = example["text"].index(extraction["extraction_text"], at)
            count += 1
    return count


def chat():
    count = 0
    for file in FOLDER.joinpath("chat").glob("*.jsonl"):
        for line in lines(file):
            assert isinstance(json.loads(line["messages"][2]["content"]), dict)
            count += 1
    return count


def tables():
    with (FOLDER / "csv/values.csv").open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for row in csv.DictReader(file) if row["letter"] and row["status"])


for name, check in {
    "uima-xmi": xmi,
    "uima-json": cas_json,
    "brat": brat,
    "webanno-tsv": webanno,
    "doccano": doccano,
    "doccano-relations": doccano_relations,
    "label-studio": label_studio,
    "huggingface": hugging_face,
    "spacy": spacy,
    "prodigy": prodigy,
    "langextract": langextract,
    "langextract-examples": examples,
    "chat": chat,
    "csv": tables,
}.items():
    print(name, check())
