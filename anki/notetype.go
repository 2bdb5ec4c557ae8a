package anki

import (
	"sync"

	"goodcard/anki/apkg"
	"goodcard/deck"
)

// Anki knows a note type, its fields and its templates by these ids and holds a layout that changed for
// another note type, whose notes are then never updated again. So ids, and the order and number of fields and
// templates, are as they are for ever. A field that is needed later takes the name of a spare one.
const (
	askID     = 1_796_040_010_001
	clozeID   = 1_796_040_020_002
	chooseID  = 1_796_040_030_003
	typeID    = 1_796_040_040_004
	explainID = 1_796_040_050_005
)

// noteTypesModified is when templates, CSS or names last changed, in Unix seconds. Anki takes a note type over
// only where this is later than what a learner has; it is never ahead of the clock, since such a time would
// beat a learner's own later change. A test tells when it has to be raised.
const noteTypesModified = 1_796_068_680 // 30 Nov 2026, 19:58 UTC

// Names of fields. What each holds is told in fields, and made in fields.go.
const (
	fieldQuestion = "Question"
	fieldText     = "Text"
	fieldAnswer   = "Answer"
	fieldOptions  = "Options"
	fieldAccept   = "Accept"
	fieldPoints   = "Points"
	fieldAlso     = "Also"
	fieldBothWays = "Both ways"
	fieldImage    = "Image"
	fieldNote     = "Note"
	fieldOwnNote  = "Own note"
	fieldConcept  = "Concept"
	fieldAbout    = "About"
	fieldSource   = "Source"
	fieldAsOf     = "As of"
	fieldStatus   = "Status"
	fieldRetired  = "Retired"
	fieldLang     = "Lang"
	fieldMedia    = "Media"
	fieldCardID   = "CardID"
)

// lastFields are the last ones of every note type. They stand there in this order.
var lastFields = []string{
	fieldImage, fieldNote, fieldOwnNote, fieldConcept, fieldAbout, fieldSource, fieldAsOf, fieldStatus, fieldRetired,
	fieldLang, fieldMedia, fieldCardID, "Spare 1", "Spare 2", "Spare 3",
}

// described says to who edits a note what an empty field is for.
var described = map[string]string{
	fieldAlso:     "other wordings of the question, each an item of a list; one of them is shown each day",
	fieldBothWays: "any text makes a second card, which asks for the question",
	fieldOptions:  "what there is to choose from, each an item of a list; with the answer they come once more, in the same order",
	fieldAccept:   "other right answers, each an item of a list",
	fieldPoints:   "what a good explanation says, each point an item of a list",
	fieldOwnNote:  "your own note, shown with the answer",
	fieldMedia:    "the pictures of the card",
	fieldCardID:   "the card that this note was made of; Goodcard knows it by this",
}

// A noteKind is the note type of a kind of card.
type noteKind struct {
	id     int64
	name   string
	fields []string
	cards  []named
}

// A named face is a template.
type named struct {
	name string
	face *face
}

// kinds are made when they are needed: most commands have nothing to do with Anki.
var kinds = sync.OnceValue(func() map[deck.Kind]*noteKind {
	all := map[deck.Kind]*noteKind{
		deck.Ask:     {askID, "Goodcard Ask", []string{fieldQuestion, fieldAnswer, fieldAlso, fieldBothWays}, []named{{"Forward", askFace()}, {"Reverse", reverseFace()}}},
		deck.Cloze:   {clozeID, "Goodcard Cloze", []string{fieldText}, []named{{"Cloze", clozeFace()}}},
		deck.Choose:  {chooseID, "Goodcard Choose", []string{fieldQuestion, fieldOptions, fieldAnswer, fieldAlso}, []named{{"Choose", chooseFace()}}},
		deck.Type:    {typeID, "Goodcard Type", []string{fieldQuestion, fieldAnswer, fieldAccept, fieldAlso}, []named{{"Type", typeFace()}}},
		deck.Explain: {explainID, "Goodcard Explain", []string{fieldQuestion, fieldPoints, fieldAlso}, []named{{"Explain", explainFace()}}},
	}
	for _, k := range all {
		k.fields = append(k.fields, lastFields...)
	}
	return all
})

// NoteTypes returns the note types of our cards, in the order of [deck.Kind]s in the documentation: ask,
// cloze, choose, type, explain.
func NoteTypes() []apkg.NoteType {
	var all []apkg.NoteType
	for _, kind := range []deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain} {
		k := kinds()[kind]
		t := apkg.NoteType{ID: k.id, OriginalID: k.id, Name: k.name, Cloze: kind == deck.Cloze, Modified: noteTypesModified, CSS: css()}
		for i, name := range k.fields {
			ours := name == fieldLang || name == fieldCardID
			t.Fields = append(t.Fields, apkg.Field{
				ID: fieldID(k.id, i), Name: name, Description: described[name], Size: 20,
				PlainText: ours, Collapsed: ours || name == fieldMedia || i >= len(k.fields)-spares,
				Required: true, // a learner who deletes one gets no update any more
			})
		}
		for i, c := range k.cards {
			t.Templates = append(t.Templates, apkg.Template{ID: templateID(k.id, i), Name: c.name, Question: c.face.asks(), Answer: c.face.answers()})
		}
		all = append(all, t)
	}
	return all
}

// spares is how many of lastFields nobody uses yet.
const spares = 3

// Ids of fields and templates are below 2^53, where programs in JavaScript still tell numbers apart.
func fieldID(noteType int64, index int) int64    { return noteType*1000 + int64(index) + 1 }
func templateID(noteType int64, index int) int64 { return noteType*1000 + 900 + int64(index) + 1 }
