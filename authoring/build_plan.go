package authoring

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/lock"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
	"goodcard/deck/spelling"
	"goodcard/files"
)

// A plan is the changes of a book that bring it up to date with texts.
type plan struct {
	*book
	opts    BuildOptions
	refused map[string]string // why drafts are left out, by their keys
	built   *Built
	texts   map[string]bool // that were taken, by their paths in the lock

	cards    owned[deck.Card]
	concepts owned[deck.Concept]
	byKey    map[string]speaker   // who speaks of what, or is to, by the keys of entries
	became   map[string][]matched // what became of the entries of the texts, by their paths in the lock
	byName   map[string]string    // concepts, by their names, and by these without what makes no difference
	bySaying map[string]string    // cards without an entry, by what they say

	settings map[string][]deck.Setting // by the file that they change
	placed   map[string]string         // new cards of a folder, by the file that they go to
	sources  []deck.Source             // that come
	langs    []string                  // of the texts
	titles   []string                  // the same; empty for one without
}

// owned is the cards of a deck, or its concepts, and those that come.
type owned[T any] struct {
	there map[string]*T     // by id
	known map[string]bool   // ids of such as the lock has entries of
	ids   deck.Mint         // of what comes
	added []deck.Behind[T]  // in the order in which they come; behind the last one of their text
	keys  map[string]string // from what those are made that come, by id
}

func ownedOf[T any]() owned[T] {
	return owned[T]{there: map[string]*T{}, known: map[string]bool{}, keys: map[string]string{}}
}

func newPlan(b *book, opts BuildOptions, refused map[string]string) *plan {
	p := &plan{
		book: b, opts: opts, refused: refused, built: &Built{}, texts: map[string]bool{},
		cards: ownedOf[deck.Card](), concepts: ownedOf[deck.Concept](),
		byKey: map[string]speaker{}, became: map[string][]matched{}, byName: map[string]string{}, bySaying: map[string]string{}, settings: map[string][]deck.Setting{}, placed: map[string]string{},
	}
	for i := range b.deck.Cards {
		c := &b.deck.Cards[i]
		p.cards.there[c.ID] = c
		p.cards.ids.Use(c.ID)
		for _, was := range c.Was {
			p.cards.ids.Use(strings.TrimPrefix(was, b.deck.ID+"/"))
		}
	}
	for i := range b.deck.Concepts {
		c := &b.deck.Concepts[i]
		p.concepts.there[c.ID] = c
		p.concepts.ids.Use(c.ID)
		p.callIdea(c.Name, c.ID)
	}
	for _, e := range b.lock.Entries {
		if e.Card != "" {
			p.cards.ids.Use(e.Card)
			p.cards.known[e.Card] = true
		} else {
			p.concepts.ids.Use(e.Concept)
			p.concepts.known[e.Concept] = true
		}
	}
	for i := range b.deck.Cards {
		if c := &b.deck.Cards[i]; !p.cards.known[c.ID] {
			p.bySaying[saying(c)] = c.ID
		}
	}
	return p
}

// callIdea notes the name of a concept. Of two whose names differ in capitals each is known by its own, and the first by other spellings.
func (p *plan) callIdea(name, id string) {
	p.byName[asWritten+name] = id
	if folded := spelling.Fold(name); p.byName[folded] == "" {
		p.byName[folded] = id
	}
}

// asWritten is before a name that is known as it is written; no name has it.
const asWritten = "\x00"

// spare keeps ids from new cards that a release gave to cards of this deck: learners have a history under them.
func (p *plan) spare() error {
	src, err := files.Read(p.at.Ledger, ledger.MaxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	past, err := ledger.Parse(p.at.Ledger, src)
	if err != nil {
		return err
	}
	for id := range past.ByID() {
		p.cards.ids.Use(path.Base(id))
	}
	return nil
}

// saying tells a card by what it asks and answers.
func saying(c *deck.Card) string {
	return strings.Join([]string{string(c.Kind), strings.TrimSpace(c.Text), strings.TrimSpace(c.Answer)}, "\n")
}

// lang returns the language in which the texts are to be read; empty where they must tell.
func (p *plan) lang() string { return cmp.Or(p.deck.Lang, p.opts.Lang) }

// A taking is the work on one text.
type taking struct {
	*plan
	*text
	told     BuiltText
	source   deck.Source
	isNew    bool              // the source is not among those of the deck yet
	cited    bool              // a card cites it
	concept  map[string]string // concepts of the deck, by the ids that what was found has for them
	entries  []lock.Entry      // that come
	lastCard string            // of the text in the deck; empty for none
	lastIdea string            // the same, of concepts

	pointed *document.Passage // the passage that an entry was made to speak of last
	span    string            // of it
	quote   lock.Quote

	heading, part string // the heading that was cited last, and as what
}

// take makes the changes that one text asks for.
func (p *plan) take(t *text) {
	w := &taking{plan: p, text: t, concept: map[string]string{}}
	w.told = BuiltText{Path: t.path, File: t.path, Doc: t.doc, Format: t.read.Format, Lang: t.found.Lang, Offers: len(t.found.Candidates), Unread: t.read.Unread, Skipped: t.found.Skipped}
	if t.read.Part != nil {
		w.told.File, w.told.Part = document.Locate(t.path)
	}
	for _, doc := range t.heir {
		w.told.Replaces = append(w.told.Replaces, shown(w.place(doc)))
	}
	p.langs = append(p.langs, t.found.Lang)
	p.titles = append(p.titles, t.title())
	var at []int
	for i := range p.lock.Entries {
		if p.lock.Entries[i].Doc == t.doc {
			at = append(at, i)
		}
	}
	mine := entriesAt(p.lock, at)
	w.findSource(mine)
	w.renameSource()
	if w.findLast(mine); len(mine) == 0 {
		w.findLast(w.otherParts())
	}
	entryOf, seen := map[int]int{}, map[int]bool{}
	for i, m := range p.became[t.doc] {
		switch e := &p.lock.Entries[at[i]]; {
		case m.Candidate >= 0 && isOf(e, &t.found.Candidates[m.Candidate]):
			entryOf[m.Candidate], seen[m.Candidate] = at[i], m.Verdict != Changed
		case m.Candidate >= 0 || m.Verdict == Changed || m.Verdict == Orphaned:
			w.tellOrphaned(e)
		}
	}
	for i := range t.found.Candidates {
		c := &t.found.Candidates[i]
		if e, ok := entryOf[i]; ok {
			w.follow(&p.lock.Entries[e], c, seen[i])
		} else {
			w.draft(c)
		}
	}
	w.settle()
	p.built.Texts = append(p.built.Texts, w.told)
}

// isOf reports whether an entry can be of a candidate: a card of a card, a concept of a concept.
func isOf(e *lock.Entry, c *prose.Candidate) bool { return (e.Card == "") == (c.Card == nil) }

// entriesAt returns the entries at places that rise: mostly they stand together, and are no copy.
func entriesAt(l *lock.Lock, places []int) []lock.Entry {
	n := len(places)
	if n > 0 && places[n-1]-places[0] == n-1 {
		return l.Entries[places[0] : places[0]+n : places[0]+n]
	}
	all := make([]lock.Entry, n)
	for i, at := range places {
		all[i] = l.Entries[at]
	}
	return all
}

// findLast finds behind which card and which concept of the deck new ones come.
func (w *taking) findLast(mine []lock.Entry) {
	ours := map[string]bool{}
	for _, e := range mine {
		ours["card "+e.Card], ours["concept "+e.Concept] = true, true
	}
	for _, c := range w.deck.Cards {
		if ours["card "+c.ID] {
			w.lastCard = c.ID
		}
	}
	for _, c := range w.deck.Concepts {
		if ours["concept "+c.ID] {
			w.lastIdea = c.ID
		}
	}
}

// tellOrphaned tells of a card or a concept whose passage is gone, and which stays.
func (w *taking) tellOrphaned(e *lock.Entry) {
	m := Made{Card: e.Card, Concept: e.Concept, First: e.First, Last: e.Last, Heading: e.Heading, Rule: e.Rule, Flags: e.Flags}
	if c := w.cards.there[e.Card]; c != nil {
		m.Kind, m.Front, m.Draft = c.Kind, c.Text, c.Draft
	} else if c := w.concepts.there[e.Concept]; c != nil {
		m.Front = c.Name
	} else {
		return // its author dropped it
	}
	w.told.Orphaned = append(w.told.Orphaned, m)
}

// settle puts what came of the text into the plan.
func (w *taking) settle() {
	l := w.lock
	if w.cited && w.isNew {
		w.sources = append(w.sources, w.source)
	}
	if w.cited || !w.isNew {
		w.told.Source = w.source.ID
	}
	last := -1
	for i, e := range l.Entries {
		if e.Doc == w.doc {
			last = i
		}
	}
	if last < 0 {
		last = len(l.Entries) - 1
	}
	l.Entries = slices.Insert(l.Entries, last+1, w.entries...)
	at := slices.IndexFunc(l.Documents, func(d lock.Document) bool { return d.Path == w.doc })
	if at < 0 {
		at = len(l.Documents)
		l.Documents = append(l.Documents, lock.Document{Path: w.doc})
	}
	l.Documents[at].SHA256 = w.read.SHA256
}

// point makes the entry of a candidate speak of where it is now.
func (w *taking) point(e *lock.Entry, c *prose.Candidate) {
	if p := c.Passage; w.pointed != nil && w.pointed.Start == p.Start && w.pointed.End == p.End { // as the cards of one term
		e.Heading, e.First, e.Last = slices.Clone(p.Headings), p.First, p.Last
		e.Span, e.Quote = w.span, w.quote
	} else {
		pointAt(e, w.read, p)
		w.pointed, w.span, w.quote = &c.Passage, e.Span, e.Quote
	}
	e.Doc, e.Key, e.Rule, e.Confidence, e.Flags = w.doc, c.Key, c.Rule, c.Confidence, nil
	for _, f := range c.Flags {
		e.Flags = append(e.Flags, string(f))
	}
}

// headingOf returns the nearest heading above a passage; empty for none.
func headingOf(p document.Passage) string {
	if len(p.Headings) == 0 {
		return ""
	}
	return p.Headings[len(p.Headings)-1]
}
