package document

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	testWord      = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	testDocuments = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// docxFile packs parts of a .docx. Where no part is the list of the outermost links, one is added.
func docxFile(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	parts = maps.Clone(parts)
	if _, ok := parts["_rels/.rels"]; !ok {
		parts["_rels/.rels"] = testLinks("officeDocument", "word/document.xml")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		method := zip.Deflate
		if name == "mimetype" { // which programs read without unpacking
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// testLinks is a part that links, in pairs of kind and target; the ids are rId1 and so on.
func testLinks(pairs ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		b.WriteString(`<Relationship Id="rId` + string(rune('1'+i/2)) + `" Type="` + testDocuments + "/" + pairs[i] + `" Target="` + pairs[i+1] + `"/>`)
	}
	return b.String() + `</Relationships>`
}

// testBody is the main part with that in it.
func testBody(body string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="` + testWord + `" xmlns:r="` + testDocuments + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>` + body + `<w:sectPr/></w:body></w:document>`
}

func testStyles(styles string) string {
	return `<w:styles xmlns:w="` + testWord + `">` + styles + `</w:styles>`
}

// p is a paragraph of a style, which may be empty.
func p(style, text string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return `<w:p>` + style + `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// li is an item of the list of a number.
func li(list, level, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// docxRead reads parts, of which the main one is given by its body.
func docxRead(t testing.TB, body string, parts map[string]string) *Document {
	t.Helper()
	all := map[string]string{"word/document.xml": testBody(body)}
	maps.Copy(all, parts)
	d, err := Parse("a.docx", docxFile(t, all), Docx)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func wantMarkdown(t testing.TB, d *Document, want string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimSpace(want), strings.TrimSpace(MarkdownOf(d.Blocks))); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

// What Word itself calls its styles is English in every language; the ids are not.
const wordStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE" w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Frage"><w:name w:val="Frage"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Quelltext"><w:name w:val="Code in text"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Gitter"><w:name w:val="Grid Table 4"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>`

const wordNumbering = `<w:numbering xmlns:w="` + testWord + `">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:lvlOverride></w:num>
</w:numbering>`

func wordParts() map[string]string {
	return map[string]string{"word/styles.xml": testStyles(wordStyles), "word/numbering.xml": wordNumbering}
}

func TestDocxAsWordWritesIt(t *testing.T) {
	parts := wordParts()
	parts["word/_rels/document.xml.rels"] = testLinks("styles", "styles.xml", "hyperlink", "https://example.org/tee", "hyperlink", "javascript:alert(1)")
	parts["docProps/core.xml"] = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Dokument 1</dc:title></cp:coreProperties>`
	d := docxRead(t, p("Titel", "Tee")+
		p("berschrift1", "Sorten")+
		`<w:p w:rsidR="00A1"><w:proofErr w:type="spellStart"/><w:r><w:t>Gr</w:t></w:r><w:r><w:t xml:space="preserve">üner </w:t></w:r><w:proofErr w:type="spellEnd"/>
			<w:r><w:rPr><w:rStyle w:val="Fett"/></w:rPr><w:t>Tee</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> ist </w:t></w:r>
			<w:hyperlink r:id="rId2"><w:r><w:rPr><w:i/></w:rPr><w:t>jung</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve">, kein </w:t></w:r>
			<w:hyperlink r:id="rId3"><w:r><w:t>Trick</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t><w:br/><w:t>Zweite Zeile, E</w:t><w:noBreakHyphen/><w:t>Mail</w:t><w:softHyphen/><w:t>.</w:t></w:r></w:p>`+
		p("Frage", "Wie lange zieht er?")+
		li("1", "0", "Wasser")+li("1", "1", "heiß")+li("1", "0", "warten")+
		p("", "Fertig.")+
		li("2", "0", "Tasse")+li("4", "0", "Kanne")+
		`<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>Ohne Zeichen.</w:t></w:r></w:p>`+
		`<w:p><w:r><w:t xml:space="preserve">Er heißt </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Quelltext"/></w:rPr><w:t>a*b</w:t></w:r><w:r><w:t xml:space="preserve"> und H</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>O.</w:t></w:r></w:p>`, parts)
	wantMarkdown(t, d, `
# Tee

# Sorten

Grüner **Tee** ist [*jung*](https://example.org/tee), kein Trick.\
Zweite Zeile, E-Mail.

## Wie lange zieht er?

1. Wasser

   1. heiß

2. warten

Fertig.

- Tasse

* Kanne

Ohne Zeichen.

Er heißt `+"`a*b`"+` und H<sub>2</sub>O.
`)
	if d.Title != "Tee" || d.Lang != "de-DE" || d.Unread != nil {
		t.Errorf("title %q, language %q, left out %q", d.Title, d.Lang, d.Unread)
	}
}
