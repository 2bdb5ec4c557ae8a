package document

import (
	"path/filepath"
	"strings"
)

// Unit says what the lines of a document are for people: what a program counts in a file of the format, one of them.
func (f Format) Unit() string {
	switch f {
	case Docx:
		return "paragraph"
	case CSV, TSV:
		return "row"
	default:
		return "line"
	}
}

// Named returns the format that the name of a file tells, or the path of a part of one; empty where only the text itself
// does.
func Named(file string) Format {
	file, _ = cutPath(file)
	switch strings.ToLower(filepath.Ext(file)) {
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".md", ".markdown", ".mdown", ".mkd":
		return Markdown
	case ".csv":
		return CSV
	case ".tsv", ".tab":
		return TSV
	case ".docx", ".docm", ".dotx", ".dotm":
		return Docx
	default:
		return ""
	}
}
