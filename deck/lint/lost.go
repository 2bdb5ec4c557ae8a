package lint

import (
	"slices"
	"strings"
	"sync"

	"goodcard/deck"
	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

// lostText reports what Markdown has no use for.
func lostText(source string, report reporter) {
	// What is lost of one line is of a link; a list, a table and a fence take more.
	link, block := strings.Contains(source, "["), strings.Contains(source, "\n") && strings.ContainsAny(source, "`~|.)")
	if !link && !block {
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

var startsBlock = lazy.Regexp("^([-+*]\\s|[0-9]{1,9}[.)]\\s|#{1,6}\\s|>|```|~~~|\\|)")

// joinedLines reports lines of lists, tables and code that YAML joined to the line before.
func joinedLines(l *linter, c *deck.Card) {
	places := map[string]string{}
	for _, at := range l.deck.Places(c.ID) {
		if at.Joined != "" {
			places[at.Path] = at.Joined
		}
	}
	if len(places) == 0 {
		return
	}
	for _, e := range c.Marked() {
		written, joined := places[e.Path]
		if !joined {
			continue
		}
		if key, line := joinedKey(written); key != "" {
			l.reportAt(c, e, line, "move it to the column of the keys and put a colon and a space behind "+key+", or put the text in quotes", "the line %q looks like the key %s, and is joined to the text above", line, key)
		}
		if line := firstJoined(written, e.Text); line != "" {
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

var (
	keyWord    = lazy.Regexp(`^([a-z][a-z-]*)(:[^\s/]| |$)`)
	valueWords = lazy.Regexp(`^(true|false|\[.*\]|\{.*\})$`)
	cardKeys   = sync.OnceValue(deck.CardKeys)
)

// joinedKey returns the first line of a plain text, as written, that is more likely a key which is too deep
// and lacks its colon or the space behind it; and that key.
func joinedKey(written string) (key, line string) {
	if strings.IndexByte(`"'>`, written[0]) >= 0 {
		return "", ""
	}
	above, rest, _ := strings.Cut(written, "\n")
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		ended := strings.LastIndexAny(above, ".?!") == len(strings.TrimSpace(above))-1
		above = line
		m := keyWord().FindStringSubmatch(line)
		if m == nil || !slices.Contains(cardKeys(), m[1]) {
			continue
		}
		value := strings.TrimSpace(line[len(m[1]):])
		if ended || m[2] != " " && m[2] != "" || strings.Contains(m[1], "-") || valueWords().MatchString(value) {
			return m[1], line
		}
	}
	return "", ""
}
