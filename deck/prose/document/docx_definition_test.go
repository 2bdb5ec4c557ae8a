package document

import "testing"

// LibreOffice writes a <dl> within a <dd> as terms and definitions that stand further right, and lists within as
// definitions with a number.
func TestDocxDefinitionsInDefinitions(t *testing.T) {
	at := func(style, left, list, text string) string {
		place := `<w:pStyle w:val="` + style + `"/>`
		if list != "" {
			place += `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + list + `"/></w:numPr>`
		}
		if left != "" {
			place += `<w:ind w:left="` + left + `"/>`
		}
		return `<w:p><w:pPr>` + place + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	const styles = `<w:style w:type="paragraph" w:styleId="T"><w:name w:val="List Heading"/></w:style>
<w:style w:type="paragraph" w:styleId="D"><w:name w:val="List Contents"/><w:pPr><w:ind w:left="567"/></w:pPr></w:style>`
	for _, c := range []struct{ name, body, want string }{
		{"nested", at("T", "", "", "path") + at("D", "", "", "A pattern.") + at("D", "1276", "2", "one") + at("D", "1276", "2", "two") + at("D", "", "", "More.") +
			at("T", "567", "", "top") + at("D", "1134", "", "From the top.") + at("D", "1843", "2", "three") + at("D", "1134", "0", "So far.") +
			at("T", "567", "", "glob") + at("D", "1134", "", "As a shell does.") + at("T", "1134", "", "deep") + at("D", "1701", "", "Deeper.") +
			at("D", "", "", "The end.") + at("T", "", "", "pull") + at("D", "", "", "Fetches."), `
definitions 1-16
  term 1: path
  definition 2-14
    paragraph 2: A pattern.
    list 3-4
      item 3
        paragraph 3: one
      item 4
        paragraph 4: two
    paragraph 5: More.
    definitions 6-13
      term 6: top
      definition 7-9
        paragraph 7: From the top.
        list 8
          item 8
            paragraph 8: three
        paragraph 9: So far.
      term 10: glob
      definition 11-13
        paragraph 11: As a shell does.
        definitions 12-13
          term 12: deep
          definition 13
            paragraph 13: Deeper.
    paragraph 14: The end.
  term 15: pull
  definition 16
    paragraph 16: Fetches.
`},
		{"no deeper than its terms", at("T", "", "", "a") + at("D", "", "", "b") + at("T", "567", "", "c") + at("D", "567", "", "d"), `
definitions 1-4
  term 1: a
  definition 2
    paragraph 2: b
  term 3: c
  definition 4
    paragraph 4: d
`},
		{"a list without a term", at("D", "1276", "2", "one") + at("D", "", "", "two"), `
list 1
  item 1
    paragraph 1: one
paragraph 2: two
`},
	} {
		d := docxRead(t, c.body, map[string]string{"word/styles.xml": testStyles(styles), "word/numbering.xml": wordNumbering})
		if got := "\n" + outline(d.Blocks); got != c.want {
			t.Errorf("%s: got %s\nwant %s", c.name, got, c.want)
		}
	}
}
