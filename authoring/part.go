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

// overlap finds what documents that share passages with a text have drafted from these: the whole file of a part, or a part
// within it or around it. It is known by what it offers now, as the texts are: a question that was asked in other words
// would else be drafted once more.
func (p *plan) overlap(texts []*text) {
	of := map[string][]string{} // texts, by their files
	for _, t := range texts {
		file := p.fileOf(t.doc)
		of[file] = append(of[file], t.doc)
	}
	for _, d := range p.lock.Documents {
		if !slices.ContainsFunc(of[p.fileOf(d.Path)], func(doc string) bool { return doc != d.Path }) {
			continue
		}
		var read *text
		if i := slices.IndexFunc(texts, func(t *text) bool { return t.doc == d.Path }); i >= 0 {
			read = texts[i]
		} else if doc, err := p.opts.Read(p.place(d.Path)); err == nil {
			read = &text{doc: d.Path, read: doc, found: p.opts.Find(doc, p.lang())}
		} else {
			continue // what it offers now nobody knows
		}
		var mine []lock.Entry
		for _, e := range p.lock.Entries {
			if e.Doc == d.Path {
				mine = append(mine, e)
			}
		}
		for i, m := range match(mine, read.read, read.found.Candidates) {
			if m.Candidate >= 0 {
				p.said[read.found.Candidates[m.Candidate].Key] = mine[i]
			}
		}
	}
}

// elsewhere returns the entry of another document that speaks of a key; nil where none does.
func (w *taking) elsewhere(key string) *lock.Entry {
	if i, ok := w.byKey[key]; ok && w.lock.Entries[i].Doc != w.doc {
		return &w.lock.Entries[i]
	}
	if e, ok := w.said[key]; ok && e.Doc != w.doc {
		return &e
	}
	return nil
}
