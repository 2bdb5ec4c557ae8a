package study

import (
	"encoding/json"

	"goodcard/deck"
	"goodcard/storage"
)

// A deckBody is what the index keeps of a deck beside its cards.
type deckBody struct {
	Concepts map[string]string `json:"concepts,omitempty"` // names by full id
	Entries  map[string]string `json:"entries,omitempty"`  // what concepts are about, by full id
	Sources  map[string]work   `json:"sources,omitempty"`  // by id
	About    string            `json:"about,omitempty"`
	Lang     string            `json:"lang,omitempty"`
	License  string            `json:"license,omitempty"`
}

// A work is one that cards cite.
type work struct {
	Title string `json:"title"`
	File  string `json:"file,omitempty"`
	URL   string `json:"url,omitempty"`
}

// relations returns what a deck says of its concepts.
func relations(d *deck.Deck) []storage.Concept {
	all := make([]storage.Concept, len(d.Concepts))
	for i, c := range d.Concepts {
		all[i] = storage.Concept{ID: deck.Full(d.ID, c.ID), Needs: deck.FullAll(d.ID, c.Needs), ConfusedWith: deck.FullAll(d.ID, c.ConfusedWith)}
	}
	return all
}

// indexed turns a deck into what the index keeps. Drafts are known, but not studied.
func indexed(d *deck.Deck) (body string, cards []storage.Card, err error) {
	b := deckBody{Concepts: map[string]string{}, Entries: map[string]string{}, Sources: map[string]work{},
		About: d.About, Lang: d.Lang, License: d.License}
	for _, c := range d.Concepts {
		id := deck.Full(d.ID, c.ID)
		b.Concepts[id] = c.Name
		if c.About != "" {
			b.Entries[id] = c.About
		}
	}
	for _, s := range d.Sources {
		b.Sources[s.ID] = work{s.Title, s.File, s.URL}
	}
	text, err := json.Marshal(b)
	if err != nil {
		return "", nil, err
	}
	cards = make([]storage.Card, len(d.Cards))
	for i := range d.Cards {
		if cards[i], err = indexedCard(d.ID, &d.Cards[i]); err != nil {
			return "", nil, err
		}
	}
	return string(text), cards, nil
}

func indexedCard(deckID string, c *deck.Card) (storage.Card, error) {
	body, err := json.Marshal(c)
	if err != nil {
		return storage.Card{}, err
	}
	card := storage.Card{
		ID:       deck.Full(deckID, c.ID),
		Kind:     string(c.Kind),
		Concepts: deck.FullAll(deckID, c.Concepts),
		Body:     string(body),
		Was:      deck.FullAll(deckID, c.Was),
	}
	if !c.Draft {
		for _, suffix := range c.Suffixes() {
			card.Items = append(card.Items, card.ID+suffix)
		}
	}
	return card, nil
}
