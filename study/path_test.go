package study_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/scheduler"
	"goodcard/study"
)

const threeUnits = `format: 1
id: way
title: The way
version: 1.0.0
path:
  - {id: one, title: First steps, cards: [inner-outer/c3], concepts: []}
  - {id: two, title: Second steps, cards: [inner-outer/c1, beside/c1]}
  - {id: three, title: Third steps, opens: 2026-03-05, cards: [beside/c2]}
`

func pathOf(units string) string { return strings.ReplaceAll(units, ", concepts: []", "") }

// A path brings its decks with it, and is no path without them.
func TestPathComesWithItsDecks(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	file := w.write("courses/way.yaml", pathOf(threeUnits))
	_, err := w.Install(t.Context(), file, false)
	if err == nil || err.Error() != "the path way names beside, which is nowhere: neither installed, nor brought by the program, nor in the path's folder" {
		t.Fatal(err)
	}
	if len(w.glance().Decks) != 1 {
		t.Fatal("it is half installed")
	}
	w.write("courses/beside.yaml", "format: 1\nid: beside\ntitle: B\nversion: 1.0.0\npath:\n  - {id: u, title: U, cards: [inner-outer/c1]}\n")
	if _, err = w.Install(t.Context(), file, false); err == nil || err.Error() != "the path way names beside, which is a path itself" {
		t.Fatal(err)
	}
	w.write("courses/beside.yaml", deckOf("beside", 3))
	d, err := w.Install(t.Context(), file, false)
	w.must(err)
	if !slices.Equal(d.Also, []string{"beside"}) || d.Path == nil || d.Path.Units != 3 || d.Path.Open != 2 || d.Cards != 4 || d.Later != 1 {
		t.Errorf("installed %+v, %+v", d, d.Path)
	}
	if got := w.today(); !slices.Equal(got, []string{"inner-outer/c3", "inner-outer/c1", "beside/c1"}) {
		t.Errorf("the day asks for %v", got)
	}
	paths, err := w.PathsOf(t.Context(), "beside")
	w.must(err)
	if !slices.Equal(paths, []string{"way"}) {
		t.Errorf("beside is named by %v", paths)
	}
	w.must(w.Remove(t.Context(), "beside"))
	if decks, _ := w.Decks(t.Context()); !slices.Equal(decks[len(decks)-1].Path.Missing, []string{"beside"}) {
		t.Errorf("nothing is missing of %+v", decks)
	}
	if got := w.today(); !slices.Equal(got, []string{"inner-outer/c3", "inner-outer/c1"}) {
		t.Errorf("without a deck the day asks for %v", got)
	}
	d, err = w.Install(t.Context(), file, false) // brings it back from where it was
	w.must(err)
	if !slices.Equal(d.Also, []string{"beside"}) {
		t.Errorf("installed with it: %v", d.Also)
	}
	w.must(w.Remove(t.Context(), "way"))
	if got := w.today(); len(got) != 7 {
		t.Errorf("without the path the day asks for %v", got)
	}
}

// A learner is told in which unit they are, what opens next, and what waits for what.
func TestUnitsAreTold(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("way.yaml", pathOf(threeUnits))
	expect := func(unit, opens string) {
		t.Helper()
		g := w.glance()
		said := map[bool]string{}
		if g.Unit != nil {
			said[true] = g.Unit.Says()
		}
		if g.Opens != nil {
			said[false] = g.Opens.SaysOpening()
		}
		if said[true] != unit || said[false] != opens {
			t.Errorf("it says %q and %q", said[true], said[false])
		}
	}
	const third = `Unit 3 of 3, "Third steps" opens on 5 Mar 2026.`
	expect(`Unit 1 of 3, "First steps": 1 new card left.`, third)
	s := w.session(study.SessionOptions{})
	if p := w.prompt(s); p.Unit == nil || p.Unit.ID != "one" {
		t.Errorf("the first card is of %+v", p.Unit)
	}
	w.grade(s, scheduler.Good)
	expect(`Unit 2 of 3, "Second steps": 2 new cards left.`, third)
	if y := w.why("inner-outer/c2"); y.PutOff != study.ByPath || !strings.Contains(y.When(dateOn), `; waits: the path "The way" comes first`) {
		t.Errorf("%s, %s", y.PutOff, y.When(dateOn))
	}
	if y := w.why("beside/c2"); y.State != study.Later || !strings.Contains(y.When(dateOn), `; waits: "Third steps" opens on 5 Mar 2026`) {
		t.Errorf("%s, %s", y.State, y.When(dateOn))
	}
	w.prompt(s)
	w.grade(s, scheduler.Good)
	w.prompt(s)
	w.grade(s, scheduler.Good)
	expect("", third)
	// The path is done until its last unit opens, and the others of its decks come in the same session.
	if got := w.finish(scheduler.Good); len(got) != 3 || slices.Contains(got, "beside/c2") {
		t.Errorf("behind the path came %v", got)
	}
	o, says := w.offer(study.Selection{})
	if o.Later != 1 || !strings.Contains(says, `1 new card waits for a path: "Third steps" opens on 5 Mar 2026.`) {
		t.Errorf("%+v: %s", o, says)
	}
	w.days(4)
	expect(`Unit 3 of 3, "Third steps": 1 new card left.`, "")
	if got := w.today(); !slices.Contains(got, "beside/c2") {
		t.Errorf("on the day of its opening %v are asked", got)
	}
}

// A unit that opens is what comes next, where nothing else does.
func TestOpeningIsTheNextDay(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	w.install("way.yaml", "format: 1\nid: way\ntitle: The way\nversion: 1.0.0\npath:\n  - {id: u, title: U, opens: 2026-04-20, cards: [inner-outer/c1]}\n")
	if n := w.glance().Next; n == nil || n.New != 1 || n.Day-w.Clock.Today() != 50 {
		t.Errorf("next comes %+v", n)
	}
	w.days(50)
	w.finish(scheduler.Good)
	if g := w.glance(); g.Streak != 1 {
		t.Errorf("%+v", g)
	}
}

// A linked path is followed as a deck is.
func TestPathIsFollowed(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("way.yaml", pathOf(threeUnits))
	w.by("inner-outer/c3", scheduler.Good)
	w.write("way.yaml", strings.Replace(pathOf(threeUnits), "[inner-outer/c1, beside/c1]", "[beside/c3, inner-outer/c1, elsewhere/card, beside/none]", 1))
	if got := w.next(w.session(study.SessionOptions{})); got != "beside/c3" {
		t.Errorf("first comes %s", got)
	}
	// One for the deck that is missing, one for the cards.
	if told := strings.Join(w.Troubles(), "\n"); !strings.Contains(told, "the path way names elsewhere, which is nowhere: neither installed, nor brought by the program, nor in the path's folder; install it first") || !strings.Contains(told, "path way: it names elsewhere/card, beside/none, which its decks do not have") {
		t.Errorf("told %s", told)
	}
	w.write("way.yaml", "format: 1\nid: way\n")
	if got := w.next(w.session(study.SessionOptions{})); got != "beside/c3" {
		t.Errorf("of a broken path %s comes", got)
	}
	w.must(os.Remove(w.dir + "/way.yaml"))
	w.reopen()
	if got := w.next(w.session(study.SessionOptions{})); got != "beside/c3" {
		t.Errorf("of a path that is gone %s comes", got)
	}
}

// A card that has another id now stays on the path, in its unit.
func TestPathFollowsFormerIDs(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("way.yaml", pathOf(threeUnits))
	expect := func(what string, want ...string) {
		t.Helper()
		_, err := w.Refresh(t.Context())
		w.must(err)
		if got := w.today(); !slices.Equal(got, want) {
			t.Errorf("%s the day asks for %v, want %v", what, got, want)
		}
		if told := strings.Join(w.Troubles(), "\n"); strings.Contains(told, "path") {
			t.Errorf("%s it tells %s", what, told)
		}
	}
	w.write("beside.yaml", strings.Replace(deckOf("beside", 3), "id: c1\n", "id: one\n    was: [c1]\n", 1))
	expect("renamed,", "inner-outer/c3", "inner-outer/c1", "beside/one")
	w.write("beside.yaml", strings.Replace(deckOf("beside", 3), "id: c1\n", "id: uno\n    was: [one]\n", 1))
	expect("renamed again,", "inner-outer/c3", "inner-outer/c1", "beside/uno")
	w.write("way.yaml", strings.Replace(pathOf(threeUnits), "version: 1.0.0", "version: 1.0.1", 1))
	expect("in a newer path,", "inner-outer/c3", "inner-outer/c1", "beside/uno")
	decks, err := w.Decks(t.Context())
	w.must(err)
	if d := decks[len(decks)-1]; d.Cards != 4 {
		t.Errorf("it has %d cards", d.Cards)
	}
	w.must(w.Remove(t.Context(), "way"))
	w.must(w.Remove(t.Context(), "beside"))
	w.install("way.yaml", pathOf(threeUnits))
	expect("with its deck,", "inner-outer/c3", "inner-outer/c1", "beside/uno")
	w.write("beside.yaml", deckOf("beside", 3))
	expect("as before,", "inner-outer/c3", "inner-outer/c1", "beside/c1")
}

// The unit is told where a session can bring cards of its path, and of which path where there are several.
func TestUnitOfSeveralPaths(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("apart.yaml", deckOf("apart", 3))
	w.install("way.yaml", pathOf(threeUnits))
	expect := func(want string, ids ...string) {
		t.Helper()
		u, err := w.session(study.SessionOptions{Selection: study.Selection{Decks: ids}}).Unit(t.Context())
		w.must(err)
		got := ""
		if u != nil {
			got = u.Says()
		}
		if got != want {
			t.Errorf("in %v it says %q, want %q", ids, got, want)
		}
	}
	const one = `nit 1 of 3, "First steps": 1 new card left.`
	expect("U" + one)
	expect("U"+one, "beside")
	expect("U"+one, "apart", "way")
	expect("", "apart")
	w.install("other.yaml", "format: 1\nid: other\ntitle: Other\nversion: 1.0.0\npath:\n  - {id: u, title: U, cards: [apart/c1]}\n")
	expect(`"The way", u`+one, "beside")
	expect(`"Other", unit 1 of 1, "U": 1 new card left.`, "apart")
	if u := w.glance().Unit; u.Says() != `"The way", u`+one {
		t.Errorf("the glance says %s", u.Says())
	}
}

// A path has no cards of its own, so that no history goes on elsewhere when its id changes.
func TestPathWithAnotherID(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("way.yaml", pathOf(threeUnits))
	w.write("way.yaml", strings.Replace(pathOf(threeUnits), "id: way", "id: path", 1))
	_, err := w.Refresh(t.Context())
	w.must(err)
	if told := strings.Join(w.Troubles(), "\n"); !strings.Contains(told, "write id: way again, or 'goodcard install "+filepath.Join(w.dir, "way.yaml")+"'") {
		t.Errorf("told %s", told)
	}
}

// What an installed path loses by a change of a deck that it names is told at that change.
func TestPathTellsWhatItLoses(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("way.yaml", pathOf(threeUnits))
	expect := func(want string) {
		t.Helper()
		if told := strings.Join(w.Troubles(), "\n"); told != want {
			t.Errorf("told %q, want %q", told, want)
		}
	}
	other := w.write("other/beside.yaml", deckOf("beside", 1))
	_, err := w.Install(t.Context(), other, true)
	w.must(err)
	expect("path way: it goes on without beside/c2, which its decks have no more")
	w.reopen()
	w.write("other/beside.yaml", strings.Replace(deckOf("beside", 1), "id: c1\n", "id: c9\n", 1))
	_, err = w.Refresh(t.Context())
	w.must(err)
	expect("path way: it goes on without beside/c1, which its decks have no more")
	w.reopen()
	w.write("other/beside.yaml", "format: 1\nid: beside\ntitle: B\nversion: 1.0.0\npath:\n  - {id: u, title: U, cards: [inner-outer/c1]}\n")
	_, err = w.Refresh(t.Context())
	w.must(err)
	expect("")
	decks, err := w.Decks(t.Context())
	w.must(err)
	for _, d := range decks {
		if d.ID == "way" && !slices.Equal(d.Path.Missing, []string{"beside"}) {
			t.Errorf("without %v", d.Path.Missing)
		}
	}
}

// What is told of a deck that a path names is what installing it would do.
func TestPathSaysWhatInstallingDoes(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("way.yaml", strings.ReplaceAll(pathOf(threeUnits), "beside/", "inner-outer/c3"))
	w.write("way.yaml", pathOf(threeUnits))
	_, err := w.Refresh(t.Context())
	w.must(err)
	if told := strings.Join(w.Troubles(), "\n"); !strings.Contains(told, "path way: it names beside, which is not installed: 'goodcard install "+filepath.Join(w.dir, "way.yaml")+"' installs it") {
		t.Errorf("told %s", told)
	}
	d, err := w.Install(t.Context(), w.dir+"/way.yaml", false)
	w.must(err)
	if !slices.Equal(d.Also, []string{"beside"}) {
		t.Errorf("installed with it: %v", d.Also)
	}
}

// What is kept of a path is compared with what it says, as for a deck.
func TestKeptUnitsAreThoseOfThePath(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("way.yaml", pathOf(threeUnits))
	d, err := w.Check(t.Context(), true, false)
	w.must(err)
	if len(d.Findings) > 0 {
		t.Fatal(d.Findings)
	}
}

// Until it opens, a unit is as if neither it nor its cards were there.
func TestUnitThatIsNotOpenIsNotThere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ideas := []string{"base", "middle", "top"}
		var with, without, units, open []string
		for i, idea := range ideas {
			shut := rapid.Bool().Draw(t, idea+" is shut")
			n := rapid.IntRange(1, 4).Draw(t, idea)
			var cards []string
			for k := range n {
				card := fmt.Sprintf("%s-%d", idea, k+1)
				cards = append(cards, "inner-outer/"+card)
				with = append(with, card)
				if !shut {
					without = append(without, card)
				}
			}
			unit := fmt.Sprintf("  - {id: u%d, title: Unit, cards: [%s]}\n", i, strings.Join(cards, ", "))
			if shut {
				unit = strings.Replace(unit, "title: Unit,", "title: Unit, opens: 2026-06-01,", 1)
			} else {
				open = append(open, unit)
			}
			units = append(units, unit)
		}
		if len(open) == 0 {
			t.Skip("nothing is open")
		}
		loose := rapid.SliceOfN(rapid.SampledFrom(ideas), 1, 3).Draw(t, "of no unit")
		for i, idea := range loose {
			with, without = append(with, fmt.Sprintf("%s-9%d", idea, i)), append(without, fmt.Sprintf("%s-9%d", idea, i))
		}
		const head = "format: 1\nid: way\ntitle: Way\nversion: 1.0.0\npath:\n"
		a, b := newWorld(t, conceptDeck("inner-outer", chain, with...)), newWorld(t, conceptDeck("inner-outer", chain, without...))
		a.install("way.yaml", head+strings.Join(units, ""))
		b.install("way.yaml", head+strings.Join(open, ""))
		a.limits(3, 100)
		b.limits(3, 100)
		for day := range 8 {
			if got, want := a.today(), b.today(); !slices.Equal(got, want) {
				t.Fatalf("on day %d come %v, without the unit %v", day, got, want)
			}
			grade := scheduler.Grade(rapid.SampledFrom([]int{1, 4, 4}).Draw(t, "grade"))
			for _, w := range []*world{a, b} {
				s := w.session(study.SessionOptions{Limit: 2})
				for w.next(s) != "" {
					w.grade(s, grade)
					if grade == 1 {
						break
					}
				}
				w.days(1)
			}
		}
	})
}

// What another program does to a path counts at the next prompt.
func TestPathOfAnotherProgram(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	w.write("beside.yaml", deckOf("beside", 3))
	w.install("way.yaml", pathOf(threeUnits))
	s := w.session(study.SessionOptions{})
	if got := w.next(s); got != "inner-outer/c3" {
		t.Fatalf("first comes %s", got)
	}
	other := &world{t: t, dir: w.dir, now: w.now, shipped: w.shipped}
	other.reopen()
	other.by("inner-outer/c3", scheduler.Good)
	if got := w.next(s); got != "inner-outer/c1" {
		t.Errorf("behind what another program recorded comes %s", got)
	}
	other.must(other.Remove(t.Context(), "way"))
	if n := s.Counts(); w.next(s) == "" || n.New != 2 {
		t.Errorf("before the path is gone %+v are left", n)
	}
	if n := s.Counts(); n.New != 6 {
		t.Errorf("without the path %+v are left", n)
	}
	other.must(other.Close())
}
