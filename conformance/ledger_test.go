package conformance

import (
	"sync"
	"testing"
)

// A ledger keeps what the program acknowledged, to be compared with its history.
type ledger struct {
	mu    sync.Mutex
	sure  map[entry]int // acknowledged and not taken back
	maybe map[entry]int // asked for, without an answer: either way is right
}

type entry struct {
	item  string
	grade int
}

func newLedger() *ledger { return &ledger{sure: map[entry]int{}, maybe: map[entry]int{}} }

// ask notes what was asked for and not yet acknowledged.
func (l *ledger) ask(e entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.maybe[e]++
}

// acknowledge notes that what was asked for is said to be on disk.
func (l *ledger) acknowledge(e entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.maybe[e]--
	l.sure[e]++
}

// takeBack notes that an undo of something acknowledged was asked for.
func (l *ledger) takeBack(e entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sure[e]--
	l.maybe[e]++
}

// gone notes that the undo was acknowledged.
func (l *ledger) gone(e entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.maybe[e]--
}

// compare fails the test where the history has less than what was acknowledged, or more
// than what was asked for. What it has counts as acknowledged from now on.
func (l *ledger) compare(t testing.TB, history []event) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	have := map[entry]int{}
	for _, e := range history {
		have[entry{e.Card, *e.Grade}]++
	}
	for e, n := range l.sure {
		if have[e] < n {
			t.Errorf("%s graded %d: %d were acknowledged, the history has %d", e.item, e.grade, n, have[e])
		}
	}
	for e, n := range have {
		if most := l.sure[e] + l.maybe[e]; n > most {
			t.Errorf("%s graded %d: %d were given, the history has %d", e.item, e.grade, most, n)
		}
	}
	l.sure, l.maybe = have, map[entry]int{}
}
