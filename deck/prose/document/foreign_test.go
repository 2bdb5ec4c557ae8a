package document

import (
	"os"
	"path/filepath"
	"testing"
)

// Each format that is not read is named, with what to do instead.
func TestForeign(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + string(make([]byte, 600))
	odf := func(kind string) string {
		return string(docxFile(t, map[string]string{"AA": "", "mimetype": "application/vnd.oasis.opendocument." + kind}))
	}
	zipOf := func(kind string) string { return "PK\x03\x04" + string(make([]byte, 26)) + "mimetype" + kind }
	t.Chdir(t.TempDir())
	for _, c := range []struct{ name, content, message, next string }{
		{"a.odt", odf("text"), "a.odt: this file is a text of LibreOffice (.odt), which is not read", "save it as .docx"},
		{"a.ods", odf("spreadsheet"), "a spreadsheet", ".csv"},
		{"a.odp", odf("presentation"), "slides", ".docx or .txt"},
		{"a.xlsx", string(docxFile(t, map[string]string{"xl/workbook.xml": ""})), "a spreadsheet", ".csv"},
		{"a.epub", string(docxFile(t, map[string]string{"mimetype": "application/epub+zip"})), "a book", "Calibre"},
		{"odt.docx", zipOf("application/vnd.oasis.opendocument.text"), "a text of LibreOffice (.odt)", "save it as .docx"},
		{"epub.docx", zipOf("application/epub+zip"), "a book", "Calibre"},
		{"utf-32.txt", "\xff\xfe\x00\x00T\x00\x00\x00", "a text in UTF-32", "save it as UTF-8"},
		{"utf-32-be.md", "\x00\x00\xfe\xff\x00\x00\x00T", "a text in UTF-32", "save it as UTF-8"},
		{"a.zip", string(docxFile(t, map[string]string{"a.txt": ""})), "a zip", "unpack it"},
		{"a.doc", ole, "an older Word", "save it as .docx"},
		{"a.docx", ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "protected by a password", "without one"},
		{"a.xls", ole, "a spreadsheet", ".csv"},
		{"a.rtf", `{\rtf1\ansi Tea}`, "rich text", "save it as .docx"},
		{"a b.rst", "Tea\n===\n", "reStructuredText", `pandoc -f rst -s -o "a b.html" "a b.rst"`},
		{"-a.org", "* Tea\n", "Org mode", filepath.FromSlash("pandoc -f org -s -o ./-a.html ./-a.org")},
		{"a.adoc", "= Tea\n", "AsciiDoc", "asciidoctor a.adoc"},
		{"a.tex", "\\section{Tea}\n", "LaTeX", "pandoc -f latex -s -o a.html a.tex"},
		{"a.texi", "@chapter Tea\n", "Texinfo", "makeinfo --html --no-split a.texi"},
		{"a.txt.gz", "\x1f\x8b\x08\x00", "packed by gzip", "zcat a.txt.gz > a.txt"},
		{"a.mhtml", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n<html>", "a page of the web with its pictures", "HTML only"},
		{"mail.html", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", "a page of the web with its pictures", "HTML only"},
		{"a.webarchive", "bplist00\xd1\x01\x02", "a web archive of Safari", "HTML only"},
		{"a.gdoc", `{"url":"https://docs.google.com/x","doc_id":"1"}`, "a link to a Google Doc, without its text", "File > Download > Microsoft Word (.docx)"},
		{"a.gsheet", `{"doc_id":"1"}`, "a link to a Google sheet", ".csv"},
		{"a.json", `{"terms": {"ox": "an animal"}}`, "data (.json)", ".csv"},
		{"a.ipynb", `{"cells": []}`, "a notebook of Jupyter", "Markdown"},
		{"a.png", "\x89PNG\x00", "no text", "plain text"},
		{"a.yaml", "format: 1\nid: a\ncards: []\n", "a deck", "from which"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := os.WriteFile(c.name, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			d, err := Read(c.name)
			if d != nil {
				t.Errorf("it is read as %q", d.Format)
			}
			wantError(t, err, c.message, c.next)
		})
	}
}

// A .docx is told by what it holds, whatever it is called.
func TestDocxByAnyName(t *testing.T) {
	src := docxFile(t, map[string]string{"word/document.xml": testBody(p("", "Tea."))})
	for _, name := range []string{"a.docx", "a.docm", "a.DOTX", "download", "a.zip"} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, src, 0o600); err != nil {
			t.Fatal(err)
		}
		if d, err := Read(path); err != nil || d.Format != Docx || d.Plain != "Tea." {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}
