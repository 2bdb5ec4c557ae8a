package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/long"
	"goodcard/study"
)

func dateOn(day int) string { return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly) }

// pathText writes a path as its author would.
func pathText(p modelPath) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format: 1\nid: %s\ntitle: The path %s\nversion: 1.0.0\npath:\n", p.id, p.id)
	for i, u := range p.units {
		fmt.Fprintf(&b, "  - id: u%d\n    title: Unit %d\n", i+1, i+1)
		if u.opens != nil {
			fmt.Fprintf(&b, "    opens: %s\n", dateOn(*u.opens))
		}
		if len(u.cards) > 0 {
			fmt.Fprintf(&b, "    cards: [%s]\n", strings.Join(u.cards, ", "))
		}
		if len(u.ideas) > 0 {
			fmt.Fprintf(&b, "    concepts: [%s]\n", strings.Join(u.ideas, ", "))
		}
	}
	return b.String()
}

// drawPath draws a path through the decks of a world.
func drawPath(t *rapid.T, w *modelWorld, id string) modelPath {
	p := modelPath{id: id}
	var cards []string
	for _, d := range w.model.decks {
		for _, card := range d.cards {
			cards = append(cards, cardOf(card[0]))
		}
	}
	ideas := []string{"inner-outer/base", "inner-outer/near", "inner-outer/far", "inner-outer/left", "inner-outer/free", "second/right", "second/end"}
	named := rapid.SliceOfNDistinct(rapid.SampledFrom(cards), 0, 6, rapid.ID).Draw(t, id+" cards")
	about := rapid.SliceOfNDistinct(rapid.SampledFrom(ideas), 0, 4, rapid.ID).Draw(t, id+" concepts")
	for n := rapid.IntRange(1, 3).Draw(t, id+" units"); n > 0; n-- {
		var u modelUnit
		take := func(from *[]string) (some []string) {
			k := min((len(*from)+n-1)/n, len(*from))
			some, *from = (*from)[:k], (*from)[k:]
			return some
		}
		u.cards, u.ideas = take(&named), take(&about)
		if days := rapid.SampledFrom([]int{-1, -1, 0, 1, 3, 12}).Draw(t, fmt.Sprintf("%s opens %d", id, n)); days >= 0 {
			u.opens = new(w.Clock.Today() + days)
		}
		if len(u.cards)+len(u.ideas) > 0 {
			p.units = append(p.units, u)
		}
	}
	if len(p.units) == 0 {
		p.units = []modelUnit{{cards: cards[:1]}}
	}
	return p
}

// The same with paths: what they name comes through them, in their order, and other cards of their decks behind.
func TestQueueOfPathsIsThatOfTheModel(t *testing.T) {
	t.Parallel()
	deeds := long.Size(30, 300)
	rapid.Check(t, func(t *rapid.T) {
		w := newIdeaWorld(t)
		for i := range rapid.IntRange(1, 2).Draw(t, "paths") {
			p := drawPath(t, w, fmt.Sprintf("path-%d", i+1))
			w.install(p.id+".yaml", pathText(p))
			w.model.paths = append(w.model.paths, p)
		}
		w.model.idea = rapid.SampledFrom([]string{"", "", "", "inner-outer/near"}).Draw(t, "idea")
		w.model.ahead = rapid.SampledFrom([]int{0, 0, 0, 7}).Draw(t, "ahead")
		w.study(rapid.SampledFrom([][]string{nil, nil, nil, {"second"}, {"path-1"}, {"second", "path-1"}}).Draw(t, "decks")...)
		w.check()
		for range rapid.IntRange(1, deeds).Draw(t, "length") {
			w.act(t)
			w.check()
			w.checkPaths()
		}
		w.checkOffer()
	})
}

// checkPaths holds the session to what paths promise, whatever the model says.
func (w *modelWorld) checkPaths() {
	w.t.Helper()
	var fresh []string
	s := w.world.session(study.SessionOptions{Selection: study.Selection{New: new(100)}})
	for {
		item := w.next(s)
		if item == "" || len(fresh) > 0 {
			break
		}
		if p := w.prompt(s); !p.New {
			break // what is due comes first; another day shows more
		}
		fresh = append(fresh, item)
	}
	for _, item := range fresh {
		on, open := w.model.unitOf(item)
		if on && !open {
			w.t.Fatalf("%s comes before its unit opens", item)
		}
		if !on && w.model.held(ownerOf(item)) {
			w.t.Fatalf("%s comes before the path is done", item)
		}
	}
	offered, err := w.Offer(w.t.Context(), study.Selection{})
	w.must(err)
	if offered.Cards == 0 && offered.Later > 0 && offered.SaysLater() == "" {
		w.t.Fatal("nothing is said of the cards that wait for a path")
	}
	for _, p := range w.model.paths {
		decks, err := w.Decks(w.t.Context())
		w.must(err)
		at := slices.IndexFunc(decks, func(d study.Deck) bool { return d.ID == p.id })
		if decks[at].Path == nil || decks[at].Path.Done != w.model.pathDone(p) {
			w.t.Fatalf("%s stands as %+v, done by the model: %v", p.id, decks[at].Path, w.model.pathDone(p))
		}
	}
}
