package conformance

import (
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/scheduler/schedulertest"
)

// A pupil studies a deck by days and keeps a second SM-2 beside the program's.
type pupil struct {
	*home
	random   *rand.Rand
	deck     string
	day      int                                // study day of now, by the suite's own reckoning
	memories map[string]*schedulertest.Rational // of the items that were reviewed
	answers  int                                // acknowledged grades
	undone   int                                // reviews taken back
}

func newPupil(t testing.TB, r *rand.Rand, now, deck string, cards int) *pupil {
	t.Helper()
	p := &pupil{home: newHome(t, now), random: r, deck: deck, memories: map[string]*schedulertest.Rational{}}
	p.must("install", write(t, filepath.Join(t.TempDir(), deck+".yaml"), deckText(deck, cards)))
	return p
}

// gradesOfLife are drawn from evenly: most cards are known.
const gradesOfLife = "0112233333344444444444444444455555555555"

// study works through a session and compares each echo with the second SM-2.
func (p *pupil) study(args ...string) {
	p.t.Helper()
	k, err := p.review(append(args, p.deck)...)
	if err != nil {
		p.t.Fatal(err)
	}
	p.answers += k.study(learner{
		random: p.random,
		grade:  func(string) string { return string(gradesOfLife[p.random.IntN(len(gradesOfLife))]) },
		echoed: p.heard,
	})
	if got := k.end(); got.code != 0 || got.stderr != "" {
		p.t.Fatalf("review on %s: exit code %d\n%s%s", p.now, got.code, got.stdout, got.stderr)
	}
}

// gradeAny records a grade of some item that was reviewed before, due or not.
func (p *pupil) gradeAny() {
	p.t.Helper()
	known := slices.Sorted(maps.Keys(p.memories))
	if len(known) == 0 {
		return
	}
	item, g := known[p.random.IntN(len(known))], int(gradesOfLife[p.random.IntN(len(gradesOfLife))]-'0')
	var got struct {
		Due string `json:"due"`
	}
	p.decode(&got, "grade", item, strconv.Itoa(g), "--json")
	m := p.memories[item]
	m.Review(p.day, scheduler.Grade(g))
	if want := dayName(m.Due()); got.Due != want {
		p.t.Errorf("%s: %s graded %d is due %s, want %s", p.now, item, g, got.Due, want)
	}
}

// heard compares an echo with the second SM-2.
func (p *pupil) heard(item, line string, e echo) {
	m := p.memories[item]
	if m == nil {
		m = &schedulertest.Rational{}
		p.memories[item] = m
	}
	g := int(line[0] - '0') // the suite has made the line
	want := echo{grade: line + ", " + []string{"again", "again", "again", "hard", "good", "easy"}[g], drill: m.EF != nil && p.day <= m.LastDay}
	m.Review(p.day, scheduler.Grade(g))
	if want.days = m.Due() - p.day; e != want {
		p.t.Errorf("%s: %s graded %d: the echo says %+v, want %+v", p.now, item, g, e, want)
	}
}

// checkDue compares what 'due' says with the second SM-2. Of one card it names one item.
func (p *pupil) checkDue() {
	p.t.Helper()
	named := map[string]bool{}
	for _, it := range p.items("due", p.deck) {
		if it.State != "due" {
			continue
		}
		card, _, _ := strings.Cut(it.Card, "#")
		named[card] = true
		m := p.memories[it.Card]
		if m == nil || m.Due() > p.day || it.OverdueDays == nil || *it.OverdueDays != p.day-m.Due() {
			p.t.Errorf("%s: due says %s, want %+v", p.now, it.Card, m)
		}
	}
	due := map[string]bool{}
	for item, m := range p.memories {
		if m.Due() <= p.day {
			card, _, _ := strings.Cut(item, "#")
			due[card] = true
		}
	}
	const reviewsPerDay = 200 // unless set otherwise
	if want := min(len(due), reviewsPerDay); len(named) != want {
		p.t.Errorf("%s: %d cards are due, want %d", p.now, len(named), want)
	}
}

// checkCards compares the due day of every item with the second SM-2.
func (p *pupil) checkCards() {
	p.t.Helper()
	compareDue(p.t, p.memories, p.items("cards", p.deck))
}
