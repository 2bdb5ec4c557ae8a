package document

import (
	"net/url"
	"strings"
)

// A sheet is what the style sheet in a page says of the words of a class: Google Docs sets bold and italic words so
// in the pages that it saves.
type sheet map[string]Style

// maxClasses is how many classes a sheet has at most.
const maxClasses = 1000

// read adds the rules of a <style> that are about one class alone.
func (s sheet) read(css string) {
	for rule := range strings.SplitSeq(css, "}") {
		selector, declarations, found := strings.Cut(rule, "{")
		selector = selector[strings.LastIndexByte(selector, ';')+1:] // behind an @import
		class, ok := strings.CutPrefix(strings.TrimSpace(selector), ".")
		if !found || !ok || upTo(class, " .#:>+~,[*") < len(class) || len(s) >= maxClasses {
			continue
		}
		if style := declared(declarations); style != 0 {
			s[class] |= style
		}
	}
}

// of returns how the classes of an element set its words.
func (s sheet) of(n *node) Style {
	var style Style
	if len(s) > 0 && n.name == "span" {
		for class := range strings.FieldsSeq(n.attr("class")) {
			style |= s[class]
		}
	}
	return style
}

// linkOf returns where an <a> leads; empty where it leads nowhere. Google Docs writes its own address around each.
func linkOf(n *node) string {
	href := n.attr("href")
	if query, ok := strings.CutPrefix(href, "https://www.google.com/url?"); ok {
		if values, err := url.ParseQuery(query); err == nil && values.Get("q") != "" {
			return values.Get("q")
		}
	}
	return href
}
