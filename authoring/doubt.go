package authoring

import (
	"slices"

	"goodcard/deck"
	"goodcard/deck/prose"
)

// doubts say what the flags of a draft mean, as the end of a sentence about it.
var doubts = map[prose.Flag]string{
	prose.Long:     "the answer is long",
	prose.YesNo:    "the question can be answered by yes or no",
	prose.ListOf:   "the answer is a list",
	prose.Pronoun:  "the answer begins with a word that needs what stood before",
	prose.Asks:     "the definition is itself a question",
	prose.Unmasked: "the term stands in its own definition",
	prose.Parts:    "the answer has a question or a heading of its own",
	prose.Entity:   "a name that the text takes from another file is missing",
}

// Flags returns the flags of a draft, but for those of what its author has written anew since.
func (d Draft) Flags() []string {
	if d.Entry == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.Entry.Flags), func(f string) bool { return d.wroteAnew(prose.Flag(f)) })
}

// Doubts returns what makes a draft doubtful, in words; a flag that this program does not know stands as it is.
func (d Draft) Doubts() []string {
	var all []string
	for _, f := range d.Flags() {
		said := doubts[prose.Flag(f)]
		if said == "" {
			said = f
		}
		all = append(all, said)
	}
	return all
}

// wroteAnew reports whether the text that a flag is about is another by now than the one that was drafted.
func (d Draft) wroteAnew(f prose.Flag) bool {
	key := "answer"
	if f == prose.YesNo || d.Card.Kind == deck.Cloze {
		key = string(d.Card.Kind)
	}
	drafted := d.Entry.Field(key)
	return f != prose.Entity && drafted != "" && !same(cardField(&d.Card, key), drafted)
}
