package document

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// run is letters with properties.
func run(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

const bold = `<w:b/>`

func para(runs ...string) string { return `<w:p>` + strings.Join(runs, "") + `</w:p>` }

func field(instruction, shown string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + instruction + ` </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + shown + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// A docxReading is the body of a document, what it is to be read as, and what of it is in no block.
type docxReading struct {
	name, body, want string
	leftOut          []string
}

func readDocxAs(t *testing.T, all []docxReading) {
	t.Helper()
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			parts := map[string]string{"word/numbering.xml": wordNumbering}
			d := docxRead(t, c.body, parts)
			wantMarkdown(t, d, c.want)
			if diff := cmp.Diff(c.leftOut, d.Unread); diff != "" {
				t.Errorf("left out (-want +got):\n%s", diff)
			}
		})
	}
}

// What is in a document beside its plain text: each case is one way to say it.
func TestDocxParts(t *testing.T) {
	readDocxAs(t, []docxReading{
		{
			name: "a field without an end hides nothing",
			body: para(run("", "Before."), `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`) + p("", "Behind."),
			want: "Before.\n\nBehind.",
		},
		{
			name: "fields that show something",
			body: para(field(`HYPERLINK "https://example.org/a" \o "tip"`, run("", "a link")), run("", ", "), field(`HYPERLINK \l "place"`, run("", "a place")), run("", ", "),
				`<w:fldSimple w:instr=" DATE ">`+run("", "today")+`</w:fldSimple>`, field("XE \"tea\"", ""), run("", ".")),
			want: "[a link](https://example.org/a), a place, today.",
		},
		{
			name:    "notes, comments, pictures and hidden text",
			body:    para(run("", "Tea"), `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/>`, run("", " is hot"), `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`, `<w:r><w:drawing><wp:inline><wp:docPr name="x" descr="A cup"/></wp:inline></w:drawing></w:r>`, run("<w:vanish/>", "secret"), run("", ".")),
			want:    "Tea is hot.",
			leftOut: []string{"1 picture", "2 footnotes and endnotes", "1 comment", "1 piece of hidden text"},
		},
		{
			name: "a box of text, once",
			body: para(run("", "Around."), `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>`+p("", "In the box.")+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice>`+
				`<mc:Fallback><w:pict><w:txbxContent>`+p("", "In the box.")+`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`) + p("", "Behind."),
			want: "Around.\n\nIn the box.\n\nBehind.",
		},
		{
			name: "places to fill in",
			body: para(`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`+run("", "Click here.")+`</w:sdtContent></w:sdt>`, `<w:sdt><w:sdtPr/><w:sdtContent>`+run("", "Filled in.")+`</w:sdtContent></w:sdt>`),
			want: "Filled in.",
		},
		{
			name:    "signs of symbol fonts",
			body:    para(run("", "a "), `<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>`, run("", " b, "), `<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Webdings" w:char="F021"/></w:r>`),
			want:    "a → b, α",
			leftOut: []string{"1 sign of a font of symbols"},
		},
		{
			name:    "a sign of one font alone, and one that links to where it stands",
			body:    para(run("", "Tea\uf0c1"), `<w:hyperlink w:anchor="a">`+run("", "¶")+`</w:hyperlink>`, `<w:hyperlink w:anchor="a">`+run("", "\uf0c1")+`</w:hyperlink>`),
			want:    "Tea",
			leftOut: []string{"1 sign of a font of symbols"},
		},
		{
			name: "a reading beside its sign",
			body: para(`<w:r><w:ruby><w:rt>` + run("", "cha") + `</w:rt><w:rubyBase>` + run("", "茶") + `</w:rubyBase></w:ruby></w:r>`),
			want: "茶",
		},
		{
			name: "a formula",
			body: para(run("", "So "), `<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:sSup><m:e><m:r><m:t>b</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:den></m:f></m:oMath>`, run("", ".")),
			want: `So $\frac{a}{{b}^{2}}$.`,
		},
		{
			name: "white space at the ends of letters counts where it says so",
			body: `<w:p><w:r><w:t> one </w:t></w:r><w:r><w:t xml:space="preserve"> two</w:t></w:r></w:p>`,
			want: "one two",
		},
		{
			name: "code in lines, with empty ones",
			body: p("HTMLPreformatted", "if tea {") + p("HTMLPreformatted", "") + p("HTMLPreformatted", "    drink()") + para(run(`<w:rFonts w:ascii="Courier New"/>`, "}")) + p("", "Text."),
			want: "```\nif tea {\n\n    drink()\n}\n```\n\nText.",
		},
		{
			name: "quotes",
			body: p("Quote", "One.") + p("IntenseQuote", "Two.") + p("", "Text."),
			want: "> One.\n>\n> Two.\n\nText.",
		},
	})
}

func TestDocxChanges(t *testing.T) {
	readDocxAs(t, []docxReading{
		{
			name: "tracked changes count as accepted",
			body: para(run("", "Tea is "), `<w:del w:id="1"><w:r><w:delText>cold</w:delText></w:r></w:del>`, `<w:ins w:id="2">`+run("", "hot")+`</w:ins>`, run("", ".")) +
				para(`<w:moveFrom w:id="3">`+run("", "Gone.")+`</w:moveFrom>`) + para(`<w:moveTo w:id="4">`+run("", "Here now.")+`</w:moveTo>`),
			want:    "Tea is hot.\n\nHere now.",
			leftOut: []string{"2 deletions that are tracked (changes count as accepted)"},
		},
		{
			name: "the end of a paragraph is deleted",
			body: `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + run("", "One ") + `</w:p>` + para(run("", "sentence.")),
			want: "One sentence.",
		},
		{
			name: "the end of the last paragraph is deleted",
			body: `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + run("", "Alone.") + `</w:p>`,
			want: "Alone.",
		},
		{
			name: "how it was set before a change",
			body: `<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange w:id="2"><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Plain.</w:t></w:r></w:p>`,
			want: "Plain.",
		},
	})
}

func TestDocxContents(t *testing.T) {
	readDocxAs(t, []docxReading{
		{
			name: "a table of contents in a frame of its own",
			body: `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p("Heading1", "Contents") +
				para(field(`TOC \o "1-3" \h`, run("", "Sorts 1"))) + `</w:sdtContent></w:sdt>` + p("Heading1", "Sorts") + p("", "Text."),
			want:    "# Sorts\n\nText.",
			leftOut: []string{"the table of contents"},
		},
		{
			name: "a table of contents over several paragraphs, with fields in it",
			body: para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o "1-2"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+field(`PAGEREF _Toc1`, run("", "1"))+run("", "What is tea?")) +
				para(run("", "What is a cup?")) + para(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`) + p("", "After it."),
			want:    "After it.",
			leftOut: []string{"the table of contents"},
		},
		{
			name:    "a table of contents in styles",
			body:    p("TOCHeading", "Contents") + p("TOC1", "Sorts") + p("", "After it."),
			want:    "After it.",
			leftOut: []string{"the table of contents"},
		},
		{
			name: "links to titles further on are a table of contents, links to terms are none",
			body: para(run("", "1. "), `<w:hyperlink w:anchor="a">`+run("", "What is cha?")+`</w:hyperlink>`) + para(field(`HYPERLINK "a.html" \l "b"`, run("", "Sorts"))) + para(`<w:hyperlink w:anchor="c">`+run("", "Gaiwan")+`</w:hyperlink>`) +
				p("Heading1", "1. What is cha?") + p("", "Tea.") + p("Heading1", "Sorts") + p("", "Green. Gaiwan"),
			want:    "Gaiwan\n\n# 1. What is cha?\n\nTea.\n\n# Sorts\n\nGreen. Gaiwan",
			leftOut: []string{"the table of contents"},
		},
		{
			name: "a link back to a title is none",
			body: p("Heading1", "Sorts") + p("", "Green.") + para(`<w:hyperlink w:anchor="c">`+run("", "Sorts")+`</w:hyperlink>`),
			want: "# Sorts\n\nGreen.\n\nSorts",
		},
	})
}

func TestDocxLists(t *testing.T) {
	readDocxAs(t, []docxReading{
		{
			name: "how LibreOffice goes on in an item",
			body: li("2", "0", "a") + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>` + li("2", "0", "c") + p("", "Text."),
			want: "- a\n\n  b\n\n- c\n\nText.",
		},
		{
			name: "what stands below an item",
			body: li("1", "0", "boil") + `<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>Slowly.</w:t></w:r></w:p>` + li("1", "0", "wait") + p("", "Text."),
			want: "1. boil\n\n   Slowly.\n\n2. wait\n\nText.",
		},
		{
			name: "lists that begin deep and go on further out",
			body: li("1", "1", "deep") + li("1", "0", "out") + li("1", "7", "deepest"),
			want: "1. deep\n\n1) out\n   - deepest",
		},
		{
			name: "paragraphs of LibreOffice's lists of definitions",
			body: p("ListHeading", "cha") + p("ListHeading", "chai") + p("ListContents", "Tea.") + p("ListHeading", "alone"),
			want: "cha\n\nchai\n\nTea.\n\nalone",
		},
	})
}

// A text that was opened in Word and saved is read as the text that it was.
func TestDocxOfPlainText(t *testing.T) {
	var body strings.Builder
	for _, line := range strings.Split("Tea\n===\n\nQ: What is\n   cha?\nA: Tea.\n\n  - hot\n  - cold", "\n") {
		body.WriteString(p("PlainText", line))
	}
	d := docxRead(t, body.String(), map[string]string{"word/styles.xml": testStyles(`<w:style w:type="paragraph" w:styleId="PlainText"><w:name w:val="Plain Text"/><w:rPr><w:rFonts w:ascii="Consolas"/></w:rPr></w:style>`)})
	wantMarkdown(t, d, "# Tea\n\nQ: What is cha?\n\nA: Tea.\n\n- hot\n- cold")
	if last := d.Blocks[len(d.Blocks)-1]; d.Title != "Tea" || last.First != 8 || last.Last != 9 {
		t.Errorf("title %q, the list stands in the paragraphs %d to %d: want 8 to 9", d.Title, last.First, last.Last)
	}
}

func TestDocxTables(t *testing.T) {
	cell := func(properties, text string) string {
		return `<w:tc>` + properties + para(run("", text)) + `</w:tc>`
	}
	row := func(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }
	boldCell := func(text string) string { return `<w:tc>` + para(run(bold, text)) + `</w:tc>` }
	for _, c := range []struct {
		name, table string
		header      bool
		want        []string // rows, cells parted by |
	}{
		{"a row that repeats on each page", `<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell("", "Term") + cell("", "Meaning") + `</w:tr>` + row(cell("", "cha"), cell("", "tea")), true, []string{"Term|Meaning", "cha|tea"}},
		{"bold cells", row(boldCell("Term"), boldCell("Meaning")) + row(boldCell("cha"), cell("", "tea")), true, []string{"Term|Meaning", "cha|tea"}},
		{"all bold", row(boldCell("cha"), boldCell("tea")) + row(boldCell("chai"), boldCell("tea")), false, []string{"cha|tea", "chai|tea"}},
		{"a style for the first row", `<w:tblPr><w:tblStyle w:val="Gitter"/><w:tblLook w:val="04A0"/></w:tblPr>` + row(cell("", "Term"), cell("", "Meaning")) + row(cell("", "cha"), cell("", "tea")), true, []string{"Term|Meaning", "cha|tea"}},
		{"the style without its first row", `<w:tblPr><w:tblStyle w:val="Gitter"/><w:tblLook w:val="0480"/></w:tblPr>` + row(cell("", "chai"), cell("", "tea")) + row(cell("", "cha"), cell("", "tea")), false, []string{"chai|tea", "cha|tea"}},
		{"cells over columns", row(cell(`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`, "both"), cell("", "c")) + row(cell("", "a"), cell("", "b"), cell("", "c")), false, []string{"both||c", "a|b|c"}},
		{"cells over rows", row(cell(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`, "a"), cell("", "b")) + row(`<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>`, cell("", "c")), false, []string{"a|b", "|c"}},
		{"a row that is deleted", row(cell("", "a"), cell("", "b")) + `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>` + cell("", "x") + cell("", "y") + `</w:tr>`, false, []string{"a|b"}},
		{"several paragraphs, and a table in a cell", row(cell("", "a"), `<w:tc>`+para(run("", "one"))+`<w:tbl>`+row(cell("", "x"), cell("", "y"))+`</w:tbl><w:p/></w:tc>`), false, []string{"a|one\nx y"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := docxRead(t, p("", "Before.")+`<w:tbl>`+c.table+`</w:tbl>`+p("", "Behind."), wordParts())
			if len(d.Blocks) != 3 || d.Blocks[1].Kind != Table {
				t.Fatalf("blocks %+v: want a table between two paragraphs", d.Blocks)
			}
			table := d.Blocks[1]
			var got []string
			for _, r := range table.Rows {
				var cells []string
				for _, c := range r {
					cells = append(cells, TextOf(c))
				}
				got = append(got, strings.Join(cells, "|"))
			}
			if !slices.Equal(got, c.want) || table.Header != c.header {
				t.Errorf("rows %q, header %v: want %q, %v", got, table.Header, c.want, c.header)
			}
			if c.header && slices.ContainsFunc(table.Rows[0], func(c Cell) bool { return c[0].Style != 0 }) {
				t.Errorf("the names of columns %+v are set in a style that says nothing", table.Rows[0])
			}
		})
	}
	t.Run("a table of one cell is its text", func(t *testing.T) {
		d := docxRead(t, `<w:tbl>`+row(`<w:tc>`+p("Heading1", "Box")+p("", "Text.")+`</w:tc>`)+`</w:tbl>`, nil)
		wantMarkdown(t, d, "# Box\n\nText.")
	})
	t.Run("a table with a page in a cell is its text", func(t *testing.T) {
		d := docxRead(t, `<w:tbl>`+row(cell("", "Menu"), `<w:tc>`+strings.Repeat(li("2", "0", "a"), 10)+`</w:tc>`)+`</w:tbl>`, map[string]string{"word/numbering.xml": wordNumbering})
		wantMarkdown(t, d, "Menu\n\n"+strings.Repeat("- a\n", 10))
	})
	t.Run("a table that puts headings side by side is its text", func(t *testing.T) {
		d := docxRead(t, `<w:tbl>`+row(`<w:tc>`+p("Heading2", "What is cha?")+p("", "Tea.")+`</w:tc>`, cell("", "Aside."))+`</w:tbl>`, nil)
		wantMarkdown(t, d, "## What is cha?\n\nTea.\n\nAside.")
	})
}

// Authors make headings without the styles for it.
func TestDocxHeadingsWithoutStyle(t *testing.T) {
	question := para(run(bold, "What is cha?"))
	for _, c := range []struct{ name, body, want string }{
		{"a bold line", question + p("", "Tea, in most of Asia.") + para(run(bold, "Sorts")) + p("", "Green and black, and more."), "# What is cha?\n\nTea, in most of Asia.\n\n# Sorts\n\nGreen and black, and more."},
		{"below a heading", p("Heading2", "Tea") + question + p("", "Tea, in most of Asia."), "## Tea\n\n### What is cha?\n\nTea, in most of Asia."},
		{"a bold sentence is none", para(run(bold, "Read this first.")) + p("", "Tea is hot, and more text."), "**Read this first.**\n\nTea is hot, and more text."},
		{"a bold line at the end is none", p("", "Tea is hot, and more text.") + question, "Tea is hot, and more text.\n\n**What is cha?**"},
		{"where all is bold nothing is", question + para(run(bold, "Tea, in most of Asia")), "**What is cha?**\n\n**Tea, in most of Asia**"},
		{"a line that begins bold is none", para(run(bold, "Cha"), run("", " is tea?")) + p("", "Yes, it is."), "**Cha** is tea?\n\nYes, it is."},
		{"questions in a list, with answers behind", li("1", "0", "What is cha?") + p("", "Tea.") + li("1", "0", "What is chai?") + p("", "Tea."), "# What is cha?\n\nTea.\n\n# What is chai?\n\nTea."},
		{"their answer may be a list", li("1", "0", "What is cha?") + li("2", "0", "tea") + li("2", "0", "a word"), "# What is cha?\n\n- tea\n- a word"},
		{"a list of questions alone stays", li("1", "0", "What is cha?") + li("1", "0", "What is chai?"), "1. What is cha?\n2. What is chai?"},
		{"a bold title with a number", para(run(bold, "1. Sorts")) + p("", "Green and black, and more."), "# 1. Sorts\n\nGreen and black, and more."},
		{"a bold question with a number stays among its like", para(run(bold, "1.1. What is cha?")) + p("", "Tea, in most of Asia."), "**1.1. What is cha?**\n\nTea, in most of Asia."},
		{"a number in a paragraph of its own", para(run(bold, "1.1. ")) + para(run(bold, "What is cha?")) + p("", "Tea, in most of Asia."), "**1.1. What is cha?**\n\nTea, in most of Asia."},
		{"an outline level", `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Sorts</w:t></w:r></w:p>` + p("", "Text."), "## Sorts\n\nText."},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantMarkdown(t, docxRead(t, c.body, map[string]string{"word/numbering.xml": wordNumbering}), c.want)
		})
	}
}

func TestDocxStyles(t *testing.T) {
	style := func(kind, id, name, based, rest string) string {
		if based != "" {
			based = `<w:basedOn w:val="` + based + `"/>`
		}
		return `<w:style w:type="` + kind + `" w:styleId="` + id + `"><w:name w:val="` + name + `"/>` + based + rest + `</w:style>`
	}
	for _, c := range []struct{ name, styles, body, want string }{
		{"a name in another language", style("paragraph", "a", "Überschrift 2", "", ""), p("a", "X") + p("", "y"), "## X\n\ny"},
		{"French", style("paragraph", "a", "Titre 3", "", ""), p("a", "X") + p("", "y"), "### X\n\ny"},
		{"an id alone", "", p("Heading2", "X") + p("", "y"), "## X\n\ny"},
		{"a style of one's own on a heading", style("paragraph", "q", "My question", "h", "") + style("paragraph", "h", "heading 3", "", ""), p("q", "X") + p("", "y"), "### X\n\ny"},
		{"an outline level of a style", style("paragraph", "q", "My question", "", `<w:pPr><w:outlineLvl w:val="3"/></w:pPr>`), p("q", "X") + p("", "y"), "#### X\n\ny"},
		{"headings deeper than six", style("paragraph", "q", "heading 9", "", ""), p("q", "X") + p("", "y"), "###### X\n\ny"},
		{"a ring", style("paragraph", "a", "A", "b", "") + style("paragraph", "b", "B", "a", `<w:rPr><w:i/></w:rPr>`), p("b", "X"), "*X*"},
		{"bold twice is not bold", style("paragraph", "a", "A", "", `<w:rPr><w:b/></w:rPr>`) + style("character", "s", "Strong", "", `<w:rPr><w:b/></w:rPr>`), `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>` + run("", "one ") + run(`<w:rStyle w:val="s"/>`, "two") + `</w:p>`, "**one** two"},
		{"bold taken away", style("paragraph", "a", "A", "", `<w:rPr><w:b/></w:rPr>`), `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>` + run("", "one ") + run(`<w:b w:val="0"/>`, "two") + `</w:p>`, "**one** two"},
		{"a list by its style", style("paragraph", "a", "List Bullet", "", `<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>`), p("a", "x") + p("a", "y"), "- x\n- y"},
		{"Word's styles for lists in lists", style("paragraph", "a", "List Number", "", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`) + style("paragraph", "b", "List Bullet 2", "", `<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>`), p("a", "x") + p("b", "y") + p("a", "z"), "1. x\n   - y\n2. z"},
		{"a quote that its style sets off belongs to no item", style("paragraph", "q", "Intense Quote", "", `<w:pPr><w:ind w:left="936"/></w:pPr><w:rPr><w:b/><w:i/></w:rPr>`), li("2", "0", "x") + p("q", "y"), "- x\n\n> y"},
		{"taken out of the list", style("paragraph", "a", "List Bullet", "", `<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>`), `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + run("", "x") + `</w:p>`, "x"},
		{"all in letters of one width is no code", `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr></w:rPrDefault></w:docDefaults>`, p("", "Tea is hot."), "Tea is hot."},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantMarkdown(t, docxRead(t, c.body, map[string]string{"word/numbering.xml": wordNumbering, "word/styles.xml": testStyles(c.styles)}), c.want)
		})
	}
}

// Documents in the stricter vocabulary, with other prefixes, with the parts elsewhere and packed with backslashes.
func TestDocxOtherSpellings(t *testing.T) {
	d, err := Parse("a.docx", docxFile(t, map[string]string{
		"_rels/.rels":          testLinks("officeDocument", "/Story/main.xml"),
		`Story\main.xml`:       `<doc xmlns="x"/>`,
		"other":                "",
		"word/document.xml":    testBody(p("", "Not this.")),
		"Story/_rels/main.xml": "",
	}), Docx)
	if err == nil || !strings.Contains(err.Error(), "without a text of Word") {
		t.Errorf("%v, %v: want an error that the main part is no text", d, err)
	}
	strict := `<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:pPr><ns0:pStyle ns0:val="k"/></ns0:pPr><ns0:r><ns0:t>X</ns0:t></ns0:r></ns0:p><ns0:p><ns0:r><ns0:t>y</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`
	d, err = Parse("a.docx", docxFile(t, map[string]string{
		"_rels/.rels":               testLinks("officeDocument", "/Story/main.xml"),
		`Story\main.xml`:            strict,
		"Story/_rels/main.xml.rels": testLinks("styles", "../looks.xml"),
		"LOOKS.xml":                 testStyles(`<w:style w:type="paragraph" w:styleId="k"><w:name w:val="Kop 2"/></w:style>`),
	}), Docx)
	if err != nil {
		t.Fatal(err)
	}
	wantMarkdown(t, d, "## X\n\ny")
}
