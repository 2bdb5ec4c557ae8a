package study_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"goodcard/deck"
	"goodcard/decks"
	"goodcard/history"
	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/study"
)

// A pupil studies the decks that the program brings, day after day, and fails a share of what
// is asked.
type pupil struct {
	*world
	random *rand.Rand
	fails  float64
	begun  map[string]bool // cards
	passed map[string]bool // concepts of which a card about them alone was passed
	days   []pupilDay
	onDay  map[string]int // the day on which a card first came, and a concept, by full ids; 1 is the first
}

// A pupilDay is what a day brought.
type pupilDay struct {
	fresh  int  // new items
	firsts int  // of these, first ones of their cards
	paused bool // new cards paused
}

// newPupil returns one who has the first deck alone.
func newPupil(t tb, seed uint64, fails float64) *pupil {
	return newPupilOf(t, seed, fails, broughtDecks(t, study.FirstDeck))
}

// newPupilOf returns one whose program brings these decks, and who installs some beside the first.
func newPupilOf(t tb, seed uint64, fails float64, brings program, installs ...string) *pupil {
	p := &pupil{world: newWorldOf(t, brings), random: rand.New(rand.NewPCG(seed, 0)), fails: fails,
		begun: map[string]bool{}, passed: map[string]bool{}, onDay: map[string]int{}}
	for _, id := range installs {
		_, err := p.Install(t.Context(), id, false)
		p.must(err)
	}
	return p
}

// broughtDecks returns those of the program with these ids.
func broughtDecks(t tb, ids ...string) program {
	brings := program{}
	for _, id := range ids {
		err := fs.WalkDir(decks.Shipped, id, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(decks.Shipped, path)
			brings[path] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return brings
}

// day studies until the day asks for nothing more, and goes to sleep.
func (p *pupil) day() {
	p.t.Helper()
	d := pupilDay{paused: p.glance().Pause != nil}
	s := p.session(study.SessionOptions{})
	asked := map[string]string{} // which item of a card
	for prompt := p.draw(s); prompt != nil; prompt = p.draw(s) {
		about := deck.FullAll(prompt.Deck, prompt.Card.Concepts)
		card := prompt.Deck + "/" + prompt.Card.ID
		if sibling := asked[card]; sibling != "" && sibling != prompt.Item {
			p.t.Errorf("day %d asks %s and its sibling %s", len(p.days)+1, prompt.Item, sibling)
		}
		asked[card] = prompt.Item
		for _, id := range append(about, card) {
			if p.onDay[id] == 0 {
				p.onDay[id] = len(p.days) + 1
			}
		}
		if prompt.New {
			if d.fresh++; !p.begun[card] {
				d.firsts++
			}
			p.begun[card] = true
			p.sides(prompt)
		}
		grade := scheduler.Good
		if p.random.Float64() < p.fails {
			grade = scheduler.Again
		}
		if g := p.grade(s, grade); g.Counted && grade.Passed() && len(about) == 1 {
			p.passed[about[0]] = true
		}
	}
	p.days = append(p.days, d)
	p.now = p.now.AddDate(0, 0, 1)
}

// sides fails where a contrast comes before each of its sides was passed.
func (p *pupil) sides(prompt *study.Prompt) {
	p.t.Helper()
	if about := deck.FullAll(prompt.Deck, prompt.Card.Concepts); len(about) > 1 {
		for _, side := range about {
			if !p.passed[side] {
				p.t.Errorf("day %d: %s came before any card about %s alone was passed", len(p.days)+1, prompt.Item, side)
			}
		}
	}
}

// until studies so many days.
func (p *pupil) until(days int) {
	for len(p.days) < days {
		p.day()
	}
}

// table writes the new items of each day, and a p behind those of a day of the pause.
func (p *pupil) table() string {
	words := make([]string, len(p.days))
	for i, d := range p.days {
		words[i] = strconv.Itoa(d.fresh)
		if d.paused {
			words[i] += "p"
		}
	}
	return strings.Join(words, " ")
}

// mustBeSteady fails where the deck did not come evenly: each day before the one on which its
// last card was begun has ten new items, but for days of the pause and one day of five or
// more, and all is begun by the 18th day.
func (p *pupil) mustBeSteady() {
	p.t.Helper()
	all, short := map[string]bool{}, 0
	p.must(p.Cards(p.t.Context(), study.CardFilter{}, func(l study.Listed) error {
		all[l.Card] = true
		return nil
	}))
	last := len(p.days)
	for last > 0 && p.days[last-1].firsts == 0 {
		last--
	}
	if len(p.begun) != len(all) || last > 18 {
		p.t.Errorf("%d of %d cards are begun, the last on day %d: %s", len(p.begun), len(all), last, p.table())
	}
	for i, d := range p.days[:last-1] {
		if d.fresh == 10 || d.paused {
			continue
		}
		if short++; short > 1 || d.fresh < 5 {
			p.t.Errorf("day %d has %d new items: %s", i+1, d.fresh, p.table())
		}
	}
}

// mustBeUnbroken fails where a day brought nothing new although a card that was not begun was still to come.
func (p *pupil) mustBeUnbroken() {
	p.t.Helper()
	if len(p.begun) == 0 {
		p.t.Error("no card ever came")
	}
	for _, day := range dryDays(p.days) {
		p.t.Errorf("day %d has no new item, and cards began after it: %s", day, p.table())
	}
}

// dryDays returns the days without new items before the one on which the last card was begun, those of the pause left out.
func dryDays(days []pupilDay) (dry []int) {
	last := len(days)
	for last > 0 && days[last-1].firsts == 0 {
		last--
	}
	for i, d := range days[:last] {
		if d.fresh == 0 && !d.paused {
			dry = append(dry, i+1)
		}
	}
	return dry
}

func TestFirstMonthOfTheShippedDeck(t *testing.T) {
	t.Parallel()
	p := newPupil(t, 0, 0)
	p.until(18)
	p.mustBeSteady()
	p.mustBeUnbroken()
	p.mustMeetTheIdeas()
}

func TestLongFirstMonths(t *testing.T) {
	long.Only(t)
	for seed := range uint64(20) {
		t.Run(strconv.Itoa(int(seed+1)), func(t *testing.T) {
			t.Parallel()
			p := newPupil(t, seed+1, 0.3)
			p.until(30)
			p.mustBeSteady()
		})
	}
}

// An edit in the second week adds ten cards to a concept that was long known. They come in
// their turn, and nothing that was begun waits for them.
func TestMonthWithAnEditOfAKnownConcept(t *testing.T) {
	t.Parallel()
	p := newPupil(t, 0, 0)
	p.until(8)
	var b strings.Builder
	b.WriteString("cards:\n")
	for i := range 10 {
		fmt.Fprintf(&b, "  - {id: added-%d, concept: outer-alignment, ask: 'What is added %d?', answer: It is %d.}\n", i, i, i)
	}
	before := p.glance().Held
	p.shipped["inner-outer/cards/7-added.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	p.reopen()
	if after := p.glance().Held; after.String() != before.String() {
		t.Errorf("held back are %v, before the edit %v", after, before)
	}
	p.until(20)
	p.mustBeSteady()
}

// Who suspends all cards of some concepts meets the rest as if they were not there: needs and
// contrasts do not wait for a side that cannot come.
func TestMonthWithSuspendedSides(t *testing.T) {
	t.Parallel()
	p := newPupil(t, 0, 0)
	var aside []string
	for _, concept := range []string{"specification-gaming", "base-optimizer"} {
		p.must(p.Cards(t.Context(), study.CardFilter{Concept: concept}, func(l study.Listed) error {
			if len(l.Concepts) == 1 {
				aside = append(aside, l.ID)
			}
			return nil
		}))
		p.passed["inner-outer/"+concept] = true // for the contrasts
	}
	p.mark(history.Suspend, aside...)
	p.until(20)
	p.mustBeUnbroken()
	p.must(p.Cards(t.Context(), study.CardFilter{}, func(l study.Listed) error {
		if l.State != study.Suspended && !p.begun[l.Card] {
			t.Errorf("%s never came: %s", l.ID, p.table())
		}
		return nil
	}))
}

// Who comes back after a year has a pile, and no new card comes on top of it until it is worked
// off. The program says why.
func TestMonthAfterAYearAway(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		limit int
		begin string // of the days
		says  string
	}{
		{200, "0p 10 10 10 ", "New cards pause: today has %d cards to review, more than three usual days (90)."},
		{40, "0p 0p 10 10 10 ", "New cards pause: today has %d cards to review, more than the daily limit (40)."},
	} {
		p := newPupil(t, 0, 0)
		p.limits(10, c.limit)
		p.until(11)
		p.world.days(365)
		pause := p.glance().Pause
		if pause == nil || pause.String() != fmt.Sprintf(c.says, pause.Due) || pause.Due <= 90 {
			t.Errorf("with a limit of %d it says %v, want %s", c.limit, pause, c.says)
		}
		p.days = nil
		p.until(8)
		if got := p.table(); !strings.HasPrefix(got, c.begin) || strings.Count(got, "p") != strings.Count(c.begin, "p") {
			t.Errorf("with a limit of %d the days bring %s, want %s and so on", c.limit, got, c.begin)
		}
	}
}
