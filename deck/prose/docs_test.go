package prose

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// The page on drafting has every rule with its confidence, every flag, and the figures that are tested.
func TestThePageOnDraftingIsTrue(t *testing.T) {
	src, err := os.ReadFile("../../docs/drafting.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(src)
	rows := 0
	has := func(row string) {
		t.Helper()
		rows++
		if !strings.Contains(page, row) {
			t.Errorf("the page lacks the row %q", row)
		}
	}
	for _, r := range []rule{
		ruleJSONLD, ruleDefinitionList, ruleQA, ruleHeadingQuestion, ruleListQuestion, ruleLineQuestion, ruleNumberedItem,
		ruleBoldTerm, ruleHeadingTerm, ruleTable, ruleListTerm,
	} {
		has(fmt.Sprintf("| `%s` | %v | ", r.name, r.confidence))
	}
	of := map[string]bool{}
	for _, lang := range []string{"en", "de"} {
		for _, r := range sentenceRules(lang) {
			if row := fmt.Sprintf("| `%s` | %v | ", r.name, r.confidence); !of[row] {
				of[row] = true
				has(row)
			}
		}
	}
	for _, flag := range []Flag{Long, YesNo, ListOf, Pronoun, Asks, Unmasked} {
		has(fmt.Sprintf("| `%s` | ", flag))
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
		has("| " + strings.Join(cells, " | ") + " |")
	}
	const heads = 5 // tables, of which each has two lines more than rows
	if lines := strings.Count(page, "\n| ") + strings.Count(page, "\n|---"); lines != rows+2*(heads-1) {
		t.Errorf("the page has %d lines of tables, %d rows are known", lines, rows)
	}
}
