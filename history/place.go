package history

import "hash/fnv"

// Hash returns a hash of an item, from which all that looks like chance is drawn.
func Hash(item string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(item)) // a hash never fails
	return h.Sum64()
}

// Shuffle returns 31 bits of a hash of an item, from which its place in the order of a day
// is made: so few that SQLite can multiply them without an overflow.
func Shuffle(item string) int64 { return int64(Hash(item) >> 33) }
