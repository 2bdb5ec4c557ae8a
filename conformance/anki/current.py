"""Anki as people run it today, without its window: the library of PyPI, asked by tests what it makes of our files.

See talk.py for how requests look; each public method of Anki is one.
"""
import datetime
import hashlib
import os
import re
import time

from anki import import_export_pb2
from anki.buildinfo import version
from anki.collection import (Collection, DeckIdLimit, ExportAnkiPackageOptions, ImportAnkiPackageOptions,
                             ImportAnkiPackageRequest, ImportCsvRequest)

import talk

CONDITIONS = {
    "if-newer": import_export_pb2.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
    "always": import_export_pb2.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS,
    "never": import_export_pb2.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_NEVER,
}
# What an import says it did with a note; duplicate is Anki's word for "already there, not newer".
VERDICTS = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck",
            "empty_first_field")
# The place of a typed answer, which the window fills.
TYPED = re.compile(r"\[\[type:([^]]*)\]\]")


class Anki:
    """One collection that is open."""

    def open(self, folder: str) -> str:
        """Open the collection of a folder, a new one where none is. Returns the version of Anki."""
        self.path = os.path.join(folder, "collection.anki2")
        self.col = Collection(self.path)
        self.passed = 0
        return version

    def close(self) -> None:
        self.col.close()

    def later(self, days: int) -> None:
        """Let days pass: as if the collection had been made so much earlier. Times of reviews stay."""
        self.passed += days
        self.col.db.execute("update col set crt = crt - ?", 86400 * days)
        self.col.close()
        self.col = Collection(self.path)

    def begins(self, hour: int) -> None:
        """Let days begin at this hour, as a learner sets it in the preferences."""
        preferences = self.col.get_preferences()
        preferences.scheduling.rollover = hour
        self.col.set_preferences(preferences)

    def take(self, path: str, progress=False, presets=False, merge=False, notes="if-newer", notetypes="if-newer") -> dict:
        """Import a package; the defaults are those of Anki's dialog."""
        options = ImportAnkiPackageOptions(
            merge_notetypes=merge, update_notes=CONDITIONS[notes], update_notetypes=CONDITIONS[notetypes],
            with_scheduling=progress, with_deck_configs=presets)
        return self._verdicts(self.col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options)))

    def take_text(self, path: str) -> dict:
        """Import a file of text by what its head says."""
        metadata = self.col.get_csv_metadata(path=path, delimiter=None)
        return self._verdicts(self.col.import_csv(ImportCsvRequest(path=path, metadata=metadata)))

    def _verdicts(self, response) -> dict:
        """The guids of the notes by what became of them."""
        guids = dict(self.col.db.all("select id, guid from notes"))
        return {v: [guids.get(n.id.nid, f"note {n.id.nid}") for n in getattr(response.log, v)] for v in VERDICTS}

    def cards(self) -> list:
        """Every card with its note and its schedule. Days are dates of study days; due is null for a card that has none."""
        decks = {d.id: d.name for d in self.col.decks.all_names_and_ids()}
        kinds = {n.id: n.name for n in self.col.models.all_names_and_ids()}
        reviews = {}
        for cid, *row in self.col.db.all("select cid, id, ease, ivl, lastIvl, factor, time, type from revlog order by id"):
            reviews.setdefault(cid, []).append(row)
        today = self.day()
        out = []
        for (guid, mid, fields, tags, mod, nid, cid, o, did, odid, typ, queue, due, odue, ivl, factor, reps, lapses, flags,
             data) in self.col.db.all(
                "select n.guid, n.mid, n.flds, n.tags, n.mod, n.id, c.id, c.ord, c.did, c.odid, c.type, c.queue, c.due, c.odue,"
                " c.ivl, c.factor, c.reps, c.lapses, c.flags, c.data from cards c join notes n on n.id = c.nid order by c.did, n.id, c.ord"):
            due = odue if odid and odue else due
            waits = (typ == 2 or queue == 3) and due < 1_000_000_000
            out.append({
                "guid": guid, "notetype": kinds[mid], "notetype_id": mid, "fields": fields.split("\x1f"), "tags": tags.split(),
                "mod": mod, "note": nid, "card": cid, "ord": o, "deck": decks[odid or did], "type": typ, "queue": queue,
                "due": self._date(today, due - self.col.sched.today) if waits else None, "raw_due": due,
                "ivl": ivl, "factor": factor, "reps": reps, "lapses": lapses, "flag": flags & 7, "data": data,
                "reviews": reviews.get(cid, [])})
        return out

    def day(self) -> str:
        """The study day that it is, with the days that were let pass."""
        turns = datetime.datetime.fromtimestamp(self.col.sched.day_cutoff)  # the next day begins then
        return self._date(turns.date().isoformat(), self.passed - 1)

    @staticmethod
    def _date(day: str, after: int) -> str:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=after)).isoformat()

    def due_by_page(self, cards: list) -> dict:
        """The study days on which Anki's own page about a card says that it is due, of those that have one."""
        today, now, out = self.day(), time.time(), {}
        for card in cards:
            if due := self.col.card_stats_data(card).due_date:  # this time of that day
                out[str(card)] = self._date(today, round((due - now) / 86400))
        return out

    def faces(self) -> list:
        """Front and back of every card as HTML, and what Anki would play. Where an answer is typed nothing was."""
        out = []
        for guid, o, cid in self.col.db.all("select n.guid, c.ord, c.id from cards c join notes n on n.id = c.nid order by 1, 2"):
            card = self.col.get_card(cid)
            shown, note = card.render_output(reload=True), card.note()
            out.append({"guid": guid, "ord": o, "front": TYPED.sub("", shown.question_text), "css": shown.css,
                        "back": TYPED.sub(lambda m: self.col.compare_answer(note[m[1]], ""), shown.answer_text),
                        "plays": [str(t) for t in shown.question_av_tags + shown.answer_av_tags]})
        return out

    def typed(self, guid: str, text: str) -> str:
        """What Anki shows of an answer that was typed, as HTML."""
        note = self.col.get_note(self.col.db.scalar("select id from notes where guid = ?", guid))
        back = note.cards()[0].render_output(reload=True).answer_text
        return self.col.compare_answer(note[TYPED.search(back)[1]], text)

    def check(self) -> dict:
        """What Check Database and Check Media find, and the Empty Cards report."""
        counts = lambda: [self.col.note_count(), self.col.card_count(), self.col.db.scalar("select count() from revlog")]
        before = counts()
        message, clean = self.col.fix_integrity()
        media = self.col.media.check()
        return {"clean": clean, "message": message, "counts_kept": before == counts(),
                "missing": list(media.missing), "unused": list(media.unused), "have_trash": media.have_trash,
                "report": media.report, "empty_cards": sum(len(n.card_ids) for n in self.col.get_empty_cards().notes)}

    def answer(self, card: int, ease: int) -> dict:
        """Give an answer, whether the card waits or not. Returns the review row and what the card has become."""
        c = self.col.get_card(card)
        c.start_timer()
        self.col.sched.answerCard(c, ease)
        row = self.col.db.first("select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ? order by id desc limit 1", card)
        return {"review": row, "type": c.type, "queue": c.queue, "ivl": c.ivl, "factor": c.factor}

    def write(self, guid: str, field: int, text: str, ago: int) -> None:
        """Edit a field as a learner does, as if that had been so many seconds ago."""
        self._edit(guid, ago, lambda note: note.fields.__setitem__(field, text))

    def tag(self, guid: str, tag: str, ago: int) -> None:
        self._edit(guid, ago, lambda note: note.add_tag(tag))

    def _edit(self, guid: str, ago: int, change) -> None:
        note = self.col.get_note(self.col.db.scalar("select id from notes where guid = ?", guid))
        change(note)
        self.col.update_note(note)
        self.col.db.execute("update notes set mod = mod - ? where guid = ?", ago, guid)

    def add_field(self, notetype: str, name: str) -> None:
        """Give a note type a field more, as a learner does."""
        kind = self.col.models.by_name(notetype)
        self.col.models.add_field(kind, self.col.models.new_field(name))
        self.col.models.update_dict(kind)

    def suspend(self, cards: list) -> None:
        self.col.sched.suspend_cards(cards)

    def counts(self) -> dict:
        """What there is: numbers of rows, note types and decks in use, media by SHA-1."""
        folder = self.col.media.dir()
        media = {}
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), "rb") as f:
                media[name] = hashlib.sha1(f.read()).hexdigest()
        return {"notes": self.col.note_count(), "cards": self.col.card_count(),
                "reviews": self.col.db.scalar("select count() from revlog"), "media": media,
                "notetypes": {n.name: n.use_count for n in self.col.models.all_use_counts() if n.use_count},
                "forks": [n.name for n in self.col.models.all_names_and_ids() if n.name.endswith("+")],
                "decks": {d.name: self.col.db.scalar("select count() from cards where did = ?", d.id)
                          for d in self.col.decks.all_names_and_ids()},
                "descriptions": {d["name"]: d["desc"] for d in self.col.decks.all()}}

    def give(self, path: str, legacy: bool, progress=True, deck=None) -> None:
        """Export as a package, of everything or of one deck."""
        limit = DeckIdLimit(self.col.decks.id(deck, create=False)) if deck else None
        self.col.export_anki_package(out_path=path, limit=limit, options=ExportAnkiPackageOptions(
            with_scheduling=progress, with_deck_configs=False, with_media=True, legacy=legacy))

    def give_all(self, path: str, legacy: bool) -> None:
        """Export the whole collection."""
        self.col.export_collection_package(path, include_media=True, legacy=legacy)
        self.col = Collection(self.path)


if __name__ == "__main__":
    talk.serve(Anki())
