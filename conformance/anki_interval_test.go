package conformance

import (
	"math"
	"os"
	"testing"
)

// checkInterval fails the test where Anki made something else of an answer to a card that was due than its formula says: a
// second reading of what version 3 of its scheduler does with its usual settings. With its chance switched off that is one
// interval; else it lies in a range.
func checkInterval(t testing.TB, c ankiCard, late, ease int, got ankiAnswer) {
	t.Helper()
	days, more, factor := float32(c.Ivl), float32(late), float32(c.Factor)/1000 // Anki counts in single precision
	hard := span(days*1.2, [2]int{c.Ivl + 1, c.Ivl + 1})
	good := span((days+more/2)*factor, [2]int{hard[0] + 1, hard[1] + 1})
	easy := span((days+more)*factor*1.3, [2]int{good[0] + 1, good[1] + 1})
	want := [][2]int{{1, 1}, hard, good, easy}[ease-1]
	if got.Ivl < want[0] || got.Ivl > want[1] {
		t.Errorf("an interval of %d days, %d days late, ease %d: button %d makes it %d, want %d to %d", c.Ivl, late, c.Factor, ease, got.Ivl, want[0], want[1])
	}
	after := max(c.Factor+[]int{-200, -150, 0, 150}[ease-1], 1300)
	state := []int{3, 2, 2, 2}[ease-1]
	if got.Factor != after || got.Type != state {
		t.Errorf("ease %d, button %d: the ease is %d, want %d; the card of type %d, want %d", c.Factor, ease, got.Factor, after, got.Type, state)
	}
	if last := got.Review[3]; last != int64(c.Ivl) {
		t.Errorf("the review says that the interval was %d, it was %d", last, c.Ivl)
	}
}

// span returns the least and the greatest whole interval that Anki makes of one, where it may be no less than something that
// itself lies between two bounds.
func span(exact float32, least [2]int) [2]int {
	x, delta := float64(exact), 0.0
	if os.Getenv("ANKI_TEST_MODE") == "" && x >= 2.5 {
		delta = 1 + 0.15*(min(x, 7)-2.5) + 0.10*max(min(x, 20)-7, 0) + 0.05*max(x-20, 0)
	}
	const most = 36500
	low, high := int(math.Round(x-delta)), int(math.Round(x+delta))
	if delta > 0 && high == low {
		high++
	}
	return [2]int{min(max(low, least[0], 1), most), min(max(high, least[1], 1), most)}
}
