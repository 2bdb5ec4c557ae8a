package conformance

import (
	"cmp"
	"crypto/sha256"
	"math/big"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"goodcard/deck"
)

// An ankiPlace is where a card of Anki stands: cards are found by it and never by their ids, which imports may change.
type ankiPlace struct {
	guid string
	ord  int
}

// renamed has the ids under which renamed cards of the decks that we ship first shipped.
var renamed = sync.OnceValue(func() map[string]string {
	first := map[string]string{}
	decks, _ := filepath.Glob("../decks/*/deck.yaml")
	for _, file := range decks {
		d, err := deck.Load(filepath.Dir(file))
		if err != nil {
			panic(err) // what we ship does not load
		}
		for _, c := range d.Cards {
			if len(c.Was) > 0 {
				first[deck.Full(d.ID, c.ID)] = deck.Full(d.ID, c.Was[0])
			}
		}
	}
	return first
})

// placeOf returns the place of an item whose card first shipped under an id; where that is "", under its own or, of a
// deck that we ship, under the one that it had first.
func placeOf(item, first string) ankiPlace {
	card, suffix, _ := strings.Cut(item, "#")
	if first == "" {
		first = cmp.Or(renamed()[card], card)
	}
	p := ankiPlace{guid: guidOf(first)}
	switch number, isGap := strings.CutPrefix(suffix, "c"); {
	case suffix == "reverse":
		p.ord = 1
	case isGap:
		n, _ := strconv.Atoi(number) // suites make no other suffix
		p.ord = n - 1
	}
	return p
}

// guidOf is a second reading of what the guid of a card is: the first 8 bytes of the SHA-256 of the id under which it
// first shipped, as a number in Anki's 91 signs, the greatest digit first.
func guidOf(id string) string {
	const signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~"
	sum := sha256.Sum256([]byte(id))
	guid := ""
	for n := new(big.Int).SetBytes(sum[:8]).Uint64(); n > 0; n /= 91 {
		guid = string(signs[n%91]) + guid
	}
	return guid
}
