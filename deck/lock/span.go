package lock

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// SpanOf returns the hash of a passage: equal for texts that differ in capitals and white space alone.
func SpanOf(passage string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(strings.ToLower(passage)), " ")))
	return hex.EncodeToString(sum[:])
}
