package authoring

import (
	"strings"
	"testing"

	"goodcard/deck/lock"
	"goodcard/deck/prose/document"
)

func TestPointAt(t *testing.T) {
	long := strings.Repeat("ä", 100)
	for _, test := range []struct{ before, exact, behind, prefix, suffix string }{
		{"", "All of it.", "", "", ""},
		{strings.Repeat("🚪", 50) + "xyz", "A.", "x" + strings.Repeat("🚪", 50), strings.Repeat("🚪", 29) + "xyz", "x" + strings.Repeat("🚪", 31)},
		{"One.\n Two. ", "Three.", "\n\nFour.\n", "One. Two.", "Four."},
		{long, " Middle ", long, strings.Repeat("ä", 32), strings.Repeat("ä", 32)},
	} {
		doc := &document.Document{Plain: test.before + test.exact + test.behind}
		e := lock.Entry{Card: "c", Key: "ask c", Rule: "qa/1", Fields: []lock.Field{{Key: "ask", Text: "c"}}}
		pointAt(&e, doc, document.Passage{Start: len(test.before), End: len(test.before) + len(test.exact), First: 3, Last: 4, Headings: []string{"H"}})
		if want := (lock.Quote{Exact: test.exact, Prefix: test.prefix, Suffix: test.suffix}); e.Quote != want {
			t.Errorf("the quote is %q, want %q", e.Quote, want)
		}
		if e.First != 3 || e.Last != 4 || len(e.Heading) != 1 || e.Span != lock.SpanOf(test.exact) || e.Card != "c" || e.Fields[0].Text != "c" {
			t.Errorf("the entry is %+v", e)
		}
	}
}
