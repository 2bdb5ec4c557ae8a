package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/spelling"
)

// head reads line 1 and line 2. It returns what stands in line 1 behind the number of the format; nil
// where the file cannot be read on.
func (r *reader) head() []string {
	if r.cut(); len(r.cells) == 0 {
		return nil
	}
	head := r.cells
	number := strings.TrimPrefix(head[0], r.begins)
	n, err := strconv.Atoi(number)
	switch {
	case err != nil || n < 1 || strconv.Itoa(n) != number:
		r.report(1, 1+utf8.RuneCountInString(r.begins), "format", fmt.Sprintf("the number of the format was expected here, such as %d, not %q", Format, short(number)), r.back())
		return nil
	case n == Format && len(head)-1 != len(r.heads), len(head)-1 < len(r.heads):
		r.report(1, 1, "first-line", fmt.Sprintf("the first line has %d values behind its beginning; it has %d: %s", len(head)-1, len(r.heads), strings.Join(r.heads, ", ")), r.back())
		return nil
	}
	r.number = n
	head = slices.Clone(head[1:])
	r.more = head[len(r.heads):]
	for i := range head {
		r.inLine(i+1, head[i])
	}
	r.checkHead(head)
	if !r.names() {
		return nil
	}
	return head
}

// checkHead reports what is wrong with the values of line 1.
func (r *reader) checkHead(head []string) {
	if !deck.ParseRef(head[0] + "/c").Valid() {
		r.wrong(1, "id", "%s was expected here, not %q", r.heads[0], short(head[0]))
	}
	if r.format != ledgerFormat {
		return
	}
	if !isVersion(head[2]) {
		r.wrong(3, "version", "the version of the release was expected here, such as 1.0.0, not %q", short(head[2]))
	}
	for i := 3; i < len(r.heads); i++ {
		if !isHash(head[i]) {
			r.wrong(i+1, "hash", "%s was expected here, 64 digits 0-9a-f, not %q", r.heads[i], short(head[i]))
		}
	}
}

// names reads line 2, the names of the columns.
func (r *reader) names() bool {
	if !r.cut() {
		r.report(2, 1, "cut-short", "the file was cut short: the line with the names of the columns is missing", r.back())
		return false
	}
	r.columns = slices.Clone(r.cells)
	r.at = map[string]int{}
	for i, name := range r.columns {
		switch _, twice := r.at[name]; {
		case twice:
			r.wrong(i, "column", "there are two columns %q", short(name))
		case !isWord(name):
			r.wrong(i, "column", "the name of a column was expected, of a-z, 0-9 and -, not %q", short(name))
		case !slices.Contains(r.known, name):
			r.unknown = append(r.unknown, i)
		}
		r.at[name] = i
	}
	if len(r.problems) > 0 || len(r.columns) == 0 {
		return false
	}
	for _, name := range r.known {
		if _, there := r.at[name]; !there {
			message := fmt.Sprintf("there is no column %q", name)
			if near := spelling.Nearest(name, r.columns); near != "" && !slices.Contains(r.known, near) {
				message += fmt.Sprintf(", but one %q", short(near))
			}
			r.report(2, 1, "column", message, r.back())
		}
	}
	return len(r.problems) == 0
}

// next takes the next line of values.
func (r *reader) next() bool {
	for r.cut() {
		switch len(r.cells) {
		case len(r.columns):
			return true
		case 0:
			continue
		}
		r.report(r.line, 1, "line", fmt.Sprintf("%d values were expected, one for each column, and there are %d", len(r.columns), len(r.cells)), r.back())
	}
	return false
}

// wrong reports a value of the line.
func (r *reader) wrong(cell int, rule, format string, args ...any) {
	column := 1
	for _, before := range r.cells[:cell] {
		column += utf8.RuneCountInString(before) + 1
	}
	r.report(r.line, column, rule, fmt.Sprintf(format, args...), r.back())
}

// inLine reports a value that cannot stand in one line.
func (r *reader) inLine(cell int, value string) bool {
	switch {
	case value == "":
		r.wrong(cell, "value", "a value was expected here; where there is none, a - stands")
	case value != OneLine(value):
		r.wrong(cell, "value", "this value has spaces at its ends or characters that control something")
	default:
		return true
	}
	return false
}

// extra returns the values of columns that this program does not know.
func (r *reader) extra() []string {
	var values []string
	for _, at := range r.unknown {
		r.inLine(at, r.cells[at])
		values = append(values, r.cells[at])
	}
	return values
}

// short cuts a value so that it fits into a message.
func short(value string) string {
	const limit = 60
	if runes := []rune(value); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return value
}

// isWord reports whether a text is of a-z, 0-9 and -, and begins with a letter.
func isWord(text string) bool {
	return text != "" && len(text) <= 40 && text[0] >= 'a' && text[0] <= 'z' &&
		!strings.ContainsFunc(text, func(c rune) bool {
			return c != '-' && (c > unicode.MaxASCII || !unicode.IsLower(c) && !unicode.IsDigit(c))
		})
}
