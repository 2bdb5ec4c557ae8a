package deck

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/strictyaml"
)

// Parse reads a deck of one file. The name is used in messages only. When anything is wrong, Parse
// returns no deck and all that is wrong as [Problems]. Whether pictures exist it cannot know; see [Load].
func Parse(file string, src []byte) (*Deck, error) {
	b := newBuilder()
	b.readDeck(file, src, deckType)
	return b.finish()
}

// A builder puts a deck together from its files and collects what is wrong with it.
type builder struct {
	deck              Deck
	main              *strictyaml.Document // nil if its YAML is broken
	concepts, sources ids
	knows             map[string]bool // whether all is known that the deck has under a key of its head
	from              []origin        // of each card
	problems          Problems
	unread            Problems                      // files that look like a part of the deck
	pictures          Problems                      // that no program will show
	doubts            map[string]func(Problem) bool // whether a problem may come of what could not be read in a file
}

// An origin is where a card stands. Documents are not kept: those of a large folder would not fit.
type origin struct {
	path   string             // "cards[3]"
	places []strictyaml.Place // of what is below it
	id     *strictyaml.Edit   // that adds one, where it has none
}

// at returns where the value at a path below the card stands, or what of the path there is.
func (o origin) at(path string, c *Card) (line, column int) {
	for path != "" {
		if i := slices.IndexFunc(o.places, func(p strictyaml.Place) bool { return p.Path == path }); i >= 0 {
			return o.places[i].Line, o.places[i].Column
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return c.Line, c.Column
}

func newBuilder() *builder { return &builder{doubts: map[string]func(Problem) bool{}} }

// readDeck reads the file that says what the deck is.
func (b *builder) readDeck(file string, src []byte, as strictyaml.Object[deckFile]) {
	as = typeOf(src, as)
	if doc, f, ok := decode(b, file, src, strictyaml.Type[deckFile](as)); ok {
		b.sayReleased(file)
		b.sayPath(file, fieldIn(as, "path"))
		b.addDeck(file, doc, f)
	}
}

// addDeck takes over what the file says that says what the deck is.
func (b *builder) addDeck(file string, doc *strictyaml.Document, f deckFile) {
	b.main, b.deck = doc, f.Deck
	b.deck.Cards, b.deck.file = nil, file
	b.concepts, b.sources = ids{}, ids{}
	for _, c := range b.deck.Concepts {
		b.concepts[c.ID] = true
	}
	for _, s := range b.deck.Sources {
		b.sources[s.ID] = true
	}
	b.knows = map[string]bool{"concepts": b.reads("concepts") && !b.concepts[""], "sources": b.reads("sources") && !b.sources[""]}
	b.addRemarks(file, doc, true)
	b.nameConcepts(doc, file)
	b.addCards(file, doc, f.Cards)
	b.checkPath()
}

// reads reports whether all could be read that stands under a key of the head, if there is a head.
func (b *builder) reads(key string) bool {
	headless := b.deck.ID == "" && b.deck.Title == "" && b.deck.Version == ""
	return !headless && !b.main.LeftOut(key) && !slices.ContainsFunc(b.problems, func(p Problem) bool {
		twice := p.Rule == strictyaml.RuleDuplicateKey && strings.Count(p.Path, ".") < 2 && strings.HasPrefix(p.Path+".", key+".")
		return p.Rule == strictyaml.RuleKind && p.Path == key || twice // one of two has another name
	})
}

// addFile takes in one of the files below cards/.
func (b *builder) addFile(r *cardsRead) {
	<-r.done
	if b.took(r.file, r.doc, r.problems) {
		b.addRemarks(r.file, r.doc, false)
		b.nameConcepts(r.doc, r.file)
		b.sendHome(r.file)
		if b.deck.IsPath() {
			b.fileProblem(r.file, "path-cards", "the deck is a path, which has no cards of its own", "delete the file, or move it to a deck")
		}
		b.addCards(r.file, r.doc, r.cards)
	}
}

// sendHome says where a key of the head belongs that stands in a file of cards.
func (b *builder) sendHome(file string) {
	for i := range b.problems {
		p := &b.problems[i]
		if p.File == file && p.Rule == strictyaml.RuleUnknownKey && slices.ContainsFunc(deckFields, func(f strictyaml.Field[deckFile]) bool { return f.Key() == p.Path }) {
			p.Fix, p.Edit = "delete it, or move it to "+MainName+": the files below "+CardsFolder+" hold cards alone", nil
		}
	}
}

var conceptPath = lazy.Regexp(`\.(concept|needs|confused-with)(\[\d+\])?$`)

// nameConcepts says to write the id of a concept where a file has its name, which is no id.
func (b *builder) nameConcepts(doc *strictyaml.Document, file string) {
	for i := range b.problems {
		p := &b.problems[i]
		if p.Rule != "id" || p.File != file || !conceptPath().MatchString(p.Path) {
			continue
		}
		name := doc.Text(p.Path)
		if ids := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == ';' || r == '&' || r == '+' }); len(ids) > 1 && !slices.ContainsFunc(ids, func(id string) bool { return !b.concepts[id] }) {
			p.Fix, p.Edit = "write ["+strings.Join(ids, ", ")+"]", nil
			continue
		}
		at := slices.IndexFunc(b.deck.Concepts, func(c Concept) bool { return c.ID != "" && strings.EqualFold(c.Name, name) })
		if at < 0 {
			continue
		}
		p.Fix = "write its id: " + b.deck.Concepts[at].ID
		p.Edit, _ = doc.Instead(p.Path, b.deck.Concepts[at].ID)
	}
}

func decode[T any](b *builder, file string, src []byte, as strictyaml.Type[T]) (*strictyaml.Document, T, bool) {
	doc, v, problems := strictyaml.Read(file, src, as)
	return doc, v, b.took(file, doc, problems)
}

// took takes in what is wrong with a file that was read, and reports whether anything else can be.
func (b *builder) took(file string, doc *strictyaml.Document, problems Problems) bool {
	for i, p := range problems {
		if doc != nil && p.Path != "" {
			problems[i].Subject = subject(doc, p.Path)
		}
		if doc == nil && p.Rule == strictyaml.RuleTooLarge {
			problems[i].Fix += "; a deck may be a folder of several files"
		}
	}
	b.add(problems...)
	if doc != nil && doc.Doubtful() {
		b.doubts[file] = doc.Doubts
	}
	return doc != nil
}

// suspect adds a problem of what was read, unless it may come of what was not.
func (b *builder) suspect(p Problem) {
	if doubts := b.doubts[p.File]; doubts == nil || !doubts(p) {
		b.add(p)
	}
}

func (b *builder) add(problems ...Problem) {
	for _, p := range problems {
		b.problems.Add(p)
	}
}

func (b *builder) addCards(file string, doc *strictyaml.Document, cards []Card) {
	for i, c := range cards {
		path := fmt.Sprintf("cards[%d]", i)
		c.File = file
		c.Line, c.Column = doc.Position(path)
		b.deck.Cards = append(b.deck.Cards, c)
		from := origin{path: path, places: doc.Places(path)}
		if c.ID == "" {
			from.id = strictyaml.Adding(doc, anyType(), path+".id", proposed)
		}
		b.from = append(b.from, from)
		b.checkCard(len(b.deck.Cards)-1, doc)
	}
}

// subject returns the id of the card that a path is in, if it is in one.
func subject(doc *strictyaml.Document, path string) string {
	end := strings.IndexByte(path, ']')
	if !strings.HasPrefix(path, "cards[") || end < 0 {
		return ""
	}
	return doc.Text(path[:end+1] + ".id")
}

// finish looks for what only the whole deck shows and returns the deck, or all problems.
func (b *builder) finish() (*Deck, error) {
	b.checkCards()
	if b.main != nil {
		b.checkConcepts()
	}
	b.proposeIDs()
	if len(b.problems) > 0 {
		b.add(b.unread...) // what is missing may stand there
		return nil, b.problems.Err()
	}
	b.deck.unread, b.deck.pictures = b.unread, b.pictures
	b.deck.places = map[string][]strictyaml.Place{"": b.main.Places("")}
	for i, c := range b.deck.Cards {
		b.deck.places[c.ID] = b.from[i].places
	}
	return &b.deck, nil
}

// A remedy is what to do about a problem, in words and, where that is certain, as an edit.
type remedy struct {
	words string
	edit  *strictyaml.Edit
}

func advice(words string) remedy { return remedy{words: words} }

// problem reports an error at a value of a card, named by its path below the card.
func (b *builder) problem(card int, path, rule, message string, fix remedy) {
	c, o := &b.deck.Cards[card], b.from[card]
	p := Problem{
		File: c.File, Path: o.path + "." + path, Rule: rule, Severity: strictyaml.Error,
		Message: message, Fix: fix.words, Edit: fix.edit, Subject: c.ID,
	}
	p.Line, p.Column = o.at(path, c)
	b.suspect(p)
}
