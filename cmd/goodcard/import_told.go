package main

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/anki"
	"goodcard/anki/apkg"
	"goodcard/words"
)

// whyLeft says why a note is left out.
var whyLeft = map[anki.Reason]string{
	anki.Unknown: "it went out of a deck that was never here",
	anki.Copied:  "its field CardID names a card that went out as another note, as in a copy that was made in Anki",
	anki.Other:   "its field CardID names another card than the one that went out as this note",
}

// whyAllLeft says why several notes are left out.
var whyAllLeft = map[anki.Reason]string{
	anki.Unknown: "they went out of decks that were never here",
	anki.Copied:  "their fields CardID name cards that went out as other notes, as in copies that were made in Anki",
	anki.Other:   "their fields CardID name other cards than those that went out as these notes",
}

// hintLeft says what to do about a note that is left out.
var hintLeft = map[anki.Reason]string{
	anki.Unknown: "'goodcard install FILE' brings a deck here; then import again",
	anki.Other:   "in Anki, write the id of the card into the field CardID again and export once more; 'goodcard cards' lists the ids",
}

// leftOutHint says what to do about notes that are left out; nothing where nothing can be done.
func leftOutHint(home *anki.Home) string {
	var hints []string
	for _, n := range home.Notes {
		if hint := hintLeft[n.Why]; hint != "" && !slices.Contains(hints, hint) {
			hints = append(hints, hint)
		}
	}
	return strings.Join(hints, "; ")
}

// leftOut says how many notes are left out and why.
func leftOut(home *anki.Home) string {
	counts := map[anki.Reason]int{}
	for _, note := range home.Notes {
		counts[note.Why]++
	}
	all := home.LeftOut()
	var reasons []string
	for _, why := range []anki.Reason{anki.Unknown, anki.Copied, anki.Other} {
		says := whyAllLeft[why]
		if counts[why] == 1 {
			says = whyLeft[why]
		}
		switch counts[why] {
		case 0:
		case all:
			reasons = append(reasons, says)
		default:
			reasons = append(reasons, fmt.Sprintf("%d, %s", counts[why], says))
		}
	}
	return fmt.Sprintf("%s left out: %s", words.Agree(all, "note", "is", "are"), strings.Join(reasons, "; "))
}

func foreignNotes(n int) string {
	if n == 1 {
		return "1 note is not from goodcard; importing it comes later"
	}
	return fmt.Sprintf("%d notes are not from goodcard; importing them comes later", n)
}

// broughtBy says what a file brings.
func broughtBy(home *anki.Home) string {
	var parts []string
	for _, part := range []struct {
		n    int
		noun string
	}{{home.Reviews, "review"}, {home.Crams, "practice answer"}, {home.Forgets, "forget"}} {
		if part.n > 0 {
			parts = append(parts, words.Count(part.n, part.noun))
		}
	}
	return strings.Join(parts, ", ") + " of " + words.Count(home.Items, "item")
}

// includeScheduling is the box of Anki's export dialog, as it has been called in all versions.
const includeScheduling = "in Anki, choose File > Export, switch on \"Include scheduling information\", and import the new file"

// What a warning is about, in JSON.
const (
	warnLeftOut   = "left-out"
	warnForeign   = "foreign"
	warnNoLog     = "no-log"
	warnAbsent    = "absent"
	warnAhead     = "ahead"
	warnByHand    = "by-hand"
	warnUnread    = "unread"
	warnOdd       = "odd"
	warnDiffers   = "differs"
	warnSuspended = "suspended"
	warnFlagged   = "flagged"

	warnNotInstalled = "not-installed"
	warnConflicts    = "conflicts"
	warnFutureDates  = "future"
)

// importWarnings are what should be known of an import.
type importWarnings []importWarningJSON

// add says something of n notes, rows or items, unless there are none.
func (w *importWarnings) add(kind string, n int, hint string, items []string, format string, args ...any) {
	if n > 0 {
		*w = append(*w, importWarningJSON{kind, n, fmt.Sprintf(format, args...), present(hint), orEmpty(items)})
	}
}

// all returns them, an empty list where there are none.
func (w *importWarnings) all() []importWarningJSON { return append([]importWarningJSON{}, *w...) }

// warnImport says them on stderr.
func (e *Env) warnImport(warnings []importWarningJSON) {
	for _, w := range warnings {
		e.warn("%s", w.Message)
		if w.Hint != nil {
			e.hint("%s", *w.Hint)
		}
	}
}

// addOdd says what of a file is left out because Anki would not have written it so. What such a file
// has besides is of no weight for reviews.
func (w *importWarnings) addOdd(found []apkg.Oddity) {
	weighty := []string{"note-too-large", "note-without-type", "card-without-note", "card-number", "review-absurd"}
	for _, o := range found {
		if slices.Contains(weighty, o.Kind) {
			w.add(warnOdd, o.Count, "in Anki, choose Tools > Check Database, and export once more", nil, "%s", o.Words)
		}
	}
}

// checkClock is what to do about what is dated after now.
const checkClock = "check the clock of the device on which that was done; an import after that time brings it in"

func ahead(rows int) string {
	return words.Agree(rows, "row", "is left out: it is", "are left out: they are") + " dated after now"
}

// addHome says what should be known of what a file brings, and what to do about it. A whole one has
// also what lies in a filtered deck. An export of one deck has of that only the siblings of cards that
// lie outside, so that a card that visits a filtered deck does not tell which export it was.
func (w *importWarnings) addHome(home *anki.Home, whole bool) {
	add := w.add
	add(warnLeftOut, home.LeftOut(), leftOutHint(home), nil, "%s", leftOut(home))
	add(warnForeign, home.Foreign, "", nil, "%s", foreignNotes(home.Foreign))
	if !home.Log {
		switch {
		case home.Studied: // so the scheduling information is in it
			add(warnNoLog, 1, "", nil, "the file says how cards stand and holds no review of them")
		case whole:
			add(warnNoLog, 1, includeScheduling, nil, "no review is in the file: nothing was answered in Anki, or it was exported without its scheduling information")
		default:
			add(warnNoLog, 1, includeScheduling, nil,
				"no review is in the file: nothing was answered in Anki, or only what lay in a filtered deck, or it was exported without its scheduling information")
		}
	}
	if !whole {
		for _, a := range home.Absent {
			add(warnAbsent, a.Missing,
				"if you study in a filtered deck and exported one deck: in Anki, export \"All Decks\", or a collection package (.colpkg), which have the cards that lie in filtered decks",
				nil, "the file lacks %d of the %s of %s: what never went to Anki, was deleted there, or lay in a filtered deck", a.Missing, words.Count(a.Of, "item"), a.Deck)
		}
	}
	add(warnAhead, home.Ahead, checkClock, nil, "%s", ahead(home.Ahead))
	add(warnByHand, home.ByHand, "", nil, "%s in Anki: here a card is due when its reviews say so", words.Agree(home.ByHand, "due date", "that was set there stays", "that were set there stay"))
	add(warnUnread, home.Unread, "", nil, "%s left out that Anki itself would not have written", words.Agree(home.Unread, "row", "is", "are"))
	add(warnDiffers, home.Differs, "", nil, "%s here already with another day, time zone, grade, answer time or collection, as another file stated it; the same of the two stays on every device",
		words.Agree(home.Differs, "row", "is", "are"))
	add(warnSuspended, len(home.Suspended), markHint("suspend", home.Suspended), home.Suspended,
		"%s suspended in Anki and not here", words.Agree(len(home.Suspended), "item", "is", "are"))
	add(warnFlagged, len(home.Flagged), markHint("flag", home.Flagged), home.Flagged,
		"%s flagged in Anki and not here", words.Agree(len(home.Flagged), "item", "is", "are"))
}

// markHint says how items are marked here as they are in Anki.
func markHint(command string, items []string) string {
	const most = 10
	first := items[:min(len(items), most)]
	hint := words.Command(slices.Concat([]string{command}, first)...) + " does so here"
	if len(items) > most {
		hint += fmt.Sprintf(" for the first %d; --json lists all", most)
	}
	return hint
}
