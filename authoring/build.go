package authoring

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
	"goodcard/files"
)

// BuildOptions say how a deck is built.
type BuildOptions struct {
	ID, Title, Lang string // of a deck that is not there yet; what is empty is taken from its name and its texts

	Read func(path string) (*document.Document, error)
	Find func(doc *document.Document, lang string) *prose.Find // lang is empty where the text itself must tell
}

// A Built is what [Build] is about to do.
type Built struct {
	Path      string // of the deck
	ID, Title string
	New       bool // it was not there
	Cards     int  // that it has now
	Concepts  int
	Drafts    int         // of the cards, that nobody accepted yet
	Doubtful  int         // of the others, that have doubts and that nobody kept
	Texts     []BuiltText // in the order in which they were named
	Files     []string    // that change
	NoLock    error       // a [*MissingLockError] where the deck was there and its lock was not; else nil

	changes []files.Change
	pages   int        // so many of them, the first, are of the deck
	deck    *deck.Deck // as it is to be
}

// Write puts the deck and its lock in their places, all files or none, and none where one of them was changed since
// they were read ([*files.ChangedError]). The lines of conflicts are those of the files as they are then.
func (b *Built) Write() error {
	if _, err := files.Commit(b.changes...); err != nil {
		return err
	}
	for i := range b.Texts {
		for j := range b.Texts[i].Conflicts {
			b.Texts[i].Conflicts[j].place(b.deck)
		}
	}
	return nil
}

// Changed reports whether the deck itself changes, and not only what is known of its sources.
func (b *Built) Changed() bool {
	return len(b.changes) > 0 && slices.ContainsFunc(b.changes[:b.pages], func(c files.Change) bool { return !bytes.Equal(c.Was, c.Text) })
}

// A BuiltText is what came of one text.
type BuiltText struct {
	Path      string // as it was named
	File      string // the same; of a part, its file
	Part      string // its id; empty for all of a file
	Doc       string // as the lock has it
	Format    document.Format
	Lang      string   // empty where it cannot be told
	Source    string   // its id among the sources of the deck; empty where nothing of it is in the deck
	Replaces  []string // paths of documents of the lock that are not there any more, and whose passages it has now
	Offers    int      // how much was found in it, be it new or not
	Unread    []string // what was left out when it was read, in words
	Added     []Made
	Updated   []Made     // that nobody had touched, and that say what their text says now
	Conflicts []Conflict // where both the author and the text have other words now; nothing is changed
	Orphaned  []Made     // cards that stay, and whose passage is not in the text any more
	LeftOut   []LeftOut
	Skipped   []prose.Skip
}

// A Made is a card or a concept that was made from a passage.
type Made struct {
	Card, Concept string // its id; one of them is empty
	First, Last   int    // lines of the passage
	Heading       []string
	Rule          string
	Structural    bool
	Draft         bool // "draft: true" keeps it out of study
	Flags         []string
	Kind          deck.Kind // of a card
	Front         string    // what it asks; of a concept its name
	Keys          []string  // of an updated one: what changed
}

// A Conflict is a text that was edited in the deck and changed in its document.
type Conflict struct {
	Card, Concept string
	File          string // of the deck
	Line          int
	Key           string // of the deck format
	First, Last   int    // lines of the passage now
	Drafted       string // as it was drafted
	Mine, Theirs  string // as the deck and as the document have it now
}

// A LeftOut is what a text offers and the deck does not get.
type LeftOut struct {
	Front string
	First int // line of the text
	Why   string
}

// A NothingFoundError says that no text offers anything to learn.
type NothingFoundError struct {
	Paths   []string
	Blank   bool   // there is not a word in them
	Skipped string // where the first stands of what looked like it, and why it is left out; empty where nothing did
}

func (e *NothingFoundError) Error() string {
	paths := strings.Join(e.Paths, ", ")
	if e.Blank {
		return "nothing to learn was found in " + paths + ": there is not a word in it"
	}
	found := "nothing to learn was found in " + paths + ": no terms with definitions and no questions with answers"
	if e.Skipped != "" {
		found += "; left out is what stands at " + e.Skipped
	}
	return found
}

// skipped says of the first passage that was left out where it stands, and why.
func (b *Built) skipped() string {
	for _, t := range b.Texts {
		for _, s := range t.Skipped {
			return fmt.Sprintf("%s:%d (%s)", t.File, s.Passage.First, s.Why)
		}
	}
	return ""
}

// Hint says what to do.
func (e *NothingFoundError) Hint() string {
	if e.Blank {
		return "name a text that was saved with what it says"
	}
	return `write questions as headings that end in "?" or with Q: and A:, and terms as "**Term**: definition", or as "Term: definition" below a heading Glossary; 'goodcard help build' says what else is found`
}

// maxTries is how often a deck is built anew without the drafts that would not be valid. The texts are read anew too:
// that is seldom, and to keep them would take as much memory as the deck.
const maxTries = 5

// Build drafts cards out of texts into the deck at a path: a file NAME.yaml, or a folder, where the path ends with a
// slash or a folder is there. A deck that is there is brought up to date with the texts: what nobody touched follows its
// text, what its author edited or dropped stays so, and what is new is added. Nothing is written before [Built.Write].
// The error is [deck.Problems] where the deck or its lock is not valid.
func Build(path string, texts []string, opts BuildOptions) (*Built, error) {
	place, err := placeOf(path)
	if err != nil {
		return nil, err
	}
	refused := map[string]string{}
	for range maxTries {
		b, err := place.open()
		if err != nil {
			return nil, err
		}
		p := newPlan(b, opts, refused)
		built, err := p.build(place, texts)
		b.close()
		problems, invalid := errors.AsType[deck.Problems](err)
		if !invalid {
			return built, err
		}
		more := p.blamed(problems)
		if len(more) == 0 {
			return nil, err
		}
		maps.Copy(refused, more)
	}
	return nil, fmt.Errorf("%s cannot be built: what is drafted makes no valid deck", path)
}

// build makes all changes of the book and writes them.
func (p *plan) build(place buildPlace, texts []string) (*Built, error) {
	if err := p.spare(); err != nil {
		return nil, err
	}
	var all []*text
	for _, path := range texts {
		t, err := p.readText(path)
		if err != nil {
			return nil, err
		}
		if t != nil {
			all = append(all, t)
		}
	}
	if missing := p.missingLock(func(file string) bool {
		return slices.ContainsFunc(all, func(t *text) bool { return p.fileOf(t.doc) == file })
	}); missing != nil {
		p.built.NoLock = missing
	}
	p.shareLang(all)
	p.inherit(all)
	p.handOver(all)
	p.settleWho(all)
	for _, t := range all {
		p.take(t)
	}
	built := p.built
	built.Path, built.New = place.path, place.isNew
	if place.isNew {
		if len(p.cards.added) == 0 {
			return nil, &NothingFoundError{texts, !slices.ContainsFunc(all, (*text).saysSomething), built.skipped()}
		}
		if err := p.head(place); err != nil {
			return nil, err
		}
	}
	if err := p.nameLang(place); err != nil {
		return nil, err
	}
	if err := p.write(place); err != nil {
		return nil, err
	}
	var err error
	if built.changes, err = p.allChanges(); err != nil {
		return nil, err
	}
	if place.begun != nil {
		built.changes[0].Was = place.begun // which stays
	}
	built.pages, built.deck = len(p.text.Pages), p.deck
	built.ID, built.Title, built.Cards, built.Concepts = p.deck.ID, p.deck.Title, len(p.deck.Cards), len(p.deck.Concepts)
	p.countWaiting()
	for _, c := range built.changes {
		if !bytes.Equal(c.Was, c.Text) {
			built.Files = append(built.Files, c.Path)
		}
	}
	return built, nil
}

// countWaiting counts the cards that [OpenDrafts] brings.
func (p *plan) countWaiting() {
	doubtful := map[string]bool{}
	for _, e := range p.lock.Entries {
		doubtful[e.Card] = !e.Kept && len(e.Flags) > 0
	}
	for i := range p.deck.Cards {
		switch c := &p.deck.Cards[i]; {
		case c.Draft:
			p.built.Drafts++
		case doubtful[c.ID]:
			p.built.Doubtful++
		}
	}
}

// blamed returns why drafts of this plan are no valid cards and concepts, by their keys; none where something else is
// not valid.
func (p *plan) blamed(problems deck.Problems) map[string]string {
	why := map[string]string{}
	for _, problem := range problems {
		key := p.cards.keys[problem.Subject]
		if rest, ok := strings.CutPrefix(problem.Path, "concepts."); ok && problem.Subject == "" {
			id, _, _ := strings.Cut(rest, ".")
			key = p.concepts.keys[id]
		}
		if key == "" {
			return nil
		}
		if why[key] == "" {
			why[key] = problem.Message
		}
	}
	return why
}

func listOf[T any](behind []deck.Behind[T]) (all []T) {
	for _, b := range behind {
		all = append(all, b.Entries...)
	}
	return slices.Clip(all)
}
