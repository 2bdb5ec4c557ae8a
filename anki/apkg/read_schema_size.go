package apkg

import (
	"encoding/binary"
	"errors"
	"io"
)

// The layout of a database file: https://www.sqlite.org/fileformat2.html
const (
	headerLength   = 100
	leafPage       = 13
	interiorPage   = 5
	leafHeader     = 8
	interiorHeader = 12
	maxDepth       = 20
)

// checkSchemaSize refuses a database with more tables and indexes than any Anki makes: SQLite reads
// all their definitions into memory before it answers anything. Of a damaged one nothing is said
// here.
func checkSchemaSize(r io.ReaderAt) error {
	header := make([]byte, headerLength)
	if _, err := r.ReadAt(header, 0); err != nil {
		return err
	}
	s := schemaSize{r: r, size: int64(binary.BigEndian.Uint16(header[16:]))}
	if s.size == 1 {
		s.size = 1 << 16
	}
	if s.size < 512 {
		return nil
	}
	return s.add(1, 0)
}

// schemaSize counts what stands in the table of definitions.
type schemaSize struct {
	r              io.ReaderAt
	size           int64 // of a page
	pages, objects int
	bytes          uint64
}

func (s *schemaSize) add(number uint32, depth int) error {
	if s.pages++; s.pages > maxObjects || depth > maxDepth {
		return s.tooMuch()
	}
	page := make([]byte, s.size)
	if number == 0 {
		return nil
	}
	if _, err := s.r.ReadAt(page, (int64(number)-1)*s.size); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		return err
	}
	start := 0
	if number == 1 {
		start = headerLength
	}
	cells := int(binary.BigEndian.Uint16(page[start+3:]))
	switch page[start] {
	case leafPage:
		for i := range cells {
			at := start + leafHeader + 2*i
			if at+2 > len(page) {
				return nil
			}
			cell := int(binary.BigEndian.Uint16(page[at:]))
			if cell >= len(page) {
				return nil
			}
			s.objects++
			s.bytes += varint(page[cell:])
			if s.objects > maxObjects || s.bytes > maxSchema {
				return s.tooMuch()
			}
		}
	case interiorPage:
		for i := range cells {
			at := start + interiorHeader + 2*i
			if at+2 > len(page) {
				return nil
			}
			cell := int(binary.BigEndian.Uint16(page[at:]))
			if cell+4 > len(page) {
				return nil
			}
			if err := s.add(binary.BigEndian.Uint32(page[cell:]), depth+1); err != nil {
				return err
			}
		}
		return s.add(binary.BigEndian.Uint32(page[start+8:]), depth+1)
	}
	return nil
}

func (*schemaSize) tooMuch() error {
	return fault("its collection has far more tables than any Anki makes", getAgain, nil)
}

// varint reads a number as a database writes it: seven bits a byte, the highest first.
func varint(b []byte) (n uint64) {
	for i := range min(len(b), 8) {
		n = n<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return n
		}
	}
	return 1 << 56 // more than anything is large
}
