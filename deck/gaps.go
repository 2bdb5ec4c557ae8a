package deck

import (
	"strconv"
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
)

// A Piece is a segment as it is written: a gap may have no number.
type Piece struct {
	Segment
	Gap    bool
	Inside string // what stands between the braces of a gap
}

// Number returns the number with which a gap begins, as written, such as "c1::"; it may be empty.
func (p *Piece) Number() string { return gapNumber().FindString(p.Inside) }

// Pieces cuts a text at its gaps; a text with faults has none.
func Pieces(text string) []Piece {
	pieces, _ := scanGaps(text)
	return pieces
}

// maxGroup is the highest number of a gap.
const maxGroup = 99

// scanGaps cuts a text at its gaps. Braces that are escaped, or within code and formulas, are text.
func scanGaps(text string) ([]Piece, error) {
	if len(text) > strictyaml.MaxText {
		return nil, &ClozeError{0, strictyaml.RuleTooLarge, "the text is longer than 64 KiB", "split it into several cards", ""}
	}
	var segments []Piece
	var between strings.Builder
	from := 0
	flush := func(to int) {
		if to > from {
			segments = append(segments, Piece{Segment: Segment{Text: between.String(), Start: from}})
		}
		between.Reset()
	}
	for i := 0; i < len(text); {
		switch {
		case strings.HasPrefix(text[i:], "{{"):
			end, err := gapEnd(text, i)
			if err != nil {
				return nil, err
			}
			gap, err := readGap(text[i+2:end-2], i)
			if err != nil {
				return nil, err
			}
			flush(i)
			segments = append(segments, Piece{gap, true, text[i+2 : end-2]})
			i, from = end, end
		case strings.HasPrefix(text[i:], "}}"):
			return nil, &ClozeError{i, "gap-unopened", "}} closes a gap that was not opened", `write {{ where what is hidden begins, or \}\} if the braces are part of the text`, ""}
		default:
			size := 0
			if i == 0 || text[i-1] == '\n' {
				size = markup.FencedCode(text[i:])
			}
			code := size > 0 || text[i] == '`'
			if size == 0 {
				size = markup.Verbatim(text[i:])
			}
			piece, err := bracesIn(text[i:i+size], i, code)
			if err != nil {
				return nil, err
			}
			between.WriteString(piece)
			i += size
		}
	}
	flush(len(text))
	return segments, nil
}

// bracesIn returns a piece of text at an offset without the backslashes that keep braces in code
// from being a gap. In a formula such a backslash is TeX, and stays.
func bracesIn(piece string, offset int, code bool) (string, error) {
	for i := 0; i < len(piece); i++ {
		switch {
		case strings.HasPrefix(piece[i:], `\{{`):
			if code {
				piece = piece[:i] + piece[i+1:]
				offset++
			}
			i += len("{{") - 1
			for i+1 < len(piece) && piece[i+1] == '{' {
				i++
			}
		case strings.HasPrefix(piece[i:], "{{"):
			fix := `hide the whole of it, {{$x^2$}}, or put a space between the braces, { {`
			if code {
				fix = "hide the whole of it, {{`x`}}, or write \\{{ for braces that are part of the code"
			}
			return "", &ClozeError{offset + i, "gap-in-formula", "a gap cannot stand inside code or a formula", fix, ""}
		}
	}
	return piece, nil
}

// gapEnd returns the offset behind the gap that starts at open.
func gapEnd(text string, open int) (int, error) {
	depth := 0
	for i := open + 2; i < len(text); {
		switch c := text[i]; {
		case strings.HasPrefix(text[i:], "{{") && strings.Count(text[open:], "}}") < strings.Count(text[open:], "{{"):
			return 0, unclosed(open) // what follows is the next gap
		case strings.HasPrefix(text[i:], "{{"):
			return 0, &ClozeError{i, "gap-nested", "a gap cannot stand inside a gap", "give both parts gaps of their own", ""}
		case c == '{':
			depth++
			i++
		case c == '}' && depth > 0:
			depth--
			i++
		case strings.HasPrefix(text[i:], "}}"):
			return i + 2, nil
		default:
			i += markup.Verbatim(text[i:])
		}
	}
	return 0, unclosed(open)
}

func unclosed(open int) error {
	return &ClozeError{open, "gap-unclosed", "this gap is not closed by }}", "write }} where what is hidden ends", ""}
}

var gapNumber = lazy.Regexp(`^c([0-9]{1,9})::`)

// readGap reads what stands between the braces of the gap at start.
func readGap(inside string, start int) (Segment, error) {
	gap := Segment{Start: start}
	if strings.HasPrefix(inside, "c") {
		if m := gapNumber().FindStringSubmatch(inside); m != nil {
			gap.Group, _ = strconv.Atoi(m[1]) // at most nine digits
			inside = inside[len(m[0]):]
			if gap.Group < 1 || gap.Group > maxGroup || m[1][0] == '0' {
				return Segment{}, &ClozeError{start, "gap-number", "gaps are numbered c1 to c99, not c" + m[1], "give it a number from c1 to c99", ""}
			}
		}
	}
	parts := cutParts(inside)
	gap.Text = onOneLine(parts[0])
	if len(parts) > 1 {
		gap.Hint = onOneLine(parts[1])
	}
	switch {
	case len(parts) > 2:
		return Segment{}, &ClozeError{start, "gap-parts", "a gap holds at most a text and a hint, with :: between them", "put a text that holds :: in backticks", ""}
	case gap.Text == "":
		return Segment{}, &ClozeError{start, "gap-empty", "this gap hides nothing", "write what is hidden between the braces", ""}
	case len(parts) == 2 && gap.Hint == "":
		return Segment{}, &ClozeError{start, "gap-empty", "the hint of this gap is empty", "delete the ::", ""}
	}
	return gap, nil
}

var lineBreak = lazy.Regexp(`\s*\n\s*`)

// onOneLine makes a space of each line break: what a gap hides stands within a line.
func onOneLine(text string) string {
	if !strings.Contains(text, "\n") {
		return strings.TrimSpace(text)
	}
	return lineBreak().ReplaceAllString(strings.TrimSpace(text), " ")
}

// cutParts cuts the inside of a gap at each :: that is not within code or a formula.
func cutParts(inside string) []string {
	var parts []string
	from := 0
	for i := 0; i < len(inside); {
		if strings.HasPrefix(inside[i:], "::") {
			parts = append(parts, inside[from:i])
			i += 2
			from = i
			continue
		}
		i += markup.Verbatim(inside[i:])
	}
	return append(parts, inside[from:])
}

// rebraced returns a text whose gap at an offset has the second brace that it lacks, where it has the
// first: {{gap} and {gap}} are meant as {{gap}}. It is "" where that does not make the text right.
func rebraced(text string, e *ClozeError) string {
	if e.Rule == "gap-unopened" {
		opened := strings.TrimRight(text[:strings.LastIndexByte(text[:e.Offset], '{')+1], "{")
		if strings.HasSuffix(opened, `\`) {
			meant := text[:e.Offset] + `\}\}` + text[e.Offset+2:] // its braces are part of the text
			if _, err := scanGaps(meant); err == nil {
				return meant
			}
			return ""
		}
	}
	at, brace := 0, ""
	switch e.Rule {
	case "gap-unclosed":
		brace = "}"
		at = strings.Index(text[e.Offset:], brace)
		at += e.Offset
	case "gap-unopened":
		brace = "{"
		at = strings.LastIndex(text[:e.Offset], brace)
		if strings.HasSuffix(text[:max(at, 0)], brace) {
			return "" // it opens a gap, which another }} closes
		}
	}
	if brace == "" || at < e.Offset && brace == "}" || at < 0 {
		return ""
	}
	meant := text[:at] + brace + text[at:]
	if _, err := scanGaps(meant); err != nil {
		return ""
	}
	return meant
}
