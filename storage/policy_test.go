package storage_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/history"
	"goodcard/scheduler"
)

func TestChangedPolicyRebuilds(t *testing.T) {
	db := openTemp(t)
	for i, day := range []int{0, 1, 7, 22, 60} {
		mustAppend(t, db, at(march+day, i), review("d/a", 4))
	}
	plain := dump(t, db)
	capped := history.Policy{Scheduler: scheduler.SM2{}, Cap: 10}
	again := openWith(t, db.Path(), "laptop", capped)
	m, err := again.Memory(t.Context(), "d/a")
	if err != nil || m.Memory.Interval != 10 {
		t.Errorf("with a cap of 10 the interval is %d, %v", m.Memory.Interval, err)
	}
	mustBeClean(t, again)
	// The first program notices at its next check that its memory was replaced.
	if findings, err := db.Check(t.Context()); err != nil || len(findings) != 1 || !findings[0].Cache {
		t.Errorf("under the old policy check finds %+v, %v", findings, err)
	}
	if diff := cmp.Diff(plain, dump(t, open(t, db.Path(), "laptop"))); diff != "" {
		t.Errorf("back under the old policy memory differs:\n%s", diff)
	}
}

func TestSamePolicyDoesNotRebuild(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	change(t, db.Path(), `UPDATE memory SET lapses = 7`)
	if m, err := open(t, db.Path(), "laptop").Memory(t.Context(), "d/a"); err != nil || m.Lapses != 7 {
		t.Errorf("opening rebuilt memory though nothing asked for it: %d lapses, %v", m.Lapses, err)
	}
}

// Fuzz goes by the id that was shown: a rename does not move what the learner saw.
func TestRenameKeepsFuzzedIntervals(t *testing.T) {
	fuzzed := history.Policy{Scheduler: scheduler.SM2{}, Fuzz: true}
	db := openWith(t, tempFile(t), "laptop", fuzzed)
	mustPut(t, db, "d", card("d/a"), card("d/b"), card("d/c"))
	differ := map[int]bool{}
	for _, item := range []string{"d/a", "d/b", "d/c"} {
		for i := 0; i < 5; i++ {
			m, err := db.Memory(t.Context(), item)
			if err != nil {
				t.Fatal(err)
			}
			day := max(march, m.Due())
			want := fuzzed.Preview(item, m, day)[4]
			mustAppend(t, db, at(day, 0), review(item, 4))
			got, err := db.Memory(t.Context(), item)
			if err != nil || got.State != want {
				t.Errorf("%s: the preview promised %+v, the grade gave %+v, %v", item, want, got.State, err)
			}
			differ[got.Memory.Interval] = true
		}
	}
	if len(differ) < 7 {
		t.Errorf("three items with fuzz went through the intervals %v alone", differ)
	}
	before, err := db.Memory(t.Context(), "d/a")
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, db, "d", card("d/renamed", "d/a"), card("d/b"), card("d/c"))
	for range 2 {
		after, err := db.Memory(t.Context(), "d/renamed")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("the rename changed memory:\n%s", diff)
		}
		mustBeClean(t, db)
		if err := db.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
