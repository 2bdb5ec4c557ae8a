package study

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/storage"
)

// unlike compares what is kept of the installed decks with the decks themselves, where those say what
// they said when they were read. It names the first difference of each, and the decks to be read again.
// What cannot be read at all storage finds by itself.
func (c *Collection) unlike(ctx context.Context) (findings []Finding, decks []string, err error) {
	known, err := c.db.Decks(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range known {
		if !d.Active {
			continue
		}
		r := c.source(d).read(storage.Deck{ID: d.ID})
		if r == nil || r.deck == nil || r.sha256 != d.SHA256 {
			continue // it is read again when it can be; what was good serves until then
		}
		kept, cards, err := c.db.Kept(ctx, d.ID)
		if err != nil {
			return nil, nil, err
		}
		what, err := difference(kept, cards, r.deck)
		if err != nil {
			return nil, nil, err
		}
		if what != "" {
			decks = append(decks, d.ID)
			findings = append(findings, Finding{Check: "index", Message: what + ": what is kept of it is not what its deck says", Cache: true})
		}
	}
	return findings, decks, nil
}

// difference names the first thing of a deck that is kept otherwise than d says; empty where all is alike.
func difference(kept storage.Deck, cards []storage.Card, d *deck.Deck) (string, error) {
	body, wanted, err := indexed(d)
	if err != nil {
		return "", err
	}
	want := storage.Deck{ID: d.ID, Title: d.Title, Version: d.Version, Body: body, Concepts: related(d), Units: units(d)}
	if kept.Body = rewritten(kept.Body, body, &deckBody{}); !reflect.DeepEqual(kept, want) || len(cards) != len(wanted) {
		return "deck " + d.ID, nil
	}
	for i, card := range cards {
		want := wanted[i]
		want.Concepts, want.Was = append([]string(nil), want.Concepts...), sorted(want.Was)
		if card.Body = rewritten(card.Body, want.Body, &deck.Card{}); !reflect.DeepEqual(card, want) {
			return "card " + want.ID, nil
		}
	}
	return "", nil
}

// rewritten returns JSON as this program writes it, and want for what is none: another version may have
// written the keys in another order.
func rewritten(text, want string, into any) string {
	if json.Unmarshal([]byte(text), into) != nil {
		return want
	}
	again, err := json.Marshal(into)
	if err != nil {
		return want
	}
	return string(again)
}

// related is [relations] as storage returns it.
func related(d *deck.Deck) []storage.Concept {
	var all []storage.Concept
	for _, c := range relations(d) {
		if len(c.Needs)+len(c.ConfusedWith) > 0 {
			all = append(all, storage.Concept{ID: c.ID, Needs: sorted(c.Needs), ConfusedWith: sorted(c.ConfusedWith)})
		}
	}
	slices.SortFunc(all, func(a, b storage.Concept) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// sorted returns each word once, in alphabetical order; nil for none.
func sorted(words []string) []string {
	all := append([]string(nil), words...)
	slices.Sort(all)
	return slices.Compact(all)
}
