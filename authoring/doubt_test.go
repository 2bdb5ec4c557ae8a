package authoring

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"goodcard/deck/prose"
)

// Every flag is said in words, and is in the manual.
func TestEveryFlagIsToldOf(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	flags := regexp.MustCompile(`Flag = "([a-z-]+)"`).FindAllStringSubmatch(read("../deck/prose/prose.go"), -1)
	if len(flags) != len(doubts) {
		t.Errorf("there are %d flags, and words for %d", len(flags), len(doubts))
	}
	drafts, json := read("../docs/drafts.md"), read("../docs/json.md")
	for _, f := range flags {
		if doubts[prose.Flag(f[1])] == "" {
			t.Errorf("%s has no words", f[1])
		}
		if !strings.Contains(drafts, "\n| `"+f[1]+"` | ") || strings.Count(json, "`"+f[1]+"`") < 2 {
			t.Errorf("%s is not in docs/drafts.md, or not in docs/json.md for drafts and for sources", f[1])
		}
	}
}
