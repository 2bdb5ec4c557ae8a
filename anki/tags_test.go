package anki

import (
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
)

func TestTags(t *testing.T) {
	c := &deck.Card{
		Tags:     []string{"goals", "Goals", "two words", "a\tb\u3000c", "deep::level", "::empty::::parts::", "::", " ", "nai\u0308ve", "concept::MINE", "x\u202ey", "kind:of"},
		Concepts: []string{"mine", "other/idea", "reward"},
	}
	s := &surroundings{ID: "d/card", Tags: []string{"retired::1.2.0", "GOALS", "unit::path/one"}}
	want := []string{"goals", "two_words", "a_b_c", "deep::level", "empty::parts", "naïve", "concept::MINE", "xy", "kind:of",
		"concept::d/mine", "concept::other/idea", "concept::d/reward", "retired::1.2.0", "unit::path/one"}
	if got := tagsOf(c, s); !slices.Equal(got, want) {
		t.Errorf("the tags are\n%q, not\n%q", got, want)
	}
}

func FuzzTag(f *testing.F) {
	for _, s := range []string{"a", "a b", "::", ":::a", "\u3000", "\u2028x", "e\u0301", "\x00", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, written string) {
		tag := tagOf(written)
		if strings.ContainsAny(tag, " \t\n\r\u3000\u00a0\x00\x1f") || strings.HasPrefix(tag, "::") || strings.HasSuffix(tag, "::") || strings.Contains(tag, "::::") {
			t.Errorf("the tag of %q is %q", written, tag)
		}
		if again := tagOf(tag); again != tag {
			t.Errorf("the tag of %q is %q, and that of it %q", written, tag, again)
		}
	})
}
