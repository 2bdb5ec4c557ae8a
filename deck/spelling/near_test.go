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
