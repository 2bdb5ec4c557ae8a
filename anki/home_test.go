package anki

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"goodcard/anki/apkg"
	"goodcard/here"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A homeTB is what tests of the way home need of a test or of a rapid check.
type homeTB interface {
	rapid.TB
	Cleanup(func())
	Context() context.Context
}

// A homeLearner is a collection in a folder of its own, with a clock that a test sets.
type homeLearner struct {
	*study.Collection
	now time.Time
	dir string
}

const homeDeck = `format: 1
id: goals
title: Goals
version: 1.0.0
cards:
  - {id: law, ask: "Which law?", answer: Goodhart's., both-ways: true}
  - {id: proxy, was: [measure], ask: "What is a proxy?", answer: A measure.}
  - {id: gap, cloze: "A {{c1::measure}} that is a {{c2::target}}."}
  - {id: pick, choose: "Which?", answer: This., wrong: [{text: That.}]}
`

// learners counts them: each is a device of its own.
var learners int

func newHomeLearner(t homeTB, text string) *homeLearner {
	t.Helper()
	// In memory where the system offers it: each grade waits for the disk, and there are thousands.
	dir, err := os.MkdirTemp(here.Memory(), "goodcard-test-*")
	if err != nil {
		dir, err = os.MkdirTemp("", "goodcard-test-*")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	l := &homeLearner{now: time.Date(2026, 3, 20, 10, 0, 0, 0, time.UTC), dir: dir}
	learners++
	l.Collection, err = study.Open(t.Context(), study.Options{
		Dir: dir, Now: func() time.Time { return l.now }, Random: rand.NewChaCha8([32]byte{byte(learners), byte(learners >> 8)}), Bare: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	if text != "" {
		l.install(t, text)
	}
	return l
}

func (l *homeLearner) install(t homeTB, text string) {
	t.Helper()
	file := filepath.Join(l.dir, "deck.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Install(t.Context(), file, true); err != nil {
		t.Fatal(err)
	}
}

func (l *homeLearner) grade(t homeTB, at time.Time, item string, g scheduler.Grade) {
	t.Helper()
	now := l.now
	l.now = at
	if _, _, err := l.Grade(t.Context(), study.ManualGrade{Item: item, Grade: g}); err != nil {
		t.Fatal(err)
	}
	l.now = now
}

func (l *homeLearner) events(t homeTB) []history.Event {
	t.Helper()
	var events []history.Event
	if err := l.History(t.Context(), "", func(e history.Step) error { events = append(events, e.Event); return nil }); err != nil {
		t.Fatal(err)
	}
	return events
}

func (l *homeLearner) read(t homeTB, f *ankiFile) *Home {
	t.Helper()
	h, err := ReadHome(t.Context(), f, l.Collection, l.Clock.Moment())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (l *homeLearner) bring(t homeTB, f *ankiFile) study.Imported {
	t.Helper()
	h := l.read(t, f)
	done, err := l.Import(t.Context(), study.Batch{File: f.name, Events: h.Events()})
	if err != nil {
		t.Fatal(err)
	}
	if done.Events != h.New() {
		t.Fatalf("%d events came in of %d that were announced", done.Events, h.New())
	}
	return done
}

// An ankiFile is what a package or collection of Anki's holds.
type ankiFile struct {
	name    string
	about   apkg.Collection
	notes   []apkg.Note
	cards   []apkg.Card
	reviews []apkg.Review
}

func (f *ankiFile) Collection() *apkg.Collection { return &f.about }

func (f *ankiFile) Notes(do func(*apkg.Note) error) error     { return homeEach(f.notes, do) }
func (f *ankiFile) Cards(do func(*apkg.Card) error) error     { return homeEach(f.cards, do) }
func (f *ankiFile) Reviews(do func(*apkg.Review) error) error { return homeEach(f.reviews, do) }

func homeEach[T any](all []T, do func(*T) error) error {
	for i := range all {
		if err := do(&all[i]); err != nil {
			return err
		}
	}
	return nil
}

// berlin is the offset of the collections of tests, in minutes.
const berlin = 60

func newAnkiFile() *ankiFile {
	return &ankiFile{name: "/home.apkg", about: apkg.Collection{
		Day0: 1_700_000_000, Offset: berlin, HasOffset: true, NoteTypes: NoteTypes(),
	}}
}

// add puts the note of a card into the file, with cards at these places, and returns their ids.
// Both ids have nothing to do with those that the note went out with.
func (f *ankiFile) add(noteType int, first, claim string, ords ...int) []int64 {
	t := f.about.NoteTypes[noteType]
	n := apkg.Note{ID: int64(1000 + 999*len(f.notes)), GUID: GUID(first), NoteType: t.ID, Fields: make([]string, len(t.Fields))}
	for i, field := range t.Fields {
		if field.Name == fieldCardID {
			n.Fields[i] = claim
		}
	}
	f.notes = append(f.notes, n)
	var ids []int64
	for _, ord := range ords {
		ids = append(ids, int64(5000+999*len(f.cards)))
		f.cards = append(f.cards, apkg.Card{ID: ids[len(ids)-1], Note: n.ID, Ord: ord, Type: apkg.Reviewed, Queue: apkg.QueueReview})
	}
	return ids
}

func (f *ankiFile) row(card int64, at time.Time, ease int) *apkg.Review {
	f.reviews = append(f.reviews, apkg.Review{ID: at.UnixMilli(), Card: card, Ease: ease, Interval: 3, Factor: 2500, Taken: 4000, Type: apkg.WasReview})
	return &f.reviews[len(f.reviews)-1]
}

const (
	askType = iota
	clozeType
	chooseType
)

var aDay = time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)

// Each row that Anki writes, as tried on 26.09.3, becomes what it was.
func TestRowsOfAnki(t *testing.T) {
	l := newHomeLearner(t, homeDeck)
	for _, tt := range []struct {
		act                          string
		ease, interval, last, factor int
		kind                         apkg.ReviewType
		want                         string
	}{
		{"new, again", 1, -60, 0, 0, 0, "review 1"},
		{"new, hard", 2, -330, 0, 0, 0, "review 3"},
		{"new, good", 3, -600, 0, 0, 0, "review 4"},
		{"new, easy", 4, 4, 0, 2500, 0, "review 5"},
		{"learning, good", 3, 1, -600, 2500, 0, "review 4"},
		{"review, again", 1, -600, 9, 2300, 1, "review 1"},
		{"review, hard", 2, 11, 9, 2350, 1, "review 3"},
		{"review, good", 3, 22, 9, 2500, 1, "review 4"},
		{"review, easy", 4, 30, 9, 2650, 1, "review 5"},
		{"relearning, good", 3, 1, -600, 2300, 2, "review 4"},
		{"FSRS", 3, 16, 0, 223, 1, "review 4"},
		{"filtered, rescheduling", 3, 25, 25, 2500, 3, "review 4"},
		{"filtered, rescheduling, again", 1, -600, 32, 2450, 3, "review 1"},
		{"filtered, practice", 3, 0, -60, 0, 3, "cram 4"},
		{"filtered, practice, again", 1, -60, -60, 0, 3, "cram 1"},
		{"forget", 0, 0, 9, 0, 4, "forget"},
		{"due date", 0, 9, 9, 2500, 4, "by hand"},
		{"due date and interval", 0, 5, 9, 2500, 4, "by hand"},
		{"due date of a new card", 0, 3, 0, 2500, 4, "by hand"},
		{"rescheduled by a preset", 0, 12, 9, 2500, 5, "by hand"},
		{"no button", 0, 9, 9, 2500, 1, "unread"},
		{"a fifth button", 5, 9, 9, 2500, 1, "unread"},
		{"a button below zero", -3, 9, 9, 2500, 1, "unread"},
		{"a forget by a button", 3, 0, 9, 0, 4, "by hand"},
		{"an unknown kind", 3, 9, 9, 2500, 9, "unread"},
	} {
		t.Run(tt.act, func(t *testing.T) {
			f := newAnkiFile()
			card := f.add(askType, "goals/law", "goals/law", 0)[0]
			f.reviews = []apkg.Review{{ID: aDay.UnixMilli(), Card: card, Ease: tt.ease, Interval: tt.interval, LastInterval: tt.last, Factor: tt.factor, Taken: 5000, Type: tt.kind}}
			h := l.read(t, f)
			got := ""
			for in, err := range h.Events() {
				if err != nil {
					t.Fatal(err)
				}
				got = in.Kind.String()
				if in.Kind.Graded() {
					got += fmt.Sprintf(" %d", in.Grade)
					if in.MS != 5000 || in.Wording != "anki" {
						t.Errorf("%d ms in the wording %q; want 5000 in anki", in.MS, in.Wording)
					}
				}
				want := &history.Origin{Source: "anki", Note: GUID("goals/law"), Template: "0", Kind: in.Kind, At: aDay.UnixMilli()}
				if diff := cmp.Diff(want, in.Origin); diff != "" || in.Item != "goals/law" {
					t.Errorf("%s: origin (-want +got):\n%s", in.Item, diff)
				}
			}
			switch {
			case h.ByHand > 0:
				got += "by hand"
			case h.Unread > 0:
				got += "unread"
			}
			if got != tt.want {
				t.Errorf("it is %q; want %q", got, tt.want)
			}
		})
	}
}

// Days are counted by the offset of the file and from four o'clock, whatever zone and rollover the
// homeLearner has, and through the nights in which clocks change.
func TestDaysOfRows(t *testing.T) {
	for _, tt := range []struct {
		name   string
		offset int
		has    bool
		at     string
		want   string
		minute int
	}{
		{"before four", 60, true, "2026-03-10T02:59:59.999Z", "2026-03-09", 60},
		{"at four", 60, true, "2026-03-10T03:00:00Z", "2026-03-10", 60},
		{"far west", -600, true, "2026-03-10T13:59:59Z", "2026-03-09", -600},
		{"far west, at four", -600, true, "2026-03-10T14:00:00Z", "2026-03-10", -600},
		{"far east", 840, true, "2026-03-09T13:59:59Z", "2026-03-09", 840},
		{"far east, at four", 840, true, "2026-03-09T14:00:00Z", "2026-03-10", 840},
		{"no offset", 0, false, "2026-03-10T03:59:59Z", "2026-03-09", 0},
		{"no offset, at four", 0, false, "2026-03-10T04:00:00Z", "2026-03-10", 0},
		{"an offset that no zone has", 5000, true, "2026-03-10T04:00:00Z", "2026-03-10", 0},
		{"half past three in summer, by the offset of winter", 60, true, "2025-07-10T02:30:00Z", "2025-07-09", 60},
	} {
		at, err := time.Parse(time.RFC3339, tt.at)
		if err != nil {
			t.Fatal(err)
		}
		f := newAnkiFile()
		f.about.Offset, f.about.HasOffset, f.about.Rollover = tt.offset, tt.has, 11
		f.row(f.add(askType, "goals/law", "goals/law", 0)[0], at, 3)
		l := newHomeLearner(t, homeDeck)
		l.now = l.now.In(time.FixedZone("", 9*3600))
		l.bring(t, f)
		events := l.events(t)
		if len(events) != 1 {
			t.Fatalf("%s: %d events; want one", tt.name, len(events))
		}
		if e := events[0]; history.Date(e.Day).Format(time.DateOnly) != tt.want || e.Offset != tt.minute || e.At != at.UnixMilli() {
			t.Errorf("%s: %s is of %s at offset %d; want %s at %d", tt.name, e.Time(), history.Date(e.Day).Format(time.DateOnly), e.Offset, tt.want, tt.minute)
		}
	}
}

// A note is the card that its guid stands for, and its field must not name another one.
func TestWhichCardANoteIs(t *testing.T) {
	l := newHomeLearner(t, homeDeck)
	l.grade(t, aDay, "goals/pick", 4) // the history knows it also when its deck is gone
	for _, tt := range []struct {
		name, first, claim string
		card               string
		why                Reason
	}{
		{"as it went out", "goals/law", "goals/law", "goals/law", ""},
		{"by its former name", "goals/measure", "goals/measure", "goals/proxy", ""},
		{"renamed since", "goals/measure", "goals/proxy", "goals/proxy", ""},
		{"under a name that only another device knows", "goals/law", "goals/later", "goals/law", ""},
		{"its field was emptied", "goals/law", "", "goals/law", ""},
		{"its field went through an editor", "goals/law", "<div>goals/law&nbsp;</div>", "goals/law", ""},
		{"a deck that was never here", "away/card", "away/card", "away/card", ""},
		{"a deck that was never here, and no name", "away/card", "", "", Unknown},
		{"a deck that was never here, renamed", "away/card", "away/other", "", Unknown},
		{"the name of another card", "goals/law", "goals/pick", "", Other},
		{"another name for who was renamed", "goals/measure", "goals/law", "", Other},
		{"no name at all", "goals/law", "mine!", "", Other},
		{"a copy", "made in Anki", "goals/law", "", Copied},
		{"an item is no card", "goals/law#reverse", "goals/law#reverse", "", Unknown},
	} {
		f := newAnkiFile()
		f.row(f.add(askType, tt.first, tt.claim, 0)[0], aDay, 3)
		h := l.read(t, f)
		if n := h.Notes[0]; n.Card != tt.card || n.Why != tt.why {
			t.Errorf("%s: %q is left out as %q; want %q, %q", tt.name, n.Card, n.Why, tt.card, tt.why)
		}
		if want := map[bool]int{true: 1}[tt.why == ""]; h.New() != want || h.Astray != 1-want {
			t.Errorf("%s: %d rows come in and %d are left out", tt.name, h.New(), h.Astray)
		}
	}
}

// What is kept here of a note goes with the id that its guid stands for, so that every device keeps
// the same, whatever it knows of later names.
func TestRowsAreKeptUnderTheFirstName(t *testing.T) {
	f := newAnkiFile()
	f.row(f.add(askType, "goals/measure", "goals/proxy", 0)[0], aDay, 3)
	old := newHomeLearner(t, "format: 1\nid: goals\ntitle: Goals\nversion: 1.0.0\ncards:\n  - {id: measure, ask: \"What?\", answer: That.}\n")
	old.bring(t, f)
	l := newHomeLearner(t, homeDeck)
	l.bring(t, f)
	for _, l := range []*homeLearner{old, l} {
		if e := l.events(t); len(e) != 1 || e[0].Item != "goals/measure" {
			t.Errorf("kept are %v; want one of goals/measure", e)
		}
	}
	if it, err := l.Item(t.Context(), "goals/proxy"); err != nil || it.Memory.Reviews != 1 {
		t.Errorf("goals/proxy has %d reviews (%v); want 1", it.Memory.Reviews, err)
	}
}

// Cards are told by their place on the note, and only where one of ours can stand.
func TestWhichItemACardIs(t *testing.T) {
	l := newHomeLearner(t, homeDeck)
	for _, tt := range []struct {
		noteType int
		card     string
		ord      int
		want     string
	}{
		{askType, "goals/law", 0, "goals/law"},
		{askType, "goals/law", 1, "goals/law#reverse"},
		{askType, "goals/law", 2, ""},
		{clozeType, "goals/gap", 0, "goals/gap#c1"},
		{clozeType, "goals/gap", 1, "goals/gap#c2"},
		{clozeType, "goals/gap", 40_000, ""},
		{clozeType, "goals/gap", -1, ""},
		{chooseType, "goals/pick", 0, "goals/pick"},
		{chooseType, "goals/pick", 1, ""},
	} {
		f := newAnkiFile()
		f.row(f.add(tt.noteType, tt.card, tt.card, tt.ord)[0], aDay, 3)
		got := ""
		for in, err := range l.read(t, f).Events() {
			if err != nil {
				t.Fatal(err)
			}
			got = in.Item
		}
		if got != tt.want {
			t.Errorf("card %d of %s is %q; want %q", tt.ord, tt.card, got, tt.want)
		}
	}
}

// A note type that Anki made of ours, because the homeLearner had changed theirs, is ours.
func TestForkedNoteTypes(t *testing.T) {
	l := newHomeLearner(t, homeDeck)
	fork := newAnkiFile()
	own := &fork.about.NoteTypes[askType]
	own.ID, own.Name = 1_800_000_000_000, own.Name+"+"
	own.Fields = append([]apkg.Field{{Name: "Mine"}}, own.Fields...)
	for i := range own.Fields {
		if own.Fields[i].Name == fieldCardID {
			own.Fields[i].Name = "Renamed"
		}
	}
	card := fork.add(askType, "goals/law", "", 0)[0]
	fork.notes[0].Fields[slices.IndexFunc(own.Fields, func(f apkg.Field) bool { return f.Name == "Renamed" })] = "goals/pick"
	fork.row(card, aDay, 3)
	if h := l.read(t, fork); h.Foreign != 0 || h.Notes[0].Why != Other {
		t.Errorf("%d notes are foreign, and the field that was renamed is not read: %+v", h.Foreign, h.Notes)
	}

	for name, change := range map[string]func(*apkg.NoteType){
		"of another origin": func(n *apkg.NoteType) { n.ID, n.OriginalID = 7, 8 },
		"of another kind":   func(n *apkg.NoteType) { n.Cloze = true },
	} {
		f := newAnkiFile()
		card := f.add(askType, "goals/law", "goals/law", 0)[0]
		change(&f.about.NoteTypes[askType])
		f.notes[0].NoteType = f.about.NoteTypes[askType].ID
		f.row(card, aDay, 3)
		if h := l.read(t, f); h.Foreign != 1 || len(h.Notes) != 0 || h.Changes() {
			t.Errorf("%s: %d notes are foreign; want 1", name, h.Foreign)
		}
	}
}

func TestStatesAreTold(t *testing.T) {
	l := newHomeLearner(t, homeDeck)
	f := newAnkiFile()
	f.add(askType, "goals/law", "goals/law", 0, 1)
	f.add(clozeType, "goals/gap", "goals/gap", 0, 1)
	f.add(askType, "away/card", "away/card", 0)
	f.cards[0].Queue = apkg.QueueSuspended
	f.cards[2].Flags = 8 | 3
	f.cards[3].Flags, f.cards[3].HomeDeck = 8, 7
	f.cards[4].Queue = apkg.QueueSuspended
	h := l.read(t, f)
	if !slices.Equal(h.Suspended, []string{"goals/law"}) || !slices.Equal(h.Flagged, []string{"goals/gap#c1"}) {
		t.Errorf("suspended %v, flagged %v", h.Suspended, h.Flagged)
	}
	if want := []Absence{{"goals", 2, 6}}; !slices.Equal(h.Absent, want) {
		t.Errorf("absent are %v; want %v", h.Absent, want)
	}
	if h.Log || !h.Studied || h.Changes() {
		t.Errorf("log %v, studied %v", h.Log, h.Studied)
	}
}

// An event went out once: of two rows beside it that say the same, the second was made in Anki.
func TestAnEventIsOneRow(t *testing.T) {
	l := newHomeLearner(t, homeDeck)
	l.grade(t, aDay, "goals/law", scheduler.Good)
	f := newAnkiFile()
	card := f.add(askType, "goals/law", "goals/law", 0)[0]
	f.row(card, aDay, 3)
	f.row(card, aDay.Add(30*time.Second), 3)
	f.row(card, aDay.Add(40*time.Second), 2) // another button
	if h := l.read(t, f); h.New() != 2 || h.Known != 1 {
		t.Errorf("%d rows are new and %d known; want 2 and 1", h.New(), h.Known)
	}
	late := newAnkiFile()
	late.row(late.add(askType, "goals/law", "goals/law", 0)[0], aDay.Add(61*time.Second), 3)
	if h := l.read(t, late); h.New() != 1 {
		t.Errorf("a row of more than a minute later is taken for what went out")
	}
}

// A row is that of an event from a minute before it to 50 ms after it, to the millisecond.
func TestHowFarARowIsFromItsEvent(t *testing.T) {
	l := newHomeLearner(t, homeDeck)
	l.grade(t, aDay, "goals/law", scheduler.Good)
	for later, known := range map[time.Duration]int{-51 * time.Millisecond: 0, -50 * time.Millisecond: 1, time.Minute: 1, time.Minute + time.Millisecond: 0} {
		f := newAnkiFile()
		f.row(f.add(askType, "goals/law", "goals/law", 0)[0], aDay.Add(later), 3)
		if h := l.read(t, f); h.Known != known {
			t.Errorf("a row %v after an event: %d are known, want %d", later, h.Known, known)
		}
	}
}

// What came in from Anki and was taken back comes in again as that, also where an answer of ours is near.
func TestWhatWasTakenBackIsNoneOfOurs(t *testing.T) {
	l := newHomeLearner(t, homeDeck)
	f := newAnkiFile()
	f.row(f.add(askType, "goals/law", "goals/law", 0)[0], aDay, 3)
	for range 2 {
		l.bring(t, f)
		if _, err := l.UndoImport(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
	}
	l.grade(t, aDay.Add(-10*time.Second), "goals/law", scheduler.Good)
	if h := l.read(t, f); h.New() != 1 || h.Known != 0 {
		t.Errorf("%d rows are new and %d known; want 1 and none", h.New(), h.Known)
	}
	if l.bring(t, f); l.read(t, f).New() != 0 {
		t.Error("it comes in twice")
	}
}

// Two files of one collection may state two offsets. In whichever order they come, the same of the
// two days stands.
func TestFilesOfTwoOffsetsComeInAnyOrder(t *testing.T) {
	file := func(offset int) *ankiFile {
		f := newAnkiFile()
		f.about.Offset = offset
		f.row(f.add(askType, "goals/law", "goals/law", 0)[0], time.Date(2026, 3, 10, 8, 0, 0, 0, time.UTC), 3)
		return f
	}
	east, west := file(60), file(-600)
	one, other := newHomeLearner(t, homeDeck), newHomeLearner(t, homeDeck)
	one.bring(t, east)
	if h := one.read(t, west); h.Differs != 1 || !h.Changes() || h.New() != 0 {
		t.Errorf("%d rows are told as of another offset, %d as new; want 1 and none", h.Differs, h.New())
	}
	one.bring(t, west)
	other.bring(t, west)
	other.bring(t, east)
	if h := other.read(t, east); h.Differs != 0 || h.Changes() {
		t.Errorf("what stands already is told as a change")
	}
	if diff := cmp.Diff(one.events(t), other.events(t)); diff != "" {
		t.Errorf("histories (-east first +west first):\n%s", diff)
	}
}

// A file of which Anki left out the scheduling has nothing but new cards in their home; each other state tells
// that it was not left out.
func TestStatesTellThatSchedulingIsIn(t *testing.T) {
	for name, change := range map[string]func(*apkg.Card){
		"new":                func(*apkg.Card) {},
		"suspended":          func(c *apkg.Card) { c.Queue = apkg.QueueSuspended },
		"flagged":            func(c *apkg.Card) { c.Flags = 1 },
		"in a filtered deck": func(c *apkg.Card) { c.HomeDeck = 7 },
		"learned":            func(c *apkg.Card) { c.Type = apkg.Reviewed },
	} {
		l, f := newHomeLearner(t, homeDeck), newAnkiFile()
		f.add(askType, "goals/law", "goals/law", 0, 1)
		for i := range f.cards {
			f.cards[i].Type, f.cards[i].Queue = apkg.New, apkg.QueueNew
		}
		change(&f.cards[1])
		if h := l.read(t, f); h.Studied != (name != "new") || len(h.Absent) != 1 {
			t.Errorf("%s: studied %v, absent are %v", name, h.Studied, h.Absent)
		}
	}
}

// Files of one collection may state two answers of one row; that is told as the other offset is.
func TestAnotherGradeIsTold(t *testing.T) {
	file := func(ease, ms int) *ankiFile {
		f := newAnkiFile()
		f.row(f.add(askType, "goals/law", "goals/law", 0)[0], time.Date(2026, 3, 10, 8, 0, 0, 0, time.UTC), ease)
		f.reviews[0].Taken = ms
		return f
	}
	for name, lesser := range map[string]*ankiFile{"grade": file(2, 4000), "time": file(3, 3000)} {
		l := newHomeLearner(t, homeDeck)
		l.bring(t, file(3, 4000))
		if h := l.read(t, lesser); h.Differs != 1 || !h.Changes() {
			t.Errorf("%s: %d rows are told to differ; want 1", name, h.Differs)
		}
	}
}
