package document

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck/content"
	"goodcard/deck/shell"
)

// foreign names a format that is not read although it is one of texts; empty for others.
func foreign(name string, head []byte) string {
	what, _ := foreignOf(name, head)
	return what
}

// unknown says of a file what it is, and what to save instead.
func unknown(name string, src []byte) error {
	what, next := foreignOf(name, src)
	kind := content.Of(src)
	switch {
	case what == aDeck:
		return &Error{File: name, Message: "this file is a deck, and no text to make one of", Next: next}
	case what != "":
		return &Error{File: name, Message: "this file is " + what + ", which is not read", Next: next}
	case kind.Hint(name) != "":
		return &Error{File: name, Message: "this file is " + kind.String() + ", a text was expected", Next: kind.Hint(name)}
	}
	return &Error{File: name, Message: "this file is no text", Next: "save it as plain text, Markdown, HTML or .docx, and name that file"}
}

// foreignOf says of a file of a format that is not read what it is, and what to do.
func foreignOf(name string, src []byte) (what, next string) {
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		return foreignZip(ext, src)
	case bytes.HasPrefix(src, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return foreignOLE(ext, src)
	case bytes.HasPrefix(src, []byte(`{\rtf`)):
		return "rich text (.rtf)", saveAsDocx
	case bytes.HasPrefix(src, []byte("\x1f\x8b")):
		return "packed by gzip", "unpack it and name what comes out of it: zcat " + shell.Path(name) + " > " + shell.Path(filepath.Base(without(name, ".gz")))
	case bytes.HasPrefix(src, []byte("bplist00")) || ext == ".webarchive":
		return "a web archive of Safari (.webarchive)", savePage
	case isMHTML(src):
		return "a page of the web with its pictures in one file (.mhtml)", savePage
	case isUTF32(src):
		return "a text in UTF-32", "save it as UTF-8, and name that file"
	case content.Of(src) == content.Deck && (ext == ".yaml" || ext == ".yml" || ext == ".json"):
		return aDeck, "name the text from which a deck is to be made; the deck that it goes to stands behind -o"
	}
	switch ext {
	case ".gdoc":
		return "a link to a Google Doc, without its text", "open it, choose File > Download > Microsoft Word (.docx), and name that file"
	case ".gsheet":
		return "a link to a Google sheet, without its rows", "open it, choose File > Download > Comma-separated values (.csv), and name that file"
	case ".gslides":
		return "a link to Google slides, without their text", saveSlides
	case ".json", ".jsonl":
		return "data (.json)", "put terms and definitions, or questions and answers, into a .csv, and name that file"
	case ".ipynb":
		return "a notebook of Jupyter (.ipynb)", "export it as Markdown, and name that file"
	case ".rst":
		return "reStructuredText", throughPandoc(name, "rst")
	case ".adoc", ".asciidoc":
		return "AsciiDoc", "make HTML of it with asciidoctor, and name that: asciidoctor " + shell.Path(name)
	case ".org":
		return "a text of Org mode", throughPandoc(name, "org")
	case ".tex", ".latex":
		return "LaTeX", throughPandoc(name, "latex")
	case ".texi", ".texinfo":
		return "Texinfo", "make HTML of it, and name that: makeinfo --html --no-split " + shell.Path(name)
	}
	return "", ""
}

const (
	aDeck      = "a deck"
	saveAsDocx = "open it in the program that made it or in LibreOffice, save it as .docx, and name that file"
	saveAsCSV  = "save the sheet as .csv, and name that file"
	savePage   = "open it in the browser, choose Save Page As > Web Page, HTML only, and name that file"
	saveSlides = "save the text of the slides as .docx or .txt, and name that file"
)

// isMHTML reports whether a file is a page as browsers save it in the form of a mail.
func isMHTML(src []byte) bool {
	head := bytes.ToLower(src[:min(len(src), 4<<10)])
	from, _, _ := bytes.Cut(bytes.ReplaceAll(head, []byte("\r"), nil), []byte("\n\n"))
	return bytes.Contains(from, []byte("mime-version:")) && bytes.Contains(from, []byte("multipart/related"))
}

// throughPandoc says how HTML is made of a text.
func throughPandoc(name, format string) string {
	html := without(name, filepath.Ext(name)) + ".html"
	return "make HTML of it with pandoc, and name that: pandoc -f " + format + " -s -o " + shell.Path(html) + " " + shell.Path(name)
}

// without returns the path of a file without an ending, next to it.
func without(name, ending string) string {
	if base := filepath.Base(name); len(base) > len(ending) && strings.EqualFold(base[len(base)-len(ending):], ending) {
		return name[:len(name)-len(ending)]
	}
	return name + ".txt"
}

// foreignZip says what a zip is that is no .docx.
func foreignZip(ext string, src []byte) (what, next string) {
	head := src[:min(len(src), headBytes)]
	holds := func(text string) bool { return bytes.Contains(head, []byte(text)) }
	switch {
	case holds("application/epub+zip"):
		return "a book (.epub)", "convert it to .docx with Calibre, and name that file"
	case holds("application/vnd.oasis.opendocument.spreadsheet"), holds("xl/workbook.xml"), ext == ".xlsx":
		return "a spreadsheet", saveAsCSV
	case holds("application/vnd.oasis.opendocument.presentation"), holds("ppt/presentation.xml"), ext == ".pptx":
		return "slides", saveSlides
	case holds("application/vnd.oasis.opendocument"), ext == ".odt":
		return "a text of LibreOffice (.odt)", "open it in LibreOffice, save it as .docx, and name that file"
	case ext == ".pages":
		return "a text of Pages", "export it from Pages as .docx, and name that file"
	case content.Of(src) == content.Package:
		return "", ""
	}
	return "a zip", "unpack it, and name the texts in it"
}

// foreignOLE says what a file in the container of older Office programs is, in which newer ones put what has a password.
func foreignOLE(ext string, src []byte) (what, next string) {
	switch {
	case bytes.Contains(src, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")):
		return "protected by a password", "save it without one, and name that file"
	case ext == ".xls":
		return "a spreadsheet", saveAsCSV
	case ext == ".ppt":
		return "slides", saveSlides
	}
	return "a text of an older Word (.doc)", saveAsDocx
}

// textsIn says how the texts in a folder are named.
func textsIn(folder string) string {
	const most = 4 // that are named
	var all []string
	entries, _ := os.ReadDir(folder) // of what cannot be read nothing is named
	for _, e := range entries {
		switch ext := filepath.Ext(e.Name()); strings.ToLower(ext) {
		case ".md", ".markdown", ".txt", ".html", ".htm", ".xml", ".docx", ".csv", ".tsv", ".pdf":
			if pattern := shell.Path(filepath.Clean(folder)) + "/*" + ext; !strings.HasPrefix(e.Name(), ".") && !slices.Contains(all, pattern) && len(all) < most {
				all = append(all, pattern)
			}
		}
	}
	if all == nil {
		return "name texts, one by one"
	}
	return "name the texts in it: " + strings.Join(all, " ")
}
