package main

import (
	"fmt"
	"strings"

	"goodcard/anki"
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
		state := "as it is now, never released"
		if d.Released {
			state = "its release"
		}
		e.say("  %s: %s %s, %s", d.Name, d.ID, d.Version, state)
	}
	if n := x.Sum(func(d *anki.ExportedDeck) int { return d.Retired }); n > 0 {
		e.say("%s", words.Agree(n, "note", "is of a card that is gone: tag:retired::* finds it", "are of cards that are gone: tag:retired::* finds them")+" in Anki")
	}
	e.tellLeftOut(j.LeftOut)
	e.tellProgress(x.Progress)
	for _, line := range strings.Split(inAnki, "\n") {
		e.say("%s", line)
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
Cards that you have keep their reviews. A note that changed is replaced whole, with what you edited in it in Anki; the others stay as you have them.`

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
			tell("deck %s was never released: its notes are dated by your own exports, so that only yours update each other; %s makes a release", d.ID, next)
		case !d.Released:
			tell("deck %s was never released: its notes are dated by your own exports, so that only yours update each other", d.ID)
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
	if x.Prefixed {
		tell("the package is called %s, since by the id of the deck alone Anki would take it for a whole collection, and replace the learner's own", x.Path)
	}
	if x.Unkept {
		tell("what these notes say could not be kept, since nothing can be written to your data: the next package may update them without need")
	}
	return all
}
