package strictyaml

import (
	"fmt"
)

// What yaml.v3 may be given: it takes up to 93 bytes of memory for a byte of input.
const (
	MaxBytes = 16 << 20
	MaxMarks = 1_000_000 // see [Marks]
	MaxText  = 64 << 10  // bytes of one text
	maxDepth = 32
)

// Marks counts what yaml.v3 may take memory for: line starts and the characters [ { : - ?, and twice
// each comma, which within braces can make two nodes, and each #, since comments are kept.
func Marks(src []byte) int {
	n := 1
	for _, c := range src {
		n += int(marks[c])
	}
	return n
}

var marks = [256]uint8{'\n': 1, ',': 2, '[': 1, '{': 1, ':': 1, '-': 1, '?': 1, '#': 2}

// tooLarge returns the problem of a file that is not read because of its size, or nil.
func tooLarge(file string, src []byte) Problems {
	p := Problem{File: file, Line: 1, Column: 1, Rule: RuleTooLarge, Severity: Error, Fix: "split it into smaller files"}
	switch {
	case len(src) > MaxBytes:
		p.Message = fmt.Sprintf("the file has more than %d MiB, the most that is read", MaxBytes>>20)
	case Marks(src) > MaxMarks:
		p.Message = fmt.Sprintf("the file has %d marks of YAML (lines and , [ { : - ? #); at most %d are read", Marks(src), MaxMarks)
	default:
		return nil
	}
	return Problems{p}
}
