package history_test

import (
	"slices"
	"testing"

	"goodcard/history"
)

func TestPace(t *testing.T) {
	const hour = 3_600_000
	apart := func(times ...int64) (answers []history.Timed) {
		for i, ms := range times {
			answers = append(answers, history.Timed{Item: int64(i), MS: ms})
		}
		return answers
	}
	for _, c := range []struct {
		name    string
		answers []history.Timed
		want    history.Pace
	}{
		{"nothing is known", nil, history.Pace{Answer: 15_000, Item: 15_000}},
		{"one answer moves the guess by a tenth", apart(5_000), history.Pace{Answer: 14_000, Item: 14_000}},
		{"one that took an hour counts as a minute", apart(hour), history.Pace{Answer: 19_500, Item: 19_500}},
		{"three answers, the middle one", apart(hour, 2_000, 5_000), history.Pace{Answer: 12_000, Item: 12_000}},
		{"ten answers, no guess any more", apart(slices.Repeat([]int64{4_000}, 10)...), history.Pace{Answer: 4_000, Item: 4_000}},
		{"many answers", apart(slices.Repeat([]int64{4_000, hour, 6_000}, 60)...), history.Pace{Answer: 6_000, Item: 6_000}},
		{"every item is drilled once", slices.Repeat(apart(4_000, 4_000, 4_000, 4_000, 4_000), 2), history.Pace{Answer: 4_000, Item: 8_000}},
		{"what comes on another day is no drill", []history.Timed{{Item: 1, MS: 15_000}, {Item: 1, Day: 1, MS: 15_000}}, history.Pace{Answer: 15_000, Item: 15_000}},
		{"one drill of few answers counts by their number", []history.Timed{{Item: 1, MS: 15_000}, {Item: 1, MS: 15_000}}, history.Pace{Answer: 15_000, Item: 18_000}},
	} {
		if got := history.PaceOf(c.answers); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
