package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// scalar cuts a text, line by line as it stands there; keeps reports whether empty lines behind it would
// be a part of it.
func (c *cutter) scalar(n *yaml.Node, brackets bool) (rows []row, keeps bool) {
	from, end := c.at, c.end(n)
	if end <= from {
		c.fail(from, "this text")
		return nil, false
	}
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return c.folded(n, end)
	}
	written := c.text[from:end]
	if !strings.Contains(written, "\n") {
		written = c.unquoted(n, end, brackets)
	}
	first := true
	for text := range strings.SplitSeq(written, "\n") {
		if !first {
			text = strings.TrimLeft(text, " \t") // which YAML takes for nothing
		}
		if n.Style == 0 {
			text = strings.TrimRight(text, " \t")
		}
		rows = append(rows, row{2, text})
		first = false
	}
	c.came(end, nil)
	return rows, false
}

// unquoted returns a text of one line, from here to end, as it is written, without quotes that it does
// not need. Before a comment it needs them, since a comment behind plain text is a trap.
func (c *cutter) unquoted(n *yaml.Node, end int, brackets bool) string {
	written := c.text[c.at:end]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0 && written[1:len(written)-1] == n.Value:
	case n.Style&yaml.SingleQuotedStyle != 0:
	default:
		return written
	}
	behind := end
	for behind < len(c.text) && (c.text[behind] == ' ' || c.text[behind] == '\t') {
		behind++
	}
	if strings.HasPrefix(c.text[behind:], "#") || !plain(n.Value, brackets) {
		return written
	}
	return n.Value
}

// folded cuts a block of text. Its lines keep what stands further in than the first of them.
func (c *cutter) folded(n *yaml.Node, end int) (rows []row, keeps bool) {
	header := c.endOfLine(c.at)
	indicators, remark := c.text[c.at:header], ""
	if at := strings.IndexAny(indicators, " \t"); at >= 0 {
		indicators, remark = indicators[:at], strings.TrimRight(indicators[at:], " \t")
	}
	if remark != "" {
		c.comments = append(c.comments, strings.TrimLeft(remark, " \t"))
	}
	text := strings.TrimPrefix(c.text[header:end], "\n")
	if end == len(c.text) && header < end {
		text = strings.TrimSuffix(text, "\n")
	}
	sign, chomp, digit := indicators[:1], "", ""
	for _, i := range indicators[1:] {
		if i == '+' || i == '-' {
			chomp = string(i)
		} else {
			digit = "2"
		}
	}
	switch {
	case end == len(c.text) && !strings.HasSuffix(c.text, "\n") && !strings.HasSuffix(n.Value, "\n"):
		chomp = "-" // the line break that the file gets is no part of it
	case chomp == "+" && strings.TrimSpace(n.Value) != "" && !strings.HasSuffix(n.Value, "\n\n"):
		chomp = "" // there is nothing to keep
	}
	rows = []row{{0, sign + digit + chomp + remark}}
	indent := c.indentOfBlock(n, text)
	if header < end {
		for line := range strings.SplitSeq(text, "\n") {
			rows = append(rows, row{2, line[min(len(line), indent):]})
		}
	}
	c.came(end, nil)
	return rows, chomp == "+"
}

// indentOfBlock returns how many spaces stand before the lines of a block of text that are no part of
// them.
func (c *cutter) indentOfBlock(n *yaml.Node, written string) int {
	own := 0 // spaces that are a part of its first line with something on it
	for line := range strings.SplitSeq(n.Value, "\n") {
		if rest := strings.TrimLeft(line, " "); rest != "" {
			own = len(line) - len(rest)
			break
		}
	}
	for line := range strings.SplitSeq(written, "\n") {
		if rest := strings.TrimLeft(line, " "); rest != "" {
			return len(line) - len(rest) - own
		}
	}
	return len(written) // nothing but empty lines
}
