package authoring

import (
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
