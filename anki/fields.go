package anki

import (
	"crypto/sha256"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// An idea is a concept as a note shows it.
type idea struct {
	ID    string // full
	Name  string
	About string // Markdown; empty for none
}

// surroundings is what a note says and its card does not: what stands in the deck, and what the learner wrote.
type surroundings struct {
	ID      string // full id of the card
	First   string // the one under which it was first released: the note keeps it when the card gets another
	Lang    string // of the deck, BCP 47; may be empty
	Ideas   []idea // the concepts of the card, in its order
	Source  deck.Source
	Retired string   // the version in which the card last was; empty while it is part of the deck
	OwnNote string   // the learner's, as it was typed
	Unshown []string // paths of pictures that stay here: what they are called stands in their places
	Tags    []string // beside those of the card and its concepts, such as of units
}

// surroundingsOf returns what d and the decks whose concepts its cards name say about a card of d. Of a
// concept that concept does not find, nothing is said.
func surroundingsOf(d *deck.Deck, c *deck.Card, concept func(id string) (deck.Concept, bool)) *surroundings {
	id := deck.Full(d.ID, c.ID)
	s := &surroundings{ID: id, First: id, Lang: d.Lang}
	for _, id := range deck.FullAll(d.ID, c.Concepts) {
		if found, ok := concept(id); ok {
			s.Ideas = append(s.Ideas, idea{id, found.Name, found.About})
		}
	}
	id, _, _ = strings.Cut(c.Source, "#")
	if i := slices.IndexFunc(d.Sources, func(work deck.Source) bool { return work.ID == id }); i >= 0 && c.Source != "" {
		s.Source = d.Sources[i]
	}
	return s
}

// A content is what a note of a card holds.
type content struct {
	NoteType int64
	Fields   []string // HTML in NFC, one for each field of the note type
	Tags     []string
	Pictures []picture // that the fields show, each once
}

// contentOf returns the note of a card. Equal arguments give equal notes, on every machine.
func contentOf(c *deck.Card, s *surroundings) content {
	f := fieldWriter{deck: deck.ParseRef(s.ID).Deck, unshown: s.Unshown}
	k := kinds()[c.Kind]
	fields := make([]string, len(k.fields))
	for i, name := range k.fields {
		if text := f.field(name, c, s); text != "" {
			fields[i] = norm.NFC.String(text)
		}
	}
	fields[slices.Index(k.fields, fieldMedia)] = f.media()
	return content{NoteType: k.id, Fields: fields, Tags: tagsOf(c, s), Pictures: f.pictures}
}

// A fieldWriter makes the fields of one note and keeps which pictures they show.
type fieldWriter struct {
	deck     string
	unshown  []string
	pictures []picture
}

// field returns what a field holds, but for the pictures.
func (f *fieldWriter) field(name string, c *deck.Card, s *surroundings) string {
	switch name {
	case fieldQuestion:
		return f.html(c.Text)
	case fieldText:
		return f.clozeHTML(c.Text)
	case fieldAnswer:
		switch {
		case c.Kind == deck.Choose:
			return f.solution(c, s.First)
		case c.Literal("answer"):
			return literal(c.Answer)
		}
		return f.html(c.Answer)
	case fieldOptions:
		var texts []string
		for _, o := range optionsOf(c, s.First) {
			texts = append(texts, o.Text)
		}
		return list("ul", texts, f.html)
	case fieldAccept:
		return list("ul", c.Accept, literal)
	case fieldPoints:
		return list("ol", c.Points, f.html)
	case fieldAlso:
		return list("ul", c.Also, f.html)
	case fieldBothWays:
		if c.BothWays {
			return "yes"
		}
	case fieldImage:
		if c.Image != "" {
			return f.img(c.Image, markup.Line(c.Alt))
		}
	case fieldNote:
		return f.html(c.Note)
	case fieldOwnNote:
		return f.html(markup.Lines(s.OwnNote))
	case fieldConcept:
		var names []string
		for _, i := range s.Ideas {
			names = append(names, literal(i.Name))
		}
		return strings.Join(names, ", ")
	case fieldAbout:
		return f.about(s.Ideas)
	case fieldSource:
		return source(c, s)
	case fieldAsOf:
		return literal(c.AsOf)
	case fieldStatus:
		if c.Status != deck.Established {
			return literal(string(c.Status))
		}
	case fieldRetired:
		return literal(s.Retired)
	case fieldLang:
		return token(s.Lang)
	case fieldCardID:
		return token(s.First)
	}
	return ""
}

// html returns a text as it stands in a field that has no gaps.
func (f *fieldWriter) html(text string) string {
	if text == "" {
		return ""
	}
	return tame(markup.HTML(text, &markup.HTMLOptions{Image: f.image}), 0, false)
}

// literal returns a text that is no Markdown.
func literal(text string) string {
	return tame(markup.Literal(text), 0, false)
}

// token returns a name that templates put into an attribute; it is empty where it could end that.
func token(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool {
		return r > '~' || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-/_", r)
	}) {
		return ""
	}
	return name
}

// list returns texts as the items of a list, in their order.
func list(element string, texts []string, write func(string) string) string {
	if len(texts) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<" + element + ">")
	for _, text := range texts {
		b.WriteString("\n<li>" + write(text) + "</li>")
	}
	b.WriteString("\n</" + element + ">")
	return b.String()
}

// optionsOf returns the options of a card, the right one without a reason, in an order that does not tell which
// one that is and stays when one is added. Where the card's script runs, it shuffles them anew every day.
func optionsOf(c *deck.Card, id string) []option {
	order := func(text string) string {
		sum := sha256.Sum256([]byte(id + "\n" + text))
		return string(sum[:])
	}
	all := []option{{Option: deck.Option{Text: c.Answer}, right: true, order: order(c.Answer)}}
	for _, w := range c.Wrong {
		all = append(all, option{Option: w, order: order(w.Text)})
	}
	slices.SortStableFunc(all, func(a, b option) int { return strings.Compare(a.order, b.order) })
	return all
}

// An option of a card that asks to choose.
type option struct {
	deck.Option
	right bool
	order string
}

// solution returns the options of a card in their order, the right one marked and the others with the reasons why
// they are wrong. It is no part of the question, where who looks for it would find it.
func (f *fieldWriter) solution(c *deck.Card, id string) string {
	var b strings.Builder
	b.WriteString("<dl>")
	for _, o := range optionsOf(c, id) {
		class := ""
		if o.right {
			class = ` class="right"`
		}
		b.WriteString("\n<dt" + class + ">" + f.html(o.Text) + "</dt>")
		if o.Why != "" {
			b.WriteString("\n<dd>" + f.html(o.Why) + "</dd>")
		}
	}
	b.WriteString("\n</dl>")
	return b.String()
}

// about returns the entries of concepts, under their names where the card has several.
func (f *fieldWriter) about(ideas []idea) string {
	var b strings.Builder
	for _, i := range ideas {
		switch {
		case i.About == "":
		case len(ideas) == 1:
			return f.html(i.About)
		default:
			b.WriteString("\n<dt>" + literal(i.Name) + "</dt>\n<dd>" + f.html(i.About) + "</dd>")
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "<dl>" + b.String() + "\n</dl>"
}

// source returns where a card comes from, as a link where that is in the web.
func source(c *deck.Card, s *surroundings) string {
	_, part, _ := strings.Cut(c.Source, "#")
	title := literal(s.Source.Title)
	if title == "" {
		return ""
	}
	title = linked(title, s.Source.URL)
	if part != "" {
		title += ", " + literal(part)
	}
	return title
}
