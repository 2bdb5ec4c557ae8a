package deck

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// A Ref is a full id taken apart. Every part is an id that stands by itself; [Ref.Name] and
// [Ref.Suffix] are what the later one adds.
type Ref struct {
	Deck string // the deck; empty where the id names none
	Card string // deck/card
	Item string // deck/card, deck/card#reverse or deck/card#c2
}

// ParseRef takes the id of an item or a card apart, or that of a concept, which is built like
// a card's. It takes any text; see [Ref.Valid].
func ParseRef(id string) Ref {
	card, _, _ := strings.Cut(id, "#")
	deck, _, found := strings.Cut(card, "/")
	if !found {
		deck = ""
	}
	return Ref{Deck: deck, Card: card, Item: id}
}

// Name returns the card part: what stands between deck and suffix.
func (r Ref) Name() string {
	if r.Deck == "" {
		return r.Card
	}
	return r.Card[len(r.Deck)+1:]
}

// Suffix returns what tells the item from its siblings, as [Card.Suffixes] has it.
func (r Ref) Suffix() string { return r.Item[len(r.Card):] }

// Valid reports whether a deck can have the item: deck/card, each an id, and one of the
// suffixes that there are.
func (r Ref) Valid() bool {
	return fullPattern().MatchString(r.Card) && validSuffix(r.Suffix())
}

var fullPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^` + idPattern + `/` + idPattern + `$`)
})

func validSuffix(suffix string) bool {
	if suffix == "" || suffix == Reverse {
		return true
	}
	n := GroupOf(suffix)
	return 1 <= n && n <= maxGroup && suffix == gapPrefix+strconv.Itoa(n)
}

// Full returns an id with its deck: ids without one belong to the deck that names them.
func Full(deck, id string) string {
	if ParseRef(id).Deck != "" {
		return id
	}
	return deck + "/" + id
}

// FullAll returns each id as [Full] does.
func FullAll(deck string, ids []string) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = Full(deck, id)
	}
	return all
}
