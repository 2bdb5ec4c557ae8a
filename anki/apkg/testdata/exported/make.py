"""Makes the packages of this folder with Anki itself: TZ=Asia/Tokyo VENV/bin/python make.py (PyPI anki 26.9.3)."""
import os
import tempfile

from anki.collection import Collection, ExportAnkiPackageOptions

folder = os.path.dirname(os.path.abspath(__file__))
col = Collection(os.path.join(tempfile.mkdtemp(), "collection.anki2"))
kind = col.models.new("Zwei")
for name in ("Front", "Back", "Extra"):
    field = col.models.new_field(name)
    field.update(description="of " + name, size=33, rtl=name == "Extra", plainText=name == "Back", collapsed=name == "Back")
    col.models.add_field(kind, field)
for name in ("One", "Two"):
    template = col.models.new_template(name)
    template.update(qfmt="{{Front}}" + name, afmt="{{Back}}")
    col.models.add_template(kind, template)
kind.update(css=".card {}", sortf=1, originalId=1234567890123)
col.models.add(kind)
kind = col.models.by_name("Zwei")
deck = col.decks.id("A::B")
described = col.decks.get(deck)
described.update(desc="**d**", md=True)
col.decks.save(described)
col.media.write_data("grün ü.png", b"a picture")
for i in range(5):
    note = col.new_note(kind)
    note["Front"], note["Back"], note.tags = f"q{i} <b>&amp;</b>", f'a{i}<img src="grün ü.png">', ["t", "u::v"]
    col.add_note(note, deck)
note = col.new_note(col.models.by_name("Cloze"))
note["Text"] = "{{c1::a}} {{c2::b}}"
col.add_note(note, deck)
col.decks.select(deck)
for ease in (1, 2, 3, 4):
    card = col.sched.getCard()
    col.sched.answerCard(card, ease)
col.sched.suspend_cards([col.find_cards("q4 card:One")[0]])
visited = col.sched.get_or_create_filtered_deck(0)
visited.name = "Visited"
del visited.config.search_terms[1:]
visited.config.search_terms[0].search = "deck:A::B note:Cloze"
col.sched.add_or_update_filtered_deck(visited)
for name, legacy in (("latest.apkg", False), ("legacy.apkg", True)):
    col.export_anki_package(out_path=os.path.join(folder, name), limit=None, options=ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy))
col.export_anki_package(out_path=os.path.join(folder, "plain.apkg"), limit=None, options=ExportAnkiPackageOptions(
    with_scheduling=False, with_deck_configs=False, with_media=False, legacy=False))
