package authoring

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/deck/markup"
	"goodcard/deck/prose/document"
)

// maxTitle is how long a text may say that it is called, in letters.
const maxTitle = 200

// findSource finds the source of the deck that the text is, or makes one.
func (w *taking) findSource(mine []lock.Entry) {
	file := w.fileOf(w.doc) // of which several parts are one source
	if s := w.sourceBy(func(s deck.Source) bool { return s.File == file }); s != nil {
		w.source = *s
		return
	}
	for _, entries := range [][]lock.Entry{mine, w.otherParts()} { // as its cards cite it
		for i := range entries {
			id, _, _ := strings.Cut(entries[i].Field("source"), "#")
			if s := w.sourceBy(func(s deck.Source) bool { return s.ID == id }); s != nil {
				w.source = *s
				return
			}
		}
	}
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	title := literal(w.read.Title)
	if utf8.RuneCountInString(title) > maxTitle {
		title = "" // it is the text, as of a page without paragraphs
	}
	title = cmp.Or(title, literal(stem), literal(file))
	id := cmp.Or(deck.IDOf(stem), "text")
	others := map[string]bool{} // sources that are other texts
	for _, e := range w.lock.Entries {
		id, _, _ := strings.Cut(e.Field("source"), "#")
		others[id] = true
	}
	if s := w.sourceBy(func(s deck.Source) bool {
		return s.ID == id && s.File == "" && s.Title == title && !others[id]
	}); s != nil {
		w.source = *s
		return
	}
	w.isNew = true
	w.source = deck.Source{Title: title, ID: w.mintSource(id)}
	if deck.IsPath(file) {
		w.source.File = file
	}
}

// mintSource returns an id that no source has, the one that is proposed or the same with a number behind it.
func (w *taking) mintSource(proposed string) string {
	var ids deck.Mint
	for _, s := range slices.Concat(w.deck.Sources, w.sources) {
		ids.Use(s.ID)
	}
	return ids.ID(proposed)
}

// renameSource makes the source of the deck that the text is name its file, where it names one that the text replaces.
func (w *taking) renameSource() {
	file := w.fileOf(w.doc)
	if w.isNew || w.source.File == "" || w.source.File == file || !slices.ContainsFunc(w.heir, func(doc string) bool { return w.fileOf(doc) == w.source.File }) {
		return
	}
	w.source.File = ""
	if deck.IsPath(file) {
		w.source.File = file
	}
	main := w.main().File
	w.settings[main] = append(w.settings[main], deck.Setting{Path: "sources." + w.source.ID + ".file", Text: w.source.File})
}

// literal returns a name as a deck holds it, which is no Markdown: on one line, without signs that nobody sees.
func literal(name string) string { return oneLine(markup.Clean(name)) }

func (w *taking) sourceBy(is func(deck.Source) bool) *deck.Source {
	for _, all := range [][]deck.Source{w.deck.Sources, w.sources} {
		if i := slices.IndexFunc(all, is); i >= 0 {
			return &all[i]
		}
	}
	return nil
}

// citation returns what a card says of a passage under "source:".
func (w *taking) citation(p document.Passage) string {
	if heading := headingOf(p); w.part == "" || heading != w.heading { // thousands of cards may stand below one
		w.heading, w.part = heading, deck.IDOf(heading)
	}
	if w.part != "" {
		return w.source.ID + "#" + w.part
	}
	return w.source.ID
}
