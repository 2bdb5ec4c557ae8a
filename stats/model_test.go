package stats_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/stats"
	"goodcard/study"
)

const kept = "Put in new words?" // the wording that every card keeps back

// A model is a learner's collection, and what a test knows of its decks.
type model struct {
	*world
	installed []string          // ids of cards, which are those of items
	renamed   map[string]string // new ids by former ones
	fixed     bool              // its decks stay as they are
}

var everyCard = []string{"goals/a", "goals/b", "goals/c", "laws/a", "laws/b"}

// newModel begins in autumn: what it brings to pass goes on until tosses are written down.
func newModel(t tb) *model {
	m := &model{newWorld(t, textOf("goals", everyCard, nil)), slices.Clone(everyCard), map[string]string{}, false}
	m.now = time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)
	m.put("laws")
	return m
}

// put writes a deck as the model knows it.
func (m *model) put(deck string) {
	m.t.Helper()
	m.install(deck, textOf(deck, m.installed, m.renamed))
}

// textOf returns the YAML of those cards that belong to the deck. Those called b are typed.
func textOf(deck string, cards []string, renamed map[string]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format: 1\nid: %s\ntitle: Deck\nversion: 1.0.0\ncards:\n", deck)
	for _, id := range cards {
		owner, name, _ := strings.Cut(id, "/")
		if owner != deck {
			continue
		}
		key := "ask"
		if name[0] == 'b' {
			key = "type"
		}
		fmt.Fprintf(&b, "  - id: %s\n    %s: Question %s?\n    answer: Answer.\n    unseen: [%q]\n", name, key, id, kept)
		for former, now := range renamed {
			if now == id {
				fmt.Fprintf(&b, "    was: [%s]\n", strings.TrimPrefix(former, deck+"/"))
			}
		}
	}
	return b.String()
}

// resolve returns the id that an item has now.
func (m *model) resolve(item string) string {
	if now, ok := m.renamed[item]; ok {
		return now
	}
	return item
}

// kind returns that of an item's card, empty where no deck has it.
func (m *model) kind(item string) string {
	switch _, name, _ := strings.Cut(item, "/"); {
	case !slices.Contains(m.installed, item):
		return ""
	case name[0] == 'b':
		return "type"
	default:
		return "ask"
	}
}

// tossStored is the study day from which on a review tells its toss, or had none.
const tossStored = 20_788 // 1 December 2026

// tossed reports whether a coin was tossed for an answer, and how it fell.
func (m *model) tossed(a answer, shown map[string]bool) (tossed, probe bool) {
	if strings.Contains(a.Body, `"toss":`) {
		return a.counted, strings.Contains(a.Body, `"toss":"unseen"`)
	}
	probe = history.Coin(a.Item, a.before.Counted)
	key, interval := "unseen:"+deck.TextHash(kept), a.before.Memory.Interval
	switch {
	case !a.counted || a.Day >= tossStored || m.kind(a.item) == "" || shown[key]:
		return false, probe
	case interval < 14 || a.Day < a.before.LastDay+interval:
		return false, probe
	case probe:
		return a.Wording == key, probe
	default:
		return shown[a.Wording], probe
	}
}

// act lets the learner do something.
func (m *model) act(t *rapid.T) {
	m.now = m.now.AddDate(0, 0, rapid.SampledFrom([]int{0, 0, 0, 1, 6, 15, 40}).Draw(t, "days"))
	item := rapid.SampledFrom(m.installed).Draw(t, "item")
	switch rapid.IntRange(0, 24).Draw(t, "act") {
	default:
		_, _, err := m.Grade(t.Context(), study.ManualGrade{
			Item:    item,
			Grade:   grades.Draw(t, "grade"),
			Wording: rapid.SampledFrom([]int{0, 0, 2}).Draw(t, "wording"),
			MS:      rapid.SampledFrom([]int64{0, 1, 1500, 2500, 600_000, 600_001}).Draw(t, "ms"),
		})
		m.must(err)
	case 0:
		m.cram(item)
	case 1:
		_, err := m.Undo(t.Context(), rapid.IntRange(1, 3).Draw(t, "grades"))
		m.must(err)
	case 2:
		_, err := m.Mark(t.Context(), history.Forget, item)
		m.must(err)
	case 3:
		_, err := m.Mark(t.Context(), rapid.SampledFrom([]history.Kind{history.Suspend, history.Unsuspend}).Draw(t, "kind"), item)
		m.must(err)
	case 4:
		if !m.fixed {
			m.rename(item)
		}
	case 5:
		if !m.fixed {
			m.drop(item)
		}
	case 6, 7, 8, 9, 10:
		m.review(t)
	}
}

// grades are mostly passes, so that intervals grow.
var grades = rapid.SampledFrom([]scheduler.Grade{0, 2, 3, 4, 4, 4, 4, 4, 5})

// review answers what the day asks for, in the wording that a session chooses, and now and
// then takes an answer back.
func (m *model) review(t *rapid.T) {
	s, err := m.Session(t.Context(), study.SessionOptions{})
	m.must(err)
	for range 4 {
		p, err := s.Next(t.Context())
		m.must(err)
		if p == nil {
			return
		}
		_, err = s.Grade(t.Context(), study.Answered{Serial: p.Serial, Grade: grades.Draw(t, "grade")})
		m.must(err)
		if rapid.IntRange(0, 4).Draw(t, "undo") == 0 {
			_, _, err := s.Undo(t.Context())
			m.must(err)
		}
	}
}

// cram answers one card for practice.
func (m *model) cram(item string) {
	owner, _, _ := strings.Cut(item, "/")
	s, err := m.Session(m.t.Context(), study.SessionOptions{Cram: true, Selection: study.Selection{Decks: []string{owner}}})
	m.must(err)
	p, err := s.Next(m.t.Context())
	m.must(err)
	if p != nil {
		_, err = s.Grade(m.t.Context(), study.Answered{Serial: p.Serial, Grade: scheduler.Good})
		m.must(err)
	}
}

// rename gives a card of one letter a second one.
func (m *model) rename(item string) {
	owner, name, _ := strings.Cut(item, "/")
	if len(name) > 1 {
		return
	}
	m.renamed[item] = item + "2"
	m.installed[slices.Index(m.installed, item)] = item + "2"
	m.put(owner)
}

// drop takes a card out of its deck, which keeps at least one.
func (m *model) drop(item string) {
	owner, _, _ := strings.Cut(item, "/")
	others := slices.DeleteFunc(slices.Clone(m.installed), func(id string) bool { return id == item })
	if strings.Contains(textOf(owner, others, nil), "  - id:") {
		m.installed = others
		m.put(owner)
	}
}

// All figures are what a count by hand makes of the same history: with grades that were
// taken back, forgotten, renamed and dropped cards, and reviews of a second device.
func TestFiguresAgreeWithACountByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		laptop, phone := newModel(t), newModel(t)
		phone.fixed = true
		for range rapid.IntRange(0, 30).Draw(t, "acts") {
			laptop.act(t)
		}
		for range rapid.IntRange(0, 6).Draw(t, "acts of the phone") {
			phone.act(t)
		}
		if rapid.Bool().Draw(t, "merge") {
			_, _, err := laptop.Merge(t.Context(), phone.Path())
			laptop.must(err)
		}
		for deck, got := range map[string]*stats.Stats{"": laptop.stats(), "goals": laptop.stats("goals"), "laws": laptop.stats("laws")} {
			got.Decks = nil
			want := laptop.ledger(strings.TrimPrefix(deck+"/", "/")).stats()
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("deck %q (-by hand +stats):\n%s", deck, diff)
			}
		}
	})
}
