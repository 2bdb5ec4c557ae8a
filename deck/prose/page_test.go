package prose

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck/prose/document"
)

var (
	ruleOnPage     = regexp.MustCompile("(?s)\n#### `([^`]+)`\n\nConfidence ([0-9.]+)\\..*?\n```([a-z]+)\n(.*?)```\n")
	sentenceOnPage = regexp.MustCompile("(?m)^\\| `([^`]+)` \\| ([0-9.]+) \\| ([^|]*) \\| ([^|]*) \\|$")
)

// docs/drafts.md has each rule, with a text in which it finds something.
func TestRulesOnThePage(t *testing.T) {
	src, err := os.ReadFile("../../docs/drafts.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(src)
	var shown []string
	for _, m := range ruleOnPage.FindAllStringSubmatch(page, -1) {
		shown = append(shown, m[1]+" "+m[2])
		finds(t, m[1], m[2], document.Format(m[3]), m[4], "en")
	}
	for _, m := range sentenceOnPage.FindAllStringSubmatch(page, -1) {
		shown = append(shown, m[1]+" "+m[2])
		finds(t, m[1], m[2], document.Markdown, m[3], "en")
		finds(t, m[1], m[2], document.Markdown, m[4], "de")
	}
	var want []string
	for _, r := range []rule{ruleJSONLD, ruleDefinitionList, ruleQA, ruleHeadingQuestion, ruleListQuestion, ruleLineQuestion, ruleNumberedItem,
		ruleBoldTerm, ruleHeadingTerm, ruleTable, ruleListTerm} {
		want = append(want, fmt.Sprint(r.name, " ", r.confidence))
	}
	for _, r := range englishRules() {
		want = append(want, fmt.Sprint(r.name, " ", r.confidence))
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("docs/drafts.md (-rules +page):\n%s", diff)
	}
}

func finds(t *testing.T, rule, confidence string, format document.Format, text, lang string) {
	t.Helper()
	if text == "–" {
		return // the language has no such rule
	}
	doc, err := document.Parse("text", []byte(text), format)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, c := range FindIn(doc, lang).Candidates {
		found = append(found, c.Rule)
		if c.Rule == rule && fmt.Sprint(c.Confidence) == confidence {
			return
		}
	}
	t.Errorf("%s, %s: found is %s in\n%s", rule, lang, strings.Join(found, ", "), text)
}

// The page has the figures to which a test holds the rules.
func TestFiguresOnThePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/drafts.md")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/documents.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(golden)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), "\t")
		cells[2] = cells[2][strings.LastIndexByte(cells[2], '/')+1:]
		if row := "| " + strings.Join(cells, " | ") + " |\n"; !strings.Contains(string(page), row) {
			t.Errorf("docs/drafts.md lacks the row %s", row)
		}
	}
}

// The page has of each document that was read how many of its drafts the two readers kept, and the sums.
func TestVerdictsOnThePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/drafts.md")
	if err != nil {
		t.Fatal(err)
	}
	verdicts, err := os.ReadFile("../../docs/drafts/verdicts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	type tally struct{ drafts, first, second int }
	of, all := map[string]*tally{}, map[string]*tally{"structure": {}, "sentence": {}}
	documents := map[string]bool{}
	for line := range strings.Lines(string(verdicts)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		document, kind := "| "+strings.Join(cells[:3], " | ")+" | ", cells[4]
		documents[document] = true
		if of[document+kind] == nil {
			of[document+kind] = &tally{}
		}
		for _, n := range []*tally{of[document+kind], all[kind]} {
			n.drafts++
			n.first += strings.Count(cells[6], "+")
			n.second += strings.Count(cells[7], "+")
		}
	}
	cell := func(n *tally) string {
		if n == nil {
			return "–"
		}
		return fmt.Sprintf("%d and %d of %d", n.first, n.second, n.drafts)
	}
	for document := range documents {
		row := regexp.MustCompile("(?m)^" + regexp.QuoteMeta(document) + "[^|]+ \\| " + cell(of[document+"structure"]) + " \\| " + cell(of[document+"sentence"]) + " \\|$")
		if !row.Match(page) {
			t.Errorf("docs/drafts.md has no row %s", row)
		}
	}
	built, said := all["structure"], all["sentence"]
	for _, sum := range []string{
		fmt.Sprintf("two readers said of %d other documents", len(documents)),
		fmt.Sprintf("Of %d drafts that were found by how the texts are built the first kept %d and the second %d,", built.drafts, built.first, built.second),
		fmt.Sprintf("of %d that sentences gave, both %d,", said.drafts, said.first),
	} {
		if !strings.Contains(string(page), sum) {
			t.Errorf("docs/drafts.md does not say %q", sum)
		}
	}
	if said.first != said.second {
		t.Errorf("of sentences the readers kept %d and %d", said.first, said.second)
	}
}
