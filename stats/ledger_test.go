package stats_test

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"time"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/stats"
)

// A naive answer is a review or a cram that stands, with what was known before it.
type answer struct {
	history.Event
	item    string // the id that it has now
	before  scheduler.State
	after   scheduler.State
	counted bool
	toss    bool
	probe   bool
}

// A ledger is the history of some decks, taken apart.
type ledger struct {
	model     *model
	deck      string // prefix of the ids of its items
	today     int
	answers   []answer
	voided    []history.Event
	forgets   []answer
	states    map[string]scheduler.State
	suspended map[string]bool
}

// ledger takes the history apart, of items whose ids begin with deck.
func (m *model) ledger(deck string) *ledger {
	l := &ledger{model: m, deck: deck, today: m.Clock.Today(), states: map[string]scheduler.State{}, suspended: map[string]bool{}}
	var events []history.Event
	m.must(m.History(m.t.Context(), "", func(s history.Step) error {
		if strings.HasPrefix(s.Item, deck) {
			events = append(events, s.Event)
		}
		return nil
	}))
	slices.SortFunc(events, func(a, b history.Event) int {
		return cmp.Or(cmp.Compare(a.At, b.At), bytes.Compare(a.ID[:], b.ID[:]))
	})
	shown := map[string]map[string]bool{}
	for _, e := range events {
		item := m.resolve(e.Item)
		before := l.states[item]
		a := answer{Event: e, item: item, before: before}
		switch {
		case e.Voided && (e.Kind == history.Review || e.Kind == history.Cram):
			l.voided = append(l.voided, e)
		case e.Voided:
		case e.Kind == history.Suspend || e.Kind == history.Unsuspend:
			l.suspended[item] = e.Kind == history.Suspend
		case e.Kind == history.Forget:
			l.forgets = append(l.forgets, a)
			l.states[item] = scheduler.State{}
		case e.Kind == history.Cram:
			a.after = before
			l.answers = append(l.answers, a)
		case e.Kind == history.Review:
			a.after = before.After(scheduler.SM2{}, scheduler.Review{Day: e.Day, Grade: e.Grade}, scheduler.Options{})
			a.counted = before.Reviews == 0 || e.Day > before.LastDay
			a.toss, a.probe = m.tossed(a, shown[item])
			l.states[item] = a.after
			l.answers = append(l.answers, a)
			if shown[item] == nil {
				shown[item] = map[string]bool{}
			}
			shown[item][e.Wording] = true
		}
	}
	return l
}

// count counts the answers for which all of these hold.
func (l *ledger) count(holds ...func(answer) bool) int {
	n := 0
	for _, a := range l.answers {
		if !slices.ContainsFunc(holds, func(hold func(answer) bool) bool { return !hold(a) }) {
			n++
		}
	}
	return n
}

func review(a answer) bool  { return a.Kind == history.Review }
func cram(a answer) bool    { return a.Kind == history.Cram }
func first(a answer) bool   { return review(a) && a.before.Reviews == 0 }
func drill(a answer) bool   { return review(a) && !a.counted }
func recall(a answer) bool  { return review(a) && a.counted && a.before.Reviews > 0 }
func mature(a answer) bool  { return recall(a) && a.before.Memory.Interval >= 21 }
func young(a answer) bool   { return recall(a) && a.before.Memory.Interval < 21 }
func passed(a answer) bool  { return a.Grade >= 3 }
func timed(a answer) bool   { return a.MS > 0 && a.MS <= 600_000 }
func untimed(a answer) bool { return a.MS == 0 }
func tooLong(a answer) bool { return a.MS > 600_000 }

func on(day int) func(answer) bool { return func(a answer) bool { return a.Day == day } }
func in(month stats.Month) func(answer) bool {
	return func(a answer) bool { return monthOf(a.Day) == month }
}

func monthOf(day int) stats.Month {
	return stats.Month(time.Unix(int64(day)*86_400, 0).UTC().Format("2006-01"))
}

func (l *ledger) share(holds ...func(answer) bool) stats.Share {
	return stats.Share{N: l.count(holds...), Passed: l.count(append(holds, passed)...)}
}

// months returns those in which something was recorded.
func (l *ledger) months() []stats.Month {
	var months []stats.Month
	for _, a := range append(slices.Clone(l.answers), l.forgets...) {
		months = append(months, monthOf(a.Day))
	}
	slices.Sort(months)
	return slices.Compact(months)
}
