package main

import (
	"testing"

	"goodcard/deck/prose/document"
)

// A place in a document is told in what people can count there.
func TestPlaceInDocument(t *testing.T) {
	for _, test := range []struct {
		file        string
		format      document.Format
		first, last int
		want        string
	}{
		{"faq.md", document.Markdown, 3, 3, "faq.md:3"},
		{"faq.md", document.Markdown, 3, 5, "faq.md:3-5"},
		{"faq.docx", document.Docx, 3, 3, "faq.docx, paragraph 3"},
		{"terms.csv", document.CSV, 3, 5, "terms.csv, rows 3-5"},
		{"faq.pdf", document.PDF, 3, 5, "faq.pdf, lines 3-5"},
	} {
		if got := placeIn(test.file, test.format, test.first, test.last); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}
