package deck

import (
	"goodcard/deck/strictyaml"
)

// A deckFile is what deck.yaml, or the one file of a deck, holds.
type deckFile struct {
	Format int
	Deck
}

// A cardsFile is what each file below cards/ of a folder holds.
type cardsFile struct{ Cards []Card }

type (
	text    = strictyaml.Text[string]
	texts   = strictyaml.List[string]
	integer = strictyaml.Int
)

const idPattern = `[a-z0-9][a-z0-9-]{0,63}`

var (
	idType  = text{Doc: "An id of a-z, 0-9 and -.", Wanted: "an id of a-z, 0-9 and -, at most 64 characters", Pattern: `^` + idPattern + `$`, Rule: "id", Mend: mendID}
	refType = text{Doc: "An id of this deck, or deck/id of another one.", Wanted: "an id, or deck/id for another deck", Pattern: `^(` + idPattern + `/)?` + idPattern + `$`, Rule: "id", Mend: mendRef}
	refs    = func(doc string) texts { return texts{Doc: doc, Of: refType, Unique: true} }
	prose   = func(doc string) text { return text{Doc: doc, Prose: true} }
	idFor   = func(doc string) text { t := idType; t.Doc = doc; return t }

	sourceType = strictyaml.Object[Source]{
		Doc:   "A work that cards cite.",
		Meant: meantHeadKey,
		Fields: []strictyaml.Field[Source]{
			strictyaml.Required("title", prose("Its title, as a list of references would have it."), func(s *Source) *string { return &s.Title }),
			strictyaml.Optional("file", pathType("Where its text is, written from the folder of the deck, such as text/paper.md."), func(s *Source) *string { return &s.File }),
			strictyaml.Optional("url", urlType, func(s *Source) *string { return &s.URL }),
		},
	}

	conceptType = strictyaml.Object[Concept]{
		Doc:   "An idea that cards are about.",
		Meant: meantHeadKey,
		Fields: []strictyaml.Field[Concept]{
			strictyaml.Required("name", prose("What people call the concept."), func(c *Concept) *string { return &c.Name }),
			strictyaml.Optional("needs", refs("Concepts to know first, by id, or deck/id for those of another deck. New cards wait for them."), func(c *Concept) *[]string { return &c.Needs }),
			strictyaml.Optional("confused-with", refs("Concepts that people take for this one, by id, or deck/id for those of another deck. Their cards come in the same session."), func(c *Concept) *[]string { return &c.ConfusedWith }),
			strictyaml.Optional("about", prose("Its entry in a glossary, in one or two sentences. Shown with an answer, never before it."), func(c *Concept) *string { return &c.About }),
		},
	}

	sourceMap  = strictyaml.Map[Source]{Doc: "Works that cards cite, by id. A card names one as source: id, or source: id#part.", Keys: idType, Of: sourceType, Name: func(s *Source) *string { return &s.ID }}
	conceptMap = strictyaml.Map[Concept]{Doc: "Ideas that cards are about, by id. A card names one as concept: id.", Keys: idType, Of: conceptType, Name: func(c *Concept) *string { return &c.ID }}

	headFields = []strictyaml.Field[deckFile]{
		strictyaml.Required("format", integer{Doc: "The version of the deck format: 1.", Min: 1, Max: 1, Unknown: "a newer goodcard may read it"}, func(f *deckFile) *int { return &f.Format }),
		strictyaml.Required("id", idFor("The name of the deck for programs, of a-z, 0-9 and -. It never changes: what people remember of a card is kept under deck/card."), func(f *deckFile) *string { return &f.ID }),
		strictyaml.Required("title", prose("The name of the deck for people."), func(f *deckFile) *string { return &f.Title }),
		strictyaml.Required("version", versionType, func(f *deckFile) *string { return &f.Version }),
		strictyaml.Optional("lang", langType, func(f *deckFile) *string { return &f.Lang }),
		strictyaml.Optional("license", licenseType, func(f *deckFile) *string { return &f.License }),
		strictyaml.Optional("about", prose("What the deck teaches, in a sentence or two."), func(f *deckFile) *string { return &f.About }),
	}
	deckFields = append(headFields[:len(headFields):len(headFields)],
		strictyaml.Optional("sources", sourceMap, func(f *deckFile) *[]Source { return &f.Sources }),
		strictyaml.Optional("concepts", conceptMap, func(f *deckFile) *[]Concept { return &f.Concepts }),
	)

	cardList = strictyaml.List[Card]{Doc: "The cards, one after the other. The key ask, cloze, choose, type or explain says what a card asks for.", Of: cardType, Min: 1}

	// deckType is a deck of cards in one file; folderType is deck.yaml of a folder, whose cards may all
	// stand in files of their own.
	deckType = strictyaml.Object[deckFile]{
		Doc:    "A deck of cards.",
		Meant:  meantHeadKey,
		Fields: append(deckFields[:len(deckFields):len(deckFields)], strictyaml.Required("cards", cardList, func(f *deckFile) *[]Card { return &f.Cards })),
	}
	folderType = strictyaml.Object[deckFile]{
		Doc:    "A deck of cards.",
		Meant:  meantHeadKey,
		Fields: append(deckFields[:len(deckFields):len(deckFields)], strictyaml.Optional("cards", cardList, func(f *deckFile) *[]Card { return &f.Cards })),
	}
	cardsType = strictyaml.Object[cardsFile]{
		Doc:    "Cards of a deck that is a folder.",
		Fields: []strictyaml.Field[cardsFile]{strictyaml.Required("cards", cardList, func(f *cardsFile) *[]Card { return &f.Cards })},
	}
)

// meantHeadKey is meantKey for what stands outside of cards.
func meantHeadKey(key string, _ func(string) bool) string {
	return map[string]string{
		"name": "title", "title": "name", "language": "lang", "licence": "license", "description": "about", "summary": "about", "definition": "about",
		"questions": "cards", "flashcards": "cards", "entries": "cards", "items": "cards", "units": "path",
		"requires": "needs", "prerequisites": "needs", "link": "url",
	}[key]
}

// JSONSchema returns the schema (draft-07) of a deck in one file, a path too, and of the deck.yaml of a folder,
// which may lack cards. What [Parse] accepts passes it, and what it refuses Parse refuses.
func JSONSchema() []byte {
	return strictyaml.JSONSchema(anyType(), "Goodcard deck")
}

// CardsJSONSchema returns the schema (draft-07) of a file in the folder of cards.
func CardsJSONSchema() []byte {
	return strictyaml.JSONSchema(cardsType, "Cards of a Goodcard deck")
}
