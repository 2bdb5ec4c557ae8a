package tui

import (
	"bytes"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"goodcard/deck/markup"
)

// What is drawn takes as many cells as the renderer gives it: by characters as people see them
// on terminals that confirm mode 2027, by code points on all others. Lines are measured by
// whichever is more, so that they fit on both and nothing at their end is lost.

// cells returns how many cells the widest line of a styled text may take.
func cells(text string) int {
	widest := 0
	for line := range strings.SplitSeq(text, "\n") {
		width := 0
		for p := range pieces(line) {
			width += p.cells
		}
		widest = max(widest, width)
	}
	return widest
}

// A piece of a styled line is a character as people see it, or an escape code.
type piece struct {
	text  string
	cells int
	code  bool
}

func pieces(line string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		var state byte
		for len(line) > 0 {
			text, width, n, next := ansi.DecodeSequence(line, state, nil)
			if n == 1 && len(line) > 1 && line[0] >= ' ' && line[1] >= utf8.RuneSelf { // a mark may follow a letter of ASCII
				text, width = ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
				n = len(text)
			}
			p := piece{text, width, text[0] < ' ' || text[0] == ansi.DEL}
			if !p.code && len(text) > 1 {
				p.cells = max(width, ansi.StringWidthWc(text))
			}
			if !yield(p) {
				return
			}
			line, state = line[n:], next
		}
	}
}

// wrapped breaks a styled line at spaces, behind hyphens within words and between ideographs,
// and words that are too long between any two characters.
func wrapped(line string, width int) []string {
	w := wrapper{width: max(width, 1)}
	for p := range pieces(line) {
		switch {
		case p.text == "\n":
			w.endWord()
			w.newLine()
		case p.code:
			w.code(p.text)
		case isSpace(p.text):
			w.endWord()
			w.gap, w.gapCells = w.gap+p.text, w.gapCells+p.cells
		default:
			if w.mayBreakBefore(p.text) {
				w.endWord()
			}
			w.word = append(w.word, p)
		}
	}
	w.endWord()
	w.out.WriteString(w.gapCodes)
	return styledLines(w.out.String())
}

// A wrapper fills lines. Behind what is written stand a gap, which goes where a line ends, and a
// word that is not complete.
type wrapper struct {
	width    int
	out      strings.Builder
	written  int // cells of the line
	gap      string
	gapCodes string // the escape codes in it
	gapCells int
	word     []piece
}

func (w *wrapper) code(text string) {
	if len(w.word) > 0 {
		w.word = append(w.word, piece{text: text, code: true})
		return
	}
	w.gap, w.gapCodes = w.gap+text, w.gapCodes+text
}

func (w *wrapper) endWord() {
	size := 0
	for _, p := range w.word {
		size += p.cells
	}
	if len(w.word) == 0 {
		return
	}
	if w.written > 0 && w.written+w.gapCells+size > w.width {
		w.newLine()
	} else {
		w.out.WriteString(w.gap)
		w.written += w.gapCells
		w.gap, w.gapCodes, w.gapCells = "", "", 0
	}
	for _, p := range w.word {
		w.put(p)
	}
	w.word = w.word[:0]
}

// put writes a character, on a line of its own where this one is full.
func (w *wrapper) put(p piece) {
	if p.cells > w.width { // a family of many, on a terminal that draws each of them
		for _, r := range p.text {
			w.put(piece{text: string(r), cells: min(cells(string(r)), w.width)})
		}
		return
	}
	if w.written+p.cells > w.width {
		w.newLine()
	}
	w.out.WriteString(p.text)
	w.written += p.cells
}

// newLine leaves out the gap.
func (w *wrapper) newLine() {
	w.out.WriteString("\n" + w.gapCodes)
	w.written, w.gap, w.gapCodes, w.gapCells = 0, "", "", 0
}

// mayBreakBefore reports whether a line may end between the word so far and what follows it.
func (w *wrapper) mayBreakBefore(next string) bool {
	var last, before rune
	for i := len(w.word) - 1; i >= 0 && before == 0; i-- {
		r, _ := utf8.DecodeRuneInString(w.word[i].text)
		switch {
		case w.word[i].code:
		case last == 0:
			last = r
		default:
			before = r
		}
	}
	r, _ := utf8.DecodeRuneInString(next)
	switch {
	case r == ' ': // with a mark on it
		return true
	case last == '-':
		return (unicode.IsLetter(before) || unicode.IsDigit(before)) && unicode.IsLetter(r)
	case last == 0 || unicode.In(last, unicode.Ps, unicode.Pi) || unicode.IsPunct(r) || r == 'ー':
		return false
	}
	return unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// isSpace reports whether a line may end at a character, which goes there. A space that bears a
// mark is none.
func isSpace(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return size == len(text) && unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}

// styledLines splits a styled text at its line ends, each line with its own escape codes.
func styledLines(text string) []string {
	if strings.IndexByte(text, ansi.ESC) >= 0 && strings.IndexByte(text, '\n') >= 0 {
		var b bytes.Buffer
		w := lipgloss.NewWrapWriter(&b)
		w.Write([]byte(text)) //nolint:errcheck // a buffer takes all
		w.Close()
		text = b.String()
	}
	return strings.Split(text, "\n")
}

// broken breaks a text only where a line is full.
func broken(text string, width int) []string {
	w := wrapper{width: max(width, 1)}
	for p := range pieces(text) {
		w.put(p)
	}
	return strings.Split(w.out.String(), "\n")
}

// unbroken returns a command or a path, which is copied, in lines of its own.
func unbroken(text string, width int) []string { return broken(markup.Clean(text), width) }

// cut shortens a styled line to a width, with a mark where it ended sooner.
func cut(line string, width int, mark string) string {
	if cells(line) <= width {
		return line
	}
	var b strings.Builder
	left, full := width-cells(mark), false
	for p := range pieces(line) {
		switch {
		case p.code:
			b.WriteString(p.text)
		case full:
		case p.cells > left:
			full = true
			if width >= cells(mark) {
				b.WriteString(mark)
			}
		default:
			b.WriteString(p.text)
			left -= p.cells
		}
	}
	return b.String()
}
