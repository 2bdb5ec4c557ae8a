package deck

import (
	"strconv"
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
)

// A rawSegment is a segment whose gap may have no number yet.
type rawSegment struct {
	Segment
	gap bool
}

// maxGroup is the highest number of a gap.
const maxGroup = 99

// scanGaps cuts a text at its gaps. Braces that are escaped, or within code and formulas, are text.
func scanGaps(text string) ([]rawSegment, error) {
	if len(text) > strictyaml.MaxText {
		return nil, &ClozeError{0, strictyaml.RuleTooLarge, "the text is longer than 64 KiB", ""}
	}
	var segments []rawSegment
	from := 0
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
			if i > from {
				segments = append(segments, rawSegment{Segment: Segment{Text: text[from:i], Start: from}})
			}
			segments = append(segments, rawSegment{gap, true})
			i, from = end, end
		case strings.HasPrefix(text[i:], "}}"):
			return nil, &ClozeError{i, "gap-unopened", "}} closes a gap that was not opened", `write \}\} if the braces are part of the text`}
		default:
			size := markup.Verbatim(text[i:])
			if at := strings.Index(text[i:i+size], "{{"); at >= 0 {
				return nil, &ClozeError{i + at, "gap-in-formula", "a gap cannot stand inside code or a formula", "hide the whole of it, {{$x^2$}}, or put a space between the braces, { {"}
			}
			i += size
		}
	}
	if from < len(text) {
		segments = append(segments, rawSegment{Segment: Segment{Text: text[from:], Start: from}})
	}
	return segments, nil
}

// gapEnd returns the offset behind the gap that starts at open.
func gapEnd(text string, open int) (int, error) {
	depth := 0
	for i := open + 2; i < len(text); {
		switch c := text[i]; {
		case strings.HasPrefix(text[i:], "{{"):
			return 0, &ClozeError{i, "gap-nested", "a gap cannot stand inside a gap", "give both parts gaps of their own"}
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
	return 0, &ClozeError{open, "gap-unclosed", "this gap is not closed by }}", ""}
}

var gapNumber = lazy(`^c([0-9]{1,9})::`)

// readGap reads what stands between the braces of the gap at start.
func readGap(inside string, start int) (Segment, error) {
	gap := Segment{Start: start}
	if m := gapNumber().FindStringSubmatch(inside); m != nil {
		gap.Group, _ = strconv.Atoi(m[1]) // at most nine digits
		inside = inside[len(m[0]):]
		if gap.Group < 1 || gap.Group > maxGroup || m[1][0] == '0' {
			return Segment{}, &ClozeError{start, "gap-number", "gaps are numbered c1 to c99, not c" + m[1], ""}
		}
	}
	parts := cutParts(inside)
	gap.Text = strings.TrimSpace(parts[0])
	if len(parts) > 1 {
		gap.Hint = strings.TrimSpace(parts[1])
	}
	switch {
	case len(parts) > 2:
		return Segment{}, &ClozeError{start, "gap-parts", "a gap holds at most a text and a hint, with :: between them", "put a text that holds :: in backticks"}
	case gap.Text == "":
		return Segment{}, &ClozeError{start, "gap-empty", "this gap hides nothing", ""}
	case len(parts) == 2 && gap.Hint == "":
		return Segment{}, &ClozeError{start, "gap-empty", "the hint of this gap is empty", "delete the ::"}
	}
	return gap, nil
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
