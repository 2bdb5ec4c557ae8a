package lint_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/lint"
	"goodcard/long"
)

func TestMain(m *testing.M) {
	long.Checks(15, 2000)
	os.Exit(m.Run())
}

// A forgetful author edits a deck at random, and sometimes gives a card another id without saying so.
type author struct {
	*rapid.T
	cards   []deck.Card
	removed []deck.Card
	made    int // ids and texts so far
}

func (a *author) next() string {
	a.made++
	return fmt.Sprint("c", a.made)
}

func (a *author) edit() {
	what := rapid.SampledFrom([]string{"add", "add", "rename", "rename", "forget", "delete", "restore", "reword", "move"}).Draw(a.T, "edit")
	if what == "add" || len(a.cards) == 0 {
		id := a.next()
		a.cards = append(a.cards, deck.Card{ID: id, Kind: deck.Ask, Text: "What is " + id + " of all things?", Answer: "The answer to " + id})
		return
	}
	i := rapid.IntRange(0, len(a.cards)-1).Draw(a.T, "card")
	c := &a.cards[i]
	switch what {
	case "rename":
		c.Was = append(slices.Clone(c.Was), c.ID)
		c.ID = a.next()
	case "forget":
		c.ID = a.next()
		if rapid.Bool().Draw(a.T, "all of it") {
			c.Was = nil
		}
	case "delete":
		a.removed = append(a.removed, *c)
		a.cards = slices.Delete(a.cards, i, i+1)
	case "restore":
		if n := len(a.removed); n > 0 {
			a.cards, a.removed = append(a.cards, a.removed[n-1]), a.removed[:n-1]
		}
	case "reword":
		c.Text = "And now, what is " + a.next() + "?"
	case "move":
		a.cards = append(slices.Delete(slices.Clone(a.cards), i, i+1), *c)
	}
}

// deck returns the deck as it is read.
func (a *author) deck() *deck.Deck {
	d, err := deck.Parse("d.yaml", deck.Write(&deck.Deck{ID: "d", Title: "D", Version: "1.0.0", Cards: a.cards}))
	if err != nil {
		a.Fatal(err)
	}
	return d
}

// holders returns the cards that have, or say they had, one of the ids of a line, each with how many it names.
func holders(d *deck.Deck, l *ledger.Line) map[string]int {
	held := map[string]int{}
	for _, c := range d.Cards {
		for _, id := range append(deck.FullAll("d", c.Was), "d/"+c.ID) {
			if slices.Contains(l.IDs, id) {
				held[c.ID]++
			}
		}
	}
	return held
}

// release writes the next lines: a card goes on with the line of which it has, or says it had, an id; a line of
// none is retired.
func release(d *deck.Deck, past *ledger.Ledger) {
	var fresh []ledger.Line
	taken := map[int]bool{}
	for i := range d.Cards {
		c := &d.Cards[i]
		id := "d/" + c.ID
		at := slices.IndexFunc(past.Lines, func(l ledger.Line) bool { return holders(&deck.Deck{Cards: []deck.Card{*c}}, &l)[c.ID] > 0 })
		if at < 0 {
			fresh = append(fresh, ledger.Line{IDs: []string{id}, Items: []string{""}, Kind: "ask", Content: strings.Repeat("0", 64), Revision: 1, Time: time.Unix(0, 0), First: "1.0.0", Last: "1.0.0", State: ledger.Live})
			continue
		}
		taken[at] = true
		l := &past.Lines[at]
		l.State = ledger.Live
		if l.ID() != id {
			l.IDs = append(l.IDs, id)
		}
	}
	for i := range past.Lines {
		if !taken[i] {
			past.Lines[i].State = ledger.Retired
		}
	}
	past.Lines = append(past.Lines, fresh...)
}

var pasted = regexp.MustCompile(`was: \[([^\]]*)\]`)

// However a deck is edited, lint finds a card that was released exactly where nobody says that it was it, or says
// it in part; and what it says to write, followed to the letter, mends that.
func TestNoIDIsLostUnseen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := &author{T: t}
		past := &ledger.Ledger{Deck: "d", Title: "D", Version: "1.0.0", Released: strings.Repeat("0", 64)}
		var last *deck.Released
		for n := 1; n <= 200; n++ {
			a.edit()
			if n%10 > 0 || len(a.cards) == 0 {
				continue
			}
			d := a.deck()
			vanished, lost := map[string]bool{}, map[string]bool{}
			for i := range past.Lines {
				l := &past.Lines[i]
				held := holders(d, l)
				if len(held) > 1 {
					t.Fatalf("two cards are one: %v", held) // the test is wrong
				}
				vanished[l.ID()] = l.Live() && len(held) == 0
				for id, n := range held {
					lost[id] = n < len(l.IDs)
				}
			}
			for _, p := range lint.Identity(d, past, last) {
				switch p.Rule {
				case lint.LostWas:
					if !lost[p.Subject] {
						t.Fatalf("nothing is lost of %s: %s\n%s", p.Subject, p, deck.Write(d))
					}
					delete(lost, p.Subject)
				case lint.VanishedID:
					id := "d/" + regexp.MustCompile(`"([^"]*)"`).FindStringSubmatch(p.Message)[1]
					if !vanished[id] {
						t.Fatalf("%s is there: %s\n%s", id, p, deck.Write(d))
					}
					delete(vanished, id)
				default:
					t.Fatalf("%s [%s]\n%s", p, p.Rule, deck.Write(d))
				}
				if strings.HasPrefix(p.Fix, "write was") {
					i := slices.IndexFunc(a.cards, func(c deck.Card) bool { return c.ID == p.Subject })
					a.cards[i].Was = strings.Split(pasted.FindStringSubmatch(p.Fix)[1], ", ")
				}
			}
			for id, missed := range lost {
				if missed {
					t.Fatalf("was of %s is not whole, and nothing is said\n%s", id, deck.Write(d))
				}
			}
			for id, missed := range vanished {
				if missed {
					t.Fatalf("%s is gone, and nothing is said\n%s", id, deck.Write(d))
				}
			}
			d = a.deck()
			for _, p := range lint.Identity(d, past, last) {
				if p.Rule != lint.VanishedID || strings.HasPrefix(p.Fix, "write was") {
					t.Fatalf("after it was mended as told: %s\n%s", p, deck.Write(d))
				}
			}
			release(d, past)
			past, last = reread(t, past), &deck.Released{Deck: *d}
			if found := lint.Identity(d, past, last); len(found) > 0 {
				t.Fatalf("right behind a release: %s", found[0])
			}
		}
	})
}

// reread returns a ledger as it is written and read.
func reread(t *rapid.T, l *ledger.Ledger) *ledger.Ledger {
	again, err := ledger.Parse("d.ledger.tsv", l.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return again
}
