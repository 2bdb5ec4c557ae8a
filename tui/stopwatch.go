package tui

import "time"

// A stopwatch measures how long an answer takes: 0 without a clock, or by one that stands
// still.
type stopwatch struct {
	now   func() time.Time
	since time.Time
	held  time.Time // when it was stopped; zero while it runs
}

func (w *stopwatch) start() {
	if w.now != nil {
		w.since, w.held = w.now(), time.Time{}
	}
}

// stop lets no time count until resume.
func (w *stopwatch) stop() {
	if w.now != nil {
		w.held = w.now()
	}
}

func (w *stopwatch) resume() {
	if !w.held.IsZero() {
		w.since, w.held = w.since.Add(w.now().Sub(w.held)), time.Time{}
	}
}

func (w *stopwatch) took() time.Duration {
	if w.now == nil {
		return 0
	}
	return w.now().Sub(w.since)
}
