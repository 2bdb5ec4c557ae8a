package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/study"
)

// relations of the ideas of two decks. The needs of left and right lead round in a circle.
const firstIdeas = `  base: {name: Base}
  near: {name: Near, needs: [base], confused-with: [base]}
  far: {name: Far, needs: [near], confused-with: [near, second/right]}
  left: {name: Left, needs: [second/right, base]}
  free: {name: Free}
`

const secondIdeas = `  right: {name: Right, needs: [inner-outer/left]}
  end: {name: End, needs: [inner-outer/near, elsewhere/idea], confused-with: [inner-outer/free]}
`

// relate tells the model of the same.
func relate(m *model) {
	m.needs = map[string][]string{
		"inner-outer/near": {"inner-outer/base"},
		"inner-outer/far":  {"inner-outer/near"},
		"inner-outer/left": {"second/right", "inner-outer/base"},
		"second/right":     {"inner-outer/left"},
		"second/end":       {"inner-outer/near", "elsewhere/idea"},
	}
	m.alike = map[string][]string{}
	for _, pair := range [][2]string{{"inner-outer/near", "inner-outer/base"}, {"inner-outer/far", "inner-outer/near"},
		{"inner-outer/far", "second/right"}, {"second/end", "inner-outer/free"}} {
		m.alike[pair[0]] = append(m.alike[pair[0]], pair[1])
		m.alike[pair[1]] = append(m.alike[pair[1]], pair[0])
	}
}

// ideaDeck draws the cards of a deck, each about one or two of these ideas.
func ideaDeck(t *rapid.T, m *model, id, relations string, n int, ideas ...string) string {
	text, d := siblingDeck(id, n)
	for _, card := range d.cards {
		name, _, _ := strings.Cut(strings.TrimPrefix(card[0], id+"/"), "#")
		about := rapid.SliceOfNDistinct(rapid.SampledFrom(ideas), 1, 2, rapid.ID).Draw(t, name+" is about")
		text = strings.Replace(text, fmt.Sprintf("{id: %s,", name), fmt.Sprintf("{id: %s, concept: [%s],", name, strings.Join(about, ", ")), 1)
		for _, idea := range about {
			if !strings.Contains(idea, "/") {
				idea = id + "/" + idea
			}
			m.ideas[id+"/"+name] = append(m.ideas[id+"/"+name], idea)
		}
	}
	m.decks = append(m.decks, d)
	return strings.Replace(text, "cards:\n", "concepts:\n"+relations+"cards:\n", 1)
}

func newIdeaWorld(t *rapid.T) *modelWorld {
	m := model{newPerDay: rapid.IntRange(2, 12).Draw(t, "new"), reviewsPerDay: rapid.SampledFrom([]int{2, 4, 30, 30}).Draw(t, "reviews"),
		ideas: map[string][]string{}}
	relate(&m)
	first := ideaDeck(t, &m, "inner-outer", firstIdeas, 10, "base", "near", "far", "left", "free")
	second := ideaDeck(t, &m, "second", secondIdeas, 6, "right", "end", "inner-outer/base")
	w := &modelWorld{world: newWorld(t, first), model: m}
	w.install("second.yaml", second)
	w.limits(m.newPerDay, m.reviewsPerDay)
	w.study()
	return w
}

// The same with cards about ideas that need each other and are easily confused.
func TestQueueOfIdeasIsThatOfTheModel(t *testing.T) {
	t.Parallel()
	deeds := long.Size(30, 400)
	rapid.Check(t, func(t *rapid.T) {
		w := newIdeaWorld(t)
		w.model.idea = rapid.SampledFrom([]string{"", "", "", "inner-outer/near", "second/right"}).Draw(t, "idea")
		w.model.ahead = rapid.SampledFrom([]int{0, 0, 0, 7}).Draw(t, "ahead")
		w.study(rapid.SampledFrom([][]string{nil, nil, nil, {"second"}}).Draw(t, "decks")...)
		w.check()
		for range rapid.IntRange(1, deeds).Draw(t, "length") {
			w.act(t)
			w.check()
		}
		w.checkOffer()
	})
}

// The model itself: what it says of lookalikes, worked out by hand.
func TestModelKeepsLookalikesApart(t *testing.T) {
	m := model{ideas: map[string][]string{"a": {"x"}, "a2": {"x"}, "b": {"y"}, "c": {"x", "y"}, "d": {"z"}},
		alike: map[string][]string{"x": {"y"}, "y": {"x"}}}
	for _, c := range []struct {
		main, again, reviews []string
		want                 string
	}{
		{[]string{"b", "d"}, nil, []string{"a"}, "d"},
		{[]string{"b"}, []string{"d"}, []string{"a"}, "d"},
		{[]string{"b"}, nil, []string{"a"}, "b"},
		{[]string{"c", "d"}, nil, []string{"a"}, "c"},
		{[]string{"d", "b"}, nil, []string{"a", "d"}, "b"},
		{[]string{"d"}, []string{"b"}, slices.Repeat([]string{"d"}, 11), "b"},
		{[]string{"b"}, []string{"a"}, []string{"a", "a2"}, "b"}, // a would not keep b from a2
		{[]string{"b"}, []string{"a", "d"}, []string{"a", "d", "a2"}, "d"},
	} {
		if got := m.pick(c.main, c.again, c.reviews); got != c.want {
			t.Errorf("of %v and %v after %v comes %s, want %s", c.main, c.again, c.reviews, got, c.want)
		}
	}
}

// A new card that comes ahead of its turn, to keep lookalikes apart, leaves the others the
// places that a restart would give them.
func TestRestartKeepsTheOrderOfLookalikes(t *testing.T) {
	cards := func(concept string) (all []string) {
		for i := range 12 {
			all = append(all, fmt.Sprintf("%s-%d", concept, i+1))
		}
		return all
	}
	w := newWorld(t, conceptDeck("inner-outer", "  inner: {name: Inner}\n", cards("inner")...))
	w.install("second.yaml", conceptDeck("second", "  outer: {name: Outer, confused-with: [inner-outer/inner]}\n  other: {name: Other}\n",
		append(cards("outer")[:6], cards("other")[:6]...)...))
	w.limits(6, 100)
	for day := range 6 {
		due := w.today()
		s := w.session(study.SessionOptions{})
		for i := 0; ; i++ {
			item, again := w.next(s), w.next(w.session(study.SessionOptions{}))
			if item != again || item != append(due, "")[i] {
				t.Fatalf("day %d, prompt %d: the session asks %q, a new one %q; due said %v", day, i, item, again, due)
			}
			if item == "" {
				break
			}
			w.grade(s, scheduler.Good)
		}
		w.days(1)
	}
}
