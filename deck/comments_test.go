package deck_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/long"
)

// lineOfText matches what begins a text of several lines, in which a # is one of the text.
var lineOfText = regexp.MustCompile(`: [|>][-+0-9]*\r?\n|["'“][^"'“”\n]*\n`)

// Whatever is mended around it, what an author wrote behind a # stays behind it, and stays no text: behind
// each line of each mistake, near it and far from it, with a space behind the # and without.
func TestEditsLeaveComments(t *testing.T) {
	remarks := []string{" # zq", "  # zq or not?", " #zq", "   # \"zq\"", " # it's zq's"}
	edits := 0
	for i, m := range mistakes {
		if lineOfText.MatchString(m.wrong) {
			continue
		}
		lines := strings.Split(m.wrong, "\n")
		for at, line := range lines {
			if strings.Contains(line, "<<<") || strings.Contains(line, "===") || strings.Contains(line, ">>>") {
				continue
			}
			for k, remark := range remarks {
				if (i+at+k)%long.Size(len(remarks), 1) != 0 {
					continue
				}
				changed := strings.Split(m.wrong, "\n")
				changed[at] = strings.TrimRight(line, " ") + remark
				one := m
				one.wrong = strings.Join(changed, "\n")
				f := faulty(rand.New(rand.NewPCG(uint64(i), 1)), one)
				if !strings.Contains(f.faulty, remark) {
					continue
				}
				_, problems := problemsOf(t, f.faulty)
				for _, p := range problems {
					if p.Edit == nil {
						continue
					}
					edits++
					fixed := string(p.Edit.Apply([]byte(f.faulty)))
					if strings.Count(fixed, remark+"\n") != 1 || strings.Count(fixed, "#") != strings.Count(f.faulty, "#") {
						t.Fatalf("%s: the comment is another one\n%s\nfix %q\n%s", m.name, p, p.Fix, fixed)
					}
				}
				manuscript := deck.OpenText("d.yaml", []byte(f.faulty))
				if left, err := manuscript.Mend(nil); err != nil || len(left) > 0 {
					continue
				}
				d, err := manuscript.Deck()
				said, _ := json.Marshal(d)
				if err != nil || strings.Contains(string(said), "zq") {
					t.Fatalf("%s: the comment is text now (%v)\n%s", m.name, err, manuscript.Pages[0].After)
				}
			}
		}
	}
	if edits < long.Size(100, 500) {
		t.Errorf("only %d edits were looked at", edits)
	}
}

// What may be a comment, and what may be text, is for the author to say; what is surely a comment stays
// one behind a text that is put in quotes.
func TestMendedBesideComments(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"ask: What pulls the tide?   # ask Anna", ""},
		{"ask: What pulls issue #5?", ""},
		{"ask: # later", ""},
		{"ask: Two bulges: why?  # classic", `ask: "Two bulges: why?"  # classic`},
		{"ask: Two bulges: why #classic", ""},
		{"ask: Which key: C # minor", ""},
		{"ask: 'tis the bay: why?  # Bob's question", `ask: "'tis the bay: why?"  # Bob's question`},
		{"ask: \"Why?  # todo", ""},
		{"ask: \"Why\" he asked.  # todo", `ask: '"Why" he asked.'  # todo`},
		{"ask: @home, why?  # todo", `ask: "@home, why?"  # todo`},
		{"ask: @home, why #todo", ""},
		{"ask: {{x}} y.  # todo", `ask: "{{x}} y."  # todo`},
		{"ask: {{x}} #5", ""},
		{"ask: 'What: \"a # b\"'", `ask: 'What: "a # b"'`},
		{"ask: What: \"a # b\"?", `ask: 'What: "a # b"?'`},
		{`ask: "a \sigma # b"`, `ask: 'a \sigma # b'`},
		{"ask: &x why", ""},
		{"ask: Why\n# a remark\n  or not", ""},
		{"ask: |\n  one\n# a remark\n    two\n      three", ""},
		{"ask: Why?\n// a remark", ""},
		{"ask: Why?\ntags: [b, c  # todo", ""},
		{"ask: Why?\nnote: [b] and issue #5", ""},
		{"ask: Why?\nwas: [b] # the first one\nwas: [b] # the other", ""},
		{"ask: Why?\nwas:\n  - b # the first one\n  - b # the other", ""},
	} {
		src := header + "cards:\n  - id: a\n    answer: me\n    " + strings.ReplaceAll(test.line, "\n", "\n    ") + "\n"
		src = strings.ReplaceAll(src, "    # a", "# a")
		_, err := deck.Parse("d.yaml", []byte(src))
		problems, _ := errors.AsType[deck.Problems](err)
		got := ""
		for _, p := range problems {
			if p.Edit != nil {
				got += string(p.Edit.Apply([]byte(src)))
			} else if p.Fix == "" {
				t.Errorf("%s says nothing", p)
			}
		}
		if len(problems) == 0 {
			got = src
		}
		want := ""
		if test.want != "" {
			want = strings.Replace(src, test.line, test.want, 1)
		}
		if got != want {
			t.Errorf("%s:\n%swant %q, not\n%s", test.line, report(problems), test.want, got)
		}
	}
}

// A fix that is done without asking names one way: "or" in it, outside of what it quotes, leaves a choice.
func TestEditsNameOneWay(t *testing.T) {
	quotes := regexp.MustCompile(`"[^"]*"|'[^']*'`)
	check := func(name, src string) {
		_, problems := problemsOf(t, src)
		for _, p := range problems {
			if fix := quotes.ReplaceAllString(p.Fix, ""); p.Edit != nil && strings.Contains(fix, ", or ") && !strings.Contains(fix, "as the others, or two columns") {
				t.Errorf("%s: %s\n%s", name, p, p.Fix)
			}
		}
	}
	for i, m := range mistakes {
		check(m.name, faulty(rand.New(rand.NewPCG(uint64(i), 0)), m).faulty)
	}
	for i, test := range problemTests {
		check(fmt.Sprintf("%d %s", i, test.name), strings.Replace(test.input, mark, "", 1))
	}
}
