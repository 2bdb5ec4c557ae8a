package anki

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
)

// In Anki the id of a note is the millisecond in which it was added, and so is that of a card. Ours lie within the
// day that ends when the card last changed: one after the other, from a millisecond that the deck, its version and that
// time give. So they are the same wherever a release is exported, and runs of two decks or two releases hardly ever meet.
// A note that a learner has keeps its id; who meets another one at an id gives it a later one.
const (
	oneDay      = 24 * 60 * 60 * 1000
	lastSecond  = 253_402_300_799 // Unix seconds; the end of the year 9999
	firstSecond = 1_136_073_600   // of 2006: Anki takes what is before for no time
)

// A numbering gives ids of notes, or of cards, to a whole package.
type numbering struct{ taken map[int64]struct{} }

// runs are the ids that the notes, or the cards, of one deck get.
type runs struct {
	in   *numbering
	seed string
	next map[int64]int64 // by the time at which the run ends, in Unix seconds
}

func (n *numbering) runs(seed string) *runs { return &runs{n, seed, map[int64]int64{}} }

// id returns an id for what was last changed at a time, in Unix seconds.
func (r *runs) id(changed int64) int64 {
	changed = min(max(changed, firstSecond+oneDay/1000), lastSecond)
	begin := changed*1000 - oneDay
	next, begun := r.next[changed]
	if !begun {
		sum := sha256.Sum256([]byte(r.seed + "\x1f" + strconv.FormatInt(changed, 10)))
		next = int64(binary.BigEndian.Uint64(sum[:8]) % oneDay)
	}
	for {
		id := begin + next%oneDay
		next++
		if _, taken := r.in.taken[id]; !taken {
			r.in.taken[id] = struct{}{}
			r.next[changed] = next
			return id
		}
	}
}
