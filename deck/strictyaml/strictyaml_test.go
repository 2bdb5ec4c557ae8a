package strictyaml_test

import (
	. "goodcard/deck/strictyaml"
)

// A shelf is what the tests decode: it has something of every kind of description.
type shelf struct {
	Name   string
	Rows   int
	Open   bool
	Tags   []string
	Owners []owner
	Books  []book
}

type owner struct{ ID, Mail string }

type book struct {
	ID, Title, Note, Kind, Narrator string
	Pages                           int
}

var (
	name = Text[string]{Doc: "An id.", Wanted: "an id of a-z and 0-9", Pattern: `^[a-z0-9]+$`}

	bookType = Object[book]{
		Doc: "A book.",
		Fields: []Field[book]{
			Required("id", name, func(b *book) *string { return &b.ID }),
		},
		Kinds: []Kind[book]{{
			Key:    Required("paper", Text[string]{Doc: "Its title.", Prose: true}, func(b *book) *string { return &b.Title }),
			Fields: []Field[book]{Required("pages", Int{Doc: "How many.", Min: 1, Max: 9999}, func(b *book) *int { return &b.Pages })},
			Chosen: func(b *book) { b.Kind = "paper" },
			Is:     func(b *book) bool { return b.Kind == "paper" },
		}, {
			Key:    Required("audio", Text[string]{Doc: "Its title.", Prose: true}, func(b *book) *string { return &b.Title }),
			Fields: []Field[book]{Optional("narrator", Text[string]{Doc: "Who reads."}, func(b *book) *string { return &b.Narrator })},
			Chosen: func(b *book) { b.Kind = "audio" },
			Is:     func(b *book) bool { return b.Kind == "audio" },
		}},
		More: []Field[book]{Optional("note", Text[string]{Doc: "A note.", Prose: true}, func(b *book) *string { return &b.Note })},
	}

	shelfType = Object[shelf]{
		Doc: "A shelf.",
		Fields: []Field[shelf]{
			Optional("name", Text[string]{Doc: "Its name.", Enum: []string{"north", "south"}}, func(s *shelf) *string { return &s.Name }),
			Optional("rows", Int{Doc: "How many rows.", Min: 0, Max: 9}, func(s *shelf) *int { return &s.Rows }),
			Optional("open", Bool{Doc: "Whether anyone may take."}, func(s *shelf) *bool { return &s.Open }),
			Optional("tags", List[string]{Doc: "Tags.", Of: name, Single: true, Unique: true}, func(s *shelf) *[]string { return &s.Tags }),
			Optional("owners", Map[owner]{Doc: "Owners by id.", Keys: name, Of: Object[owner]{
				Doc:    "An owner.",
				Fields: []Field[owner]{Required("mail", Text[string]{Doc: "Where to write."}, func(o *owner) *string { return &o.Mail })},
			}, Name: func(o *owner) *string { return &o.ID }}, func(s *shelf) *[]owner { return &s.Owners }),
			Optional("books", List[book]{Doc: "Books.", Of: bookType, Min: 1}, func(s *shelf) *[]book { return &s.Books }),
		},
	}
)

// problems returns all that is wrong with a shelf at once.
func problems(src string) Problems {
	_, _, problems := Read("shelf.yaml", []byte(src), shelfType)
	problems.Sort()
	return problems
}

// read reads a shelf.
func read(src string) (*shelf, error) {
	doc, err := Parse("shelf.yaml", []byte(src))
	if err != nil {
		return nil, err
	}
	s, problems := Decode(doc, shelfType)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return &s, nil
}
