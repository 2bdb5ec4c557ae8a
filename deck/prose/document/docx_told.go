package document

import "fmt"

// docxTold counts what stands in a .docx and in none of its blocks.
type docxTold struct {
	pictures, notes, comments, deleted, hidden, symbols, embedded int
	contents                                                      bool
}

func (t docxTold) words() []string {
	var all []string
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			all = append(all, one)
		case n > 1:
			all = append(all, fmt.Sprintf("%d %s", n, many))
		}
	}
	if t.contents {
		all = append(all, "the table of contents")
	}
	add(t.pictures, "1 picture", "pictures")
	add(t.notes, "1 footnote or endnote", "footnotes and endnotes")
	add(t.comments, "1 comment", "comments")
	add(t.deleted, "1 deletion that is tracked (changes count as accepted)", "deletions that are tracked (changes count as accepted)")
	add(t.hidden, "1 piece of hidden text", "pieces of hidden text")
	add(t.symbols, "1 sign of a font of symbols", "signs of fonts of symbols")
	add(t.embedded, "1 embedded file", "embedded files")
	return all
}
