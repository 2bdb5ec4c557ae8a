package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
)

// A sum is the SHA-256 of a file that people download.
type sum struct{ Name, SHA256 string }

// sumsName is the file of sums, in the form that sha256sum and shasum read.
const sumsName = "SHA256SUMS"

// sumsText is what the file of sums holds.
func sumsText(sums []sum) []byte {
	var b strings.Builder
	for _, s := range sums {
		b.WriteString(s.SHA256 + "  " + s.Name + "\n")
	}
	return []byte(b.String())
}

func (m *edition) writeSums(names []string) ([]sum, error) {
	var sums []sum
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(m.out, name))
		if err != nil {
			return nil, err
		}
		hash := sha256.Sum256(text)
		sums = append(sums, sum{name, hex.EncodeToString(hash[:])})
	}
	return sums, write(filepath.Join(m.out, sumsName), sumsText(sums))
}
