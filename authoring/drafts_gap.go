package authoring

import (
	"bytes"

	"goodcard/deck"
)

// without returns a file of a deck without what stands at a path, and without a gap in its place.
func without(file string, text []byte, path string) ([]byte, error) {
	less, err := deck.Set(file, text, "", path, "")
	if err != nil {
		return nil, err
	}
	return closed(text, less), nil
}

// closed returns a file without the gap that an entry left when it was taken out: of the blank lines above and below it
// those above are enough, at the end of the file none is, and comments right below it that stand deeper than the entry
// went with it.
func closed(before, after []byte) []byte {
	at := 0
	for at < len(after) && before[at] == after[at] {
		at++
	}
	at = bytes.LastIndexByte(after[:at], '\n') + 1 // where the entry began
	above, below := after[:at], after[at:]
	depth := indentOf(before[at:])
	for {
		line, rest, more := bytes.Cut(below, []byte("\n"))
		if !more || !bytes.HasPrefix(bytes.TrimSpace(line), []byte("#")) || indentOf(line) <= depth {
			break
		}
		below = rest
	}
	if opens := !endsBlank(above) && !bytes.HasSuffix(bytes.TrimRight(above, "\r\n"), []byte(":")); opens {
		return append(bytes.Clone(above), below...)
	}
	for {
		line, rest, more := bytes.Cut(below, []byte("\n"))
		if !more || len(bytes.TrimSpace(line)) > 0 {
			break
		}
		below = rest
	}
	if len(bytes.TrimSpace(below)) == 0 {
		for endsBlank(above) {
			above = above[:bytes.LastIndexByte(above[:len(above)-1], '\n')+1]
		}
		below = nil
	}
	return append(bytes.Clone(above), below...)
}

// endsBlank reports whether the last line of whole lines is blank.
func endsBlank(lines []byte) bool {
	if len(lines) == 0 {
		return false
	}
	from := bytes.LastIndexByte(lines[:len(lines)-1], '\n') + 1
	return len(bytes.TrimSpace(lines[from:])) == 0
}

// indentOf returns how deep the line stands that a text begins with.
func indentOf(text []byte) int { return len(text) - len(bytes.TrimLeft(text, " ")) }
