"""Makes vectors.tsv out of deck.yaml: the hashes of docs/releases.md, made by a program that shares nothing
with goodcard. The SHA-256 of a picture is that of its path here, so that no pictures are needed.

    python3 vectors.py > vectors.tsv      (Python 3, PyYAML)
"""
import hashlib
import json
import re
import sys

import yaml


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value):
    """RFC 8785 for what has no numbers: sort keys by UTF-16, escape as JSON.stringify does."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda k: k.encode("utf-16-be"))
        return "{" + ",".join(canonical(k) + ":" + canonical(value[k]) for k in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def trim(value):
    if isinstance(value, list):
        return [trim(v) for v in value]
    return value.strip() if isinstance(value, str) else value


def pictures(*texts):
    paths = [p for t in texts for p in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", t or "")]
    return {p: sha(p) for p in paths}


def some(**keys):
    """Leaves out what is absent; _ in a key is - in JSON."""
    return {k.replace("_", "-"): v for k, v in keys.items() if v not in (None, "", [], {}, False)}


def hashes(deck, card):
    kind = next(k for k in ("ask", "cloze", "choose", "type", "explain") if k in card)
    get = lambda key: trim(card.get(key))
    wrong = card.get("wrong", [])
    source, _, part = card.get("source", "").partition("#")
    shown = [card[kind], card.get("note")] + card.get("also", []) + card.get("points", [])
    if kind != "type":  # whose answer is literal
        shown.append(card.get("answer"))
    shown += [w.get(k) for w in wrong for k in ("text", "why")]
    seen = pictures(*shown)
    if "image" in card:
        seen[card["image"]] = sha(card["image"])
    content = some(
        kind=kind, text=get(kind), answer=get("answer"), both_ways=card.get("both-ways"),
        wrong=[some(text=trim(w["text"]), why=trim(w.get("why"))) for w in wrong],
        accept=get("accept"), points=get("points"), also=get("also"), note=get("note"),
        image=card.get("image"), alt=get("alt"), pictures=seen,
        source=some(title=trim(deck["sources"][source]["title"]), part=part) if source else None,
        as_of=card.get("as-of"), status=card.get("status"), lang=deck["lang"])
    named = card.get("concept", [])
    named = [n.removeprefix(deck["id"] + "/") for n in ([named] if isinstance(named, str) else named)]
    known = [deck["concepts"].get(n, {}) for n in named]
    slips = [w.get("misconception", "") for w in wrong]
    around = some(
        tags=card.get("tags"), misconceptions=slips if any(slips) else None,
        concepts=[some(id=n, name=trim(k.get("name")), about=trim(k.get("about"))) for n, k in zip(named, known)],
        pictures=pictures(*(k.get("about") for k in known)))
    unseen = some(unseen=get("unseen"), pictures=pictures(*card.get("unseen", [])))
    return content, around, unseen


deck = yaml.load(open("deck.yaml", encoding="utf-8"), yaml.BaseLoader)
for card in deck["cards"]:
    if card.get("both-ways"):
        card["both-ways"] = True
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
print("# Of each card of deck.yaml its hashes and the canonical JSON that they are of; - where there is none.")
print("# Made by vectors.py beside it, which shares nothing with goodcard.")
for card in deck["cards"]:
    for name, value in zip(("content", "surroundings", "unseen"), hashes(deck, card)):
        text = canonical(value)
        print(card["id"], name, *((sha(text), text) if value else ("-", "-")), sep="\t")
