package strictyaml

import (
	"fmt"
	"math"
	"strconv"
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

// Size returns a number of bytes as people say it, such as "64 KiB", rounded up: what is more than a
// bound never reads like the bound.
func Size(bytes int) string {
	unit, in := 1<<10, "KiB"
	if bytes >= 1<<20 {
		unit, in = 1<<20, "MiB"
	}
	tenths := math.Ceil(10*float64(bytes)/float64(unit)) / 10
	return strconv.FormatFloat(tenths, 'f', -1, 64) + " " + in
}

// Number returns a number with its digits in groups of three.
func Number(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// MoreThan says that what is named has too many bytes. Who reads stops there, so nobody knows how many.
func MoreThan(what string, most int) string {
	return fmt.Sprintf("%s more than %s, and no more is read", what, Size(most))
}

// TooManyMarks says that what is named has too many marks.
func TooManyMarks(what string, marks, most int) string {
	return fmt.Sprintf("%s %s marks of YAML (lines and , [ { : - ? #); at most %s are read", what, Number(marks), Number(most))
}

// TooLarge says why a file that is to have these bytes would not be read for its size, as the end of a sentence about
// it; empty where it would.
func TooLarge(src []byte) string {
	switch marks := Marks(src); {
	case len(src) > MaxBytes:
		return fmt.Sprintf("it would have %s; at most %s are read", Size(len(src)), Size(MaxBytes))
	case marks > MaxMarks:
		return TooManyMarks("it would have", marks, MaxMarks)
	}
	return ""
}

// tooLarge returns the problem of a file that is not read because of its size, or nil.
func tooLarge(file string, src []byte) Problems {
	p := Problem{File: file, Line: 1, Column: 1, Rule: RuleTooLarge, Severity: Error, Fix: "make it smaller"}
	switch {
	case len(src) > MaxBytes:
		p.Message = MoreThan("the file has", MaxBytes)
	case Marks(src) > MaxMarks:
		p.Message = TooManyMarks("the file has", Marks(src), MaxMarks)
	default:
		return nil
	}
	return Problems{p}
}
