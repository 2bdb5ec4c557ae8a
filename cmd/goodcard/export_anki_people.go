package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"goodcard/anki"
	"goodcard/deck"
	"goodcard/deck/shell"
	"goodcard/words"
)

// say says one thing on stderr that nothing is wrong with.
func (e *Env) say(format string, args ...any) { e.talk(fmt.Sprintf(format, cleaned(args)...)) }

// tellExported says on stderr what a package holds, what stayed here, and what to do in Anki.
func (e *Env) tellExported(x *anki.Exported) {
	for _, w := range exportWarnings(x) {
		e.warn("%s", w)
	}
	j := exportedOf(x)
	e.say("%s: %s, %s, %s", x.Path, words.Count(j.Notes, "note"), words.Count(j.Cards, "card"), words.Count(j.Media, "picture"))
	for _, d := range x.Decks {
		state := "as it is now, without a ledger"
		if d.Released {
			state = "its release"
		}
		e.say("  %s: %s %s, %s", d.Name, d.ID, d.Version, state)
	}
	for _, p := range x.Paths {
		e.say("  %s: %s %s, a path; its units are tags, %s::…", p.Title, p.ID, p.Version, p.ID)
	}
	e.tellRetired(x)
	e.tellLeftOut(j.LeftOut)
	e.tellProgress(x.Progress)
	for _, line := range strings.Split(inAnki, "\n") {
		e.say("%s", line)
	}
}

// tellRetired says how the notes are found whose cards are gone.
func (e *Env) tellRetired(x *anki.Exported) {
	if n := x.Sum(func(d *anki.ExportedDeck) int { return d.Retired }); n > 0 {
		e.say("%s", words.Agree(n, "note", "is of a card that is gone: tag:retired::* finds it", "are of cards that are gone: tag:retired::* finds them")+" in Anki")
	}
}

func (e *Env) tellLeftOut(left leftOutJSON) {
	var parts []string
	if left.Retired > 0 {
		parts = append(parts, words.Count(left.Retired, "retired card")+" (--with-retired)")
	}
	if left.Drafts > 0 {
		parts = append(parts, words.Count(left.Drafts, "draft"))
	}
	if left.Unseen > 0 {
		parts = append(parts, words.Count(left.Unseen, "wording")+" kept back to find out what you understand, which Anki cannot do")
	}
	if len(parts) > 0 {
		e.say("not in it: %s", strings.Join(parts, "; "))
	}
}

// inAnki says what to do with a package. The names are those of Anki 26.09.
const inAnki = `In Anki: File, Import. Leave "Update notes" and "Update note types" at "If newer"; Anki 2.1 does that without asking.
Cards that you have keep their reviews. A note is replaced whole, with what you edited in it in Anki, where it changed later than you edited it; else it stays as you have it.
A new card of a note that stayed may have nothing to ask ("blank", "No cloze found"): Tools, Empty Cards deletes it until the next import; to import once more with "Update notes" at "Always" fills it, and replaces all your edits.`

// exportWarnings returns what to know of what went out, in words.
func exportWarnings(x *anki.Exported) (all []string) {
	tell := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	for _, d := range x.Decks {
		next := ""
		if d.Place != "" {
			next = words.Command("release", shell.Operand(d.Place))
		}
		if d.Finished != "" {
			tell("the release %s of %s, which was interrupted, is finished", d.Finished, d.Place)
		}
		switch {
		case d.Unread != "":
			tell("deck %s: it cannot be read as it is now, and its release %s went out: %s", d.ID, d.Version, d.Unread)
		case d.Ahead > 0:
			tell("deck %s: its release %s went out, and %s since; %s makes a new release", d.ID, d.Version, words.Agree(d.Ahead, "card", "changed", "changed"), next)
		case !d.Released && x.Undated:
		case !d.Released && next != "":
			tell("deck %s: no ledger lies beside it, so its notes are dated by your own exports, and only those update each other; in an Anki that has a release of it they replace what is there, until a later release changes the card. "+
				"If it was released elsewhere, bring %s from there first; if it never was, %s makes a release", d.ID, ledgerFiles(d.Place), next)
		case !d.Released:
			tell("deck %s comes without a ledger: its notes are dated by your own exports, and only those update each other", d.ID)
		}
		if d.Unshown > 0 {
			tell("deck %s: %s, and not in it; 'goodcard lint' says which", d.ID, words.Agree(d.Unshown, "file", "is no picture that a program shows", "are no pictures that a program shows"))
		}
		if d.Late > 0 {
			tell("deck %s: %s dated far ahead of now in an earlier package, made when the clock was wrong; in Anki set \"Update notes\" to \"Always\" once", d.ID, words.Agree(d.Late, "note", "was", "were"))
		}
		if d.Renamed {
			tell("deck %s is called %q in this package, since another one has its title", d.ID, d.Name)
		}
	}
	for _, p := range x.Paths {
		switch {
		case p.Finished != "":
			tell("the release %s of %s, which was interrupted, is finished", p.Finished, p.Place)
		case p.Ahead > 0:
			tell("path %s: its release %s went out, and %s since; %s makes a new release", p.ID, p.Version, words.Agree(p.Ahead, "unit", "changed", "changed"), words.Command("release", shell.Operand(p.Place)))
		case !p.Released && !x.Undated:
			tell("path %s: no ledger lies beside it, so what it tags is dated by your own exports, and only those update each other", p.ID)
		}
	}
	if x.Prefixed {
		tell("the package is called %s, since by the id of the deck alone Anki would take it for a whole collection, and replace the learner's own", x.Path)
	}
	if x.Unkept {
		tell("what these notes say could not be kept, since nothing can be written to your data: the next package may update them without need")
	}
	return all
}

// ledgerFiles names what a release puts beside the deck at a path.
func ledgerFiles(path string) string {
	at, err := deck.Beside(path)
	if err != nil {
		return "the files of its release"
	}
	return fmt.Sprintf("%s, %s, %s and %s", filepath.Base(at.Ledger), filepath.Base(at.Changes), filepath.Base(at.Released), filepath.Base(at.Changelog))
}
