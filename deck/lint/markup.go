package lint

import (
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

var otherMark = lazy.Regexp(`(?i)</?(?:div|span|p|b|i|em|strong|img|font|table|tr|td|th|ul|ol|li|a|h[1-6]|pre|code|blockquote|center)(?:\s[^<>]*)?/?>|\[/?latex\]|\[/\$\$?\]|\[sound:[^\]]*\]`)

// otherMarkup reports tags of HTML and signs of Anki that a reader would see as they are written.
func otherMarkup(source string, report reporter) {
	if !strings.ContainsAny(source, "<[") || !otherMark().MatchString(source) {
		return
	}
	found := ""
	markup.Walk(markup.Parse(source), func(n *markup.Node) {
		if n.Kind == markup.Words && found == "" {
			found = otherMark().FindString(n.Content)
		}
	})
	if found != "" {
		report(found, "write it in Markdown, as `"+found+"` in backticks if it is meant as it is, or delete it", "%s is shown as it is written", found)
	}
}
