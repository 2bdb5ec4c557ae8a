"""Anki 2.1.15, the last that was all Python: it stands for the old clients that people still run.

  python old.py FOLDER        where FOLDER holds its package "anki", as Debian 11 lays it out

See talk.py for how requests look; each public method of Anki is one, named as in current.py.
"""
import os
import sys

sys.path.insert(0, sys.argv[1])
import anki  # noqa: E402
from anki import Collection  # noqa: E402
from anki.exporting import AnkiPackageExporter  # noqa: E402
from anki.importing.apkg import AnkiPackageImporter  # noqa: E402
from anki.utils import fieldChecksum  # noqa: E402

import talk  # noqa: E402


class Anki:
    """One collection that is open."""

    def open(self, folder: str) -> str:
        self.col = Collection(os.path.join(folder, "collection.anki2"))
        return anki.version

    def close(self) -> None:
        self.col.close()

    def take(self, path: str, progress=False) -> dict:
        """Import a package. This Anki has no switches: progress comes along."""
        importer = AnkiPackageImporter(self.col, path)
        importer.run()
        return {"new": importer.added, "updated": importer.updated, "duplicate": importer.dupes, "log": importer.log}

    def cards(self) -> list:
        kinds = {int(m["id"]): m["name"] for m in self.col.models.all()}
        decks = {int(d["id"]): d["name"] for d in self.col.decks.all()}
        rows = self.col.db.all(
            "select n.guid, n.mid, n.flds, n.tags, c.id, c.ord, c.did, c.type, c.queue, c.due, c.ivl, c.factor, c.reps, c.lapses"
            " from cards c join notes n on n.id = c.nid order by c.did, n.id, c.ord")
        return [{"guid": guid, "notetype": kinds[mid], "fields": fields.split("\x1f"), "tags": tags.split(), "card": cid,
                 "ord": o, "deck": decks[did], "type": typ, "queue": queue, "in_days": due - self.col.sched.today,
                 "ivl": ivl, "factor": factor, "reps": reps, "lapses": lapses}
                for guid, mid, fields, tags, cid, o, did, typ, queue, due, ivl, factor, reps, lapses in rows]

    def faces(self) -> list:
        out = []
        for guid, o, cid in self.col.db.all("select n.guid, c.ord, c.id from cards c join notes n on n.id = c.nid order by 1, 2"):
            card = self.col.getCard(cid)
            out.append({"guid": guid, "ord": o, "front": card.q(), "back": card.a(), "plays": []})
        return out

    def check(self) -> dict:
        missing, unused, _ = self.col.media.check()
        wrong = sum(fieldChecksum(fields.split("\x1f")[0]) != sum_ for fields, sum_ in self.col.db.all("select flds, csum from notes"))
        message, clean = self.col.fixIntegrity()
        return {"clean": clean, "message": message, "missing": missing, "unused": unused, "wrong_checksums": wrong,
                "empty_cards": len(self.col.emptyCids())}

    def answer(self, card: int, ease: int) -> dict:
        self.col.reset()
        c = self.col.getCard(card)
        c.startTimer()
        self.col.sched.answerCard(c, ease)
        return {"type": c.type, "queue": c.queue, "ivl": c.ivl, "factor": c.factor,
                "review": self.col.db.first("select id, ease, ivl, lastIvl, factor, time, type from revlog order by id desc limit 1")}

    def give(self, path: str) -> None:
        """Export everything with its schedule."""
        exporter = AnkiPackageExporter(self.col)
        exporter.did, exporter.includeSched, exporter.includeMedia = None, True, True
        exporter.exportInto(path)

    def counts(self) -> dict:
        return {"notes": self.col.noteCount(), "cards": self.col.cardCount(),
                "reviews": self.col.db.scalar("select count() from revlog"),
                "media": {n: "" for n in sorted(os.listdir(self.col.media.dir()))},
                "notetypes": {m["name"]: self.col.models.useCount(m) for m in self.col.models.all() if self.col.models.useCount(m)},
                "decks": {d["name"]: self.col.db.scalar("select count() from cards where did = ?", d["id"]) for d in self.col.decks.all()}}


if __name__ == "__main__":
    talk.serve(Anki())
