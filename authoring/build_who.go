package authoring

import (
	"cmp"
	"slices"

	"goodcard/deck/lock"
)

// A speaker is the entry that speaks of something that a text may offer.
type speaker struct {
	doc, concept string
}

func speakerOf(e *lock.Entry) speaker { return speaker{e.Doc, e.Concept} }

// A side is a document of a file, of which several may share passages: the whole, parts, and parts within parts.
type side struct {
	*matching
	text  *text
	named bool   // the document is one of the texts: its entries follow what it offers
	at    []int  // entries of the lock
	done  []bool // of these: such as ask and say what they are matched with once they have followed it
}

// settleWho finds out who is to speak of what, before any of the texts is taken, and so that neither their order nor what
// this build changes makes a difference to the next one.
//
// Documents of one file are matched together: nothing is drafted from one that another has in other words, no two entries
// come to ask the same, and what an entry of one document asks none of another comes to ask.
func (p *plan) settleWho(texts []*text) {
	at := map[string][]int{}
	for i := range p.lock.Entries {
		doc := p.lock.Entries[i].Doc
		at[doc] = append(at[doc], i)
	}
	files := map[string][]*side{}
	var order []string
	for _, t := range texts {
		file := p.fileOf(t.doc)
		if _, ok := files[file]; !ok {
			order, files[file] = append(order, file), nil
		}
	}
	join := func(t *text, named bool) {
		mine, file := entriesAt(p.lock, at[t.doc]), p.fileOf(t.doc)
		files[file] = append(files[file], &side{matching: newMatching(mine, t.read, t.found.Candidates), text: t, named: named, at: at[t.doc], done: make([]bool, len(mine))})
	}
	known := map[string]bool{}
	for _, d := range p.lock.Documents {
		known[d.Path] = true
		if _, ok := files[p.fileOf(d.Path)]; !ok {
			continue
		}
		if i := slices.IndexFunc(texts, func(t *text) bool { return t.doc == d.Path }); i >= 0 {
			join(texts[i], true)
		} else if doc, err := p.opts.Read(p.place(d.Path)); err == nil { // else nobody knows what it offers now
			join(&text{doc: d.Path, read: doc, found: p.opts.Find(doc, p.lang())}, false)
		}
	}
	for _, t := range texts {
		if !known[t.doc] {
			join(t, true)
		}
	}
	var all []*side
	for _, file := range order {
		p.matchFile(file, files[file])
		all = append(all, files[file]...)
	}
	p.findSpeakers(all)
	p.renameIdeas(all)
}

// renameIdeas notes the names that concepts get: one that follows its text is none of those that are new, in any text.
func (p *plan) renameIdeas(sides []*side) {
	names := map[string]string{}
	for _, s := range sides {
		for i, m := range s.result {
			if s.named && m.Candidate >= 0 {
				if name := p.renamed(&s.entries[i], &s.found[m.Candidate]); name != "" {
					names[s.entries[i].Concept] = name
				}
			}
		}
	}
	if len(names) == 0 {
		return
	}
	clear(p.byName)
	for _, idea := range p.deck.Concepts {
		p.callIdea(cmp.Or(names[idea.ID], idea.Name), idea.ID)
	}
}

// maxRounds is how often the documents of a file are matched.
const maxRounds = 16

// matchFile matches the documents of a file until the next build would match them so too: what an entry leaves another may
// come to ask, and one whose passage is elsewhere is near to others.
func (p *plan) matchFile(file string, sides []*side) {
	docs := make([]*matching, len(sides))
	for i, s := range sides {
		docs[i] = s.matching
	}
	for range maxRounds {
		p.holdKeys(file, sides)
		left := false
		for _, s := range sides {
			left = s.pairSame() || left
		}
		if left {
			pairAlike(docs...)
			for _, s := range sides {
				s.searchText()
			}
		}
		changed, left := false, false
		for _, s := range sides {
			if s.named {
				changed = p.settleSide(s) || changed
			}
			left = left || slices.Contains(s.done, false)
		}
		if !changed || !left {
			break
		}
		for _, s := range sides {
			s.loosen(func(e int) bool { return !s.done[e] })
		}
	}
	for _, s := range sides {
		if s.named {
			p.became[s.text.doc] = s.result
		}
		s.quotes, s.passages, s.places = nil, nil, nil // which take as much memory as the texts
	}
}

// settleSide notes what entries of a text come to be. It reports whether that may make a difference to others.
func (p *plan) settleSide(s *side) (changed bool) {
	for i, m := range s.result {
		if s.done[i] {
			continue
		}
		e := &s.entries[i]
		switch {
		case m.Candidate >= 0 && isOf(e, &s.found[m.Candidate]):
			c := &s.found[m.Candidate]
			conflict, asked := p.conflict(e, c, m.Verdict != Changed)
			switch {
			case !conflict:
				s.done[i] = true
				changed = changed || m.Asked
			case !asked && e.Key != c.Key && s.text.saysElse(e, c):
				e.Key, changed = c.Key, true
			}
		case m.Candidate < 0 && m.Verdict == Moved:
			pointAt(e, s.text.read, m.Passage)
			changed = true
		}
		p.lock.Entries[s.at[i]] = *e
	}
	return changed
}

// several stands for more than one document.
const several = "\x00"

// holdKeys tells each document of a file which keys entries of the others have.
func (p *plan) holdKeys(file string, sides []*side) {
	if len(sides) == 1 && len(sides[0].at) == len(p.lock.Entries) {
		return
	}
	holder := map[string]string{}
	hold := func(key, doc string) {
		if other, ok := holder[key]; ok && other != doc {
			doc = several
		}
		holder[key] = doc
	}
	read := map[string]bool{}
	for _, s := range sides {
		read[s.text.doc] = true
		for i, m := range s.result {
			if s.done[i] {
				hold(s.found[m.Candidate].Key, s.text.doc)
			} else {
				hold(s.entries[i].Key, s.text.doc)
			}
		}
	}
	for _, d := range p.lock.Documents {
		read[d.Path] = read[d.Path] || p.fileOf(d.Path) != file
	}
	for i := range p.lock.Entries {
		if e := &p.lock.Entries[i]; !read[e.Doc] {
			hold(e.Key, e.Doc)
		}
	}
	for _, s := range sides {
		s.elsewhere = func(key string) bool {
			doc, ok := holder[key]
			return ok && doc != s.text.doc
		}
	}
}

// findSpeakers finds who speaks of what: who comes to ask it, else who asked it and asks nothing else.
func (p *plan) findSpeakers(sides []*side) {
	left := map[int]bool{} // entries that come to ask something else
	speaks := func(key string, e *lock.Entry) {
		if _, ok := p.byKey[key]; !ok {
			p.byKey[key] = speakerOf(e)
		}
	}
	for _, asked := range []bool{false, true} {
		for _, s := range sides {
			for i, m := range s.result {
				if m.Candidate >= 0 && m.Asked == asked {
					speaks(s.found[m.Candidate].Key, &s.entries[i])
					left[s.at[i]] = s.named
				}
			}
		}
	}
	for i := range p.lock.Entries {
		if e := &p.lock.Entries[i]; !left[i] {
			speaks(e.Key, e)
		}
	}
}

// elsewhere returns the entry of another document that speaks of a key, or is to; none where none does.
func (w *taking) elsewhere(key string) speaker {
	if s, ok := w.byKey[key]; ok && s.doc != w.doc {
		return s
	}
	return speaker{}
}
