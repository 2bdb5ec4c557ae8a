package authoring

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// CheckOptions say what [Check] looks at.
type CheckOptions struct {
	Deck    string // path
	Here    string // a folder in which documents may be, as in that of the deck
	Outside bool   // they may be anywhere

	Read func(path string) (*document.Document, error)
	Find func(doc *document.Document, lang string) *prose.Find
}

// A Checked is what the documents of a deck say today.
type Checked struct {
	Deck      string // id
	Lock      string // the file that says where its cards came from, or the folder of several; there may be none
	Documents []CheckedDocument
	Updated   bool // changed passages were accepted as seen

	book    *book
	entries []lock.Entry // as Update has them; none where it does not change them
	changed bool         // by Update
}

// A State is what became of a document since cards were drafted from it.
type State string

// The states of documents. Only of the first two are there passages.
const (
	Same    State = "same"    // its bytes are those that the lock knows
	Edited  State = "edited"  // they are others
	Missing State = "missing" // it is not there
	Unread  State = "unread"  // it is there and cannot be read
	Outside State = "outside" // it is where nothing is read unless [CheckOptions] say so
)

// A CheckedDocument is one that the lock names.
type CheckedDocument struct {
	Path   string // as the lock has it
	File   string // where it lies
	Part   string // the id of what of the file it is; empty for all of it
	State  State
	Why    error // that it was not read
	Format document.Format

	Drafted   int       // cards and concepts of the deck that were drafted from it
	Passages  []Passage // that they were drafted from, in the order of the lock
	Uncovered []Uncovered
}

// Named returns the path by which a build takes the document.
func (d *CheckedDocument) Named() string { return document.Join(d.File, d.Part) }

// A Passage is a passage of a document from which cards and concepts that are in the deck were drafted.
type Passage struct {
	Verdict         Verdict
	Cards, Concepts []string // ids in the deck
	Follows         bool     // a build brings some of them up to date
	Heading         []string
	First, Last     int    // lines as they are now; of an orphaned one as they were
	Was             string // what it said
	Now             string // what it says, of a changed one
	Asked, Asks     string // the question or the term as it was and is, where it has other words now; no Asks where it is gone
}

// An Uncovered passage is one from which nothing was drafted.
type Uncovered struct {
	First, Last int
	Heading     []string
	Offers      string // the question or the term of which a card could be drafted; empty where the rules find nothing
}

// Check compares the documents from which cards of a deck were drafted with what its lock says of them. It reads no
// other documents, and writes nothing. The caller must call [Checked.Close].
//
// The error is [deck.Problems] where the deck or its lock is not valid, and a [*MissingLockError] where a lock is missing.
func Check(ctx context.Context, o CheckOptions) (*Checked, error) {
	b, err := openBook(o.Deck)
	if err != nil {
		return nil, err
	}
	if missing := b.missingLock(func(string) bool { return true }); missing != nil {
		b.close()
		return nil, missing
	}
	c := &Checked{Deck: b.deck.ID, Lock: b.at.Lock, book: b}
	if _, err := os.Stat(b.at.LockFolder); err == nil {
		c.Lock = b.at.LockFolder
	}
	fence, err := newFence(filepath.Dir(b.at.Lock), o.Here)
	if err != nil {
		b.close()
		return nil, err
	}
	work := &checking{CheckOptions: o, Checked: c, fence: fence, of: map[string][]int{}, inDeck: contentsOf(b.deck)}
	for i, e := range b.lock.Entries {
		work.of[e.Doc] = append(work.of[e.Doc], i)
	}
	for i := range b.lock.Documents {
		if err := ctx.Err(); err != nil {
			b.close()
			return nil, err
		}
		c.Documents = append(c.Documents, work.document(&b.lock.Documents[i]))
	}
	work.offers()
	return c, nil
}

// Close gives back what was opened.
func (c *Checked) Close() { c.book.close() }

// Update makes the lock speak of the documents as they are, and returns the files of it that changed. Passages that
// moved are where they are now, and changed ones are accepted as seen. Orphaned passages and documents that are not
// read stay as they stand there. No card changes and none is drafted: what was drafted is known as it was, so that a
// build still brings to cards what changed.
func (c *Checked) Update() (written []string, err error) {
	c.Updated = true
	if !c.changed {
		return nil, nil
	}
	if c.entries != nil {
		c.book.lock.Entries = c.entries
	}
	return c.book.commit()
}

// Stale reports whether a card or a document asks for its author's eyes.
func (c *Checked) Stale() bool {
	return slices.ContainsFunc(c.Documents, func(d CheckedDocument) bool {
		return d.Why != nil && (d.State != Missing || d.Drafted > 0) || // one that is gone and left nothing in the deck asks for nothing
			slices.ContainsFunc(d.Passages, func(p Passage) bool {
				return p.Verdict == Orphaned || p.Verdict == Changed && !c.Updated
			}) ||
			slices.ContainsFunc(d.Uncovered, func(u Uncovered) bool { return u.Offers != "" })
	})
}

// contents are what is in a deck, by its ids.
type contents struct {
	cards    map[string]*deck.Card
	concepts map[string]*deck.Concept
}

func contentsOf(d *deck.Deck) contents {
	c := contents{map[string]*deck.Card{}, map[string]*deck.Concept{}}
	for i := range d.Cards {
		c.cards[d.Cards[i].ID] = &d.Cards[i]
	}
	for i := range d.Concepts {
		c.concepts[d.Concepts[i].ID] = &d.Concepts[i]
	}
	return c
}

// has reports whether what was drafted is still in the deck.
func (c contents) has(e *lock.Entry) bool {
	return c.cards[e.Card] != nil || c.concepts[e.Concept] != nil
}

// follows reports whether a build would bring something of what was drafted up to date with what its text offers now:
// a text that nobody edited, and that the document has otherwise.
func (c contents) follows(e *lock.Entry, offer *prose.Candidate) bool {
	offered := lock.Entry{Fields: fieldsOf(offer.Concept, offer.Card)}
	return slices.ContainsFunc(e.Fields, func(f lock.Field) bool {
		has := ""
		if card := c.cards[e.Card]; card != nil {
			has = cardField(card, f.Key)
		} else if idea := c.concepts[e.Concept]; idea != nil {
			has = conceptField(idea, f.Key)
		}
		return f.Key != "source" && same(has, f.Text) && !same(offered.Field(f.Key), f.Text)
	})
}

// A checking is the work of [Check].
type checking struct {
	CheckOptions
	*Checked
	fence  *fence
	of     map[string][]int // entries of the lock, by document
	inDeck contents
	open   []*opening          // documents that offer something
	keys   map[string][]string // documents by what was drafted from them; made when it is first asked for
}

// document checks one document, and makes the lock speak of it as it is for [Checked.Update].
func (c *checking) document(known *lock.Document) CheckedDocument {
	d := CheckedDocument{Path: known.Path}
	at := c.of[known.Path]
	entries := entriesAt(c.book.lock, at)
	for i := range entries {
		if c.inDeck.has(&entries[i]) {
			d.Drafted++
		}
	}
	if d.File, d.Part, d.State, d.Why = c.fence.look(known.Path, c.Outside); d.Why != nil {
		return d
	}
	doc, err := c.Read(d.Named())
	if err != nil {
		d.State, d.Why = Unread, err
		if _, gone := errors.AsType[*document.NoPartError](err); gone {
			d.State = Missing
		}
		return d
	}
	d.State, d.Format = Edited, doc.Format
	if doc.SHA256 == known.SHA256 {
		d.State = Same
	}
	find := c.Find(doc, c.book.deck.Lang)
	now := matchBeside(entries, doc, find.Candidates, func(key string) bool { return c.elsewhere(key, known.Path) })
	if d.State == Same {
		stillThere(entries, doc, now)
		if d.Part != "" {
			stillInPart(entries, now)
		}
	}
	d.Passages = c.passages(entries, doc, find.Candidates, now)
	o := newOpening(len(c.Documents), doc, find, now)
	d.Uncovered = o.uncovered()
	if len(o.offers) > 0 || c.shares(known.Path) {
		c.open = append(c.open, o)
	}
	c.update(known, doc, at, find.Candidates, now)
	return d
}

// elsewhere reports whether an entry of another part of a file speaks of a key.
func (c *checking) elsewhere(key, doc string) bool {
	if c.keys == nil {
		c.keys = map[string][]string{}
		for _, e := range c.book.lock.Entries {
			c.keys[e.Key] = append(c.keys[e.Key], e.Doc)
		}
	}
	return slices.ContainsFunc(c.keys[key], func(of string) bool { return of != doc && c.book.fileOf(of) == c.book.fileOf(doc) })
}

// shares reports whether another document of the lock is of the same file.
func (c *checking) shares(doc string) bool {
	file := c.book.fileOf(doc)
	return slices.ContainsFunc(c.book.lock.Documents, func(d lock.Document) bool { return d.Path != doc && c.book.fileOf(d.Path) == file })
}

// update makes the lock speak of a document as it is.
func (c *checking) update(known *lock.Document, doc *document.Document, at []int, found []prose.Candidate, now []matched) {
	for i, m := range now {
		was := &c.book.lock.Entries[at[i]]
		is := *was
		switch {
		case m.Verdict == Fresh && known.SHA256 == doc.SHA256 && (doc.Part == nil || m.Passage.First == was.First), m.Verdict == Orphaned:
			continue
		case m.Asked && m.Candidate >= 0:
			is.Key = found[m.Candidate].Key
		}
		pointAt(&is, doc, m.Passage)
		if c.entries == nil {
			c.entries = slices.Clone(c.book.lock.Entries)
		}
		c.entries[at[i]] = is
		c.changed = true
	}
	if known.SHA256 != doc.SHA256 {
		known.SHA256 = doc.SHA256
		c.changed = true
	}
}

// passages returns what became of the passages of a document from which something was drafted that is in the deck.
func (c *checking) passages(entries []lock.Entry, doc *document.Document, found []prose.Candidate, now []matched) []Passage {
	type place struct {
		verdict     Verdict
		quote       string
		first, last int
		now         int
	}
	var all []Passage
	at := map[place]int{}
	for i := range entries {
		e, m := &entries[i], now[i]
		if !c.inDeck.has(e) {
			continue
		}
		here := place{m.Verdict, e.Quote.Exact, e.First, e.Last, m.Passage.Start}
		n, ok := at[here]
		if !ok {
			n = len(all)
			at[here] = n
			p := Passage{Verdict: m.Verdict, Was: e.Quote.Exact, Heading: e.Heading, First: e.First, Last: e.Last}
			if m.Verdict == Changed {
				p.Now = strings.Clone(doc.Plain[m.Passage.Start:m.Passage.End]) // not the whole text along with it
			}
			if m.Verdict != Orphaned {
				p.Heading, p.First, p.Last = m.Passage.Headings, m.Passage.First, m.Passage.Last
			}
			all = append(all, p)
		}
		p := &all[n]
		p.Follows = p.Follows || m.Candidate >= 0 && c.inDeck.follows(e, &found[m.Candidate])
		if e.Concept != "" {
			p.Concepts = append(p.Concepts, e.Concept)
		} else {
			p.Cards = append(p.Cards, e.Card)
		}
		if asked := cmp.Or(e.Field("ask"), e.Field("name")); m.Asked && p.Asked == "" && asked != "" {
			p.Asked = asked
			if m.Candidate >= 0 {
				p.Asks = frontOf(&found[m.Candidate])
			}
		}
	}
	return all
}
