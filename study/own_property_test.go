package study_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/study"
)

// A writer is a learner with two devices, whose deck an author goes on editing.
type writer struct {
	t       *rapid.T
	devices [2]*world
	theirs  [2]deck.Card        // what the deck of each device says
	saw     map[string][]string // by id of an edit: those that its learner saw open when they made it
	whole   map[string]bool     // edits of the first kind
	newest  [2]*history.Event   // the edit that a device made last, while nothing came after it
	before  [2]study.Conflict   // what the device showed before that
}

const ownCard = "inner-outer/door"

// drawn draws a card. There are few texts, so that author and learner often agree.
func drawn(t *rapid.T, kinds ...deck.Kind) deck.Card {
	text := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "text") }
	c := deck.Card{ID: "door", Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
	switch c.Kind {
	case deck.Cloze:
		c.Text = text("A {{c1::door}}.", "The {{c1::green}} one.", "A {{c1::green}} {{c2::door}}.")
	default:
		c.Text, c.Answer = text("Which?", "Which  door?", "What door?"), text("Green.", "The green one.")
		c.Also = rapid.SampledFrom([][]string{nil, {"Name it."}, {"Name it.", "Say it."}}).Draw(t, "also")
	}
	c.Note = text("", "a note", "a\nnote")
	return c
}

// publish gives a device a new version of the deck.
func (w *writer) publish(d int, c deck.Card) {
	w.theirs[d] = c
	device := w.devices[d]
	device.shipped[study.FirstDeck+"/deck.yaml"].Data = []byte(header(study.FirstDeck) + deck.Emit(&c))
	_, err := device.Refresh(w.t.Context())
	device.must(err)
	w.newest[d] = nil
}

func (w *writer) conflict(d int) study.Conflict {
	found, err := w.devices[d].Conflict(w.t.Context(), ownCard)
	w.devices[d].must(err)
	return found
}

func ids(versions []history.Version) []string {
	var all []string
	for _, v := range versions {
		all = append(all, v.ID.String())
	}
	return all
}

// edits returns the edits of the card on a device, in the order of replay.
func (w *writer) edits(d int) []history.Event {
	var all []history.Event
	w.devices[d].must(w.devices[d].History(w.t.Context(), ownCard, func(s history.Step) error {
		if s.Kind == history.Edit {
			all = append(all, s.Event)
		}
		return nil
	}))
	return all
}

// recorded takes note of the edit that a device has made since before, if it made one.
func (w *writer) recorded(d int, before study.Conflict) bool {
	for _, e := range w.edits(d) {
		if _, known := w.saw[e.ID.String()]; !known {
			w.saw[e.ID.String()] = ids(before.Versions.Open)
			w.newest[d], w.before[d] = &e, before
			return true
		}
	}
	return false
}

// edit lets the learner edit the card as its editor shows it.
func (w *writer) edit(d int) {
	device, before := w.devices[d], w.conflict(d)
	e, err := device.Editing(w.t.Context(), ownCard)
	device.must(err)
	head, _, _ := strings.Cut(e.Text, "cards:\n")
	mine := drawn(w.t, before.Theirs.Kind)
	if !slices.Equal(mine.Suffixes(), before.Theirs.Suffixes()) {
		mine = before.Theirs
	}
	device.must(device.SetOwn(w.t.Context(), e, "own.yaml", head+"cards:\n"+deck.Emit(&mine)))
	w.recorded(d, before)
	after := w.conflict(d)
	if diff := cmp.Diff(mine, after.Versions.Card); diff != "" {
		w.t.Fatalf("the learner wrote (-), sees (+)\n%s", diff)
	}
	if !after.Versions.Settled() {
		w.t.Fatalf("an edit leaves something to decide: %+v", after.Versions)
	}
}

// whole records an edit of the first kind, as an earlier program does.
func (w *writer) editWhole(d int) {
	before := w.conflict(d)
	body := ""
	if rapid.Bool().Draw(w.t, "a text") {
		text, err := json.Marshal(drawn(w.t, before.Theirs.Kind))
		w.devices[d].must(err)
		body = string(text)
	}
	w.devices[d].must(w.devices[d].RecordEdit(w.t.Context(), ownCard, body))
	if w.recorded(d, before) {
		w.whole[w.newest[d].ID.String()] = true
	}
}

// take picks one of what is listed.
func (w *writer) take(d int) {
	before := w.conflict(d)
	n := rapid.IntRange(0, len(before.Versions.Open)).Draw(w.t, "pick")
	pick, want, fits := study.TakeTheirs, before.Theirs, true
	if n > 0 {
		laid := before.Versions.Open[n-1].Lay(&before.Theirs)
		pick, want, fits = fmt.Sprint(n), laid.Card, laid.Fits
	}
	after, _, err := w.devices[d].Take(w.t.Context(), ownCard, pick)
	if (err == nil) != fits {
		w.t.Fatalf("taking %s, which fits: %t, gives %v", pick, fits, err)
	}
	if err != nil {
		return
	}
	w.recorded(d, before)
	if diff := cmp.Diff(want, after.Versions.Card); diff != "" || !after.Versions.Settled() {
		w.t.Fatalf("after taking %s, settled: %t, shown (-want +got)\n%s", pick, after.Versions.Settled(), diff)
	}
}

// undo takes back an edit, the newest one or any.
func (w *writer) undo(d int) {
	edits := w.edits(d)
	if len(edits) == 0 {
		return
	}
	e := rapid.SampledFrom(edits).Draw(w.t, "edit")
	newest := w.newest[d]
	if newest != nil && rapid.Bool().Draw(w.t, "newest") {
		e = *newest
	}
	w.devices[d].must(w.devices[d].TakeBack(w.t.Context(), e))
	if newest != nil && newest.ID == e.ID {
		if diff := cmp.Diff(w.before[d], w.conflict(d), cmpopts.IgnoreUnexported(history.Version{}), cmpopts.EquateEmpty()); diff != "" {
			w.t.Fatalf("after an undo it is not as before:\n%s", diff)
		}
	}
	w.newest[d] = nil
}

// merge gives a device what the other one has.
func (w *writer) merge(d int) {
	if w.devices[d].mergeFrom(w.devices[1-d]).Events > 0 {
		w.newest[d] = nil
	}
}

// reachable fails where a text of the learner is neither shown nor listed, although they
// never decided against it.
func (w *writer) reachable(d int) {
	open := ids(w.conflict(d).Versions.Open)
	edits := w.edits(d)
	under := func(id string) []string {
		if !w.whole[id] {
			return w.saw[id]
		}
		var earlier []string // the last of the first kind wins, seen or not, as it always did
		for _, e := range edits {
			if e.ID.String() == id {
				break
			}
			if w.whole[e.ID.String()] {
				earlier = append(earlier, e.ID.String())
			}
		}
		return earlier
	}
	closed := map[string]bool{} // the learner saw it and went on
	var close func(id string)
	close = func(id string) {
		for _, id := range under(id) {
			if !closed[id] {
				closed[id] = true
				close(id)
			}
		}
	}
	for _, e := range edits {
		if !e.Voided {
			close(e.ID.String())
		}
	}
	for _, e := range edits {
		if id := e.ID.String(); !e.Voided && !closed[id] && !slices.Contains(open, id) {
			w.t.Fatalf("the edit %s is out of reach: %s", id, e.Body)
		}
	}
}

func TestOwnVersionsOfTwoDevices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := drawn(t, deck.Ask, deck.Cloze)
		w := &writer{t: t, saw: map[string][]string{}, whole: map[string]bool{}, theirs: [2]deck.Card{first, first}}
		for d := range w.devices {
			w.devices[d] = newWorld(t, header(study.FirstDeck)+deck.Emit(&first))
			_, err := w.devices[d].Refresh(t.Context())
			w.devices[d].must(err)
		}
		w.devices[1].now = w.devices[1].now.Add(time.Duration(rapid.IntRange(-3, 3).Draw(t, "minutes")) * time.Minute)
		for range rapid.IntRange(1, 14).Draw(t, "deeds") {
			d := rapid.IntRange(0, 1).Draw(t, "device")
			w.devices[d].now = w.devices[d].now.Add(time.Duration(rapid.IntRange(0, 2).Draw(t, "minutes")) * time.Minute)
			switch rapid.SampledFrom([]string{"edit", "edit", "whole", "take", "undo", "author", "merge"}).Draw(t, "deed") {
			case "edit":
				w.edit(d)
			case "whole":
				w.editWhole(d)
			case "take":
				w.take(d)
			case "undo":
				w.undo(d)
			case "author":
				w.publish(d, drawn(t, deck.Ask, deck.Type, deck.Cloze))
			case "merge":
				w.merge(d)
			}
			w.reachable(d)
		}
		w.publish(1, w.theirs[0])
		w.merge(0)
		w.merge(1)
		w.reachable(0)
		if diff := cmp.Diff(w.conflict(0), w.conflict(1), cmpopts.IgnoreUnexported(history.Version{})); diff != "" {
			t.Fatalf("the devices differ:\n%s", diff)
		}
		w.edit(0)
		w.merge(1)
		if diff := cmp.Diff(w.conflict(0), w.conflict(1), cmpopts.IgnoreUnexported(history.Version{})); diff != "" {
			t.Fatalf("after an edit the devices differ:\n%s", diff)
		}
	})
}
