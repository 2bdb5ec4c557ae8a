package document

import (
	"slices"
	"testing"
)

// Both were saved by LibreOffice 7.4: the first from HTML, the second from a text with all that it can hold beside words.
func TestDocxFromLibreOffice(t *testing.T) {
	d, err := Read("testdata/libreoffice.docx")
	if err != nil {
		t.Fatal(err)
	}
	wantMarkdown(t, d, `
# Tea FAQ

All about **tea** and *cups*, see [the page](https://example.org/tea).

## What is oolong?

A tea that is **partly** oxidised.

- dark
- light
  - very light

## How long do I steep it?

1. Boil `+"`water`"+`.
2. Wait.

`+"```\nsteep --minutes 3\ndone\n```"+`

> Patience makes tea.

## Glossary

- **Gaiwan**: A lidded bowl.
- **Cha**, **Chai**: Tea.

| Term | Definition |
| --- | --- |
| Pu-erh | A fermented tea. |
| H<sub>2</sub>O | Water. |
`)
	if d.Title != "Tea FAQ" || d.Lang != "en-US" || d.Unread != nil {
		t.Errorf("title %q, language %q, left out %q", d.Title, d.Lang, d.Unread)
	}

	if d, err = Read("testdata/changes.docx"); err != nil {
		t.Fatal(err)
	}
	wantMarkdown(t, d, `
# Fragen zum Tee

# Sorten

## Was ist Oolong?

Ein Tee, der halb vergoren ist. Er kostet 10<sup>2</sup> Taler.

### Was ist ein Gaiwan?

Eine Tasse mit [Deckel](https://example.org/deckel),\
aus Ton.

1. Wasser kochen

   Nicht zu lange.

2. Warten

Neben dem Kasten.

Im Kasten.

| Begriff | Erklärung |
| --- | --- |
| Cha | Tee.<br>Auch ein Wort. |
`)
	leftOut := []string{"the table of contents", "1 footnote or endnote", "1 comment", "1 deletion that is tracked (changes count as accepted)", "1 piece of hidden text"}
	if d.Title != "Fragen zum Tee" || d.Lang != "de-DE" || !slices.Equal(d.Unread, leftOut) {
		t.Errorf("title %q, language %q, left out %q", d.Title, d.Lang, d.Unread)
	}
	if table := d.Blocks[len(d.Blocks)-1]; table.First != 12 || table.Last != 16 || !slices.Equal(table.RowAt, []int{12, 14}) {
		t.Errorf("the table stands in the paragraphs %d to %d, its rows begin in %v", table.First, table.Last, table.RowAt)
	}
}

// Google Docs wraps letters that were commented or suggested in frames, says of all of them how they run, marks each
// heading, and has code as a table of one cell.
func TestDocxAsGoogleDocsWritesIt(t *testing.T) {
	google := func(text string) string {
		return `<w:r w:rsidDel="00000000" w:rsidR="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	empty := `<w:r w:rsidDel="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr></w:r>`
	heading := func(style, text string) string {
		return `<w:p w:rsidR="00000000"><w:pPr><w:pStyle w:val="` + style + `"/><w:rPr/></w:pPr><w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.x1" w:id="0"/><w:bookmarkEnd w:id="0"/>` + google(text) + empty + `</w:p>`
	}
	item := func(level, left, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr><w:ind w:left="` + left + `" w:hanging="360"/></w:pPr>` + google(text) + `</w:p>`
	}
	mono := func(text string) string {
		return `<w:p><w:pPr><w:spacing w:line="240"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Roboto Mono" w:cs="Roboto Mono" w:hAnsi="Roboto Mono"/><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
	}
	parts := map[string]string{
		"word/styles.xml": testStyles(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:lang w:val="en"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext w:val="1"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>`),
		"word/numbering.xml": wordNumbering,
	}
	d := docxRead(t, heading("Title", "Tea")+
		`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique w:val="1"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p>`+field(`TOC \h \u \z`, `<w:hyperlink w:anchor="_x">`+google("What is cha?")+`</w:hyperlink>`)+`</w:p></w:sdtContent></w:sdt>`+
		heading("Heading2", "What is cha?")+
		`<w:p>`+google("Tea, ")+`<w:sdt><w:sdtPr><w:id w:val="-123"/><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtEndPr/><w:sdtContent><w:commentRangeStart w:id="0"/><w:ins w:author="A" w:id="0">`+google("in most ")+`</w:ins></w:sdtContent></w:sdt><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`+google("of Asia.")+`</w:p>`+
		item("0", "720", "green")+item("1", "1440", "very")+
		`<w:p><w:pPr><w:ind w:left="720" w:firstLine="0"/></w:pPr>`+google("Not hot.")+`</w:p>`+item("0", "720", "black")+
		`<w:p><w:pPr><w:rPr/></w:pPr>`+empty+`</w:p>`+
		`<w:tbl><w:tblPr><w:tblStyle w:val="Table1"/></w:tblPr><w:tr><w:tc><w:tcPr/>`+mono("boil()")+mono("  wait()")+`</w:tc></w:tr></w:tbl>`+
		`<w:p>`+google("The end.")+`</w:p>`, parts)
	wantMarkdown(t, d, `
# Tea

## What is cha?

Tea, in most of Asia.

1. green

   1. very

   Not hot.

2. black

`+"```\nboil()\n  wait()\n```"+`

The end.
`)
	if want := []string{"the table of contents", "1 comment"}; d.Title != "Tea" || d.Lang != "en" || !slices.Equal(d.Unread, want) {
		t.Errorf("title %q, language %q, left out %q", d.Title, d.Lang, d.Unread)
	}
}
