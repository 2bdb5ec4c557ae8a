package lint_test

import (
	"fmt"
	"strings"
	"testing"
)

// Each of many findings in one card, and in what belongs to none, stands where its value does.
func TestFindingsAmongManyValues(t *testing.T) {
	const many = 500
	var b strings.Builder
	b.WriteString(header + "concepts:\n")
	for i := range many {
		fmt.Fprintf(&b, "  c%d: {name: Concept %d}\n", i, i)
	}
	b.WriteString("cards:\n")
	for n, word := range []string{"tag", "Tag", "TAG"} {
		fmt.Fprintf(&b, "- id: card-%d\n  ask: Which is %s?\n  answer: x\n  tags:\n", n, word)
		for i := range many {
			fmt.Fprintf(&b, "  - %s%d\n", word, i)
		}
	}
	src := b.String()
	lines := strings.Split(src, "\n")
	found := map[string]int{}
	for _, p := range checked(t, src, nil) {
		value := ""
		switch p.Rule {
		case "idle-concept":
			_, value, _ = strings.Cut(p.Message, `"`)
			value = "  " + strings.TrimSuffix(value, `"`) + ": "
		case "tag-spelling":
			_, value, _ = strings.Cut(p.Message, ` and "`)
			value, _, _ = strings.Cut("  - "+value, `"`)
		default:
			continue
		}
		if found[p.Rule]++; !strings.HasPrefix(lines[p.Line-1]+" ", value) {
			t.Errorf("%s is told of the line %q", p.Message, lines[p.Line-1])
		}
	}
	if found["idle-concept"] != many || found["tag-spelling"] != 2*many {
		t.Errorf("found %v", found)
	}
}
