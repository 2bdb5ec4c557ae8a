package lint

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// An amend returns the edit of a finding whose fix is certain, at a path of a document. It is nil where
// only the author can do it.
type amend func(doc *strictyaml.Document, path string, p deck.Problem) *strictyaml.Edit

// deleteIt takes away what a finding is about.
func deleteIt(doc *strictyaml.Document, path string, _ deck.Problem) *strictyaml.Edit {
	return doc.Without(path)
}

// showBackslashes doubles the backslashes of a word in which one was meant and is not seen. A word that
// stands in the text twice may be code in the other place.
func showBackslashes(doc *strictyaml.Document, path string, p deck.Problem) *strictyaml.Edit {
	text := doc.Text(path)
	for _, word := range vainEscapes(text) {
		if strings.HasPrefix(p.Message, `"`+word+`" `) && strings.Count(text, word) == 1 {
			e, _ := doc.Instead(path, strings.Replace(text, word, escaped(word), 1))
			return e
		}
	}
	return nil
}

// amend gives findings the edits of their rules. Files are read anew for it, each once, and only those
// in which there is something to mend.
func (l *linter) amend() {
	if l.opts.Source == nil {
		return
	}
	docs := map[string]*strictyaml.Document{}
	var at map[string]string
	for i := range l.problems {
		p := &l.problems[i]
		r := ruleOf(p.Rule)
		if r == nil || r.amend == nil || p.Edit != nil {
			continue
		}
		doc, read := docs[p.File]
		if !read {
			if src, ok := l.opts.Source(p.File); ok {
				doc, _ = strictyaml.Parse(p.File, src)
			}
			docs[p.File] = doc
		}
		if at == nil {
			at = l.paths()
		}
		if path := at[p.Subject] + p.Path; doc != nil && p.Path != "" {
			p.Edit = r.amend(doc, path, *p)
		}
	}
}

// paths returns what stands before a path below each card, by their ids.
func (l *linter) paths() map[string]string {
	before := map[string]string{}
	number := map[string]int{} // of cards in each file so far
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		before[c.ID] = fmt.Sprintf("cards[%d].", number[c.File])
		number[c.File]++
	}
	return before
}
