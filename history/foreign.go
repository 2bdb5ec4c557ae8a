package history

import (
	"crypto/sha256"
	"strconv"
	"strings"
)

// An Origin is where a row of another program comes from. Its parts hold no U+001F.
type Origin struct {
	Source   string // kind of source, such as "anki"
	Note     string // what the source calls the note or card
	Template string // which of the note's cards
	Kind     Kind   // of the event that it becomes
	At       int64  // Unix milliseconds
}

// ID returns the id that a row gets, a UUIDv8 that every device makes alike, so that a second
// import adds nothing. A round is from 0: where the event of one was taken back, an import
// that is repeated takes the next.
func (o Origin) ID(round int) ID {
	return foreignID(o.Source, o.Note, o.Template, strconv.Itoa(int(o.Kind)), strconv.FormatInt(o.At, 10), strconv.Itoa(round))
}

// CollectionID returns the id of the device that the rows of a source collection get, a
// UUIDv8 made of the kind of source and of what tells its collections apart.
func CollectionID(source, collection string) ID { return foreignID(source, collection) }

// Foreign reports whether the event of the id came from another program.
func (id ID) Foreign() bool { return id[6]>>4 == 8 }

// foreignID returns the UUIDv8 (RFC 9562, 5.8) of a list of words.
func foreignID(words ...string) ID {
	sum := sha256.Sum256([]byte("goodcard import 1\x1f" + strings.Join(words, "\x1f")))
	id := ID(sum[:16])
	id[6], id[8] = 0x80|id[6]&0x0f, 0x80|id[8]&0x3f
	return id
}
