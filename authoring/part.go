package authoring

import (
	"slices"

	"goodcard/deck/lock"
	"goodcard/deck/prose/document"
)

// fileOf returns the path of the file that a document of the lock is, or is a part of.
func (b *book) fileOf(doc string) string {
	_, part := document.Locate(b.place(doc))
	if part == "" {
		return doc
	}
	return doc[:len(doc)-len(part)-1]
}

// otherParts returns the entries of other documents that are the same file as the text, whole or in part.
func (w *taking) otherParts() (all []lock.Entry) {
	file, is := w.fileOf(w.doc), map[string]bool{}
	for _, e := range w.lock.Entries {
		same, known := is[e.Doc]
		if !known {
			same = e.Doc != w.doc && w.fileOf(e.Doc) == file
			is[e.Doc] = same
		}
		if same {
			all = append(all, e)
		}
	}
	return all
}

// A claim is an entry of a document, and what its passage offers now.
type claim struct {
	entry lock.Entry
	key   string
	named bool // the document is one of the texts: what it offers is what its cards come to say
}

// overlap finds out who is to speak of what, where several documents of the lock may share passages with a text: the whole
// file of a part, or a part within it or around it. Each entry is known by what its passage offers now, as the texts are:
// a question that was asked in other words would else be drafted once more. Who asks the same as before comes first.
func (p *plan) overlap(texts []*text) {
	of := map[string][]string{} // texts, by their files
	for _, t := range texts {
		file := p.fileOf(t.doc)
		of[file] = append(of[file], t.doc)
	}
	var asked []claim
	matched := map[string]bool{} // entries
	for _, d := range p.lock.Documents {
		if !slices.ContainsFunc(of[p.fileOf(d.Path)], func(doc string) bool { return doc != d.Path }) {
			continue
		}
		var read *text
		i := slices.IndexFunc(texts, func(t *text) bool { return t.doc == d.Path })
		if i >= 0 {
			read = texts[i]
		} else if doc, err := p.opts.Read(p.place(d.Path)); err == nil {
			read = &text{doc: d.Path, read: doc, found: p.opts.Find(doc, p.lang())}
		} else {
			continue // what it offers now nobody knows
		}
		named := i >= 0
		var mine []lock.Entry
		for _, e := range p.lock.Entries {
			if e.Doc == d.Path {
				mine = append(mine, e)
			}
		}
		for i, m := range match(mine, read.read, read.found.Candidates) {
			if m.Candidate < 0 {
				continue
			}
			matched[ofWhat(&mine[i])] = named
			key := read.found.Candidates[m.Candidate].Key
			if _, taken := p.said[key]; m.Asked {
				asked = append(asked, claim{mine[i], key, named})
			} else if !taken {
				p.said[key] = mine[i]
			}
		}
	}
	for _, c := range asked {
		if _, taken := p.said[c.key]; taken {
			continue
		}
		if i, ok := p.byKey[c.key]; ok {
			if holder := &p.lock.Entries[i]; holder.Doc != c.entry.Doc && !matched[ofWhat(holder)] {
				continue // which goes on to be known by it
			}
		}
		p.said[c.key] = c.entry
		if c.named {
			p.becomes[ofWhat(&c.entry)] = c.key
		}
	}
}

// ofWhat tells entries apart by what they are of.
func ofWhat(e *lock.Entry) string { return e.Card + "@" + e.Concept }

// elsewhere returns the entry of another document that speaks of a key, or is to; nil where none does.
func (w *taking) elsewhere(key string) *lock.Entry {
	if i, ok := w.byKey[key]; ok && w.lock.Entries[i].Doc != w.doc {
		e := &w.lock.Entries[i]
		if other, leaves := w.becomes[ofWhat(e)]; !leaves || other == key {
			return e
		}
	}
	if e, ok := w.said[key]; ok && e.Doc != w.doc {
		return &e
	}
	return nil
}

// spokenFor reports whether another part of the file speaks of a key, so that no entry of this one comes to do so too.
func (w *taking) spokenFor(key string) bool {
	other := w.elsewhere(key)
	return other != nil && w.fileOf(other.Doc) == w.fileOf(w.doc)
}
