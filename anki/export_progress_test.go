package anki

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/history"
	"goodcard/study"
)

// handOut exports all that a learner has, and opens the package.
func (d *device) handOut(o ExportOptions) (*apkg.Package, *Exported) {
	d.t.Helper()
	o.Decks, o.Path = []string{learnersDeck}, filepath.Join(d.t.TempDir(), "progress.apkg")
	done, err := Export(d.t.Context(), d.Collection, o)
	d.must(err)
	p, err := apkg.Open(o.Path)
	d.must(err)
	d.t.Cleanup(func() { d.must(p.Close()) })
	return p, done
}

// testHome: what went out comes home as what it is, and nothing of it is new.
func testHome(t *testing.T, d *device, h handed) {
	p, done := d.handOut(ExportOptions{Progress: &Progress{Rollover: 4}})
	home, err := ReadHome(t.Context(), p, d.Collection, d.Clock.Moment())
	d.must(err)
	rows := 0
	for _, reviews := range h.reviews {
		rows += len(reviews)
	}
	if home.New() != 0 || home.Changes() || home.Known != rows || home.Ahead+home.Unread+home.Astray+home.Foreign > 0 {
		t.Errorf("of %d rows that went out %+v", rows, home)
	}
	if len(home.Suspended)+len(home.Flagged) > 0 {
		t.Errorf("suspended there and not here: %v; flagged: %v", home.Suspended, home.Flagged)
	}
	if done.Progress == nil || done.Progress.Reviews != h.Reviews || done.Progress.Cards != h.Cards {
		t.Errorf("told is %+v, of %+v", done.Progress, h.Sent)
	}
}

// testFormer: a deck that is older than the installed one asks by ids that its cards had.
func testFormer(t *testing.T, d *device, h handed) {
	var items []string
	now := map[string]string{}
	for _, item := range d.items() {
		was := strings.Replace(item, "/now", "/c", 1)
		items, now[was] = append(items, was), item
	}
	p, err := newProgress(t.Context(), d.Collection, []string{learnersDeck}, items, d.now, 4)
	d.must(err)
	if p.Sent != h.Sent {
		t.Errorf("by former ids %+v go out, by those of now %+v", p.Sent, h.Sent)
	}
	for i, was := range items {
		card := apkg.Card{ID: int64(i + 1), Due: int64(i + 1)}
		if reviews := p.fill(was, &card); !slices.Equal(reviews, h.reviews[now[was]]) || card != h.cards[now[was]] {
			t.Errorf("%s goes out as %+v, under its former id as %+v", now[was], h.cards[now[was]], card)
		}
	}
	both := append(items, d.items()...) // one that was retired, and what goes on with it
	p, err = newProgress(t.Context(), d.Collection, []string{learnersDeck}, both, d.now, 4)
	d.must(err)
	if p.Sent != h.Sent || p.items[learnersDeck+"/c0"] != nil || p.items[learnersDeck+"/now0"] == nil {
		t.Errorf("asked for twice %+v go out, once %+v", p.Sent, h.Sent)
	}
}

// What the learner made of cards goes out with progress alone, in time to reach an Anki that has
// the author's text.
func TestOwnVersionsGoOutWithProgress(t *testing.T) {
	t.Parallel()
	d := newDevice(t, evening, learnersCards(4, false, false))
	d.now = d.now.Add(time.Hour)
	d.edits(learnersDeck+"/c1", "make", "are")
	d.now = d.now.Add(1500 * time.Millisecond)
	_, err := d.SetNote(t.Context(), learnersDeck+"/c2", "Mind the <gap>.")
	d.must(err)
	note := func(o ExportOptions, card string) (found *apkg.Note) {
		p, _ := d.handOut(o)
		guid := GUID(deck.Full(learnersDeck, card))
		d.must(p.Notes(func(n *apkg.Note) error {
			if n.GUID == guid {
				found = n
			}
			return nil
		}))
		return found
	}
	own := note(ExportOptions{Progress: &Progress{}}, "c1")
	if text := strings.Join(own.Fields, "|"); !strings.Contains(text, " are 1 ") || strings.Contains(text, " make 1 ") {
		t.Errorf("a card in its learner's version goes out as %s", text)
	}
	if least := evening.Add(time.Hour).Unix(); own.Modified < least {
		t.Errorf("a version of %d goes out as one of %d", least, own.Modified)
	}
	noted := note(ExportOptions{Progress: &Progress{}}, "c2")
	if text := strings.Join(noted.Fields, "|"); !strings.Contains(text, "Mind the &lt;gap&gt;.") {
		t.Errorf("a card with a note goes out as %s", text)
	}
	if least := d.now.Unix() + 1; noted.Modified != least { // half a second is rounded up
		t.Errorf("a note of %s goes out as one of %d, want %d", d.now, noted.Modified, least)
	}
	for _, card := range []string{"c1", "c2"} {
		n := note(ExportOptions{}, card)
		if text := strings.Join(n.Fields, "|"); strings.Contains(text, " are 1 ") || strings.Contains(text, "Mind the") {
			t.Errorf("without progress %s goes out as %s", card, text)
		}
	}
	_, done := d.handOut(ExportOptions{Progress: &Progress{}})
	if done.Progress.Own != 1 || done.Progress.Notes != 1 {
		t.Errorf("one version and one note go out; told are %+v", done.Progress)
	}
}

// What was written by a clock that was ahead is not dated after now: it would outweigh what is edited in Anki until then.
func TestOwnVersionsOfAClockAhead(t *testing.T) {
	t.Parallel()
	d := newDevice(t, evening, learnersCards(2, false, false))
	d.now = d.now.AddDate(0, 1, 0)
	_, err := d.SetNote(t.Context(), learnersDeck+"/c1", "Mind the gap.")
	d.must(err)
	d.now = evening
	p, _ := d.handOut(ExportOptions{Progress: &Progress{}})
	noted := false
	d.must(p.Notes(func(n *apkg.Note) error {
		noted = noted || strings.Contains(strings.Join(n.Fields, "|"), "Mind the gap.")
		if n.Modified > evening.Unix()+1 {
			t.Errorf("a note goes out as one of %s, at %s", time.Unix(n.Modified, 0).UTC(), evening)
		}
		return nil
	}))
	if !noted {
		t.Error("what was noted does not go out")
	}
}

// A package without progress has no trace of the learner.
func TestNoTraceWithoutProgress(t *testing.T) {
	t.Parallel()
	d := newDevice(t, evening, learnersCards(6, false, false))
	items := d.items()
	_, err := d.Mark(t.Context(), history.Suspend, items[0])
	d.must(err)
	for _, item := range items[1:5] {
		_, _, err := d.Grade(t.Context(), study.ManualGrade{Item: item, Grade: 4})
		d.must(err)
	}
	p, done := d.handOut(ExportOptions{})
	d.must(p.Cards(func(c *apkg.Card) error {
		if c.Type != apkg.New || c.Queue != apkg.QueueNew || c.Data != "{}" || c.Reps != 0 {
			t.Errorf("a card goes out as %+v", c)
		}
		return nil
	}))
	d.must(p.Reviews(func(r *apkg.Review) error {
		t.Errorf("a review goes out: %+v", r)
		return nil
	}))
	if done.Progress != nil {
		t.Errorf("told is %+v", done.Progress)
	}
}
