package document_test

import (
	"errors"
	"slices"
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
large
  row 1: hen | A bird
`},
		{"of Anki, with all that it knows", "#separator:tab\n#html:false\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\nA1\tBasic\tFarm\tox\tAn animal\tfarm\nB2\tBasic\tFarm\then\tA bird\n", `
table 7-8
  row 0: ox | An animal
  row 1: hen | A bird
`},
		{"a definition of several lines", "ox\tAn animal,\nlarge,\nwith horns\n\nhen\tA bird\n\nOf the wood\n\ndeer\tAn animal\n", `
table 1-9
  row 0: ox | An animal,
large,
with horns
  row 1: hen | A bird
  row 2: Of the wood
  row 3: deer | An animal
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

// What stands beside the fields of a note is told.
func TestColumnsThatAreNotRead(t *testing.T) {
	d, err := document.Parse("test", []byte("#separator:tab\n#deck column:1\n#tags column:4\nFarm\tox\tAn animal\tfarm\n"), document.TSV)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"the column of decks", "the column of tags"}; !slices.Equal(d.Unread, want) {
		t.Errorf("left out: %q, want %q", d.Unread, want)
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
