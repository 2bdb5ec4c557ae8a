package stats_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/stats"
	"goodcard/study"
)

// study lives a learner's days through real sessions, every third day, and returns what
// the program says of it, with how the learner did at wordings that had been kept back.
func (l learner) study(t *testing.T, cards, run int, seed uint64) (said stats.Understanding, probes stats.Share) {
	t.Helper()
	var text strings.Builder
	fmt.Fprintf(&text, "format: 1\nid: goals\ntitle: Goals\nversion: 1.0.0\ncards:\n")
	for i := range cards {
		fmt.Fprintf(&text, "  - id: run-%d-%d\n    ask: Question %d?\n    answer: Answer.\n    also: [\"Or %d?\"]\n    unseen: [\"New %d?\"]\n", run, i, i, i, i)
	}
	w := newWorld(t, text.String())
	r := rand.New(rand.NewPCG(seed, uint64(run)))
	shown := map[string]bool{} // by item and wording
	for range 130 {
		s, err := w.Session(t.Context(), study.SessionOptions{Selection: study.Selection{New: new(cards)}})
		w.must(err)
		for {
			p, err := s.Next(t.Context())
			w.must(err)
			if p == nil {
				break
			}
			key := p.Item + " " + p.Wording
			g := l.grade(shown[key], r)
			if p.Drill {
				g = scheduler.Good
			}
			if strings.HasPrefix(p.Wording, "unseen:") && !shown[key] {
				probes.N++
				if g.Passed() {
					probes.Passed++
				}
			}
			shown[key] = true
			_, err = s.Grade(t.Context(), study.Answered{Serial: p.Serial, Grade: g})
			w.must(err)
		}
		w.now = w.now.AddDate(0, 0, 3)
	}
	return w.stats().Understanding, probes
}

// The session tosses the coin that the statistics look for: no probe is lost.
func TestSessionAndStatisticsTossOneCoin(t *testing.T) {
	u, probes := learners[0].study(t, 30, 0, 21)
	if u.Probes != probes || probes.N < 20 {
		t.Errorf("the session showed probes %+v, the statistics know %+v", probes, u.Probes)
	}
	if u.Seen.N < 15 || u.Seen.N > 60 {
		t.Errorf("%d probes and %d seen wordings: no fair coin", u.Probes.N, u.Seen.N)
	}
}

// Of 300 intervals 285 should hold the gap, with a standard error of 4.
func TestLongGapThroughSessions(t *testing.T) {
	long.Only(t)
	holds := 0
	for i, l := range learners {
		var f found
		for run := range 100 {
			u, _ := l.study(t, 50, run, uint64(21+i))
			f.add(t, l, u, 100)
		}
		f.log(t, l, 100)
		holds += f.holds
	}
	if holds < 277 {
		t.Errorf("the interval holds the gap in %d of 300 runs, want 277", holds)
	}
}
