package storage_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// drawBody draws what a seed or a nudge says.
func drawBody(t *rapid.T, kind history.Kind, of history.Update) string {
	days := march + rapid.IntRange(-20, 20).Draw(t, "day of body")
	switch kind {
	case history.Forget:
		return of.String()
	case history.Seed:
		return history.SeedBody{Update: of, Day: &days, Interval: new(rapid.IntRange(1, 90).Draw(t, "interval")), Source: "anki"}.String()
	default:
		return history.NudgeBody{Update: of, Due: &days}.String()
	}
}

// drawUpdate draws what an update of a deck appends.
func drawUpdate(t *rapid.T) history.Entry {
	e := history.Entry{Item: "d/a", Kind: rapid.SampledFrom([]history.Kind{history.Forget, history.Forget, history.Seed, history.Nudge}).Draw(t, "kind")}
	version := rapid.SampledFrom([]string{"2.0.0", "2.0.0", "3.0.0"}).Draw(t, "version")
	e.Body = drawBody(t, e.Kind, history.Update{For: "d@" + version, Text: "0f3a0f3a"})
	return e
}

// mustCountAlike fails where the history in the order of time counts other reviews than the
// replay of each item.
func mustCountAlike(t tb, db *storage.DB) {
	t.Helper()
	counted := map[history.ID]bool{}
	items := map[string]bool{}
	err := db.History(t.Context(), func(e history.Event, counts bool) error {
		counted[e.ID], items[e.Item] = counts, true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for item := range items {
		steps, err := db.Steps(t.Context(), item)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range steps {
			if s.Counted != counted[s.ID] {
				t.Fatalf("%s: whether %v of day %d counts is %t in a replay and %t in the history", item, s.Kind, s.Day, s.Counted, counted[s.ID])
			}
		}
	}
}

// A learner has two devices that update their deck when they get to it. One of them may have
// a wrong clock for a while, or be restored.
type devices struct {
	dbs     [2]*storage.DB
	backups [2]string
	now     int
	ahead   [2]int // days by which each clock is wrong
}

func (d *devices) act(t *rapid.T) {
	i := rapid.IntRange(0, 1).Draw(t, "device")
	db := d.dbs[i]
	when := at(march+d.ahead[i]+d.now/(24*60), d.now%(24*60))
	d.now += rapid.IntRange(1, 2*24*60).Draw(t, "minutes")
	switch rapid.IntRange(0, 9).Draw(t, "act") {
	case 0, 1, 2, 3:
		mustAppend(t, db, when, review("d/a", scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade"))))
	case 4, 5, 6:
		mustAppend(t, db, when, drawUpdate(t))
	case 7: // a rollback takes the events of a version back, of whichever device
		var all []history.Event
		err := db.History(t.Context(), func(e history.Event, _ bool) error {
			if e.Kind == history.Forget || e.Kind == history.Nudge {
				all = append(all, e)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Take(t.Context(), when, all...); err != nil {
			t.Fatal(err)
		}
	case 8:
		d.ahead[i] = rapid.SampledFrom([]int{0, 0, 30, -30}).Draw(t, "clock")
	case 9:
		if rapid.Bool().Draw(t, "restore") {
			if err := db.Restore(t.Context(), d.backups[i], filepath.Join(filepath.Dir(tempFile(t)), "kept.db")); err != nil {
				t.Fatal(err)
			}
		} else {
			d.backups[i] = mustCopy(t, db)
		}
	}
}

// Devices that update before and after they answer agree once they have merged, in whatever
// order histories arrive; undo leaves alone what updates appended.
func TestUpdatesOfDevicesAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := devices{dbs: [2]*storage.DB{openTemp(t), open(t, tempFile(t), "phone")}}
		d.backups = [2]string{mustCopy(t, d.dbs[0]), mustCopy(t, d.dbs[1])}
		for range rapid.IntRange(2, 14).Draw(t, "acts") {
			d.act(t)
			if rapid.IntRange(0, 5).Draw(t, "merge now") == 0 {
				mustMerge(t, d.dbs[0], d.dbs[1].Path())
			}
		}
		late := openTemp(t)
		mustMerge(t, late, d.dbs[1].Path())
		mustMerge(t, late, d.dbs[0].Path())
		mustMerge(t, d.dbs[1], d.dbs[0].Path())
		mustMerge(t, d.dbs[0], d.dbs[1].Path())
		want := dump(t, d.dbs[0])
		for name, db := range map[string]*storage.DB{"phone": d.dbs[1], "a third device": late} {
			if diff := cmp.Diff(want, dump(t, db)); diff != "" {
				t.Fatalf("memory (-laptop +%s):\n%s", name, diff)
			}
		}
		mustBeClean(t, d.dbs[1])
		mustCountAlike(t, d.dbs[1])
		for _, e := range mustUndo(t, d.dbs[0], at(march-60, 0), 100) {
			if e.Kind != history.Review {
				t.Fatalf("undo takes back %v of an update", e.Kind)
			}
		}
	})
}

// A restore makes a new device, which goes on from that of the backup: what it appends at its
// next update says what the former one had not seen when it answered.
func TestRestoredDeviceGoesOn(t *testing.T) {
	forget := history.Entry{Item: "d/a", Kind: history.Forget, Body: history.Update{For: "d@2.0.0", Text: "0f3a0f3a"}.String()}
	laptop, phone := openTemp(t), open(t, tempFile(t), "phone")
	mustAppend(t, phone, at(march, 0), forget)
	mustAppend(t, laptop, at(march+1, 0), review("d/a", 4))
	if err := laptop.Restore(t.Context(), mustCopy(t, laptop), filepath.Join(t.TempDir(), "kept.db")); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, laptop, at(march+2, 0), forget)
	mustMerge(t, phone, laptop.Path())
	mustMerge(t, laptop, phone.Path())
	for name, db := range map[string]*storage.DB{"laptop": laptop, "phone": phone} {
		m, err := db.Memory(t.Context(), "d/a")
		if err != nil || !m.New() || doneOn(t, db, march+1).Sitting("d/a").Reviews != 1 {
			t.Errorf("%s: %+v, %v; want a new card: its one review answered the old text", name, m, err)
		}
		mustBeClean(t, db)
	}
}

// No restore says of one device that it goes on from two; where files do, both sides of a merge
// end with the same one, and with the memory that it gives.
func TestMergeOfTwoFormerDevices(t *testing.T) {
	forget := history.Entry{Item: "d/a", Kind: history.Forget, Body: history.Update{For: "d@2.0.0", Text: "0f3a0f3a"}.String()}
	phone, laptop := open(t, tempFile(t), "phone"), openTemp(t)
	mustAppend(t, phone, at(march, 0), forget)
	mustMerge(t, laptop, phone.Path())
	given := mustAppend(t, laptop, at(march+1, 0), review("d/a", 4))
	if err := laptop.Restore(t.Context(), mustCopy(t, laptop), filepath.Join(t.TempDir(), "kept.db")); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, laptop, at(march+2, 0), forget)
	other := open(t, mustCopy(t, laptop), "laptop")
	change(t, other.Path(), `UPDATE device SET follows = zeroblob(16) WHERE follows IS NOT NULL`)
	if err := other.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if m, err := other.Memory(t.Context(), "d/a"); err != nil || m.New() {
		t.Fatalf("%+v, %v; the review of %s should count where its device is followed by none", m, err, given[0].Device)
	}
	before := mustCopy(t, laptop)
	mustMerge(t, laptop, other.Path())
	mustMerge(t, other, before)
	for name, db := range map[string]*storage.DB{"laptop": laptop, "other": other} {
		if m, err := db.Memory(t.Context(), "d/a"); err != nil || m.New() {
			t.Errorf("%s: %+v, %v; want what the least former device gives", name, m, err)
		}
		mustBeClean(t, db)
	}
}

// What a day recalled is told by replays where an update forgot, and by seeks elsewhere.
func TestRecallOfSeedsAndUpdates(t *testing.T) {
	seed := history.Entry{Kind: history.Seed, Body: history.SeedBody{Interval: new(9)}.String()}
	forget := history.Entry{Kind: history.Forget, Body: history.Update{For: "d@2.0.0", Text: "0f3a0f3a"}.String()}
	plain := history.Entry{Kind: history.Forget}
	of := func(e history.Entry, item string) history.Entry {
		e.Item = item
		return e
	}
	db, phone := openTemp(t), open(t, tempFile(t), "phone")
	mustAppend(t, db, at(march, 0), of(seed, "d/seeded"), of(seed, "d/forgotten"), review("d/updated", 4), review("d/twice", 4), of(forget, "d/twice"))
	mustAppend(t, db, at(march+1, 0), of(plain, "d/forgotten"), of(forget, "d/updated"), review("d/updated", 4), review("d/twice", 4))
	mustAppend(t, phone, at(march+2, 0), of(forget, "d/twice"))
	mustMerge(t, db, phone.Path())
	for i, item := range []string{"d/seeded", "d/forgotten", "d/updated", "d/twice"} {
		mustAppend(t, db, at(march+3, i), review(item, scheduler.Grade(2+i)))
	}
	// The seeded one was known and failed; those that an update forgot were known again since,
	// also that which a second device forgot for the same update.
	if got, want := doneOn(t, db, march+3).Recall(), (storage.Recall{Reviews: 4, Known: 3, Passed: 2}); got != want {
		t.Errorf("%+v; want %+v", got, want)
	}
}

// A seed counts as begun and as a pass for what waits, and in no figure.
func TestSeedsOpenGates(t *testing.T) {
	db := openTemp(t)
	first, second := card("d/a"), card("d/b")
	first.Concepts, second.Concepts = []string{"d/x"}, []string{"d/y"}
	d := storage.Deck{ID: "d", Source: storage.File, Path: "/decks/d.yaml", Body: "{}", Active: true,
		Concepts: []storage.Concept{{ID: "d/x"}, {ID: "d/y", Needs: []string{"d/x"}}}}
	if err := db.PutDeck(t.Context(), d, []storage.Card{first, second}); err != nil {
		t.Fatal(err)
	}
	mustBeNew := func(want ...string) {
		t.Helper()
		found, err := db.New(t.Context(), []string{"d"}, storage.Done{Day: march}, storage.Filter{}, 9)
		if diff := cmp.Diff(want, itemsOf(found["d"])); err != nil || diff != "" {
			t.Errorf("new (-want +got), %v:\n%s", err, diff)
		}
	}
	mustBeNew("d/a")
	seed := history.Entry{Item: "d/a", Kind: history.Seed, Body: history.SeedBody{Interval: new(9)}.String()}
	mustAppend(t, db, at(march, 0), seed)
	mustBeNew("d/b")
	mustBeClean(t, db)
	if known, _, _, err := db.Known(t.Context()); err != nil || known != 0 {
		t.Errorf("%d cards are known, %v; no figure counts a seed", known, err)
	}
	mustHaveDone(t, db, march, 0, 0) // a seed is no work
}
