package lint_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/lint"
)

// The pages on rules keep what they say: each bad example breaks the rule that it stands with and no
// other, each good one none.
func TestExamplesOfThePages(t *testing.T) {
	pages, err := filepath.Glob("../../docs/lint/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(page)
		for _, e := range examplesOf(strings.TrimSuffix(name, ".md"), string(text)) {
			text, past := releasedBefore(e.text)
			d, err := deck.Parse("deck.yaml", []byte(wholeDeck(text)))
			if err != nil {
				problems, _ := err.(deck.Problems)
				t.Errorf("%s: a deck of %s is none:\n%s%s", name, e.rule, report(problems), e.text)
				continue
			}
			var broken []string
			found := lint.Check(d, &lint.Options{Enable: []string{e.rule}, Ledger: past})
			for _, p := range found {
				broken = append(broken, p.Rule)
			}
			slices.Sort(broken)
			broken = slices.Compact(broken)
			switch {
			case e.bad && !isRule(e.rule):
				t.Errorf("%s: %q is no rule", name, e.rule)
			case e.bad && !slices.Equal(broken, []string{e.rule}):
				t.Errorf("%s: the bad example breaks %v, not %s alone:\n%s%s", name, broken, e.rule, report(found), e.text)
			case !e.bad && len(found) > 0:
				t.Errorf("%s: the good example of %s breaks %v:\n%s%s", name, e.rule, broken, report(found), e.text)
			}
		}
	}
}

func isRule(id string) bool {
	return slices.ContainsFunc(lint.Rules(), func(r deck.Rule) bool { return r.ID == id })
}

// An example is a block of a page that is to break a rule, or not to.
type example struct {
	rule, text string
	bad        bool
}

var (
	pagePart   = regexp.MustCompile("(?ms)^#+ +`?([a-z-]+)`?\\s*$|^```yaml\n# (bad|good)\\b[^\n]*\n(.*?)^```$")
	conceptOf  = regexp.MustCompile(`(?m)\bconcept: *(?:\[([^\]]*)\]|([a-z0-9-]+))`)
	sourceOf   = regexp.MustCompile(`(?m)\bsource: *"?([a-z0-9-]+)`)
	deckHeader = regexp.MustCompile(`(?m)^format:`)
)

// examplesOf returns the examples of a page: of the rule that the page is called by, or of the one in the
// heading above.
func examplesOf(page, text string) (all []example) {
	rule := page
	for _, m := range pagePart.FindAllStringSubmatch(text, -1) {
		switch {
		case m[1] != "" && !isRule(page):
			rule = m[1]
		case m[2] != "":
			all = append(all, example{rule: rule, text: m[3], bad: m[2] == "bad"})
		}
	}
	return all
}

// wholeDeck returns the deck that an example stands for. Cards alone get the concepts and sources that they name.
func wholeDeck(text string) string {
	switch {
	case deckHeader.MatchString(text):
		return text
	case !strings.HasPrefix(text, "- ") && !strings.HasPrefix(text, "# lint:"):
		return header + text
	}
	var concepts, sources []string
	for _, m := range conceptOf.FindAllStringSubmatch(text, -1) {
		for id := range strings.SplitSeq(m[1]+m[2], ",") {
			if id = strings.TrimSpace(id); !strings.Contains(id, "/") {
				concepts = append(concepts, id)
			}
		}
	}
	for _, m := range sourceOf.FindAllStringSubmatch(text, -1) {
		sources = append(sources, m[1])
	}
	whole := header + named("sources", sources, "{title: ") + named("concepts", concepts, "{name: ")
	return whole + "cards:\n" + text
}

// named writes a list of what has an id and a name under a key, nothing where there is none.
func named(key string, ids []string, as string) string {
	slices.Sort(ids)
	if len(ids) == 0 {
		return ""
	}
	text := key + ":\n"
	for _, id := range slices.Compact(ids) {
		text += "  " + id + ": " + as + strings.ReplaceAll(id, "-", " ") + "}\n"
	}
	return text
}

// releasedBefore returns an example without the first line that says what was released, and a ledger of that;
// nil where nothing was.
func releasedBefore(text string) (string, *ledger.Ledger) {
	first, rest, _ := strings.Cut(text, "\n")
	cards, ok := strings.CutPrefix(first, "# released: ")
	if !ok {
		return text, nil
	}
	return rest, released(cards)
}
