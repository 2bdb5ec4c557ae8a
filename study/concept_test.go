package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// conceptDeck returns the YAML of a deck whose cards are about one concept each: "goal-1"
// is the first card about the concept goal. relations is the block of concepts.
func conceptDeck(id, relations string, cards ...string) string {
	var b strings.Builder
	b.WriteString(strings.Replace(header(id), "cards:", "concepts:\n"+relations+"cards:", 1))
	for _, card := range cards {
		concept := card[:strings.LastIndex(card, "-")]
		fmt.Fprintf(&b, "  - {id: %s, concept: %s, ask: 'What is %s?', answer: It is %s.}\n", card, concept, card, card)
	}
	return b.String()
}

const chain = `  base: {name: The base}
  middle: {name: The middle, needs: [base]}
  top: {name: The top, needs: [middle]}
`

func TestNewCardsWaitForWhatTheirConceptNeeds(t *testing.T) {
	w := newWorld(t, conceptDeck("inner-outer", chain, "top-1", "middle-1", "base-1", "base-2"))
	if got, want := w.today(), []string{"inner-outer/base-1", "inner-outer/base-2"}; !slices.Equal(got, want) {
		t.Fatalf("the first day asks for %v, want %v", got, want)
	}
	g, err := w.Glance(t.Context())
	w.must(err)
	// The middle is shut itself: nobody can work on what the top waits for.
	want := []study.Gate{{Concept: "inner-outer/base", Name: "The base", Items: 1, First: 1, Missing: 2}}
	if !slices.Equal(g.Held.Gates, want) || g.Held.Items != 2 {
		t.Errorf("held back are %v, want two and %v", g.Held, want)
	}
	w.mark(history.Suspend, "inner-outer/top-1")
	if g, err = w.Glance(t.Context()); err != nil || g.Held.Items != 1 {
		t.Errorf("held back are %v, %v, though what waited for the middle is suspended", g.Held, err)
	}
	w.mark(history.Unsuspend, "inner-outer/top-1")

	// Within one session: the gate opens with the counted pass that makes the concept known.
	s := w.session(study.SessionOptions{})
	w.next(s)
	w.grade(s, scheduler.Good)
	w.next(s)
	w.grade(s, scheduler.Hard) // a pass, though it is drilled
	if got := w.next(s); got != "inner-outer/middle-1" {
		t.Errorf("%s came, the middle was open", got)
	}
	w.grade(s, scheduler.Again) // no pass: the top stays shut, also after the drill
	for item := w.next(s); item != ""; item = w.next(s) {
		if item == "inner-outer/top-1" {
			t.Fatal("the top came before the middle was known")
		}
		w.grade(s, scheduler.Good)
	}
	w.days(1)
	w.finish(scheduler.Good)
	if got := w.today(); len(got) != 0 {
		t.Errorf("left over: %v", got)
	}
	if item, _ := w.Item(t.Context(), "inner-outer/top-1"); item.Memory.New() {
		t.Error("the top never came")
	}
}

func TestGateOpensForSuspendedItemsAndMissingDecksAndCircles(t *testing.T) {
	w := newWorld(t, conceptDeck("inner-outer", `  base: {name: The base}
  top: {name: The top, needs: [base]}
  far: {name: Far, needs: [elsewhere/idea]}
`, "top-1", "base-1", "far-1"))
	if got, want := w.today(), []string{"inner-outer/base-1", "inner-outer/far-1"}; !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	w.mark(history.Suspend, "inner-outer/base-1")
	if got := w.today(); !slices.Contains(got, "inner-outer/top-1") {
		t.Errorf("a suspended card keeps the gate shut: %v", got)
	}
	// Two decks that need each other's ideas would wait for ever.
	w.install("elsewhere.yaml", conceptDeck("elsewhere", "  idea: {name: Idea, needs: [inner-outer/far]}\n", "idea-1"))
	if got := w.today(); !slices.Contains(got, "inner-outer/far-1") || !slices.Contains(got, "elsewhere/idea-1") {
		t.Errorf("a circle keeps its cards out: %v", got)
	}
}

func TestConfusableNeighboursComeTogetherWithOnePromptBetween(t *testing.T) {
	var cards []string
	for i := range 4 {
		cards = append(cards, fmt.Sprintf("inner-%d", i+1), fmt.Sprintf("outer-%d", i+1), fmt.Sprintf("other-%d", i+1))
	}
	w := newWorld(t, conceptDeck("inner-outer", `  inner: {name: Inner, confused-with: [outer]}
  outer: {name: Outer}
  other: {name: Other}
`, cards...))
	concept := func(item string) string {
		name := strings.TrimPrefix(item, "inner-outer/")
		return name[:strings.Index(name, "-")]
	}
	for day := range 8 {
		whole := w.today()
		if asked := w.finish(scheduler.Good); !slices.Equal(asked, whole) {
			t.Fatalf("day %d: due said %v, review asked %v", day, whole, asked)
		}
		for i := 1; i < len(whole); i++ {
			a, b := concept(whole[i-1]), concept(whole[i])
			if a != b && a != "other" && b != "other" && slices.ContainsFunc(whole[i:], func(item string) bool { return concept(item) == "other" || concept(item) == a }) {
				t.Errorf("day %d: %s and %s are confusable and came one right after the other in %v", day, whole[i-1], whole[i], whole)
			}
		}
		w.days(1)
	}
}

// Where only lookalikes are left, one of them comes before the card that was not known comes again;
// that nothing else is left is said of the last card alone.
func TestNeighbourIsBetterThanTheSameCard(t *testing.T) {
	w := newWorld(t, conceptDeck("inner-outer", "  hot: {name: Hot, confused-with: [cold]}\n  cold: {name: Cold}\n", "hot-1", "cold-1", "cold-2"))
	s := w.session(study.SessionOptions{})
	last := ""
	for range 12 { // nothing is ever known
		p := w.prompt(s)
		if p.Item == last || p.AtOnce {
			t.Fatalf("%s came after %s, at once %v, and three cards are left", p.Item, last, p.AtOnce)
		}
		last = p.Item
		w.grade(s, scheduler.Again)
	}
	for range 2 {
		w.next(s)
		w.grade(s, scheduler.Good)
	}
	p := w.prompt(s)
	w.grade(s, scheduler.Again)
	if again := w.prompt(s); again.Item != p.Item || !again.AtOnce {
		t.Errorf("%s comes after %s, at once %v", again.Item, p.Item, again.AtOnce)
	}
}

func TestConceptFilterBringsNeighboursAlong(t *testing.T) {
	w := newWorld(t, conceptDeck("inner-outer", `  inner: {name: Inner, confused-with: [outer]}
  outer: {name: Outer}
  other: {name: Other}
`, "inner-1", "outer-1", "other-1"))
	s := w.session(study.SessionOptions{Selection: study.Selection{Concept: "outer"}})
	var asked []string
	for item := w.next(s); item != ""; item = w.next(s) {
		asked = append(asked, item)
		w.grade(s, scheduler.Good)
	}
	if want := []string{"inner-outer/inner-1", "inner-outer/outer-1"}; !slices.Equal(asked, want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	if _, err := w.Session(t.Context(), study.SessionOptions{Selection: study.Selection{Concept: "outr"}}); err == nil || !strings.Contains(err.Error(), `"outr"`) {
		t.Errorf("a misspelt concept gives %v", err)
	}
}
