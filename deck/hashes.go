package deck

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Hashes are what a release compares a card by: SHA-256, as 64 digits 0-9a-f, of canonical JSON (RFC 8785).
// docs/releases.md says what stands in it, so that other programs can make them. They are stable: what a ledger
// has holds for ever, and a key of the format that comes later is left out where it is absent.
type Hashes struct {
	Content      string // of what a learner can see
	Surroundings string // of tags, misconceptions and concepts; empty where a card has none
	Unseen       string // of the wordings that are kept back; empty where a card has none
}

// A Hasher makes the hashes of the cards of a deck, which must not change meanwhile.
type Hasher struct {
	deck     *Deck
	sources  map[string]*Source
	concepts map[string]*Concept
}

// Hasher returns one for the cards of the deck.
func (d *Deck) Hasher() *Hasher {
	x := &Hasher{d, make(map[string]*Source, len(d.Sources)), make(map[string]*Concept, len(d.Concepts))}
	for i := range d.Sources {
		x.sources[d.Sources[i].ID] = &d.Sources[i]
	}
	for i := range d.Concepts {
		x.concepts[d.Concepts[i].ID] = &d.Concepts[i]
	}
	return x
}

// Hashes returns those of a card. picture returns the SHA-256 of the bytes of a picture, by its path
// below the folder of the deck; a picture that it does not have is left out.
func (x *Hasher) Hashes(c *Card, picture func(path string) (sum string, ok bool)) Hashes {
	sum := func(o object) string {
		if len(o) == 0 {
			return ""
		}
		sum := sha256.Sum256(canonical(o))
		return hex.EncodeToString(sum[:])
	}
	return Hashes{sum(x.contentOf(c, picture)), sum(x.surroundingsOf(c, picture)), sum(unseenOf(c, picture))}
}

// contentOf returns what a learner can see of a card.
func (x *Hasher) contentOf(c *Card, picture func(string) (string, bool)) object {
	o := object{"kind": string(c.Kind)}
	setText(o, "text", c.Text)
	setText(o, "answer", c.Answer)
	set(o, "both-ways", true, !c.BothWays)
	var wrong []object
	for _, w := range c.Wrong {
		option := object{}
		setText(option, "text", w.Text)
		setText(option, "why", w.Why)
		wrong = append(wrong, option)
	}
	set(o, "wrong", wrong, wrong == nil)
	setTexts(o, "accept", c.Accept)
	setTexts(o, "points", c.Points)
	setTexts(o, "also", c.Also)
	setText(o, "note", c.Note)
	setText(o, "image", c.Image)
	setText(o, "alt", c.Alt)
	x.setSource(o, c.Source)
	setText(o, "as-of", c.AsOf)
	setText(o, "status", string(c.Status))
	setText(o, "lang", x.deck.Lang)
	shown := *c
	shown.Unseen = nil
	setPictures(o, picture, shown.Marked(), c.Image)
	return o
}

// setSource sets the work that a card cites, as a learner sees it.
func (x *Hasher) setSource(o object, cite string) {
	id, part, _ := strings.Cut(cite, "#")
	source := object{}
	if s := x.sources[id]; s != nil {
		setText(source, "title", s.Title)
	}
	setText(source, "part", part)
	set(o, "source", source, len(source) == 0)
}

// surroundingsOf returns what a learner sees around a card or filters it by.
func (x *Hasher) surroundingsOf(c *Card, picture func(string) (string, bool)) object {
	o := object{}
	setTexts(o, "tags", c.Tags)
	var mistakes []string
	for _, w := range c.Wrong {
		mistakes = append(mistakes, w.Misconception)
	}
	set(o, "misconceptions", mistakes, strings.Join(mistakes, "") == "")
	var concepts []object
	var abouts []Passage
	for _, id := range c.Concepts {
		id = strings.TrimPrefix(id, x.deck.ID+"/")
		concept := object{"id": id}
		if known := x.concepts[id]; known != nil {
			setText(concept, "name", known.Name)
			setText(concept, "about", known.About)
			abouts = append(abouts, Passage{Text: known.About})
		}
		concepts = append(concepts, concept)
	}
	set(o, "concepts", concepts, concepts == nil)
	setPictures(o, picture, abouts)
	return o
}

// unseenOf returns what is kept back of a card.
func unseenOf(c *Card, picture func(string) (string, bool)) object {
	o := object{}
	setTexts(o, "unseen", c.Unseen)
	setPictures(o, picture, Passages("unseen", c.Unseen))
	return o
}

func setText(o object, key, text string) {
	text = trimmed(text)
	set(o, key, text, text == "")
}

func setTexts(o object, key string, texts []string) {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = trimmed(text)
	}
	set(o, key, list, len(list) == 0)
}

// setPictures sets the hashes of pictures, by their paths: of those within texts, and of more.
func setPictures(o object, picture func(string) (string, bool), texts []Passage, more ...string) {
	paths := more
	for _, e := range texts {
		paths = slices.AppendSeq(paths, PicturesIn(e.Text))
	}
	pictures := object{}
	for _, path := range paths {
		if sum, ok := picture(path); ok && path != "" {
			pictures[path] = sum
		}
	}
	set(o, "pictures", pictures, len(pictures) == 0)
}
