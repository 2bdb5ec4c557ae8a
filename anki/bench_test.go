package anki

import "testing"

// What the note of a plain card costs: 100,000 of them have to be made in a fraction of a second.
func BenchmarkContent(b *testing.B) {
	d := loadDeck(b, "testdata/kinds")
	c := &d.Cards[0]
	s := around(d, c)
	for b.Loop() {
		contentOf(c, s)
	}
}
