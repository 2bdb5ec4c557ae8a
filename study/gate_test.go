package study_test

import (
	"regexp"
	"strconv"
	"testing"

	"goodcard/study"
)

func TestNumberOfGatesIsBounded(t *testing.T) {
	for _, c := range []struct {
		held  int
		first []int // of each gate
		want  string
	}{
		{0, nil, ""},
		{3, nil, "3 new cards wait."}, // for what cannot be worked on
		{1, []int{1}, `1 new card waits for "A" (1 card to go).`},
		{1, []int{1, 0}, `1 new card waits for "A" (1 card to go), also for "B" (2 cards to go).`},
		{4, []int{1}, `4 new cards wait: 1 for "A" (1 card to go), and 3 behind it.`},
		{3, []int{1, 2}, `3 new cards wait: 1 for "A" (1 card to go), 2 more for "B" (2 cards to go).`},
		{3, []int{3, 0}, `3 new cards wait for "A" (1 card to go), some of these also for "B" (2 cards to go).`},
		{9, []int{1, 2, 3, 1}, `9 new cards wait: 1 for "A" (1 card to go), 2 more for "B" (2 cards to go), 3 more for "C" (3 cards to go), ` +
			`1 more for another concept, and 2 behind those.`},
		{7, []int{1, 2, 4, 0, 0}, `7 new cards wait: 1 for "A" (1 card to go), 2 more for "B" (2 cards to go), 4 more for "C" (3 cards to go), ` +
			`some of these also for 2 other concepts.`},
	} {
		held := study.Held{Items: c.held}
		for i, first := range c.first {
			held.Gates = append(held.Gates, study.Gate{Name: string(rune('A' + i)), Items: first + i, First: first, Missing: i + 1})
		}
		if got := held.String(); got != c.want {
			t.Errorf("%d gates: %s, want %s", len(c.first), got, c.want)
		}
	}
}

var (
	total   = regexp.MustCompile(`^(\d+) new cards? `)
	counted = regexp.MustCompile(` (\d+) (?:more for|for|behind) `)
	named   = regexp.MustCompile(`"[^"]*" \(\d+ cards? to go\)`)
)

// checkWaiting fails where the numbers that are said of what waits do not add up.
func (w *modelWorld) checkWaiting(h study.Held) {
	w.t.Helper()
	text := h.String()
	if text == "" && h.Items == 0 {
		return
	}
	sum := 0
	for _, n := range counted.FindAllStringSubmatch(named.ReplaceAllString(text, "it"), -1) {
		add, err := strconv.Atoi(n[1])
		w.must(err)
		sum += add
	}
	all := total.FindStringSubmatch(text)
	if all == nil || all[1] != strconv.Itoa(h.Items) || sum != 0 && sum != h.Items {
		w.t.Fatalf("%d cards wait, and of %d it is said: %s", h.Items, sum, text)
	}
	for i, g := range h.Gates {
		if g.First > g.Items || i == 0 && g.First < g.Items || i == 0 && sum == 0 && g.First < h.Items {
			w.t.Fatalf("gate %d of %d cards has %d of the %d that wait for it: %s", i, h.Items, g.First, g.Items, text)
		}
	}
}
