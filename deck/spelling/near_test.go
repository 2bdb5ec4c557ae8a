package spelling_test

import (
	"strings"
	"testing"

	"goodcard/deck/spelling"
)

func TestNearest(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"anwser", "answer"}, {"anser", "answer"}, {"answers", "answer"}, {"aks", "ask"}, {"ast", "ask"},
		{"xyz", ""}, {"a", ""}, {"", ""}, {"an", ""}, {"consept", "concept"}, {"cncpt", "concept"}, {"cncp", ""},
		{strings.Repeat("a", 100), ""},
	} {
		if got := spelling.Nearest(test.name, []string{"ask", "answer", "concept"}); got != test.want {
			t.Errorf("Nearest(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

func TestMeant(t *testing.T) {
	known := []string{"inner-outer", "inner", "goal-misgeneralization", "deck/door-score", "door-score-2", "New per day"}
	for _, test := range []struct{ name, want string }{
		{"iner", "inner"}, {"inn", "inner"}, {"INNER-OUTER", "inner-outer"}, {"outer", "inner-outer"}, {"misgen", "goal-misgeneralization"},
		{"score", "door-score-2"}, {"door score", "door-score-2"}, {"per-day", "New per day"}, {"in", ""}, {"core", ""}, {"generalization", ""}, {"", ""},
	} {
		if got := spelling.Meant(test.name, known); got != test.want {
			t.Errorf("Meant(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}
