package study_test

import (
	"fmt"
	"maps"

	"goodcard/history"
	"goodcard/scheduler"
)

// A ledger is what a device was told to be on disk: the grades that were acknowledged, by
// item and time, kept beside the program.
type ledger map[string]acknowledged

type acknowledged struct {
	grade   scheduler.Grade
	wording string
	undone  bool
}

func ledgerKey(item string, at int64) string { return fmt.Sprintf("%s at %d", item, at) }

// add takes over what a merge brings.
func (l ledger) add(other ledger) {
	for key, a := range other {
		a.undone = a.undone || l[key].undone
		l[key] = a
	}
}

// mustKeep compares the reviews of the whole history with the ledger.
func (w *world) mustKeep(l ledger) {
	w.t.Helper()
	ids := map[string]string{}
	taken := map[string]bool{}
	recorded := ledger{}
	w.must(w.History(w.t.Context(), "", func(s history.Step) error {
		switch s.Kind {
		case history.Review:
			key := ledgerKey(s.Item, s.At)
			ids[key] = s.ID.String()
			recorded[key] = acknowledged{grade: s.Grade, wording: s.Wording}
		case history.Void:
			taken[s.Body] = true
		}
		return nil
	}))
	for key, a := range recorded {
		a.undone = taken[ids[key]]
		recorded[key] = a
	}
	if maps.Equal(recorded, l) {
		return
	}
	for key, a := range l {
		if recorded[key] != a {
			w.t.Errorf("%s: acknowledged %+v, the history has %+v", key, a, recorded[key])
		}
	}
	w.t.Fatalf("%d grades were acknowledged, the history has %d", len(l), len(recorded))
}
