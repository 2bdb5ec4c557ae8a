package study

import (
	"context"
	"maps"
	"slices"

	"goodcard/deck/spelling"
	"goodcard/storage"
)

// concept returns the full id of the concept that text means: a full id, its concept part, or
// its name, where that is unique among the installed decks.
func (c *Collection) concept(ctx context.Context, text string) (string, error) {
	names, err := namesOfConcepts(ctx, c.db)
	if err != nil {
		return "", err
	}
	known := slices.Sorted(maps.Keys(names))
	if slices.Contains(known, text) {
		return text, nil
	}
	means := matching(known, text)
	if len(means) == 0 {
		means = slices.DeleteFunc(slices.Clone(known), func(id string) bool { return normalised(names[id]) != normalised(text) })
	}
	switch len(means) {
	case 1:
		return means[0], nil
	case 0:
		return "", unknownConcept(text, known, names)
	default:
		return "", &Ambiguous{text, means}
	}
}

// unknownConcept proposes a concept by its id, also where its name is the nearest.
func unknownConcept(text string, known []string, names map[string]string) *Unknown {
	otherwise := "no deck names a concept"
	if len(known) > 0 {
		otherwise = thereAre(namesOf(known), "; 'goodcard show CARD' names those of a card")
	}
	called := map[string]string{}
	for _, id := range known {
		called[spelling.Fold(names[id])] = id
	}
	if near := called[spelling.Meant(spelling.Fold(text), slices.Sorted(maps.Keys(called)))]; near != "" {
		otherwise = spelling.DidYouMean(namesOf([]string{near})[0])
	}
	return unknown(text, append(namesOf(known), known...), otherwise, "there is no concept %q", text)
}

// conceptNames returns the full ids of the concepts of installed decks, in alphabetical order.
func conceptNames(ctx context.Context, db *storage.DB) ([]string, error) {
	names, err := namesOfConcepts(ctx, db)
	return slices.Sorted(maps.Keys(names)), err
}

// namesOfConcepts returns the names of the concepts of installed decks, by their full ids.
func namesOfConcepts(ctx context.Context, db *storage.DB) (map[string]string, error) {
	decks, err := db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, d := range decks {
		if !d.Active {
			continue
		}
		of, err := deckOf(ctx, db, d.ID)
		if err != nil {
			return nil, err
		}
		maps.Copy(names, of.body.Concepts)
	}
	return names, nil
}
