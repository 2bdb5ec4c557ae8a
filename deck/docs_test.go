package deck_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
	"goodcard/deck/lint"
)

const guide = "../docs/deck-format.md"

// surroundings are what cards stand in; the first card is on line 13. A concept has a name that is not its id.
const surroundings = `format: 1
id: deck
title: A deck
version: 1.0.0
sources:
  article: {title: An article}
concepts:
  outer-alignment: {name: Outer alignment}
  inner-alignment: {name: Alignment within}

# cards
cards:
`

var fence = regexp.MustCompile("(?ms)^```(yaml|text)\n(.*?)^```$")

// Every example is a deck, or cards of one. One that says "# refused: RULE" breaks that rule, and
// what follows it is the message.
func TestGuideExamples(t *testing.T) {
	blocks := guideExamples(t)
	for i, block := range blocks {
		if block[1] != "yaml" {
			continue
		}
		src, rule := example(block[2])
		_, err := deck.Parse("deck.yaml", []byte(src))
		problems, _ := errors.AsType[deck.Problems](err)
		switch {
		case rule == "" && err != nil:
			t.Errorf("%s\n%s", block[2], report(problems))
		case rule == "":
		case i+1 == len(blocks) || blocks[i+1][1] != "text":
			t.Errorf("no message follows\n%s", block[2])
		default:
			if diff := cmp.Diff(blocks[i+1][2], report(problems)); diff != "" {
				t.Errorf("message (-guide +program):\n%s", diff)
			}
			if !slices.ContainsFunc(problems, func(p deck.Problem) bool { return p.Rule == rule }) {
				t.Errorf("%s is not broken:\n%s", rule, report(problems))
			}
		}
	}
}

// guideExamples returns the examples of the guide: the whole of each, its language and its text.
func guideExamples(t testing.TB) [][]string {
	t.Helper()
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	blocks := fence.FindAllStringSubmatch(string(text), -1)
	if len(blocks) < 20 {
		t.Fatalf("only %d examples", len(blocks))
	}
	return blocks
}

// What the guide shows before formatting becomes what it shows after.
func TestGuideFormatting(t *testing.T) {
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Formatting\n")
	blocks := fence.FindAllStringSubmatch(section, 2)
	if len(blocks) < 2 {
		t.Fatal("no example")
	}
	got, err := deck.Format("deck.yaml", []byte(blocks[0][2]))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(blocks[1][2], string(got)); diff != "" {
		t.Errorf("(-guide +formatted):\n%s", diff)
	}
}

// example returns the deck that an example stands for and the rule that it breaks, if any.
func example(block string) (src, rule string) {
	if after, ok := strings.CutPrefix(block, "# refused: "); ok {
		rule, block, _ = strings.Cut(after, "\n")
	}
	switch {
	case strings.HasPrefix(block, "cards:"):
		return strings.TrimSuffix(surroundings, "cards:\n") + block, rule
	case strings.HasPrefix(block, "- "):
		block = "  " + strings.ReplaceAll(strings.TrimSuffix(block, "\n"), "\n", "\n  ") + "\n"
		return surroundings + block, rule
	default:
		return block, rule
	}
}

// The tables of rules in the guide are those of the program; -update writes them.
func TestGuideRules(t *testing.T) {
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	var doubts, format strings.Builder
	fmt.Fprint(&doubts, "| rule | severity | reported when |\n|---|---|---|\n")
	fmt.Fprint(&format, "| rule | reported when |\n|---|---|\n")
	for _, r := range lint.Rules() {
		severity := string(r.Severity)
		if r.Off {
			severity += ", off"
		}
		fmt.Fprintf(&doubts, "| %s | %s | %s |\n", ruleLink(r.ID), severity, r.Summary)
	}
	for _, r := range deck.Rules() {
		fmt.Fprintf(&format, "| `%s` | %s |\n", r.ID, r.Summary)
	}
	got := table(table(string(text), "lint rules", doubts.String()), "format rules", format.String())
	if *update {
		if err := os.WriteFile(guide, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(text), got); diff != "" && !*update {
		t.Errorf("%s (-file +rules; -update accepts):\n%s", guide, diff)
	}
}

// ruleLink returns the id of a rule of lint, as a link where it has a page of its own.
func ruleLink(id string) string {
	if _, err := os.Stat("../docs/lint/" + id + ".md"); err != nil {
		return "`" + id + "`"
	}
	return "[`" + id + "`](lint/" + id + ".md)"
}

// table replaces what stands between the comment with this name and the next empty line.
func table(text, name, rows string) string {
	comment := "<!-- " + name + " -->\n"
	before, after, _ := strings.Cut(text, comment)
	_, after, ok := strings.Cut(after, "\n\n")
	if ok {
		after = "\n" + after
	}
	return before + comment + rows + after
}

// What the guide says of the keys must cover all of them.
func TestGuideNamesEveryKey(t *testing.T) {
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^ +"([a-z-]+)": \{$`).FindAllStringSubmatch(string(deck.JSONSchema()), -1) {
		switch m[1] {
		case "items", "properties", "type":
			continue
		}
		if !strings.Contains(string(text), "`"+m[1]+"`") && !strings.Contains(string(text), "`"+m[1]+":") {
			t.Errorf("the key %s is not explained", m[1])
		}
	}
}

func TestRulesAreNamedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range slices.Concat(lint.Rules(), deck.Rules()) {
		if seen[r.ID] || !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(r.ID) || r.Summary == "" {
			t.Errorf("rule %q", r.ID)
		}
		seen[r.ID] = true
	}
	for _, test := range problemTests {
		if !seen[test.rule] {
			t.Errorf("%s is no rule", test.rule)
		}
	}
}
