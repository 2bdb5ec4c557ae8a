package study_test

import (
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"goodcard/deck"
	releases "goodcard/deck/ledger"
	"goodcard/decks"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// renamedSince are the ids that cards of the first release of the first deck have got since.
var renamedSince = map[string]string{
	"inner-outer/outer-subject":      "inner-outer/outer-three",
	"inner-outer/mesa-optimizer-faq": "inner-outer/mesa-two-senses",
}

// firstRelease returns a deck with the ids, the kinds and the items that the first deck had when it was first released, and
// of each of its items the id under which the deck of today would ask it.
func firstRelease(t tb) (text string, today map[string]string) {
	t.Helper()
	const file = study.FirstDeck + "/ledger.tsv"
	src, err := fs.ReadFile(decks.Shipped, file)
	if err != nil {
		t.Fatal(err)
	}
	l, err := releases.Parse(file, src)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(header(study.FirstDeck))
	today = map[string]string{}
	for _, line := range l.Lines {
		if line.First != "1.0.0" {
			continue
		}
		now := line.ID()
		if to := renamedSince[now]; to != "" {
			now = to
		}
		for _, suffix := range line.Items {
			today[line.Origin()+suffix] = now + suffix
		}
		name := deck.ParseRef(line.Origin()).Name()
		fmt.Fprintf(&b, "  - {id: %s, %s}\n", name, oldCard(name, line.Kind, line.Items))
	}
	return b.String(), today
}

// oldCard writes a card with these items, of this kind where it can have them.
func oldCard(name, kind string, items []string) string {
	ask := fmt.Sprintf("'What was said of %s?'", name)
	switch {
	case items[0] != "":
		var gaps strings.Builder
		for _, gap := range items {
			fmt.Fprintf(&gaps, " {{%s::gap}} of %s", gap[1:], name)
		}
		return "cloze: '" + gaps.String() + "'"
	case len(items) > 1:
		return "ask: " + ask + ", answer: Of " + name + ", both-ways: true"
	case kind == "choose":
		return "choose: " + ask + ", answer: This, wrong: [{text: That, why: No.}, {text: Those, why: No.}]"
	case kind == "type":
		return "type: " + ask + ", answer: This"
	case kind == "explain":
		return "explain: " + ask + ", points: [This, That]"
	default:
		return "ask: " + ask + ", answer: This"
	}
}

// A holding is all that a collection holds of a learner's past.
type holding struct {
	events []history.Event
	items  map[string]pastOf // by the ids that items had in the first release
}

// A pastOf is what is held of an item.
type pastOf struct {
	memory history.Memory
	steps  []history.Step
}

// holding reads it, of these items.
func (w *world) holding(items []string) holding {
	w.t.Helper()
	k := holding{items: map[string]pastOf{}}
	w.must(w.History(w.t.Context(), "", func(s history.Step) error {
		k.events = append(k.events, s.Event)
		return nil
	}))
	w.must(w.Learned(w.t.Context(), items, func(l *study.Learned) error {
		var of pastOf
		var err error
		of.memory, err = l.Replay(func(s history.Step) {
			s.Item, s.Device = l.Item, "" // a step is told under the id that its item has now, and may be without the name of the device
			of.steps = append(of.steps, s)
		})
		k.items[l.Item] = of
		return err
	}))
	return k
}

// mustHold fails where one of them holds anything else than the other.
func (w *world) mustHold(when string, got, want holding) {
	w.t.Helper()
	if !reflect.DeepEqual(got.events, want.events) {
		w.t.Errorf("%s the history has %d events that are not the %d of before", when, len(got.events), len(want.events))
	}
	if len(got.items) != len(want.items) {
		w.t.Errorf("%s %d items have a past, want %d", when, len(got.items), len(want.items))
	}
	for _, item := range slices.Sorted(maps.Keys(want.items)) {
		if got, want := got.items[item], want.items[item]; !reflect.DeepEqual(got, want) {
			w.t.Errorf("%s %s has the memory %+v of %d events, want %+v of %d", when, item, got.memory, len(got.steps), want.memory, len(want.steps))
		}
	}
}

// listed returns all items of the installed decks as they are listed.
func (w *world) listed() map[string]study.Listed {
	w.t.Helper()
	all := map[string]study.Listed{}
	w.must(w.Cards(w.t.Context(), study.CardFilter{}, func(l study.Listed) error {
		all[l.ID] = l
		return nil
	}))
	return all
}

// A learner who knows every card of the first release gets the deck of today. Nothing of what they did is gone, what is still
// asked goes on where it was, under its new id where it has one, and what is asked no more keeps its past.
func TestLearnerOfTheFirstReleaseLosesNothing(t *testing.T) {
	t.Parallel()
	text, today := firstRelease(t)
	items := slices.Sorted(maps.Keys(today))
	p := newPupilOf(t, 1, 0.2, program{study.FirstDeck + "/deck.yaml": &fstest.MapFile{Data: []byte(text)}})
	p.limits(200, 500)
	p.until(9)
	p.world.days(2)
	var last []string // grades before the newer program comes: of cards renamed, retired and kept
	for _, card := range []string{"mesa-optimizer-faq", "goodhart-name", "outer-subject", "two-questions"} {
		last = append(last, study.FirstDeck+"/"+card)
		p.marked(p.SetNote(t.Context(), study.FirstDeck+"/"+card, "A note on "+card+"."))
	}
	p.mark(history.Suspend, study.FirstDeck+"/goodhart-explain", study.FirstDeck+"/feed-example")
	p.mark(history.Flag, last...)
	earlier := p.holding(items)
	for i, item := range last {
		p.by(item, []scheduler.Grade{scheduler.Good, scheduler.Again}[i%2])
	}
	before, list, glance := p.holding(items), p.listed(), p.glance()
	if len(before.items) != len(items) {
		t.Fatalf("%d of %d items were studied: %s", len(before.items), len(items), p.table())
	}

	delete(p.shipped, study.FirstDeck+"/deck.yaml")
	maps.Copy(p.shipped, broughtDecks(t, study.FirstDeck))
	p.reopen()
	p.mustHold("with the deck of today", p.holding(items), before)

	due, fresh, renamed, retired, now := 0, 0, 0, map[string]bool{}, p.listed()
	known := map[string]bool{}
	for _, old := range items {
		id := today[old]
		l, asked := now[id]
		if !asked {
			retired[id] = true
			if to := renamedSince[deck.ParseRef(old).Card]; to != "" {
				t.Errorf("%s is gone, it was to be %s", old, to)
			}
			continue
		}
		known[id] = true
		if id != old {
			renamed++
			y := p.why(id)
			if !reflect.DeepEqual(y.Memory, before.items[old].memory) || len(y.Steps) != len(before.items[old].steps) {
				t.Errorf("why tells of %s %+v from %d events, before %+v", id, y.Memory, len(y.Steps), before.items[old].memory)
			}
		}
		was := list[old]
		if l.State != was.State || l.Due == nil || *l.Due != *was.Due || l.Overdue != was.Overdue || l.Leech != was.Leech {
			t.Errorf("%s stands as %s, due %v; as %s it stood as %s, due %v", id, l.State, l.Due, old, was.State, *was.Due)
		}
		if l.State == study.Due {
			due++
		}
	}
	for id, l := range now {
		if !known[id] {
			if fresh++; l.State != study.New && l.State != study.HeldBack {
				t.Errorf("%s, which was never studied, is %s", id, l.State)
			}
		}
	}
	if renamed != len(renamedSince) || len(retired) == 0 || len(known) < 100 || fresh == 0 || due == 0 {
		t.Errorf("%d items go on, %d of them renamed, %d due, %d are gone, %d are new: the test tries nothing",
			len(known), renamed, due, len(retired), fresh)
	}
	for _, card := range last {
		if _, asked := now[today[card]]; asked {
			if _, note, err := p.Note(t.Context(), today[card]); err != nil || note == "" {
				t.Errorf("the note on %s is %q, %v", today[card], note, err)
			}
		}
	}

	g := p.glance()
	if g.Due+g.PutOff.Siblings+g.PutOff.Limit != due || g.Reviewed != glance.Reviewed || g.Streak != glance.Streak || g.Yesterday != glance.Yesterday {
		t.Errorf("the day counts %+v, before %+v; %d items are due", g, glance, due)
	}
	d, err := p.Check(t.Context(), false, false)
	p.must(err)
	if troubles := p.Troubles(); len(d.Findings)+len(troubles) > 0 {
		t.Errorf("a check, of memory against history too, finds %v, and there are troubles %q", d.Findings, troubles)
	}

	undone, err := p.Undo(t.Context(), len(last))
	p.must(err)
	slices.Reverse(undone)
	for i, e := range undone {
		if e.Kind != history.Review || e.Item != last[i] {
			t.Errorf("%s is taken back, want the grade of %s", e.Deed(true), last[i])
		}
	}
	after := p.holding(items)
	for item, want := range earlier.items {
		if got := after.items[item].memory; !reflect.DeepEqual(got, want.memory) {
			t.Errorf("after undo %s has the memory %+v, want %+v", item, got, want.memory)
		}
	}
	p.world.days(100) // all that is known is due
	asked := p.today()
	if len(asked) < len(known)/2 {
		t.Errorf("of %d items that are known %d are asked", len(known), len(asked))
	}
	for _, item := range asked {
		if retired[item] {
			t.Errorf("%s is asked, and the deck has it no more", item)
		}
	}
	for item, l := range p.listed() {
		if known[item] && l.Due == nil {
			t.Errorf("%s, which was known, is new", item)
		}
	}
}
