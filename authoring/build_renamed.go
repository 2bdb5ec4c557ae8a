package authoring

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck/lock"
	"goodcard/deck/prose/document"
)

// inherit gives to texts the entries of documents that are not there any more, where most of what was drafted from one
// is found in them: it was renamed, split, or put into another. Else its cards would follow nothing from then on, and
// keep those of its new name away.
func (p *plan) inherit(texts []*text) {
	p.lock.Documents = slices.DeleteFunc(p.lock.Documents, func(d lock.Document) bool {
		return !p.texts[d.Path] && p.gone(d.Path) && p.bequeath(d.Path, texts)
	})
}

// handOver gives to texts what stood in another of them and stands there no more.
func (p *plan) handOver(texts []*text) {
	offers := map[*text]map[string]bool{}
	for _, t := range texts {
		offers[t] = map[string]bool{}
		for _, c := range t.found.Candidates {
			offers[t][c.Key] = true
		}
	}
	for i := range p.lock.Entries {
		e := &p.lock.Entries[i]
		from := slices.IndexFunc(texts, func(t *text) bool { return t.doc == e.Doc })
		if from < 0 || offers[texts[from]][e.Key] {
			continue
		}
		to := slices.IndexFunc(texts, func(t *text) bool { return offers[t][e.Key] })
		if to >= 0 && !strings.Contains(lock.Normalized(texts[from].read.Plain), lock.Normalized(e.Quote.Exact)) {
			e.Doc = texts[to].doc
		}
	}
}

// gone reports whether a document of the lock is not there: its file, or the part of it.
func (p *plan) gone(doc string) bool {
	file, part := document.Locate(p.place(doc))
	if _, err := os.Stat(file); err != nil || part == "" {
		return errors.Is(err, fs.ErrNotExist)
	}
	_, err := p.opts.Read(p.place(doc))
	_, gone := errors.AsType[*document.NoPartError](err)
	return gone
}

// place returns where a document of the lock lies.
func (b *book) place(doc string) string { return filepath.Join(b.folder(), filepath.FromSlash(doc)) }

// bequeath gives the entries of a document to the texts that offer the same, and the rest to the one with most of them.
// It reports false, and changes nothing, where that is less than half of them.
func (p *plan) bequeath(doc string, texts []*text) bool {
	heirs := map[string]*text{} // of what is drafted, by its key
	for _, t := range slices.Backward(texts) {
		for _, c := range t.found.Candidates {
			heirs[c.Key] = t
		}
	}
	all, found, shares := 0, 0, map[*text]int{}
	for _, e := range p.lock.Entries {
		if e.Doc != doc {
			continue
		}
		all++
		if heir := heirs[e.Key]; heir != nil {
			found++
			shares[heir]++
		}
	}
	if found == 0 || 2*found < all {
		return false
	}
	most := texts[0]
	for _, t := range texts {
		if shares[t] > shares[most] {
			most = t
		}
	}
	for i := range p.lock.Entries {
		e := &p.lock.Entries[i]
		switch heir := heirs[e.Key]; {
		case e.Doc != doc:
		case heir != nil:
			e.Doc = heir.doc
		default:
			e.Doc = most.doc
		}
	}
	most.heir = append(most.heir, doc)
	return true
}
