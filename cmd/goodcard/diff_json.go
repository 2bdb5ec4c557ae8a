package main

import (
	"goodcard/deck"
	"goodcard/deck/diff"
)

type diffJSON struct {
	Deck        string            `json:"deck"`
	OldVersion  string            `json:"old_version"`
	NewVersion  string            `json:"new_version"`
	Step        string            `json:"step"`
	NextVersion string            `json:"next_version"`
	Enough      bool              `json:"enough"`
	Counts      map[string]int    `json:"counts"`
	Unchanged   int               `json:"unchanged"`
	Head        []headJSON        `json:"head"`
	Changes     []cardChangeJSON  `json:"changes"`
	Suggestions []cardGuessedJSON `json:"suggestions"`
}

type headJSON struct {
	Key  string  `json:"key"`
	ID   *string `json:"id"`
	Old  *string `json:"old"`
	New  *string `json:"new"`
	Step string  `json:"step"`
}

type cardChangeJSON struct {
	Kind     string          `json:"kind"`
	Step     string          `json:"step"`
	NeedsWhy bool            `json:"needs_why"`
	Old      []string        `json:"old"`
	New      []string        `json:"new"`
	File     string          `json:"file"`
	Line     int             `json:"line"`
	Column   int             `json:"column"`
	Draft    bool            `json:"draft"`
	Fields   []cardFieldJSON `json:"fields"`
	Added    []string        `json:"added"`
	Removed  []string        `json:"removed"`
}

type cardFieldJSON struct {
	Key   string  `json:"key"`
	Kind  string  `json:"kind"`
	Old   *string `json:"old"`
	New   *string `json:"new"`
	Moved bool    `json:"moved"`
}

type cardGuessedJSON struct {
	Kind   string   `json:"kind"`
	Old    []string `json:"old"`
	New    []string `json:"new"`
	Change *string  `json:"change"`
}

func diffOf(old, new side, c *diff.Comparison) diffJSON {
	step := c.Step.Of(old.deck.Version)
	r := diffJSON{
		Deck: new.deck.ID, OldVersion: old.deck.Version, NewVersion: new.deck.Version,
		Step: step.String(), NextVersion: c.Next, Enough: step.Allows(old.deck.Version, new.deck.Version),
		Counts: map[string]int{}, Unchanged: c.Unchanged,
		Head: []headJSON{}, Changes: []cardChangeJSON{}, Suggestions: []cardGuessedJSON{},
	}
	counts := c.Counts()
	for _, kind := range diff.Kinds() {
		r.Counts[string(kind)] = counts[kind]
	}
	for _, h := range c.Head {
		r.Head = append(r.Head, headJSON{h.Key, present(h.ID), present(h.Old), present(h.New), h.Step.String()})
	}
	for _, change := range c.Changes {
		r.Changes = append(r.Changes, cardChangeOf(old, new, &change))
	}
	for _, s := range c.Suggestions {
		r.Suggestions = append(r.Suggestions, cardGuessedJSON{string(s.Kind), deck.FullAll(old.deck.ID, s.Cards), deck.FullAll(new.deck.ID, s.Into), present(s.Flag())})
	}
	return r
}

func cardChangeOf(old, new side, change *diff.Change) cardChangeJSON {
	at := change.Card()
	j := cardChangeJSON{
		Kind: string(change.Kind), Step: change.Step.String(), NeedsWhy: change.NeedsWhy,
		Old: deck.FullAll(old.deck.ID, idsOf(change.Old)), New: deck.FullAll(new.deck.ID, idsOf(change.New)),
		File: at.File, Line: at.Line, Column: at.Column, Draft: change.Draft,
		Fields: []cardFieldJSON{}, Added: []string{}, Removed: []string{},
	}
	for _, f := range change.Fields {
		j.Fields = append(j.Fields, cardFieldJSON{f.Key, string(f.Kind), present(f.Old), present(f.New), f.Moved})
	}
	for _, suffix := range change.Added {
		j.Added = append(j.Added, deck.Full(new.deck.ID, change.New[0].ID)+suffix)
	}
	for _, suffix := range change.Removed {
		j.Removed = append(j.Removed, deck.Full(old.deck.ID, change.Old[0].ID)+suffix)
	}
	return j
}

func idsOf(cards []*deck.Card) []string {
	ids := make([]string, len(cards))
	for i, c := range cards {
		ids[i] = c.ID
	}
	return ids
}
