package document_test

import (
	"testing"

	"goodcard/deck/prose/document"
)

// A place in a document is told in what people can count there.
func TestUnit(t *testing.T) {
	for file, want := range map[string]string{"faq.md": "line", "faq.txt": "line", "a/faq.DOCX": "paragraph", "terms.csv": "row", "terms.tab": "row", "faq.pdf": "line", "faq": "line"} {
		if got := document.Named(file).Unit(); got != want {
			t.Errorf("in %s a %s is counted, want a %s", file, got, want)
		}
	}
}
