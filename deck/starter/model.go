package starter

import (
	"slices"
)

// A Model is a way to ask that an idea passes and its wording does not.
type Model struct {
	Name string
	Asks string // what a card after it asks for
}

// Models are in the order in which an author meets them.
var Models = []Model{
	{"predict", "what happens in a case, if the idea holds"},
	{"minimal-pair", "which fact decides between two cases that differ in it alone"},
	{"clause", "the words that tell two neighbours apart, as gaps"},
	{"classify", "which neighbour a case belongs to, and why to none of the others"},
	{"evidence", "which observation would decide between two explanations"},
}

// Names returns the names of the models.
func Names() []string {
	names := make([]string, len(Models))
	for i, m := range Models {
		names[i] = m.Name
	}
	return names
}

// Card returns a card after the model of that name, with what it is good for, as an entry of cards.
func Card(model string) string {
	if !slices.Contains(Names(), model) {
		panic("no model " + model)
	}
	return read(model)
}
