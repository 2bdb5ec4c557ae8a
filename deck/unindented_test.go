package deck_test

import (
	"strings"
	"testing"

	"goodcard/deck"
)

// Keys of a card that stand in column 1 are told as what they are, once, and moved with all that belongs to them.
func TestKeysOfACardInColumn1(t *testing.T) {
	for _, test := range []struct{ name, wrong, right string }{
		{"one card", "- id: x\n∑ask: What?\nanswer: Me.\n", "- id: x\n  ask: What?\n  answer: Me.\n"},
		{"a list that is indented", "  - id: x\n∑ask: What?\nanswer: Me.\n", "  - id: x\n    ask: What?\n    answer: Me.\n"},
		{"some keys", "- id: x\n  ask: What?\n∑answer: Me.\n", "- id: x\n  ask: What?\n  answer: Me.\n"},
		{"a block, a list and a comment", "- id: x\n∑ask: |\n  One\n  # two\n# why\nanswer: Me. \ntags:\n  - b\n\n# end\n", "- id: x\n  ask: |\n    One\n    # two\n  # why\n  answer: Me. \n  tags:\n    - b\n\n# end\n"},
		{"above a key that entries have too", "- id: x\n∑ask: What?\nanswer: Me.\nabout: It.\n", "- id: x\n  ask: What?\n  answer: Me.\nabout: It.\n"},
		{"above another key", "- id: x\n∑ask: What?\nanswer: Me.\n\n# works\nsources:\n  s: {title: T}\n", "- id: x\n  ask: What?\n  answer: Me.\n\n# works\nsources:\n  s: {title: T}\n"},
	} {
		src := header + "cards:\n" + strings.Replace(test.wrong, mark, "", 1)
		before, _, _ := strings.Cut(header+"cards:\n"+test.wrong, mark)
		_, problems := problemsOf(t, src)
		if len(problems) != 1 || problems[0].Rule != "indentation" || problems[0].Line != strings.Count(before, "\n")+1 || problems[0].Column != 1 || problems[0].Edit == nil {
			t.Errorf("%s: %s", test.name, report(problems))
			continue
		}
		if got := string(problems[0].Edit.Apply([]byte(src))); got != header+"cards:\n"+test.right {
			t.Errorf("%s:\n%s", test.name, got)
		}
	}
	m := deck.OpenText("d.yaml", []byte(header+"cards:\n- id: x\nask: What?\nanswer: Me.\n- id: y\nask: Why?\nanswer: You.\n"))
	if left, err := m.Mend(nil); err != nil || len(left) > 0 || string(m.Pages[0].After) != header+"cards:\n- id: x\n  ask: What?\n  answer: Me.\n- id: y\n  ask: Why?\n  answer: You.\n" {
		t.Errorf("two cards: %v %v\n%s", err, left, m.Pages[0].After)
	}
}

// What is wrong within a line that was moved for reading on is told at its place in the file.
func TestPlacesInLinesThatMove(t *testing.T) {
	for src, want := range map[string]string{
		"  - id: x\n    ask: b\n    answer: c\n   bad: x\n":            "9:4 indentation, 9:4 unknown-key",
		"  - id: x\n    ask: b\n    answer: c\n   draft: hard\n":       "9:4 indentation, 9:11 value",
		"- id: x\nask: b\nanswer: c\ndraft: hard\nwhen: now\n":         "7:1 indentation, 9:8 value, 10:1 unknown-key",
		"  - id: x\n    ask: b\n    answer: c\n\tdraft: ä\n\tbad: x\n": "9:1 tab, 9:9 value, 10:1 tab, 10:2 unknown-key",
	} {
		_, problems := problemsOf(t, header+"cards:\n"+src)
		var told []string
		for _, p := range problems {
			told = append(told, strings.TrimPrefix(strings.SplitN(p.String(), ": ", 2)[0], "d.yaml:")+" "+p.Rule)
		}
		if got := strings.Join(told, ", "); got != want {
			t.Errorf("%q: %s, want %s", src, got, want)
		}
	}
}

// A card is never taken for an entry of a list of the card above it, whatever column the keys stand in.
func TestCardBelowAListInColumn1(t *testing.T) {
	const x, y = "- id: x\n  ask: Which moon?\n  answer: Io.\n  tags:\n  - t1\n", "- id: y\n  ask: What?\n  answer: Me.\n"
	const points = "- id: x\n  explain: Which moon?\n  points:\n  - One.\n  - Two.\n"
	flush := strings.NewReplacer("\n  ", "\n")
	for _, test := range []struct{ name, wrong, right string }{
		{"tags", flush.Replace(x + y), x + y},
		{"points", flush.Replace(points + y), points + y},
		{"the next one as it should be", flush.Replace(x) + y, x + y},
		{"three", flush.Replace(x + y + strings.ReplaceAll(x, "x", "z")), x + y + strings.ReplaceAll(x, "x", "z")},
		{"a list alone", strings.Replace(x, "  tags:\n  -", "tags:\n-", 1) + y, x + y},
		{"a misspelt key", strings.Replace(flush.Replace(x+y), "answer", "ansewr", 2), x + y},
		{"a misspelt key that is near one of the deck", flush.Replace("- id: x\n  ask: What?\n  answer: Me.\n  suorce: b\n"), "- id: x\n  ask: What?\n  answer: Me.\n  source: b\n"},
	} {
		m := deck.OpenText("d.yaml", []byte(header+"cards:\n"+test.wrong))
		if _, err := m.Mend(nil); err != nil || string(m.Pages[0].After) != header+"cards:\n"+test.right {
			t.Errorf("%s: %v\n%s", test.name, err, m.Pages[0].After)
		}
	}
	// What is not certain is left to the author: no edit makes a text of a card.
	bare := strings.NewReplacer(" ", "")
	for _, wrong := range []string{
		"- id: x\nask: Which moon?\nanswer: Io.\ntags:\n- t1\n- ask: What?\n  answer: Me.\n",
		"  - id: x\nask: Which moon?\nanswer: Io.\ntags:\n- t1\n- id: y\nask: What?\nanswer: Me.\n",
		"- id: x\nexplain: Which moon?\npoints:\n- One.\n- ask: y\nanswer: Me.\n",
		"- id: x\n  ask: Which moon?\n  answer: Io.\n  tags:\n  - t1\n  - id: y\n",
		"- id: x\n  explain: Which moon?\n  points:\n  - One.\n  - id: y\n",
		"- id: x\nask: Which moon?\nask: What?\nanswer: Me.\n",
	} {
		src := header + "cards:\n" + wrong
		m := deck.OpenText("d.yaml", []byte(src))
		if left, err := m.Mend(nil); err != nil || len(left) == 0 || bare.Replace(string(m.Pages[0].After)) != bare.Replace(src) {
			t.Errorf("%v %v\n%s", err, report(left), m.Pages[0].After)
		}
	}
}
