package deck

import (
	"slices"
	"strings"

	"goodcard/deck/markup"
)

// lostText reports what Markdown has no use for.
func lostText(source string, report reporter) {
	if !strings.ContainsAny(source, "`~[|.)") {
		return
	}
	for _, lost := range markup.Lost(source) {
		piece := lost.Text
		if strings.HasPrefix(source[min(lost.At, len(source)):], piece) {
			piece = source[lost.At:] // which tells it from the same words elsewhere
		}
		report(piece, "write it where it is seen, or delete it", "\"%s\" is not shown: %s", lost.Text, lost.Why)
	}
}

var startsBlock = lazy("^([-+*]\\s|[0-9]{1,9}[.)]\\s|#{1,6}\\s|>|```|~~~|\\|)")

// joinedLines reports lines of lists, tables and code that YAML joined to the line before.
func joinedLines(l *linter, c *Card) {
	places := map[string]string{}
	for _, at := range l.deck.places[c.ID] {
		if at.Joined != "" {
			places[at.Path] = at.Joined
		}
	}
	if len(places) == 0 {
		return
	}
	for _, e := range c.marked() {
		written, joined := places[e.path]
		if !joined {
			continue
		}
		if line := firstJoined(written, e.text); line != "" {
			l.reportAt(c, e, line, "write | and the text below it, which keeps its lines", "the line %q is joined to its neighbour: YAML makes a space of a line end here", line)
		}
	}
}

// firstJoined returns the first line of a text, as written, that begins as a block does and is no
// line of what was read.
func firstJoined(written, read string) string {
	var kept []string
	for line := range strings.Lines(read) {
		kept = append(kept, strings.TrimSpace(line))
	}
	_, written, _ = strings.Cut(written, "\n") // the first line is joined to nothing
	for line := range strings.Lines(written) {
		line = strings.TrimSpace(line)
		if !startsBlock().MatchString(line + " ") {
			continue
		}
		isFence := strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")
		if !slices.ContainsFunc(kept, func(k string) bool { return k == line || !isFence && strings.HasPrefix(k, line) }) {
			return line
		}
	}
	return ""
}
