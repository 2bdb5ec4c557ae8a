package lock

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Normalized returns a passage as it is compared: in lower case, each stretch of white space one space, none at the
// ends.
func Normalized(passage string) string {
	return strings.Join(strings.Fields(strings.ToLower(passage)), " ")
}

// SpanOf returns the hash of a passage: equal for texts that differ in capitals and white space alone.
func SpanOf(passage string) string {
	sum := sha256.Sum256([]byte(Normalized(passage)))
	return hex.EncodeToString(sum[:])
}
