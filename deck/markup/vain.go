package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
)

// maxVain bounds how often the parser may look in vain for what a star, a tilde or an
// underscore closes. It looks at each that is open and forgets none, so that its time grows
// with the square of a text such as "*a_*a_*a_": 60 KB of it would take seconds.
const maxVain = 1_000_000

// inVain estimates how many delimiters the parser looks at in vain: those that are open
// before each that closes none of them.
func inVain(source string) int {
	n := 0
	for _, sign := range delimiters {
		n += strings.Count(source, string(sign))
	}
	if vain := n / 2 * (n - n/2); vain <= maxVain {
		return vain // half of them before the other half, at worst
	}
	return countVain([]byte(source))
}

func countVain(source []byte) int {
	var open openDelimiters
	vain := 0
	before := '\n'
	for i := 0; i < len(source); {
		if bytes.HasPrefix(source[i:], []byte("\n\n")) {
			open = openDelimiters{} // a paragraph ends at the latest
		}
		d := parser.ScanDelimiter(source[i:], before, 1, allDelimiters{})
		if d == nil {
			r, size := utf8.DecodeRune(source[i:])
			before = r
			i += size
			continue
		}
		before = rune(d.Char)
		i += d.Length
		if d.CanClose && open.close(d) {
			continue
		}
		if d.CanClose {
			vain += open.count + open.idle
		}
		switch {
		case d.CanOpen:
			open.add(d)
		case !d.CanClose:
			open.idle++
		}
	}
	return vain
}

// openDelimiters counts delimiters that wait to be closed: by their sign and, since that
// decides what may close them, by the remainder of their length divided by three.
type openDelimiters struct {
	count int
	idle  int // such as can neither open nor close, which the parser keeps as well: those of snake_case
	runs  [3][3]int
}

func (o *openDelimiters) of(d *parser.Delimiter) *[3]int {
	return &o.runs[strings.IndexByte(delimiters, d.Char)]
}

func (o *openDelimiters) add(d *parser.Delimiter) {
	o.count++
	o.of(d)[d.Length%3]++
}

// close takes one away that d closes, and reports whether there is one.
func (o *openDelimiters) close(d *parser.Delimiter) bool {
	for length, n := range o.of(d) {
		apart := d.CanOpen && d.Length%3 != 0 && (length+d.Length)%3 == 0
		if n > 0 && !apart {
			o.of(d)[length]--
			o.count--
			return true
		}
	}
	return false
}

// delimiters are the signs of emphasis and strikethrough.
const delimiters = "*_~"

// allDelimiters lets ScanDelimiter find every kind.
type allDelimiters struct{ strikeDelimiters }

func (allDelimiters) IsDelimiter(b byte) bool { return strings.IndexByte(delimiters, b) >= 0 }
