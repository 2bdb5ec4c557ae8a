package storage_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// A session is what two devices record of one learner, and a model of it.
type session struct {
	laptop, phone *storage.DB
	now           int64 // UTC milliseconds; every act has its own
	zones         [2]int
	acts          []act
}

type act struct {
	when   history.Moment
	entry  history.Entry
	undone bool
}

// moment lets some minutes pass and returns the time in the zone of a device, so that the
// days of the two overlap.
func (s *session) moment(t *rapid.T, device int) history.Moment {
	s.now += rapid.Int64Range(1, 30*60).Draw(t, "minutes") * minute
	return momentIn(s.now, s.zones[device])
}

// momentIn returns a time in a zone, given in minutes east of UTC, with the rollover at 04:00.
func momentIn(now int64, zone int) history.Moment {
	return history.Moment{At: now, Offset: zone, Day: int((now + int64(zone)*minute - 4*hour) / dayLength)}
}

func drawEntry(t *rapid.T) history.Entry {
	kinds := []history.Kind{history.Review, history.Review, history.Review, history.Cram, history.Suspend, history.Unsuspend,
		history.Bury, history.Unbury, history.Flag, history.Unflag, history.Forget, history.Note, history.Edit, history.Seed, history.Nudge, 77}
	e := history.Entry{
		Item: rapid.SampledFrom([]string{"d/a", "d/b", "d/b#reverse", "e/a#c2"}).Draw(t, "item"),
		Kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
	}
	switch e.Kind {
	case history.Review, history.Cram:
		e.Grade = scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade"))
		e.MS = rapid.Int64Range(0, 9000).Draw(t, "ms")
		e.Wording = rapid.SampledFrom([]string{"", "also:0123abcd", "unseen:89abcdef"}).Draw(t, "wording")
	case history.Note, history.Edit:
		e.Body = "text"
	case history.Seed, history.Nudge:
		e.Body = drawBody(t, e.Kind, history.Update{})
	}
	return e
}

func (s *session) record(t *rapid.T) {
	device := rapid.IntRange(0, 1).Draw(t, "device")
	a := act{when: s.moment(t, device), entry: drawEntry(t)}
	mustAppend(t, []*storage.DB{s.laptop, s.phone}[device], a.when, a.entry)
	s.acts = append(s.acts, a)
}

func (s *session) sync(t *rapid.T) {
	mustMerge(t, s.laptop, s.phone.Path())
	mustMerge(t, s.phone, s.laptop.Path())
}

// undo takes back the newest grades of both devices and says what it should have taken.
func (s *session) undo(t *rapid.T, n int) {
	s.sync(t)
	device := rapid.IntRange(0, 1).Draw(t, "device")
	taken := mustUndo(t, []*storage.DB{s.laptop, s.phone}[device], s.moment(t, device), n)
	var want, got []act
	for i := len(s.acts) - 1; i >= 0 && len(want) < n; i-- {
		a := &s.acts[i]
		if !a.undone && slices.Contains([]history.Kind{history.Review, history.Cram, history.Forget}, a.entry.Kind) {
			want = append(want, *a)
			a.undone = true
		}
	}
	for _, e := range taken {
		got = append(got, act{when: e.Moment, entry: e.Entry})
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(act{})); diff != "" {
		t.Fatalf("undo %d takes (-want +got):\n%s", n, diff)
	}
}

// Undo of n grades equals never having given them, on all devices, whatever happened
// between them and in whatever zones.
func TestUndoRestores(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]int{-720, -300, 0, 345, 840})
		s := session{now: march * dayLength, zones: [2]int{zone.Draw(t, "laptop"), zone.Draw(t, "phone")}}
		s.laptop, s.phone = openTemp(t), open(t, tempFile(t), "phone")
		mustPut(t, s.laptop, "d", card("d/a"), card("d/b"))
		for range rapid.IntRange(1, 15).Draw(t, "acts") {
			s.record(t)
			if rapid.IntRange(0, 7).Draw(t, "undo now") == 0 {
				s.undo(t, rapid.IntRange(0, 4).Draw(t, "grades"))
			}
		}
		s.undo(t, rapid.IntRange(0, 20).Draw(t, "grades"))
		s.sync(t)

		never := openTemp(t)
		for _, a := range s.acts {
			if !a.undone {
				mustAppend(t, never, a.when, a.entry)
			}
		}
		want := dump(t, never)
		for name, db := range map[string]*storage.DB{"laptop": s.laptop, "phone": s.phone} {
			if diff := cmp.Diff(want, dump(t, db)); diff != "" {
				t.Fatalf("%s: memory (-never given +undone):\n%s", name, diff)
			}
			mustBeClean(t, db)
		}
	})
}

func TestUndoNothing(t *testing.T) {
	db := openTemp(t)
	if taken := mustUndo(t, db, at(march, 0), 5); len(taken) != 0 {
		t.Errorf("undo in an empty history takes %v", taken)
	}
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	for _, n := range []int{0, -1} {
		if taken := mustUndo(t, db, at(march, 1), n); len(taken) != 0 {
			t.Errorf("undo of %d takes %v", n, taken)
		}
	}
}

// A day begins earlier in the east: the newest grade may belong to the earlier study day.
func TestUndoGoesByTimeAcrossZones(t *testing.T) {
	db := openTemp(t)
	noon := int64(march)*dayLength + 16*hour
	east, west := momentIn(noon, 840), momentIn(noon+hour, -600)
	if east.Day <= west.Day {
		t.Fatalf("days %d and %d do not overlap", east.Day, west.Day)
	}
	mustAppend(t, db, east, review("d/east", 4))
	mustAppend(t, db, west, review("d/west", 4))
	taken := mustUndo(t, db, momentIn(noon+2*hour, 0), 1)
	if len(taken) != 1 || taken[0].Item != "d/west" || taken[0].Moment != west {
		t.Errorf("undo takes %+v; want the grade in the west, given an hour later", taken)
	}
}

func TestVoidIsFinal(t *testing.T) {
	db := openTemp(t)
	given := mustAppend(t, db, at(march, 0), review("d/a", 4))
	mustUndo(t, db, at(march, 1), 1)
	steps, err := db.Steps(t.Context(), "d/a")
	if err != nil || len(steps) != 2 {
		t.Fatalf("steps %v, %v; want the grade and the void", steps, err)
	}
	void := steps[1].Event
	for name, event := range map[string]history.Event{"the void": void, "what is taken back": given[0]} {
		if taken, err := db.Take(t.Context(), at(march, 2), event); err != nil || len(taken) != 0 {
			t.Errorf("taking back %s takes %v, %v; want nothing", name, taken, err)
		}
	}
	// A void of the void, as another program could write it, counts for nothing.
	mustAppend(t, db, at(march, 3), history.Entry{Item: "d/a", Kind: history.Void, Body: void.ID.String()})
	if m, err := db.Memory(t.Context(), "d/a"); err != nil || m.Reviews != 0 {
		t.Errorf("after a void of the void the grade counts again: %+v, %v", m, err)
	}
}

func TestVoidOfUnknown(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	before := dump(t, db)
	for _, body := range []string{"01890a5d-ac96-774b-bcce-b302099a8057", "no id", ""} {
		mustAppend(t, db, at(march, 1), history.Entry{Item: "d/a", Kind: history.Void, Body: body})
	}
	if diff := cmp.Diff(before, dump(t, db)); diff != "" {
		t.Errorf("voids of what is not there change memory:\n%s", diff)
	}
	if taken := mustUndo(t, db, at(march, 2), 9); len(taken) != 1 {
		t.Errorf("undo takes %v; want the one grade", taken)
	}
}

func TestTakeAnyKind(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	before := dump(t, db)
	var given []history.Event
	for i, kind := range []history.Kind{history.Suspend, history.Flag, history.Bury, history.Forget, history.Note} {
		given = append(given, mustAppend(t, db, at(march, i+1), history.Entry{Item: "d/a", Kind: kind})...)
	}
	given = append(given, mustAppend(t, db, at(march+1, 0), review("d/a", 1))...)
	taken, err := db.Take(t.Context(), at(march+1, 1), given...)
	if err != nil || len(taken) != len(given) {
		t.Fatalf("takes %d of %d, %v", len(taken), len(given), err)
	}
	if diff := cmp.Diff(before, dump(t, db)); diff != "" {
		t.Errorf("memory (-before +taken back):\n%s", diff)
	}
}

// A void names its event as goodcard writes ids. Another spelling takes nothing back,
// whoever reads it.
func TestVoidInAnotherSpelling(t *testing.T) {
	db := openTemp(t)
	given := mustAppend(t, db, at(march, 0), review("d/a", 4))[0]
	id := given.ID.String()
	for _, body := range []string{strings.ToUpper(id), strings.ReplaceAll(id, "-", ""), id + "-", id + "00"} {
		mustAppend(t, db, at(march, 1), history.Entry{Item: "d/a", Kind: history.Void, Body: body})
		m, err := db.Memory(t.Context(), "d/a")
		if err != nil {
			t.Fatal(err)
		}
		if n := len(doneOn(t, db, march).Given); m.Reviews != 1 || n != 1 {
			t.Errorf("void of %q: the memory has %d reviews, the day %d; want 1 and 1", body, m.Reviews, n)
		}
	}
}

// What a wrong clock dated ahead can all be taken back: a suspension of next year would
// hold whatever is said today.
func TestUndoReachesWhatIsDatedAhead(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4), history.Entry{Item: "d/a", Kind: history.Flag})
	before := dump(t, db)
	for i, kind := range []history.Kind{history.Suspend, history.Unflag, history.Bury, history.Note, 77} {
		mustAppend(t, db, at(march+365, i), history.Entry{Item: "d/a", Kind: kind})
	}
	now := at(march, 1)
	ahead, err := db.Future(t.Context(), now)
	if err != nil || ahead != 5 {
		t.Fatalf("%d events lie in the future, %v; want 5", ahead, err)
	}
	mustUndo(t, db, now, ahead)
	if left, err := db.Future(t.Context(), now); err != nil || left != 0 {
		t.Errorf("%d events of the future are left, %v", left, err)
	}
	if diff := cmp.Diff(before, dump(t, db)); diff != "" {
		t.Errorf("memory (-before +taken back):\n%s", diff)
	}
	if taken := mustUndo(t, db, now, 9); len(taken) != 1 || taken[0].Kind != history.Review {
		t.Errorf("undo of what is dated right takes %v; want the one grade", taken)
	}
}
