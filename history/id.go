package history

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// An ID is a UUID: version 7 for events made here, version 8 for those that come from
// another program, version 4 for devices. Ids of one device rise with the order in which
// they were made.
type ID [16]byte

// NewID returns a UUIDv7 (RFC 9562, 5.7) of a time in Unix milliseconds.
func NewID(ms int64, random io.Reader) (ID, error) {
	var id ID
	if _, err := io.ReadFull(random, id[6:]); err != nil {
		return ID{}, fmt.Errorf("cannot make an id: %w", err)
	}
	var stamp [8]byte
	binary.BigEndian.PutUint64(stamp[:], uint64(ms))
	copy(id[:6], stamp[2:])
	id[6] = 0x70 | id[6]&0x0f
	id[8] = 0x80 | id[8]&0x3f
	return id, nil
}

// NewDeviceID returns a UUIDv4: a device has no time.
func NewDeviceID(random io.Reader) (ID, error) {
	var id ID
	if _, err := io.ReadFull(random, id[:]); err != nil {
		return ID{}, fmt.Errorf("cannot make an id: %w", err)
	}
	id[6], id[8] = 0x40|id[6]&0x0f, 0x80|id[8]&0x3f
	return id, nil
}

// Next returns the id after id: the number in its last 8 bytes plus one. The variant
// bits stand above 62 random ones, which do not run over in practice.
func (id ID) Next() ID {
	tail := binary.BigEndian.Uint64(id[8:])
	binary.BigEndian.PutUint64(id[8:], tail+1)
	return id
}

// String returns the usual 36 characters.
func (id ID) String() string {
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[0:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// ParseID reads what String writes, and nothing else.
func ParseID(s string) (ID, bool) {
	var id ID
	digits, err := hex.DecodeString(strings.ReplaceAll(s, "-", ""))
	copy(id[:], digits)
	return id, err == nil && id.String() == s
}
