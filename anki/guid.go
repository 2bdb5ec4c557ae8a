package anki

import (
	"crypto/sha256"
	"encoding/binary"

	"goodcard/anki/apkg"
)

// GUID returns by what Anki knows the note of a card for ever, out of the full id under which the card
// first was released.
func GUID(origin string) string {
	sum := sha256.Sum256([]byte(origin))
	return apkg.GUID(binary.BigEndian.Uint64(sum[:8]))
}
