package document

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
)

// headBytes is how much of a file is enough to tell its format.
const headBytes = 64 << 10

// Sniff tells the format of a file by how it begins and by its name. It is false for what is of none of the
// formats, such as a picture.
func Sniff(name string, head []byte) (Format, bool) {
	head = head[:min(len(head), headBytes)]
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return PDF, true
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		const other = 30 // where its first file has its name: books and texts of LibreOffice say there what they are
		return Docx, strings.HasPrefix(ext, ".do") && !bytes.HasPrefix(head[min(other, len(head)):], []byte("mimetype")) || bytes.Contains(head, []byte("word/document.xml"))
	case isBinary(head):
		return "", false
	}
	text, _, err := decode(head, "")
	if err != nil {
		return "", false
	}
	begins := strings.ToLower(strings.TrimSpace(text[:min(len(text), 4<<10)]))
	isXML := strings.HasPrefix(begins, "<?xml")
	switch {
	case strings.HasPrefix(begins, "<!doctype html"), strings.HasPrefix(begins, "<html"), isXML && strings.Contains(begins, "<html"):
		return HTML, true
	case isDocBook(begins) && (isXML || strings.HasPrefix(begins, "<!doctype")): // else it may be an <article> of HTML
		return DocBook, true
	}
	if isMHTML(head) {
		return "", false
	}
	isCut := len(head) == headBytes
	switch named := Named(name); {
	case named == HTML, named == CSV, named == TSV:
		return named, true
	case isSeparated(text, isCut):
		return CSV, true
	case named == Markdown:
		return Markdown, true
	case isDocBook(begins):
		return DocBook, true
	case ext == ".xml", ext == ".dbk", ext == ".docbook", ext == ".tei":
		return DocBook, true
	case foreign(name, head) != "":
		return "", false
	case isTabbed(text, isCut):
		return TSV, true
	}
	return Text, true
}

// isTabbed reports whether the lines of a text are values with tabs between them, as Quizlet and Anki export cards; a
// few may go on with a definition. The last line may be cut.
func isTabbed(text string, isCut bool) bool {
	if strings.HasPrefix(text, "#separator:") {
		return true
	}
	if isCut {
		text = text[:strings.LastIndexByte(text, '\n')+1]
	}
	rows, tabs, others := 0, 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		n := strings.Count(line, "\t")
		if n == 0 && rows > 0 && markerOf(line).size == 0 && label(line) == 0 {
			others++
			continue
		}
		if rows++; rows == 1 {
			tabs = n
		}
		if n == 0 || n > 2 || n != tabs || line[0] == '\t' || line[0] == ' ' || label(line) > 0 || numbered(line) > 0 {
			return false
		}
	}
	const few = 3
	return rows >= few && 4*others <= rows
}

// isSeparated reports whether a text is a table of values, whatever its name says: its first line names columns, and each
// of the others has as many values, or more where the last one holds commas. The last line may be cut.
func isSeparated(text string, isCut bool) bool {
	if isCut {
		text = text[:strings.LastIndexByte(text, '\n')+1]
	}
	header, _, _ := strings.Cut(text, "\n")
	for _, separator := range []string{",", ";", "\t"} {
		columns := strings.Split(header, separator)
		if len(columns) < 2 || !isHeader(columns) {
			continue
		}
		t := &tableReader{text: text, separator: separator, isTrial: true}
		if t.rows() != nil || len(t.found) < 2 {
			return false
		}
		return !slices.ContainsFunc(t.found, func(r row) bool { return len(r.values) < len(columns) })
	}
	return false
}

// isDocBook reports whether a text that begins so, in lower case, is DocBook or TEI.
func isDocBook(begins string) bool {
	if !strings.HasPrefix(begins, "<") || strings.Contains(begins, "<html") {
		return false
	}
	for _, sign := range []string{"docbook", "<glossary", "<qandaset", "<article", "<book", "<chapter", "<tei"} {
		if strings.Contains(begins, sign) && (strings.HasPrefix(begins, "<?xml") || strings.HasPrefix(begins, "<!doctype") || strings.HasPrefix(begins, sign)) {
			return true
		}
	}
	return false
}

// isBinary reports whether a file holds what no text does.
func isBinary(head []byte) bool {
	return bytes.IndexByte(head, 0) >= 0 && utf16Order(head) == nil
}
