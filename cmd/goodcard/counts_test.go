package main

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/anki"
)

// oneAndTwo are what is said of one thing and of two; of none nothing is said.
var oneAndTwo = map[int]string{
	1: `
1 note is left out: it went out of a deck that was never here
1 note is left out: its field CardID names a card that went out as another note, as in a copy that was made in Anki
1 note is left out: its field CardID names another card than the one that went out as this note
1 note is not from goodcard; importing it comes later
the file lacks 1 of the 2 items of a: what never went to Anki, was deleted there, or lay in a filtered deck
1 row is left out: it is dated after now
1 due date that was set there stays in Anki: here a card is due when its reviews say so
1 row is left out that Anki itself would not have written
1 row is here already with another day, time zone, grade, answer time or collection, as another file stated it; the same of the two stays on every device
1 item is suspended in Anki and not here
1 item is flagged in Anki and not here
deck a: its release 1.0.0 went out, and 1 card changed since; 'goodcard release a.yaml' makes a new release
deck a: 1 file is no picture that a program shows, and not in it; 'goodcard lint' says which
deck a: 1 note was dated far ahead of now in an earlier package, made when the clock was wrong; in Anki set "Update notes" to "Always" once
not in it: 1 retired card (--with-retired); 1 draft; 1 wording kept back to find out what you understand, which Anki cannot do
your progress: 1 card is begun, with 1 answer
  1 card is suspended there too
  1 card has a red flag there
  1 note is in your own version
  1 note has what you noted
  1 card is buried here for today, and not there
  1 card comes again here today, and there on the day on which it is due
  1 answer is dated after now, by a clock that was wrong, and not in it
  1 review is of a card that is not in it
`,
	2: `
2 notes are left out: they went out of decks that were never here
2 notes are left out: their fields CardID name cards that went out as other notes, as in copies that were made in Anki
2 notes are left out: their fields CardID name other cards than those that went out as these notes
2 notes are not from goodcard; importing them comes later
the file lacks 2 of the 3 items of a: what never went to Anki, was deleted there, or lay in a filtered deck
2 rows are left out: they are dated after now
2 due dates that were set there stay in Anki: here a card is due when its reviews say so
2 rows are left out that Anki itself would not have written
2 rows are here already with another day, time zone, grade, answer time or collection, as another file stated it; the same of the two stays on every device
2 items are suspended in Anki and not here
2 items are flagged in Anki and not here
deck a: its release 1.0.0 went out, and 2 cards changed since; 'goodcard release a.yaml' makes a new release
deck a: 2 files are no pictures that a program shows, and not in it; 'goodcard lint' says which
deck a: 2 notes were dated far ahead of now in an earlier package, made when the clock was wrong; in Anki set "Update notes" to "Always" once
not in it: 2 retired cards (--with-retired); 2 drafts; 2 wordings kept back to find out what you understand, which Anki cannot do
your progress: 2 cards are begun, with 2 answers
  2 cards are suspended there too
  2 cards have a red flag there
  2 notes are in your own versions
  2 notes have what you noted
  2 cards are buried here for today, and not there
  2 cards come again here today, and there on the days on which they are due
  2 answers are dated after now, by a clock that was wrong, and not in it
  2 reviews are of cards that are not in it
`,
	0: `
your progress: 0 cards are begun, with 0 answers
`,
}

func TestWhatIsSaidOfOneAndOfTwo(t *testing.T) {
	t.Parallel()
	for n, want := range oneAndTwo {
		var got strings.Builder
		for _, why := range []anki.Reason{anki.Unknown, anki.Copied, anki.Other} {
			home := &anki.Home{Log: true}
			for range n {
				home.Notes = append(home.Notes, anki.HomeNote{Why: why})
			}
			for _, w := range warningsOf(home) {
				fmt.Fprintln(&got, w.Message)
			}
		}
		items := []string{"a/a", "a/b"}[:n]
		home := &anki.Home{Log: true, Foreign: n, Ahead: n, ByHand: n, Unread: n, Differs: n, Suspended: items, Flagged: items, Absent: []anki.Absence{{Deck: "a", Missing: n, Of: n + 1}}}
		for _, w := range warningsOf(home) {
			fmt.Fprintln(&got, w.Message)
		}
		out := &anki.Exported{Decks: []anki.ExportedDeck{{ID: "a", Version: "1.0.0", Released: true, Place: "a.yaml", Ahead: n, Unshown: n, Late: n}}}
		for _, w := range exportWarnings(out) {
			fmt.Fprintln(&got, w)
		}
		env := &Env{Stderr: &got, Getenv: func(string) string { return "" }}
		env.tellLeftOut(leftOutJSON{n, n, n})
		env.tellProgress(&anki.Sent{Cards: n, Reviews: n, Suspended: n, Flagged: n, Own: n, Notes: n, Buried: n, Again: n, Ahead: n, Beside: n})
		said := strings.ReplaceAll(got.String(), withProgress+"\n", "")
		if said != strings.TrimPrefix(want, "\n") {
			t.Errorf("of %d it says\n%s\nwant\n%s", n, said, want)
		}
	}
}

func warningsOf(home *anki.Home) importWarnings {
	var w importWarnings
	w.addHome(home, false)
	return w
}
