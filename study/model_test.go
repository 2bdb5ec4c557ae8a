package study_test

import (
	"bytes"
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/scheduler/schedulertest"
	"goodcard/study"
)

// A model is the queue of a day a second time: slow, simple, from every event of the
// history, and sharing no code with the plan of a session.
type model struct {
	decks           []modelDeck // in the order of installation
	paths           []modelPath // installed behind them
	newPerDay       int
	reviewsPerDay   int
	day             int
	only            []string // decks to study; empty means all
	idea            string   // to study, with its lookalikes; empty means all
	ahead           int      // also what is due within so many days
	events          []history.Event
	renamed         map[string]string // present ids of cards by former ones
	items           map[string]*modelItem
	reviews         []history.Event // those that count, of all days
	reviewsOfTheDay []string        // items, a review each

	ideas map[string][]string // what each card is about; full ids
	needs map[string][]string // of each idea, those to be known first
	alike map[string][]string // of each idea, those that are easily confused with it, both ways
}

type modelDeck struct {
	id    string
	cards [][]string // the items of each card
}

// A modelItem is what the events say of one item.
type modelItem struct {
	memory    schedulertest.Rational
	begun     bool // a review or a seed since the last forget
	passed    int  // reviews of 3 or more, each the first of its day since the last forget
	on        map[int]*modelDay
	counted   *int     // day of the last counted review since the last forget
	late      [][2]int // from when until when it was due
	seeded    bool     // since the last forget
	suspended bool
	buriedOn  int
}

// A modelDay is what was done with an item on a study day.
type modelDay struct {
	fresh  bool // a review of the day was of a new item
	again  bool // the newest review of the day was below 4, and nothing forgot it since
	waited bool // before its first review of the day it was due on a day before, or new
	begins bool // before it it was new
	passed bool // the first pass since the last forget was given
}

// fold reads the events.
func (m *model) fold() {
	taken := map[string]bool{}
	for _, e := range m.events {
		if e.Kind == history.Void {
			taken[e.Body] = true
		}
	}
	slices.SortFunc(m.events, func(a, b history.Event) int {
		return cmp.Or(cmp.Compare(a.At, b.At), bytes.Compare(a.ID[:], b.ID[:]))
	})
	m.items = map[string]*modelItem{}
	m.reviews, m.reviewsOfTheDay = nil, nil
	for _, e := range m.events {
		if taken[e.ID.String()] || e.Kind == history.Void {
			continue
		}
		e.Item = m.resolve(e.Item)
		it := m.item(e.Item)
		switch e.Kind {
		case history.Review:
			m.reviews = append(m.reviews, e)
			if e.Day == m.day {
				m.reviewsOfTheDay = append(m.reviewsOfTheDay, e.Item)
			}
			it.review(e.Day, e.Grade)
		case history.Forget:
			it.memory, it.begun, it.seeded, it.passed, it.counted = schedulertest.Rational{}, false, false, 0, nil
			for _, day := range it.on {
				day.again = false
			}
		case history.Seed:
			it.seed(e)
		case history.Suspend:
			it.suspended = true
		case history.Unsuspend:
			it.suspended = false
		case history.Bury:
			it.buriedOn = e.Day
		case history.Unbury:
			it.buriedOn = 0
		}
	}
}

func (it *modelItem) review(on int, grade scheduler.Grade) {
	day := it.on[on]
	if day == nil {
		day = &modelDay{begins: !it.begun, waited: !it.begun || it.memory.Due() < on}
		it.on[on] = day
	}
	day.fresh = day.fresh || !it.begun
	day.again = grade < 4
	if grade >= 3 && (!it.begun || on > it.memory.LastDay) {
		day.passed = day.passed || it.passed == 0
		it.passed++
	}
	if !it.begun || on > it.memory.LastDay {
		if it.begun && it.counted != nil {
			it.late = append(it.late, [2]int{*it.counted + it.memory.Interval, on - 1})
		}
		it.counted = &on
	}
	it.memory.Review(on, grade)
	it.begun = true
}

// resolve returns the id that an item has now.
func (m *model) resolve(item string) string {
	card, suffix, _ := strings.Cut(item, "#")
	if now, ok := m.renamed[card]; ok {
		return strings.TrimSuffix(now+"#"+suffix, "#")
	}
	return item
}

func (m *model) item(id string) *modelItem {
	if m.items[id] == nil {
		m.items[id] = &modelItem{on: map[int]*modelDay{}}
	}
	return m.items[id]
}

func (m *model) today(it *modelItem) bool { return it.on[m.day] != nil }
func (m *model) aside(it *modelItem) bool { return it.suspended || it.buriedOn == m.day }
func (m *model) due(it *modelItem) bool {
	return it.begun && it.memory.Due() <= m.day && !m.aside(it)
}

// wanted reports whether a card is among those to study.
func (m *model) wanted(deck, item string) bool {
	about := m.about(item)
	return (len(m.only) == 0 || slices.Contains(m.only, deck) || m.onPath(item, m.only...)) &&
		(m.idea == "" || slices.Contains(about, m.idea) ||
			slices.ContainsFunc(m.alike[m.idea], func(other string) bool { return slices.Contains(about, other) }))
}

// done counts the items of the day: new ones, and others.
func (m *model) done() (fresh, others int) {
	for _, it := range m.items {
		switch {
		case m.today(it) && it.on[m.day].fresh:
			fresh++
		case m.today(it):
			others++
		}
	}
	return fresh, others
}

// place returns where in the day a due item stands.
func (m *model) place(item string) float64 {
	h := fnv.New64a()
	h.Write([]byte(item))
	z := uint64(m.day+1) * 0x9e3779b97f4a7c15 // SplitMix64
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	odd := (z^z>>31)>>33 | 1
	return float64((h.Sum64()>>33)*odd&(1<<31-1)) / (1 << 31)
}

// A modelSlot is an item with its place in the day.
type modelSlot struct {
	item  string
	place float64
}

// queue returns what the day still asks: due items in their order, new ones in their turn,
// and what comes again.
func (m *model) queue() (main []modelSlot, fresh, again []string) {
	freshDone, othersDone := m.done()
	left := max(m.reviewsPerDay-othersDone, 0)
	var due []modelSlot // of cards that wait for nothing, the due sibling that comes first
	all := 0
	backlog := func(item string) float64 {
		it := m.items[item].memory
		return float64(m.day-it.Due()) / float64(it.Interval)
	}
	for _, d := range m.decks {
		for _, card := range d.cards {
			found := m.dueOf(card)
			if len(found) > 0 {
				all++
			}
			if m.wanted(d.id, card[0]) {
				due = append(due, found...)
			}
		}
	}
	late := all+othersDone > m.reviewsPerDay && m.ahead == 0
	slices.SortFunc(due, func(a, b modelSlot) int {
		order := cmp.Compare(a.place, b.place)
		if late {
			order = cmp.Or(cmp.Compare(backlog(a.item), backlog(b.item)), order)
		}
		return order
	})
	seen := map[string]bool{}
	for _, s := range due {
		card, _, _ := strings.Cut(s.item, "#")
		if !seen[card] && (len(main) < left || m.ahead > 0) {
			main = append(main, s)
		}
		seen[card] = true
	}
	if !m.pauses(m.load() + othersDone) {
		fresh = m.fresh()
		fresh = fresh[:min(max(m.newPerDay-freshDone, 0), len(fresh))]
	}
	if m.ahead > 0 {
		main = append(main, m.early(slices.Clone(fresh), main)...)
		slices.SortFunc(main, func(a, b modelSlot) int { return cmp.Compare(a.place, b.place) })
	}
	return main, fresh, m.again()
}

// load counts the cards that are due, or come early, and of which no item was studied today.
func (m *model) load() (n int) {
	for _, d := range m.decks {
		for _, card := range d.cards {
			coming := func(item string) bool {
				it := m.item(item)
				return it.begun && !m.aside(it) && it.memory.Due() <= m.day+m.ahead
			}
			if !slices.ContainsFunc(card, func(item string) bool { return m.today(m.item(item)) }) && slices.ContainsFunc(card, coming) {
				n++
			}
		}
	}
	return n
}

// early returns of each card that is not asked today, and was not studied, the item that is due
// first within the days ahead.
func (m *model) early(asked []string, due []modelSlot) (early []modelSlot) {
	for _, s := range due {
		asked = append(asked, s.item)
	}
	for _, d := range m.decks {
		for _, card := range d.cards {
			busy := func(item string) bool { return m.today(m.item(item)) || slices.Contains(asked, item) }
			if !m.wanted(d.id, card[0]) || slices.ContainsFunc(card, busy) {
				continue
			}
			var first []modelSlot
			for _, item := range card {
				if it := m.item(item); it.begun && !m.aside(it) && it.memory.Due() <= m.day+m.ahead {
					first = append(first, modelSlot{item, m.place(item)})
				}
			}
			slices.SortFunc(first, func(a, b modelSlot) int {
				return cmp.Or(cmp.Compare(m.items[a.item].memory.Due(), m.items[b.item].memory.Due()), cmp.Compare(a.place, b.place))
			})
			early = append(early, first[:min(1, len(first))]...)
		}
	}
	return early
}

// pauses reports whether so many cards are too many for new ones: more than three usual days, or
// than the limit. A usual day is the median of the last 14 days of study, and 30 at least.
func (m *model) pauses(cards int) bool {
	if cards > m.reviewsPerDay {
		return true
	}
	days := map[int]map[string]bool{}
	for _, e := range m.reviews {
		if e.Day < m.day {
			if days[e.Day] == nil {
				days[e.Day] = map[string]bool{}
			}
			days[e.Day][e.Item] = true
		}
	}
	last := slices.Sorted(maps.Keys(days))
	last = last[max(len(last)-14, 0):]
	var sizes []int
	for _, day := range last {
		sizes = append(sizes, len(days[day]))
	}
	slices.Sort(sizes)
	twice := 60 // the median, so that halves are whole
	if n := len(sizes); n > 0 {
		twice = max(sizes[n/2]+sizes[(n-1)/2], twice)
	}
	return 2*cards > 3*twice
}

// lay puts new items between due ones, behind so many new ones of the day.
func lay(due []modelSlot, fresh []string, behind int) []string {
	main := slices.Clone(due)
	for i, item := range fresh {
		main = append(main, modelSlot{item, (float64(behind+i) + 0.5) / float64(behind+len(fresh))})
	}
	if len(fresh) > 0 {
		slices.SortStableFunc(main, func(a, b modelSlot) int { return cmp.Compare(a.place, b.place) })
	}
	items := make([]string, len(main))
	for i := range main {
		items[i] = main[i].item
	}
	return items
}

// counts returns what is left of the day, of no more than so many items beside those that come
// again, and how many due cards wait for other days.
func (m *model) counts(limit int) study.Counts {
	due, _, again := m.queue()
	n := study.Counts{Again: len(again)}
	for _, s := range due {
		if !m.isEarly(s.item) {
			n.Later--
		}
	}
	for _, item := range m.order() {
		switch {
		case slices.Contains(again, item) || n.New+n.Early+n.Due == limit:
		case !m.item(item).begun:
			n.New++
		case m.isEarly(item):
			n.Early++
		default:
			n.Due++
		}
	}
	for _, d := range m.decks {
		for _, card := range d.cards {
			if m.wanted(d.id, card[0]) && len(m.dueOf(card)) > 0 {
				n.Later++
			}
		}
	}
	return n
}

func (m *model) isEarly(item string) bool { return m.item(item).memory.Due() > m.day }

// dueOf returns the due items of a card of which none was studied today.
func (m *model) dueOf(card []string) (due []modelSlot) {
	for _, item := range card {
		if it := m.item(item); m.today(it) {
			return nil
		} else if m.due(it) {
			due = append(due, modelSlot{item, m.place(item)})
		}
	}
	return due
}

// fresh returns the new items in turn: one of each deck, then the next of each.
func (m *model) fresh() []string { return m.inTurn(m.waiting()) }

// waiting returns the new items of each deck, and how many it has brought today.
func (m *model) waiting() (waiting map[string][]string, taken map[string]int) {
	waiting, taken = map[string][]string{}, map[string]int{}
	for _, d := range m.inOrder() {
		for _, card := range d.cards {
			hand := m.handOf(card[0])
			if hand != d.id && (hand != "" || m.isPath(d.id)) {
				continue
			}
			if item := m.freshOf(card); item != "" && hand == d.id && m.wanted(ownerOf(item), card[0]) && m.open(card[0]) && !m.held(d.id) {
				waiting[d.id] = append(waiting[d.id], item)
			}
			for _, item := range card {
				if it := m.item(item); m.today(it) && it.on[m.day].fresh && hand == d.id {
					taken[d.id]++
				}
			}
		}
	}
	return waiting, taken
}

// inTurn lets the decks take turns.
func (m *model) inTurn(waiting map[string][]string, taken map[string]int) []string {
	waiting, taken = maps.Clone(waiting), maps.Clone(taken)
	var order []string
	for round := 1; ; round++ {
		left := 0
		hands := m.inOrder()
		for turn := range hands {
			id := hands[((m.day+turn)%len(hands)+len(hands))%len(hands)].id
			if taken[id] < round && len(waiting[id]) > 0 {
				order = append(order, waiting[id][0])
				waiting[id] = waiting[id][1:]
				taken[id]++
			}
			left += len(waiting[id])
		}
		if left == 0 {
			return order
		}
	}
}

// freshOf returns the first new item of a card of which nothing is due or was studied today.
func (m *model) freshOf(card []string) string {
	first := ""
	for _, item := range card {
		it := m.item(item)
		if m.today(it) || m.due(it) {
			return ""
		}
		if first == "" && !it.begun && !m.aside(it) {
			first = item
		}
	}
	return first
}

// again returns the items that come again today, the one that waits longest first.
func (m *model) again() []string {
	var again []string
	for _, item := range m.reviewsOfTheDay {
		again = slices.DeleteFunc(again, func(other string) bool { return other == item })
		for _, d := range m.decks {
			for _, card := range d.cards {
				it := m.item(item)
				if slices.Contains(card, item) && m.wanted(d.id, item) && it.on[m.day].again && !m.aside(it) {
					again = append(again, item)
				}
			}
		}
	}
	return again
}

// order returns the items of the day as they come if each is known.
func (m *model) order() []string {
	due, fresh, again := m.queue()
	behind, _ := m.done()
	waiting, taken := m.waiting()
	reviews := slices.Clone(m.reviewsOfTheDay)
	var order []string
	for len(due)+len(fresh)+len(again) > 0 {
		item := m.pick(lay(due, fresh, behind), again, reviews)
		gone := func(other string) bool { return other == item }
		if slices.Contains(fresh, item) { // its deck has had one turn more
			behind++
			deck := m.handOf(item)
			waiting[deck] = slices.DeleteFunc(slices.Clone(waiting[deck]), gone)
			taken[deck]++
			fresh = m.inTurn(waiting, taken)[:len(fresh)-1]
		}
		due = slices.DeleteFunc(due, func(s modelSlot) bool { return s.item == item })
		again = slices.DeleteFunc(again, gone)
		order = append(order, item)
		reviews = append(reviews, item)
	}
	return order
}

// waited counts the reviews after the newest one of an item.
func waited(reviews []string, item string) int {
	for i := range reviews {
		if reviews[len(reviews)-1-i] == item {
			return i
		}
	}
	return len(reviews)
}
