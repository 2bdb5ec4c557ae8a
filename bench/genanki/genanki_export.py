"""Writes the decks of a folder as one Anki package, as one does it with genanki.

    genanki_export.py yaml|json FOLDER FILE.apkg

The decks are those that bench/make writes, as YAML, or as JSON of the same shape. YAML is read
by yaml.safe_load, which is PyYAML's reader in Python and the one that its manual names.
"""

import json
import pathlib
import re
import sys
import zlib

import genanki

ASK = genanki.Model(
    1607392319001,
    "Bench Ask",
    fields=[{"name": "Question"}, {"name": "Answer"}, {"name": "ID"}],
    templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}"}],
)
CLOZE = genanki.Model(
    1607392319002,
    "Bench Cloze",
    fields=[{"name": "Text"}, {"name": "ID"}],
    templates=[{"name": "Cloze", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}"}],
    model_type=genanki.Model.CLOZE,
)
TYPE = genanki.Model(
    1607392319003,
    "Bench Type",
    fields=[{"name": "Question"}, {"name": "Answer"}, {"name": "ID"}],
    templates=[{"name": "Card", "qfmt": "{{Question}}<br>{{type:Answer}}", "afmt": "{{FrontSide}}"}],
)
GAP = re.compile(r"\{\{(.*?)\}\}")


def note_of(deck, card):
    full = f"{deck}/{card['id']}"
    guid = genanki.guid_for(full)
    if "cloze" in card:
        return genanki.Note(CLOZE, [GAP.sub(r"{{c1::\1}}", card["cloze"]), full], guid=guid)
    if "type" in card:
        return genanki.Note(TYPE, [card["type"], card["answer"], full], guid=guid)
    return genanki.Note(ASK, [card["ask"], card["answer"], full], guid=guid)


def load(form, path):
    with open(path, encoding="utf-8") as f:
        if form == "json":
            return json.load(f)
        import yaml

        return yaml.safe_load(f)


def main(form, folder, target):
    decks = []
    for path in sorted(pathlib.Path(folder).glob("*." + form)):
        read = load(form, path)
        deck = genanki.Deck(1_600_000_000_000 + zlib.crc32(read["id"].encode()), read["title"])
        for card in read["cards"]:
            deck.add_note(note_of(read["id"], card))
        decks.append(deck)
    genanki.Package(decks).write_to_file(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
