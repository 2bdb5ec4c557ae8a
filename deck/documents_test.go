package deck

import "testing"

// A folder may have more cards than memory would hold as documents.
func TestReadingKeepsNoDocumentThatIsWhole(t *testing.T) {
	b := newBuilder()
	b.addFile(readCards("whole.yaml", []byte("cards: [{id: a, ask: Q, answer: A}]\n")))
	b.addFile(readCards("broken.yaml", []byte("cards:\n  - id: b\n    ask: Q\n  %answer: @A\n")))
	if b.doubts["whole.yaml"] != nil {
		t.Error("the document of a file in which nothing is left out is kept")
	}
	if b.doubts["broken.yaml"] == nil {
		t.Error("a file of which something is left out raises no doubts")
	}
}
