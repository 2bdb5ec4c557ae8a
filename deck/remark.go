package deck

import "goodcard/deck/strictyaml"

// A Remark is a comment of a deck file that speaks to lint: "# lint: …".
type Remark struct {
	File string
	strictyaml.Comment
	Head bool // it stands above the first key of the file that says what the deck is
}

// remarkWord is what a comment begins with that speaks to lint.
const remarkWord = "lint:"

// Remarks returns the comments of the deck's files that speak to lint, in the order of the files.
func (d *Deck) Remarks() []Remark { return d.remarks }

func (b *builder) addRemarks(file string, doc *strictyaml.Document, main bool) {
	for _, c := range doc.Comments(remarkWord) {
		b.deck.remarks = append(b.deck.remarks, Remark{file, c, main && c.Above.First})
	}
}
