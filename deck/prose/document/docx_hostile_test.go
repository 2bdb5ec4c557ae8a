package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
)

// Files that were made to do harm, or came to it: each gives one error that says what to do.
func TestDocxHostile(t *testing.T) {
	main := testBody(p("", "Tea."))
	body := func(body string) map[string]string {
		return map[string]string{"word/document.xml": testBody(body)}
	}
	many := map[string]string{"word/document.xml": main}
	for i := range docxEntries {
		many[fmt.Sprintf("media/%d", i)] = ""
	}
	for _, c := range []struct {
		name, message, next string
		src                 []byte
	}{
		{"nothing", "no .docx, or it is cut off", "once more", nil},
		{"the beginning of a zip", "no .docx, or it is cut off", "once more", docxFile(t, body(p("", "Tea.")))[:200]},
		{"no text in it", "a zip without a text of Word", "save it anew", docxFile(t, map[string]string{"a.txt": "Tea."})},
		{"a spreadsheet", "a spreadsheet", ".csv", docxFile(t, map[string]string{"xl/workbook.xml": ""})},
		{"another root", "a zip without a text of Word", "save it anew", docxFile(t, map[string]string{"word/document.xml": "<html/>"})},
		{"a bomb", "unpacks to far more", "several smaller", docxFile(t, body(p("", strings.Repeat("a", 21<<20))))},
		{"a bomb in its styles", "unpacks to far more", "several smaller", docxFile(t, map[string]string{"word/document.xml": main, "word/styles.xml": testStyles(strings.Repeat(" ", 21<<20))})},
		{"too many files", "holds 10002 files", "save it anew", docxFile(t, many)},
		{"a long name", "has a name of 600 bytes", "save it anew", docxFile(t, map[string]string{"word/document.xml": main, strings.Repeat("a", 600): ""})},
		{"one name twice, but for its case", "the same name", "save it anew", docxFile(t, map[string]string{"word/document.xml": main, "Word/Document.xml": testBody(p("", "Coffee."))})},
		{"one name twice, but for its slashes", "the same name", "save it anew", docxFile(t, map[string]string{"word/document.xml": main, `\word\document.xml`: testBody(p("", "Coffee."))})},
		{"a password", "protected by a password", "without one", docxRaw(t, main, func(h *zip.FileHeader) { h.Flags |= 1 })},
		{"another way to pack", "no .docx uses", "save it anew", docxRaw(t, main, func(h *zip.FileHeader) { h.Method = 99 })},
		{"a wrong sum", "damaged", "once more", docxRaw(t, main, func(h *zip.FileHeader) { h.CRC32++ })},
		{"a size that is a lie", "damaged", "once more", docxRaw(t, main, func(h *zip.FileHeader) { h.CompressedSize64 += 1 << 40 })},
		{"entities in entities", "defines entities", "save it anew", docxFile(t, map[string]string{"word/document.xml": `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="` + testWord + `"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`})},
		{"an entity of the file system", "defines entities", "save it anew", docxFile(t, map[string]string{"word/document.xml": strings.Replace(main, "?>", `?><!DOCTYPE d SYSTEM "file:///etc/passwd">`, 1)})},
		{"an unknown entity", "is no XML (line 4", "once more", docxFile(t, body(p("", "&tea;")))},
		{"an open element", "breaks off", "once more", docxFile(t, map[string]string{"word/document.xml": main[:len(main)-30]})},
		{"a sign that XML has not", "no XML", "once more", docxFile(t, body(p("", "a\x01b")))},
		{"UTF-16", "UTF-16", "save it anew", docxFile(t, map[string]string{"word/document.xml": "\xff\xfe<\x00"})},
		{"another encoding", "not written in UTF-8", "save it anew", docxFile(t, map[string]string{"word/document.xml": strings.Replace(main, "UTF-8", "KOI8-R", 1)})},
		{"tables in tables", "deep in one another", "tables out of tables", docxFile(t, body(strings.Repeat("<w:tbl><w:tr><w:tc>", 200)+strings.Repeat("</w:tc></w:tr></w:tbl>", 200)))},
		{"insertions in insertions", "deep in one another", "tables out of tables", docxFile(t, body(strings.Repeat("<w:ins>", 100_000)))},
		{"a formula without end", "formula in it is longer", "take it out", docxFile(t, body(para("<m:oMath>"+strings.Repeat("<m:r><m:t>aaaaaaaaaaaaaaaa</m:t></m:r>", 5_000)+"</m:oMath>")))},
		{"cells without end", "more than 2 million paragraphs", "split", docxFile(t, body("<w:tbl><w:tr>"+strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>`, 32_000)+"</w:tr></w:tbl>"))},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Parse("a.docx", c.src, Docx)
			if d != nil {
				t.Errorf("it is read, as %q", d.Plain[:min(len(d.Plain), 200)])
			}
			wantError(t, err, c.message, c.next)
			if err != nil && !strings.HasPrefix(err.Error(), "a.docx: ") {
				t.Errorf("error %q does not name the file", err)
			}
		})
	}
}

// docxRaw packs a main part whose header was changed.
func docxRaw(t testing.TB, main string, change func(*zip.FileHeader)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "word/document.xml", Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(main)), CompressedSize64: uint64(len(main)), UncompressedSize64: uint64(len(main))}
	change(h)
	w, err := z.CreateRaw(h)
	if err == nil {
		_, err = io.WriteString(w, main)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What looks like an attack and is none that matters here gives the text, and nothing but it.
func TestDocxOdd(t *testing.T) {
	t.Run("names that lead elsewhere are no paths", func(t *testing.T) {
		t.Chdir(t.TempDir())
		parts := map[string]string{"word/document.xml": testBody(p("", "Tea.")), "../../escape.txt": "x", "/etc/passwd": "x", "C:\\x": "x", "word/_rels/document.xml.rels": testLinks("styles", "../../../../etc/passwd", "numbering", "file:///etc/passwd")}
		d, err := Parse("a.docx", docxFile(t, parts), Docx)
		if err != nil || d.Plain != "Tea." {
			t.Errorf("%+v, %v: want the text", d, err)
		}
		entries, err := os.ReadDir(".")
		if err != nil || len(entries) != 0 {
			t.Errorf("there are %d files where none was: %v", len(entries), err)
		}
	})
	t.Run("numbers out of all bounds", func(t *testing.T) {
		d := docxRead(t, li("1", "-7", "a")+li("999", "99999999999999999999", "b")+`<w:p><w:pPr><w:outlineLvl w:val="77"/><w:ind w:left="-99999999999"/></w:pPr><w:r><w:t>c</w:t></w:r></w:p>`, nil)
		wantMarkdown(t, d, "- a\n\n* b\n\nc")
	})
	t.Run("signs that nobody sees", func(t *testing.T) {
		d := docxRead(t, p("", "T\u200be\u202ea\u2066 \ufeffis&#173; hot&#x85;\u2028now\U000e0041.")+p("Heading1", "\u202e&lt;script&gt;alert(1)&lt;/script&gt;")+p("", "x"), nil)
		if want := "Tea is hot now.\n<script>alert(1)</script>\nx"; d.Plain != want {
			t.Errorf("plain text %q, want %q", d.Plain, want)
		}
		if text := MarkdownOf(d.Blocks); !strings.Contains(text, `\<script`) {
			t.Errorf("%q: the sign of HTML is not escaped", text)
		}
	})
	t.Run("fields in fields", func(t *testing.T) {
		begin := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
		d := docxRead(t, para(run("", "a"), strings.Repeat(begin, 5000), strings.Repeat(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, 9000), run("", "b")), nil)
		wantMarkdown(t, d, "ab")
	})
	t.Run("many items and what stands below them", func(t *testing.T) {
		below := `<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>`
		d := docxRead(t, li("1", "0", "a")+strings.Repeat(below, 20_000), map[string]string{"word/numbering.xml": wordNumbering})
		if items := d.Blocks[0].Blocks; len(d.Blocks) != 1 || len(items) != 1 || len(items[0].Blocks) != 20_001 {
			t.Errorf("%d blocks: want one list of one item with all", len(d.Blocks))
		}
	})
}

// No byte that is changed or lost makes the reader fail in a way of its own, and no error is without a hint.
func FuzzDocx(f *testing.F) {
	for _, name := range []string{"testdata/libreoffice.docx", "testdata/changes.docx"} {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add(docxFile(f, map[string]string{"word/document.xml": testBody(p("Heading1", "Tea") + li("1", "0", "a"))}))
	f.Fuzz(func(t *testing.T, src []byte) { checkDocx(t, src) })
}

// FuzzDocxXML changes the parts themselves, which in a zip hardly any change leaves readable.
func FuzzDocxXML(f *testing.F) {
	f.Add(testBody(p("a", "Tea")+li("1", "0", "a")+li("1", "1", "b")+`<w:tbl><w:tr><w:tc>`+p("", "x")+`</w:tc><w:tc>`+p("", "y")+`</w:tc></w:tr></w:tbl>`), testStyles(wordStyles), wordNumbering)
	f.Add(testBody(para(field(`TOC \h`, run(bold, "x")), `<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den/></m:f></m:oMath>`)), testStyles(""), "")
	f.Add(testBody(p("T", "a")+p("D", "b")+`<w:p><w:pPr><w:pStyle w:val="T"/><w:ind w:left="567"/></w:pPr><w:r><w:t>c</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="D"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:ind w:left="1134"/></w:pPr><w:r><w:t>d</w:t></w:r></w:p>`),
		testStyles(`<w:style w:type="paragraph" w:styleId="T"><w:name w:val="List Heading"/></w:style><w:style w:type="paragraph" w:styleId="D"><w:name w:val="List Contents"/></w:style>`), wordNumbering)
	f.Fuzz(func(t *testing.T, main, styles, numbering string) {
		checkDocx(t, docxFile(t, map[string]string{"word/document.xml": main, "word/styles.xml": styles, "word/numbering.xml": numbering}))
	})
}

func checkDocx(t *testing.T, src []byte) {
	d, err := Parse("a.docx", src, Docx)
	if (d == nil) == (err == nil) {
		t.Fatalf("document %v with error %v: want exactly one of them", d, err)
	}
	if err != nil {
		wantError(t, err, "a.docx: ", "")
		if e, ok := err.(*Error); ok && e.Next == "" {
			t.Errorf("error %q without a hint", err)
		}
		return
	}
	again, err := Parse("a.docx", slices.Clone(src), Docx)
	if err != nil || again.Plain != d.Plain || MarkdownOf(again.Blocks) != MarkdownOf(d.Blocks) {
		t.Errorf("the same file gives another text, or %v", err)
	}
	for _, b := range d.Blocks {
		if b.First < 1 || b.Last < b.First {
			t.Errorf("a block of the paragraphs %d to %d", b.First, b.Last)
		}
	}
}
