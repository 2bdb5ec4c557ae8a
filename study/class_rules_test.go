package study_test

import (
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/study"
)

// about returns the full ids of what a prompt is about.
func (d *classDevice) about(p *study.Prompt) []string {
	all := []string{}
	for _, idea := range p.Card.Concepts {
		if !strings.Contains(idea, "/") {
			idea = p.Deck + "/" + idea
		}
		all = append(all, idea)
	}
	return all
}

// alike reports whether cards about these are easily confused: one names an idea and the
// other its lookalike, and neither names both.
func alike(a, b []string) bool {
	pairs := [][2]string{{"inner-outer/contrast", "inner-outer/base"}}
	for idea, other := range lookalikes {
		pairs = append(pairs, [2]string{"course/" + idea, "course/" + other})
	}
	for _, pair := range pairs {
		for i := range pair {
			one, other := pair[i], pair[1-i]
			if slices.Contains(a, one) && !slices.Contains(a, other) && slices.Contains(b, other) && !slices.Contains(b, one) {
				return true
			}
		}
	}
	return false
}

// mustBeRight fails where the rules of study do not allow a prompt.
func (d *classDevice) mustBeRight(p *study.Prompt) {
	d.t.Helper()
	if p.New {
		d.mustBeOpen(p)
	}
	d.mustBeApart(p)
	d.mustBeWorded(p)
}

// mustBeOpen fails where a new item comes before two thirds of what its concept needs were
// passed, if it is the concept's first.
func (d *classDevice) mustBeOpen(p *study.Prompt) {
	d.t.Helper()
	if d.back || !slices.Equal(d.about(p), []string{"course/outer"}) {
		return
	}
	d.tally["gate"]++
	can, passed := 0, 0
	for _, id := range []string{"inner-outer/base-1", "inner-outer/base-2", "inner-outer/base-3"} {
		it, err := d.Item(d.t.Context(), id)
		d.must(err)
		if it.Memory.Suspended {
			continue
		}
		if can++; it.Memory.Passed > 0 {
			passed++
		}
	}
	if 3*passed < 2*can && !d.begun("course/outer") {
		d.t.Fatalf("%s came, and %d of %d cards of the base were passed", p.Item, passed, can)
	}
}

// begun reports whether any card of a concept was passed.
func (d *classDevice) begun(concept string) bool {
	d.t.Helper()
	var ids []string
	d.must(d.Cards(d.t.Context(), study.CardFilter{Concept: concept}, func(l study.Listed) error {
		ids = append(ids, l.ID)
		return nil
	}))
	return slices.ContainsFunc(ids, func(id string) bool {
		it, err := d.Item(d.t.Context(), id)
		d.must(err)
		return it.Memory.Passed > 0
	})
}

// mustBeApart fails where a prompt follows its lookalike though something else was left: a card, or a
// drill that would not itself be followed by a lookalike.
func (d *classDevice) mustBeApart(p *study.Prompt) {
	d.t.Helper()
	if d.back || !alike(d.about(p), d.last) {
		return
	}
	if _, err := d.Item(d.t.Context(), d.asked); err != nil {
		return // its author took the last card away, and nobody knows any more what it was about
	}
	d.tally["neighbours"]++
	list, err := d.Today(d.t.Context(), nil, 0)
	d.must(err)
	parts := func(drill study.Listed) bool {
		cards := slices.DeleteFunc(slices.Clone(list), func(l study.Listed) bool { return l.State == study.Learning })
		return len(cards) == 0 || slices.ContainsFunc(cards, func(l study.Listed) bool { return !alike(l.Concepts, drill.Concepts) })
	}
	for _, l := range list {
		if l.ID != d.asked && !alike(l.Concepts, d.last) && (l.State != study.Learning || parts(l)) {
			d.t.Fatalf("%s follows its lookalike about %v, %s was left", p.Item, d.last, l.ID)
		}
	}
}

// mustBeWorded fails where a wording comes twice running though the item has two, and where
// one that is kept back comes too early.
func (d *classDevice) mustBeWorded(p *study.Prompt) {
	d.t.Helper()
	suffix := deck.ParseRef(p.Item).Suffix()
	wordings := p.Card.Wordings(suffix)
	if len(wordings) < 2 || p.New {
		return
	}
	d.tally["wording"]++
	last, lastDay, shown := "", 0, map[string]bool{}
	var back history.Step // a toss that was taken back, with nothing counted since
	for _, s := range d.steps(p.Item) {
		if s.Kind != history.Review {
			continue
		}
		shown[s.Wording] = true // also what was taken back
		if !s.Voided {
			last, lastDay = s.Wording, s.Day
		}
		switch {
		case s.Counted || s.Toss() != history.NoToss && !s.Voided:
			back = history.Step{}
		case s.Toss() != history.NoToss:
			back = s
		}
	}
	interval, gone := p.Memory.Memory.Interval, d.Clock.Today()-lastDay
	known := interval >= 14 && gone >= interval && !p.Drill
	stillThere := func(w deck.Wording) bool { return w.Key == back.Wording }
	if known && back.Toss() != history.NoToss && slices.ContainsFunc(append(wordings, p.Card.Probes(suffix)...), stillThere) {
		d.tally["tossed again"]++
		if p.Wording != back.Wording {
			d.t.Fatalf("%s: the wording %q comes, %q was taken back", p.Item, p.Wording, back.Wording)
		}
		return
	}
	if strings.HasPrefix(p.Wording, "unseen:") {
		d.tally["probe"]++
		if !known || shown[p.Wording] {
			d.t.Fatalf("%s: the probe %s comes %d days after the last review, at an interval of %d", p.Item, p.Wording, gone, interval)
		}
		return
	}
	seen := 0
	for _, w := range wordings {
		if shown[w.Key] {
			seen++
		}
	}
	// Where a coin decides against a probe, a wording must come that was seen.
	if p.Wording == last && (!known || seen != 1) {
		d.t.Fatalf("%s: the wording %q comes twice running", p.Item, last)
	}
}

// finished fails where a day that has nothing more to ask has left a drill.
func (d *classDevice) finished() {
	d.t.Helper()
	d.tally["finished"]++
	if again := d.fronts(study.Learning); again > 0 || d.glance().Learning > 0 {
		d.t.Fatalf("the day ends and %d items should come again", again)
	}
	if left := d.today(); len(left) > 0 {
		d.t.Fatalf("the day ends and %v is left", left)
	}
}
