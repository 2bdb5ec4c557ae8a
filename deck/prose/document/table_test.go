package document_test

import (
	"errors"
	"strings"
	"testing"

	"goodcard/deck/prose/document"
)

func TestTable(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"of a spreadsheet", "Term,Definition\n\"ox, the\",\"An \"\"animal\"\"\nof the farm\"\n\nhen,A bird\n", `
table 1-4
  row 0: Term | Definition
  row 1: ox, the | An "animal"
of the farm
  row 2: hen | A bird
`},
		{"semicolons, where the comma is for decimals", "sep=;\npi;3,14\ne;2,71\n", `
table 2-3
  row 0: pi | 3,14
  row 1: e | 2,71
`},
		{"of Quizlet", "ox\tAn animal, large\nhen\tA \"bird\"\n\"moo\tWhat an ox says\ncock\tA bird \"\n", `
table 1-4
  row 0: ox | An animal, large
  row 1: hen | A "bird"
  row 2: "moo | What an ox says
  row 3: cock | A bird "
`},
		{"of Quizlet with dashes", "ox - An animal - large\nhen - A bird, small\n", `
table 1-2
  row 0: ox | An animal - large
  row 1: hen | A bird, small
`},
		{"a comma too many", "ox,An animal\nhen,A bird, small\ncock,A bird\n", `
table 1-3
  row 0: ox | An animal
  row 1: hen | A bird, small
  row 2: cock | A bird
`},
		{"of Anki", "#separator:tab\n#html:true\n#tags column:3\nox\t<b>An</b> animal &amp; more<br>large<script>evil()</script>\tfarm\nhen\tA bird\t\n", `
table 4-5
  row 0: ox | An animal & more
large | farm
  row 1: hen | A bird
`},
		{"a quotation mark between the values", "sep=\"\nox\"An animal\nhen\"A bird\n", `
table 2-3
  row 0: ox | An animal
  row 1: hen | A bird
`},
		{"three columns, of which one is empty at times", "ox\tAn animal\tmoo\nhen\tA bird\t\n\n", `
table 1-2
  row 0: ox | An animal | moo
  row 1: hen | A bird
`},
	} {
		t.Run(test.name, func(t *testing.T) { wantOutline(t, document.CSV, test.src, test.want) })
	}
}

func TestTableHeader(t *testing.T) {
	for src, want := range map[string]bool{
		"Term,Definition\nox,animal\n":   true,
		"Begriff;Erklärung\nOchse;Tier":  true,
		"front\tback\tnotes\nox\tanimal": true,
		"ox,animal\nhen,bird":            false,
		"word,sentence\nox,animal":       false,
	} {
		d, err := document.Parse("test", []byte(src), document.CSV)
		if err != nil || d.Blocks[0].Header != want {
			t.Errorf("%q: header %v, %v", src, !want, err)
		}
	}
}

func TestTableErrors(t *testing.T) {
	for name, test := range map[string]struct{ src, want string }{
		"one column":       {"ox\nhen\n", "test: no row has two values, a term and its definition were expected"},
		"too many rows":    {strings.Repeat("a,b\n", 200_001), "test:200001: the table has more than 200000 rows, which are the most that are read"},
		"too many columns": {"a,b\nc,d\ne,f\n" + strings.Repeat(",", 200), "test:4: the row has 201 columns, 100 are the most that are read"},
	} {
		_, err := document.Parse("test", []byte(test.src), document.CSV)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
		if e, ok := errors.AsType[*document.Error](err); !ok || e.Hint() == "" {
			t.Errorf("%s: no hint", name)
		}
	}
}
