package stats_test

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"goodcard/stats"
	"goodcard/study"
)

// This file counts every figure a second time, one after the other, with lists and loops:
// from the plain events of the history, and from what the test knows of its decks.

func (l *ledger) retention() stats.Retention {
	r := stats.Retention{Young: l.share(young), Mature: l.share(mature)}
	for _, m := range l.months() {
		if l.count(recall, in(m)) > 0 {
			r.Months = append(r.Months, stats.MonthRetention{Month: m, Young: l.share(young, in(m)), Mature: l.share(mature, in(m))})
		}
	}
	r.Excluded = stats.Excluded{First: l.count(first), Drills: l.count(drill), Crams: l.count(cram), Voided: len(l.voided)}
	return r
}

func (l *ledger) load() stats.Load {
	var load stats.Load
	for day := l.today - 29; day <= l.today; day++ {
		d := stats.DayCount{Day: day, N: l.count(review, on(day))}
		load.Days = append(load.Days, d)
		load.N += d.N
		load.Crams += l.count(cram, on(day))
		if d.N > 0 && (load.Busiest == nil || d.N > load.Busiest.N) {
			load.Busiest = &d
		}
	}
	for _, e := range l.voided {
		if e.Day > l.today-30 && e.Day <= l.today {
			load.Voided++
		}
	}
	monday := time.Unix(int64(l.today)*86_400, 0).UTC()
	for monday.Weekday() != time.Monday {
		monday = monday.AddDate(0, 0, -1)
	}
	for day := int(monday.Unix()/86_400) - 77; day <= l.today; day++ {
		load.Calendar = append(load.Calendar, stats.DayCount{Day: day, N: l.count(review, on(day))})
	}
	return load
}

func (l *ledger) streak() study.Streak {
	var s study.Streak
	run, gap := 0, false
	for day := l.today - 3000; day <= l.today; day++ {
		if l.count(review, on(day)) == 0 {
			gap = true
			continue
		}
		if gap && (l.waited(day) || l.wasDue(day-1)) {
			run = 0
		}
		run, gap = run+1, false
		s.Days++
		s.Longest = max(s.Longest, run)
	}
	if l.count(review, on(l.today))+l.count(review, on(l.today-1)) > 0 || !l.asks(l.today-1) {
		s.Now = run
	}
	return s
}

// waited reports whether an item of a day had been due before it, or new.
func (l *ledger) waited(day int) bool {
	met := map[string]bool{}
	for _, a := range l.answers {
		if !review(a) || a.Day != day || met[a.item] {
			continue
		}
		met[a.item] = true
		if a.before.Reviews == 0 || a.before.LastDay+a.before.Memory.Interval < day {
			return true
		}
	}
	return false
}

// wasDue reports whether an item that is studied now was due at the end of a day.
func (l *ledger) wasDue(day int) bool {
	return slices.ContainsFunc(l.model.installed, func(item string) bool {
		state := l.states[item]
		if !l.has(item) || l.suspended[item] || state.Reviews == 0 {
			return false
		}
		return state.LastDay+state.Memory.Interval <= day || slices.ContainsFunc(l.answers, func(a answer) bool {
			return a.item == item && review(a) && a.before.Reviews > 0 && a.before.LastDay+a.before.Memory.Interval <= day && day < a.Day
		})
	})
}

// asks reports whether anything new or due on a day is left now.
func (l *ledger) asks(day int) bool {
	return slices.ContainsFunc(l.model.installed, func(item string) bool {
		state := l.states[item]
		return l.has(item) && !l.suspended[item] && (state.Reviews == 0 || state.LastDay+state.Memory.Interval <= day)
	})
}

func (l *ledger) forecast() stats.Forecast {
	f := stats.Forecast{Days: make([]stats.DayCount, 30)}
	for i := range f.Days {
		f.Days[i].Day = l.today + i
	}
	for _, item := range l.model.installed {
		if !l.has(item) {
			continue
		}
		state := l.states[item]
		due := state.LastDay + state.Memory.Interval
		switch {
		case state.Reviews == 0:
			f.New++
		case l.suspended[item]:
			f.Suspended++
		case due < l.today:
			f.Overdue++
		case due >= l.today+30:
			f.Later++
		default:
			f.Days[due-l.today].N++
			f.N++
		}
	}
	return f
}

func (l *ledger) has(item string) bool { return strings.HasPrefix(item, l.deck) }

func (l *ledger) took(holds ...func(answer) bool) stats.Took {
	var all []time.Duration
	var t stats.Took
	for _, a := range l.answers {
		if timed(a) && !slices.ContainsFunc(holds, func(hold func(answer) bool) bool { return !hold(a) }) {
			d := time.Duration(a.MS) * time.Millisecond
			all = append(all, d)
			t.Total += d
		}
	}
	slices.Sort(all)
	if t.N = len(all); t.N > 0 {
		t.Median = (all[(t.N-1)/2] + all[t.N/2]) / 2
	}
	return t
}

func (l *ledger) time() stats.Time {
	t := stats.Time{Took: l.took(), Untimed: l.count(untimed), TooLong: l.count(tooLong), Voided: len(l.voided)}
	for _, kind := range []string{"", "ask", "type"} {
		k := stats.KindTook{Kind: kind, Took: l.took(func(a answer) bool { return l.model.kind(a.item) == kind })}
		if k.N > 0 {
			t.Kinds = append(t.Kinds, k)
		}
	}
	slices.SortStableFunc(t.Kinds, func(a, b stats.KindTook) int { return cmp.Compare(b.Total, a.Total) })
	return t
}

func (l *ledger) hardest() []stats.Hard {
	var all []stats.Hard
	for _, item := range l.model.installed {
		if s := l.states[item]; s.Lapses > 0 {
			all = append(all, stats.Hard{Item: item, Front: "Question " + item + "?", Lapses: s.Lapses, Passed: s.Passed, N: s.Counted})
		}
	}
	slices.SortFunc(all, func(a, b stats.Hard) int {
		return cmp.Or(b.Lapses-a.Lapses, a.N-b.N, strings.Compare(a.Item, b.Item))
	})
	return all
}

func (l *ledger) progress() stats.Progress {
	var p stats.Progress
	begun := map[string]stats.Month{}
	for _, a := range l.answers {
		if review(a) && begun[a.item] == "" {
			begun[a.item] = monthOf(a.Day)
			if l.model.kind(a.item) == "" {
				p.Gone++
			} else {
				p.Started++
			}
		}
	}
	for _, item := range l.model.installed {
		if l.has(item) {
			p.Items++
			p.Cards++
		}
	}
	here := func(item string) bool { return l.model.kind(item) != "" }
	for item, s := range l.states {
		if s.Passed > 0 && here(item) {
			p.Known++
		}
	}
	before := 0
	for _, m := range l.months() {
		month := stats.MonthProgress{Month: m}
		for item, when := range begun {
			if when == m && here(item) {
				month.Started++
			}
		}
		for _, a := range l.answers {
			if here(a.item) && a.before.Passed == 0 && a.after.Passed > 0 {
				month.Known += until(a.Day, m)
			}
		}
		for _, f := range l.forgets {
			if here(f.item) && f.before.Passed > 0 {
				month.Known -= until(f.Day, m)
			}
		}
		if month.Started > 0 || month.Known != before {
			p.Months = append(p.Months, month)
		}
		before = month.Known
	}
	return p
}

// until returns 1 for a day of the month or before it.
func until(day int, m stats.Month) int {
	if monthOf(day) <= m {
		return 1
	}
	return 0
}

func (l *ledger) understanding() stats.Understanding {
	toss := func(a answer) bool { return a.toss }
	probe := func(a answer) bool { return a.probe }
	seen := func(a answer) bool { return !a.probe }
	return stats.Understanding{Seen: l.share(toss, seen), Probes: l.share(toss, probe)}
}

func (l *ledger) stats() *stats.Stats {
	return &stats.Stats{Day: l.today, Retention: l.retention(), Load: l.load(), Forecast: l.forecast(), Streak: l.streak(),
		Time: l.time(), Hardest: l.hardest(), Progress: l.progress(), Understanding: l.understanding()}
}
