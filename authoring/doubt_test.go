package authoring

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lock"
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

// A doubt is about a text as it was drafted: who wrote the question anew hears no more of the old one.
func TestDoubtsOfWhatWasWrittenAnew(t *testing.T) {
	entry := &lock.Entry{Card: "rise", Flags: []string{"yes-no", "long", "entity"}, Fields: []lock.Field{{Key: "ask", Text: "Does it rise?"}, {Key: "answer", Text: "Yes, &app; says."}}}
	for _, test := range []struct {
		ask, answer string
		want        int
	}{
		{"Does it rise?", "Yes, &app; says.", 3},
		{"When does it rise?", "Yes, &app; says.", 2},
		{"When does it rise?", "At night.", 1},
	} {
		d := Draft{Card: deck.Card{ID: "rise", Kind: deck.Ask, Text: test.ask, Answer: test.answer}, Entry: entry}
		if got := d.Doubts(); len(got) != test.want {
			t.Errorf("%s %s: %q", test.ask, test.answer, got)
		}
	}
}
