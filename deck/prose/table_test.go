package prose_test

import (
	"testing"

	"goodcard/deck/prose/document"
)

// What of a table is on no card is told.
func TestRowsAndColumnsThatNoCardHas(t *testing.T) {
	t.Parallel()
	asked(t, document.TSV, "On the farm\nox\tAn animal,\nlarge\n\nIn the wood\ndeer\tAn animal\n\tA bird\n", `
table/1: What does "ox" mean? => An animal,\/large
cloze: {{ox}}: An animal,\
large
table/1: What does "deer" mean? => An animal
cloze: {{deer}}: An animal
left out: On the farm (a row without a definition)
left out: In the wood (a row without a definition)
left out: A bird (a row without a term)`)
	for source, want := range map[string]string{
		"Term,Definition,Chapter,Page\nox,An animal,3,12\n": `
table/1: What does "ox" mean? => An animal
cloze: {{ox}}: An animal
left out: Chapter, Page (a column that no card has; one that is called Notes is read)`,
		"Term,Definition,Chapter,Note\nox,An animal,3,It moos.\n": `
table/1: What does "ox" mean? => An animal
cloze: {{ox}}: An animal
left out: Chapter (a column that no card has; one that is called Notes is read)`,
		"ox,An animal,3,12\nhen,A bird,4,13\n": `
left out: ox An animal 3 12 (has 4 columns, and no row above that names the one of the terms and that of the definitions)`,
	} {
		asked(t, document.CSV, source, want)
	}
}
