package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/deck"
	"goodcard/deck/decktest"
	"goodcard/deck/ledger"
	"goodcard/deck/lint"
)

// released puts a ledger together from what was released: of each card its ids with the oldest first and > between
// them, its items in parentheses where it is not the card alone, and "retired" or "split" behind it.
func released(cards string) *ledger.Ledger {
	l := &ledger.Ledger{Deck: "d", Title: "D", Version: "1.2.0", Released: strings.Repeat("a", 64)}
	for card := range strings.SplitSeq(cards, ",") {
		state := ledger.Live
		card, gone := strings.CutSuffix(strings.TrimSpace(card), " retired")
		if gone {
			state = ledger.Retired
		}
		if before, split := strings.CutSuffix(card, " split"); split {
			card, state = before, "d/one,d/two"
		}
		card, items, _ := strings.Cut(strings.TrimSuffix(card, ")"), " (")
		line := ledger.Line{Kind: "ask", Content: strings.Repeat("c", 64), Revision: 1, Time: time.Unix(0, 0), First: "1.0.0", Last: "1.0.0", State: state}
		for id := range strings.SplitSeq(card, " > ") {
			line.IDs = append(line.IDs, deck.Full("d", id))
		}
		for item := range strings.SplitSeq(items, " ") {
			line.Items = append(line.Items, strings.TrimPrefix("#"+item, "#-"))
		}
		if items == "" {
			line.Items = []string{""}
		}
		l.Lines = append(l.Lines, line)
	}
	return l
}

func TestIdentity(t *testing.T) {
	const a, b, old = "- {id: a, ask: What is the first of all, answer: A}\n", "- {id: b, ask: Which comes second, answer: B}\n", "- {id: old, ask: What is the first of all, answer: A}\n"
	const gone, other = "retired:\n- {id: old, last: 1.0.0, ask: What pulls the tide, answer: The moon}\n", "- {id: old, ask: What is it that barks, answer: The dog}\n"
	for _, test := range []struct{ name, released, last, cards, says string }{
		{"all is as it was", "a, b", a + b, a + b, ""},
		{"a new card", "a", a, a + b, ""},
		{"in other order, with a draft", "a, b", a + b, "- {id: b, ask: Q, answer: B, draft: true}\n" + a, ""},
		{"renamed", "old, b", old + b, "- {id: a, ask: What is the first of all, answer: A, was: [old]}\n" + b, ""},
		{"renamed twice", "old > mid", "", "- {id: a, ask: What is the first of all, answer: A, was: [old, mid]}\n", ""},
		{"renamed back", "old > mid", "", "- {id: old, ask: What is the first of all, answer: A, was: [mid]}\n", ""},
		{"retired before", "a, b retired", "", a, ""},
		{"restored", "a, b retired", "", a + b, ""},
		{"moved from another deck", "a, o/b > b", "", a + "- {id: b, ask: Q, answer: B, was: [o/b]}\n", ""},
		{"was that no release knows", "a", "", "- {id: a, ask: Q, answer: A, was: [older, o/x]}\n", ""},

		{"gone", "a, old", a + old, a, `d.yaml:2:5: version 1.2.0 had the card "old", and no card here says that it was it [vanished-id]
hint: if it has another id now, write was: [old] there; if it goes, retire it: goodcard release d.yaml --why old="why it goes"
`},
		{"another id, without was", "old, b", old + b, a + b, `d.yaml:6:8: this card has the text of "old", which version 1.2.0 had and no card here says it was [vanished-id]
hint: write was: [old]
`},
		{"another id, after others", "oldest > old", old, "- {id: a, ask: What is the first of all, answer: A, was: [o/x]}\n", `d.yaml:6:8: this card has the text of "old", which version 1.2.0 had and no card here says it was [vanished-id]
hint: write was: [oldest, old, o/x]
`},
		{"another id and nearly the text", "old, b", old + b, "- {id: a, ask: What is the very first of all, answer: A}\n" + b, `d.yaml:6:8: this card says nearly what "old" said, which version 1.2.0 had and no card here says it was [vanished-id]
hint: if it is that card, write was: [old]; if that one goes, retire it: goodcard release d.yaml --why old="why it goes"
`},
		{"one card for two with one text", "old, older", old + strings.Replace(old, "old", "older", 1), a, `d.yaml:2:5: version 1.2.0 had the card "older", and no card here says that it was it [vanished-id]
hint: if it has another id now, write was: [older] there; if it goes, retire it: goodcard release d.yaml --why older="why it goes"
d.yaml:6:8: this card has the text of "old", which version 1.2.0 had and no card here says it was [vanished-id]
hint: write was: [old]
`},
		{"two whose text nobody knows", "old, older", "", a, `d.yaml:2:5: version 1.2.0 had the card "old", and no card here says that it was it [vanished-id]
hint: if it has another id now, write was: [old] there; if it goes, retire it: goodcard release d.yaml --why old="why it goes"
d.yaml:2:5: version 1.2.0 had the card "older", and no card here says that it was it [vanished-id]
hint: if it has another id now, write was: [older] there; if it goes, retire it: goodcard release d.yaml --why older="why it goes"
`},

		{"an id of another card", "old > a", "", a + "- {id: old, ask: Q, answer: B}\n", `d.yaml:6:8: this card was released as "old" too, and was does not say so: the reviews from then would be lost [lost-was]
hint: write was: [old]
d.yaml:7:8: the id "old" was that of the card "a" up to some release [reused-id]
hint: give it an id that no release had: learners' reviews of that card would count for this one
`},
		{"an id of a card that is gone", "old > mid", "", old, `d.yaml:6:8: the id "old" was that of the card "mid" up to some release [reused-id]
hint: if it is that card, write was: [mid]; if not, give it an id that no release had
`},
		{"the former id of a retired card", "old > mid retired", "", old, `d.yaml:6:8: the id "old" was that of the card "mid" up to some release [reused-id]
hint: give it an id that no release had: learners' reviews of that card would count for this one
`},
		{"without an earlier id", "oldest > old > a", "", "- {id: a, ask: Q, answer: A, was: [o/x, old]}\n", `d.yaml:6:35: this card was released as "oldest" too, and was does not say so: the reviews from then would be lost [lost-was]
hint: write was: [oldest, old, o/x]
`},
		{"renamed, without an earlier id", "oldest > old", "", "- {id: a, ask: Q, answer: A, was: [old]}\n", `d.yaml:6:35: this card was released as "oldest" too, and was does not say so: the reviews from then would be lost [lost-was]
hint: write was: [oldest, old]
`},
		{"renamed, without the last id", "oldest > old", "", "- {id: a, ask: Q, answer: A, was: [oldest]}\n", `d.yaml:6:35: this card was released as "old" too, and was does not say so: the reviews from then would be lost [lost-was]
hint: write was: [oldest, old]
`},
		{"was of two cards", "a, b, c", "", "- {id: n, ask: Q, answer: A, was: [a, b]}\n- {id: c, ask: Q2, answer: A}\n", `d.yaml:6:39: "b" was released as an id of the card "b", which is not this one [other-was]
hint: delete it here: a card goes on with the reviews of one; if two became this one, say so when it is released: goodcard release d.yaml --change a,b=merged:n
`},
		{"was of another card that is there", "a, old > b", "", "- {id: a, ask: Q, answer: A, was: [old]}\n- {id: b, ask: Q2, answer: A}\n", `d.yaml:6:36: "old" was released as an id of the card "b", which is not this one [other-was]
hint: delete it here: that card goes on with its reviews
d.yaml:7:8: this card was released as "old" too, and was does not say so: the reviews from then would be lost [lost-was]
hint: write was: [old]
`},
		{"two cards that were one", "old > mid", "", "- {id: n, ask: Q, answer: A, was: [old]}\n- {id: m, ask: Q2, answer: A, was: [old2, mid]}\n", `d.yaml:6:36: "old" was released as an id of the card "mid", which is not this one [other-was]
hint: delete it here: that card goes on with its reviews
d.yaml:7:36: this card was released as "old" too, and was does not say so: the reviews from then would be lost [lost-was]
hint: write was: [old, mid, old2]
`},
		{"back after a release without it", "a, old retired", a + gone, a + "- {id: old, ask: What pulls at the tides, answer: The moon}\n", ""},
		{"back, worded anew", "a, old retired", a + gone, a + "- {id: old, ask: By whom are tides made, answer: Luna}\n", ""},
		{"back, as a cloze", "a, old retired", a + gone, a + "- {id: old, cloze: 'Tides come from the {{c1::moon}}.'}\n", ""},
		{"an id of a card that is gone, whose text nobody knows", "a, old retired", a, a + other, ""},
		{"an id of a card that is gone by a release", "a, old retired", a + gone, a + other, `d.yaml:7:8: the id "old" was that of a card that is gone (d.released.yaml:8), and this one has no words in common with it: learners' reviews of that card would count for this one [reused-id]
hint: give it an id that no release had; if it is that card and only worded anew, release it with its old words first, then with the new ones
`},
		{"an id of a card that was split", "a, old split", a + gone, a + other, `d.yaml:7:8: the id "old" was that of a card that is gone (d.released.yaml:8), and this one has no words in common with it: learners' reviews of that card would count for this one [reused-id]
hint: give it an id that no release had; if it is that card and only worded anew, release it with its old words first, then with the new ones
`},
		{"clozes that have a number in common", "a, old retired", a + "retired:\n- {id: old, last: 1.0.0, cloze: 'Tides come from the {{c1::moon}}.'}\n", a + "- {id: old, cloze: 'Dogs bark at {{c1::cats}}.'}\n", `d.yaml:7:8: the id "old" was that of a card that is gone (d.released.yaml:8), and this one has no words in common with it: learners' reviews of that card would count for this one [reused-id]
hint: give it an id that no release had; if it is that card and only worded anew, release it with its old words first, then with the new ones
`},
		{"a language without spaces", "a, old retired", a + "retired:\n- {id: old, last: 1.0.0, ask: 月は何を引くか, answer: 潮}\n", a + "- {id: old, ask: 潮を引くのは何か, answer: 月}\n", ""},
		{"back under another id", "a, old retired", a + gone, a + "- {id: b, ask: What pulls the tide, answer: The moon}\n", `d.yaml:7:8: this card has the text of "old", which was released and went with version 1.0.0 [lost-was]
hint: write was: [old]: who learned it then goes on with it
`},
		{"back under another id, with was", "a, old retired", a + gone, a + "- {id: b, ask: What pulls the tide, answer: The moon, was: [old]}\n", ""},
		{"another card on what one was about that is gone", "a, old retired", a + gone, a + "- {id: b, ask: What pulls the tides, answer: The moon}\n", ""},
		{"released under another id since", "a, b, old retired", a + gone, a + "- {id: b, ask: What pulls the tide, answer: The moon}\n", ""},

		{"a direction is gone", "a (- reverse)", "", a, `d.yaml:6:16: version 1.2.0 asked for the other direction, and this card asks no longer [vanished-item]
hint: if that is meant, the next release is 2.0.0 at least; if not, bring it back
`},
		{"a gap is gone", "a (c1 c2)", "", "- {id: a, cloze: 'The {{c1::gap}} of a text with words.'}\n", `d.yaml:6:18: version 1.2.0 asked for the gap c2, and this card asks no longer [vanished-item]
hint: if that is meant, the next release is 2.0.0 at least; if not, bring it back
`},
	} {
		d, err := deck.Parse("d.yaml", []byte(decktest.Header+"cards:\n"+test.cards))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var last *deck.Released
		if test.last != "" {
			if last, err = deck.ParseReleased("d.released.yaml", []byte(decktest.Header+"cards:\n"+test.last)); err != nil {
				t.Errorf("%s: %v", test.name, err)
				continue
			}
		}
		var got strings.Builder
		for _, p := range lint.Identity(d, released(test.released), last) {
			fmt.Fprintf(&got, "%s [%s]\nhint: %s\n", p, p.Rule, p.Fix)
		}
		if got.String() != test.says {
			t.Errorf("%s\n got %s\nwant %s", test.name, got.String(), test.says)
		}
	}
}

// Check reports by the same rules, where it is given a ledger.
func TestCheckOfAReleasedDeck(t *testing.T) {
	d, err := deck.Parse("d.yaml", []byte(decktest.Header+"cards:\n- {id: a, ask: What is the first letter of the alphabet, answer: A}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		opts *lint.Options
		want []string
	}{
		{nil, nil},
		{&lint.Options{Ledger: released("a, b")}, []string{lint.VanishedID}},
		{&lint.Options{Ledger: released("a, b"), Skip: []string{lint.VanishedID}}, nil},
		{&lint.Options{Ledger: &ledger.Ledger{Deck: "o"}}, []string{lint.OtherLedger}},
	} {
		var got []string
		for _, p := range lint.Check(d, test.opts) {
			got = append(got, p.Rule)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%+v: found %v, want %v", test.opts, got, test.want)
		}
	}
}

// Before 1.0.0 the step that takes something away is the middle number.
func TestVanishedItemBeforeTheFirstVersion(t *testing.T) {
	d, err := deck.Parse("d.yaml", []byte(decktest.Header+"cards:\n- {id: a, ask: What is the first letter, answer: A}\n"))
	if err != nil {
		t.Fatal(err)
	}
	past := released("a (- reverse)")
	past.Version = "0.2.1"
	got := lint.Identity(d, past, nil)
	if len(got) != 1 || got[0].Rule != lint.VanishedItem || got[0].Fix != "if that is meant, the next release is 0.3.0 at least; if not, bring it back" {
		t.Errorf("%v", got)
	}
}

// A card that went to another deck is told as such.
func TestMovedToAnotherDeck(t *testing.T) {
	d, err := deck.Parse("d.yaml", []byte(decktest.Header+"cards:\n- {id: a, ask: What is the first letter, answer: A}\n"))
	if err != nil {
		t.Fatal(err)
	}
	moved := func(id string) string { return map[string]string{"d/z": "o.yaml:7"}[id] }
	var got []string
	for _, p := range lint.Check(d, &lint.Options{Ledger: released("a, y, z"), Moved: moved}) {
		got = append(got, p.Message+"\n"+p.Fix)
	}
	want := []string{
		`version 1.2.0 had the card "y", and no card here says that it was it` + "\n" + `if it has another id now, write was: [y] there; if it goes, retire it: goodcard release d.yaml --why y="why it goes"`,
		`version 1.2.0 had the card "z", and a card of another deck says that it was it (o.yaml:7)` + "\n" + `retire it here: goodcard release d.yaml --why z="why it goes"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}
