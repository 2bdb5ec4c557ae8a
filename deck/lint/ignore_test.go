package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/markup"
	"goodcard/deck/spelling"
)

// What is left of a deck's findings, each with its line, and what is said of the remarks.
func TestIgnore(t *testing.T) {
	const card = "- id: a\n  ask: Is it so?\n  answer: Yes, etc.\n  also: [Tell me about goals]\n" // lines 6 to 9
	for _, tt := range []struct{ name, deck, want string }{
		{"none", "cards:\n" + card, "yes-no-question 7; vague 8; yes-no-answer 8; vague 9"},
		{"above a card", "cards:\n# lint: ignore vague because they are quoted\n" + card, "yes-no-question 8; yes-no-answer 9"},
		{"above a key", "cards:\n" + strings.Replace(card, "  also", "  # lint: ignore vague because it is quoted\n  also", 1), "yes-no-question 7; vague 8; yes-no-answer 8"},
		{"two rules", "cards:\n# lint: ignore vague, yes-no-question because: a game\n" + card, "yes-no-answer 9"},
		{"two comments", "cards:\n# lint: ignore vague because of a\n\n# And this.\n# lint:ignore yes-no-answer because of b\n" + card, "yes-no-question 11"},
		{"with capitals", "cards:\n# Lint: ignore vague because they are quoted\n# LINT: Ignore Yes-no-question, yes-no-answer Because of b\n" + card, ""},
		{"a comment on lint", "cards:\n# Lint: what a dryer collects\n- {id: a, ask: Who, answer: x}\n", ""},
		{"above all cards", "# lint: ignore vague because of a\ncards:\n" + card, "yes-no-question 8; yes-no-answer 9"},
		{"of another card", "cards:\n" + card + "# lint: ignore vague because of b\n- {id: b, ask: Who, answer: x}\n", "yes-no-question 7; vague 8; yes-no-answer 8; vague 9; idle-ignore 10: nothing is found there by vague"},
		{"idle beside one that is not", "cards:\n# lint: ignore vague, no-alt because of a\n" + card, "idle-ignore 6: nothing is found there by no-alt; yes-no-question 8; yes-no-answer 9"},
		{"within another", "cards:\n# lint: ignore vague because of a\n- id: a\n  # lint: ignore vague because it is quoted\n  ask: Tell me about goals\n  answer: Goals, etc.\n", ""},
		{"behind another that has ended", "cards:\n# lint: ignore vague because of a\n- {id: a, ask: Tell me about goals, answer: x}\n- {id: b, ask: Tell me about ends, answer: x}\n", "vague 8"},
		{"two at one place", "cards:\n# lint: ignore vague because of a\n# lint: ignore vague because of b\n- {id: a, ask: Tell me about goals, answer: x}\n", ""},
		{"two, one with a text between", "cards:\n# lint: ignore vague because of a\n- {id: a, ask: Who, answer: x}\n# lint: ignore vague because of b\n- {id: b, ask: Tell me about goals, answer: x}\n", "idle-ignore 6: nothing is found there by vague"},
		{"without a reason", "cards:\n# lint: ignore vague\n" + card, "bad-ignore 6: this comment does not say why it ignores vague; yes-no-question 8; vague 9; yes-no-answer 9; vague 10"},
		{"with an empty reason", "cards:\n# lint: ignore vague because\n" + card, "bad-ignore 6: this comment does not say why it ignores vague; yes-no-question 8; vague 9; yes-no-answer 9; vague 10"},
		{"no rule", "cards:\n# lint: ignore because of a\n- {id: a, ask: Who, answer: x}\n", "bad-ignore 6: this comment ignores no rule: it names none"},
		{"something else", "cards:\n# lint: disable vague because of a\n- {id: a, ask: Who, answer: x}\n", "bad-ignore 6: a comment to lint says ignore, the rule, and why"},
		{"an unknown rule", "cards:\n# lint: ignore vage because of a\n- {id: a, ask: Who, answer: x}\n", `bad-ignore 6: there is no rule "vage"`},
		{"words in place of a rule", "cards:\n# lint: ignore vague no-alt because of a\n- {id: a, ask: Who, answer: x}\n", `bad-ignore 6: there is no rule "vague no-alt"`},
		{"a rule of the format", "cards:\n# lint: ignore no-gap because of a\n- {id: a, ask: Who, answer: x}\n", "bad-ignore 6: no-gap is a rule of the format, which holds for every deck"},
		{"behind a value", "cards:\n- {id: a, ask: Who, answer: etc.} # lint: ignore vague because of a\n", "vague 6; idle-ignore 6: a comment behind a value ignores nothing"},
		{"at the end", "cards:\n- {id: a, ask: Who, answer: x}\n# lint: ignore vague because of a\n", "idle-ignore 7: this comment ignores nothing: no card and no key stands below it"},
		{"within a text", "cards:\n- id: a\n  ask: Who\n  answer: |\n    x\n    # lint: ignore vague because of a\n", ""},
		{"a concept", "concepts:\n  # lint: ignore idle-concept because cards follow\n  x: {name: X}\n  y: {name: Y}\ncards:\n- {id: a, ask: Who, answer: x}\n", "idle-concept 8"},
		{"a rule that is off", "cards:\n# lint: ignore unexplained-acronym because of a\n- {id: a, ask: Who, answer: x}\n", ""},
		{"a rule of English in another language", "lang: de\ncards:\n# lint: ignore vague because of a\n- {id: a, ask: Who, answer: x}\n", ""},
	} {
		got := checked(t, header+tt.deck, &lint.Options{Enable: []string{"vague"}})
		if said := said(got); said != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, said, tt.want)
		}
		for _, p := range got {
			if strings.HasSuffix(p.Rule, "-ignore") && p.Fix == "" {
				t.Errorf("%s: nothing to do about %s", tt.name, p)
			}
		}
	}
}

// A comment may name a great many rules that are none: near ones are looked for while people may read of them.
func TestIgnoreOfManyUnknownRules(t *testing.T) {
	names := strings.Repeat("vage,", spelling.Few+1)
	got := checked(t, header+"cards:\n# lint: ignore "+names+" because of a\n- {id: a, ask: Who, answer: x}\n", nil)
	if len(got) != spelling.Few+1 {
		t.Fatalf("%d findings, want one of each name, %d", len(got), spelling.Few+1)
	}
	if first, last := got[0].Fix, got[spelling.Few].Fix; first != `did you mean "vague"?` || last != "goodcard schema --lint lists the rules" {
		t.Errorf("the first says %q, the last %q", first, last)
	}
}

// said tells findings by rule and line, and remarks in whole.
func said(problems deck.Problems) string {
	var all []string
	for _, p := range problems {
		text := fmt.Sprintf("%s %d", p.Rule, p.Line)
		if strings.HasSuffix(p.Rule, "-ignore") {
			text += ": " + p.Message
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// Above the first key of a deck a comment is about what belongs to no card, what the caller found too;
// elsewhere it is not.
func TestIgnoreAtTheHead(t *testing.T) {
	const ignore = "# lint: ignore same-deck-id, lost-reviews because these are versions\n"
	const body = "cards:\n- {id: a, ask: Who, answer: x}\n"
	found := func(line int) deck.Problems {
		return deck.Problems{
			{File: "d.yaml", Line: line, Column: 5, Path: "id", Rule: lint.SameDeckID, Severity: "warning"},
			{File: "d.yaml", Line: 7, Column: 3, Rule: lint.LostReviews, Severity: "warning", Subject: "a"},
		}
	}
	for src, want := range map[string]string{
		ignore + header + body:                                 "idle-ignore 1: nothing is found there by lost-reviews; lost-reviews 7",
		strings.Replace(header, "id:", ignore+"id:", 1) + body: "idle-ignore 2: nothing is found there by lost-reviews; lost-reviews 7",
		header + ignore + body:                                 "same-deck-id 2; idle-ignore 5: nothing is found there by same-deck-id",
	} {
		line := 2 + strings.Count(strings.Split(src, "id: d")[0], "#")
		if got := said(checked(t, src, &lint.Options{Found: found(line)})); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

// Comments count in each file of a folder, for that file alone.
func TestIgnoreInAFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"deck.yaml":      "# lint: ignore idle-concept because cards follow\n" + header + "concepts: {x: {name: X}}\n",
		"cards/one.yaml": "# lint: ignore vague because these are quoted\ncards:\n- {id: a, ask: Who, answer: etc.}\n",
		"cards/two.yaml": "# lint: ignore vague\ncards:\n- {id: b, ask: When, answer: etc.}\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d, err := deck.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := "bad-ignore 1: this comment does not say why it ignores vague; vague 3"
	if got := lint.Check(d, &lint.Options{Enable: []string{"vague"}}); said(got) != want || slices.ContainsFunc(got, func(p deck.Problem) bool { return filepath.Base(p.File) != "two.yaml" }) {
		t.Errorf("%v", got)
	}
}

// Severities may be chosen.
func TestSeverities(t *testing.T) {
	const src = header + "cards:\n- {id: a, ask: 'Is it so?', answer: \"x\u200by\"}\n"
	opts := &lint.Options{Severity: map[string]deck.Severity{"yes-no-question": "note", "vague": "note"}}
	for _, p := range checked(t, src, opts) {
		if want := map[string]deck.Severity{"yes-no-question": "note", "invisible-character": "warning"}[p.Rule]; p.Severity != want {
			t.Errorf("%s is %s, want %s", p.Rule, p.Severity, want)
		}
	}
}

// A finding whose fix is certain has the edit that does it, in each file of a deck at its own cards.
func TestFindingsWithEdits(t *testing.T) {
	const src = header + "cards:\n- {id: a, ask: Who, answer: x}\n- id: b\n  type: What\n  answer: Goodhart\n  accept: [Charles Goodhart, goodhart]\n"
	source := func(file string) ([]byte, bool) { return []byte(src), file == "d.yaml" }
	got := checked(t, src, &lint.Options{Source: source})
	if len(got) != 1 || got[0].Edit == nil {
		t.Fatalf("%v", got)
	}
	mended := string(got[0].Edit.Apply([]byte(src)))
	if want := strings.Replace(src, ", goodhart]", "]", 1); mended != want {
		t.Errorf("mended it is\n%s\nwant\n%s", mended, want)
	}
	for _, opts := range []*lint.Options{nil, {Source: func(string) ([]byte, bool) { return nil, false }}} {
		if got := checked(t, src, opts); len(got) != 1 || got[0].Edit != nil {
			t.Errorf("without the source: %v", got)
		}
	}
}

// As many findings as there are cards come back, not ten thousand.
func TestEveryFindingIsTold(t *testing.T) {
	var b strings.Builder
	b.WriteString(header + "cards:\n")
	for i := range 12_000 {
		fmt.Fprintf(&b, "- {id: c%d, ask: Who is number %d, answer: etc.}\n", i, i)
	}
	vague := 0
	for _, p := range checked(t, b.String(), &lint.Options{Skip: []string{"near-duplicate-question"}, Enable: []string{"vague"}}) {
		if p.Rule == "vague" {
			vague++
		}
	}
	if vague != 12_000 {
		t.Errorf("%d findings of 12000", vague)
	}
}

// A backslash that is not seen is doubled, as the file needs it, and the finding is gone. Where the word
// stands twice, only its author knows which is meant.
func TestBackslashesAreDoubled(t *testing.T) {
	for answer, certain := range map[string]bool{
		`'A \d+\.\d and more'`: true, `"A \\d+\\.\\d and more"`: true, "|\n    A \\d+\\.\\d\n    more": true,
		`'A \d+\.\d in \d+\.\d more'`: false,
	} {
		src := header + "cards:\n- id: a\n  ask: Who\n  answer: " + answer + "\n"
		got := checked(t, src, &lint.Options{Source: func(string) ([]byte, bool) { return []byte(src), true }})
		if len(got) == 0 || got[0].Rule != "sign-in-word" || (got[0].Edit != nil) != certain {
			t.Errorf("%s: %v", answer, got)
			continue
		}
		if !certain {
			continue
		}
		mended := string(got[0].Edit.Apply([]byte(src)))
		d, err := deck.Parse("d.yaml", []byte(mended))
		if err != nil || !strings.HasPrefix(markup.Line(d.Cards[0].Answer), `A \d+\.\d`) || len(lint.Check(d, nil)) > 0 {
			t.Errorf("%s\nis mended to\n%s\n%v", src, mended, err)
		}
	}
}

// A comment that ignores nothing is told with the card that it stands above or in, so that programs find it there.
func TestIdleIgnoreNamesTheCard(t *testing.T) {
	const because = "# lint: ignore long-answer because it is long\n"
	src := header + because + "concepts: {x: {name: X}}\ncards:\n" +
		"  " + because + "  - id: a\n    concept: x\n    type: \"Which law is it?\"\n    " + because + "    answer: Goodhart's\n" +
		"  -\n    " + because + "    id: b\n    type: \"Which year was it?\"\n    answer: the same\n"
	var cards []string
	for _, p := range checked(t, src, nil) {
		if p.Rule != "idle-ignore" {
			t.Errorf("%+v", p)
		}
		cards = append(cards, p.Subject)
	}
	if want := []string{"", "a", "a", "b"}; !slices.Equal(cards, want) {
		t.Errorf("cards %q, want %q", cards, want)
	}
}
