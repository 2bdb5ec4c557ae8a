"""Mnemosyne 2, whose importer stands for those that other programs have: it reads the oldest format alone, and that strictly.

  /usr/bin/python3 mnemosyne_2.py        Debian's own Python, which has Debian's package

See talk.py for how requests look; each public method of Learner is one.
"""
import os
import shutil
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import mnemosyne.script  # noqa: E402
import mnemosyne.version  # noqa: E402
from openSM2sync.log_entry import EventTypes  # noqa: E402

import talk  # noqa: E402


class Learner:
    """One data folder that is open."""

    def __init__(self):
        self.errors = []
        main = mnemosyne.script.ScriptMainWidget  # what it leaves to a window
        main.show_information = lambda _, message: None
        main.show_error = lambda _, message: self.errors.append(str(message))
        main.show_question = lambda *_: 0
        for name in ("set_progress_text", "set_progress_range", "set_progress_update_interval", "increase_progress",
                     "set_progress_value", "close_progress"):
            setattr(main, name, lambda *_: None)

    def open(self, folder: str) -> str:
        self.program = mnemosyne.script.Mnemosyne(folder)
        sys.excepthook = sys.__excepthook__  # it has put its own there, which asks for a window
        from mnemosyne.libmnemosyne.file_formats.anki2 import Anki2  # needs what the program has set up
        self.format = Anki2(self.program.component_manager)
        return mnemosyne.version.version

    def close(self) -> None:
        self.program.finalise()

    def take(self, path: str) -> list:
        """Import a package. Returns what it complained of."""
        self.errors.clear()
        with tempfile.TemporaryDirectory() as folder:  # it unpacks beside the file
            copy = shutil.copy(path, os.path.join(folder, "package.apkg"))
            self.format.do_import(copy)
        self.program.database().save()
        return self.errors

    def counts(self) -> dict:
        db = self.program.database()
        one = lambda query: db.con.execute(query).fetchone()[0]
        return {"notes": one("select count() from facts"), "cards": one("select count() from cards"),
                "reviews": one(f"select count() from log where event_type = {EventTypes.REPETITION}"),
                "media": {n: "" for n in sorted(os.listdir(db.media_dir())) if n != "_latex"},
                "tags": sorted(r[0] for r in db.con.execute("select name from tags"))}

    def faces(self) -> list:
        """Question and answer of each card as text."""
        db = self.program.database()
        cards = [db.card(key, is_id_internal=True) for key, _ in db.cards()]
        return [{"front": c.question("plain_text"), "back": c.answer("plain_text")} for c in cards]


if __name__ == "__main__":
    talk.serve(Learner())
