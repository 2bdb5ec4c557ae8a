package document

import (
	"html"
	"slices"
	"strings"
)

// attributesOf reads the attributes of a start tag of HTML, as it stands in the file, that something is made of.
// (The tokenizer's own reading would bring its table of all entities along, which costs at every start of the
// program.)
func attributesOf(tag string) []attribute {
	rest := tag[upTo(tag, " \t\n\f\r/>"):]
	var all []attribute
	for {
		rest = strings.TrimLeft(rest, " \t\n\f\r/")
		if rest == "" || rest[0] == '>' {
			return all
		}
		end := 1 + upTo(rest[1:], " \t\n\f\r/>=") // an equals sign may begin a name
		key := strings.ToLower(rest[:end])
		var value string
		value, rest = valueOf(strings.TrimLeft(rest[end:], " \t\n\f\r"))
		if kept(key) && !slices.ContainsFunc(all, func(a attribute) bool { return a.key == key }) {
			all = append(all, attribute{key, resolved(value)})
		}
	}
}

// upTo returns where the first of the signs stands, the length of s where none does.
func upTo(s, signs string) int {
	if i := strings.IndexAny(s, signs); i >= 0 {
		return i
	}
	return len(s)
}

// valueOf returns the value that stands at the beginning, if there is one, and what follows.
func valueOf(s string) (value, rest string) {
	if !strings.HasPrefix(s, "=") {
		return "", s
	}
	s = strings.TrimLeft(s[1:], " \t\n\f\r")
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	end := upTo(s, " \t\n\f\r>")
	return s[:end], s[end:]
}

// resolved resolves the character references of a value. One that does not end with a semicolon is none there: it
// is part of a query, such as ?a=1&copy=2.
func resolved(value string) string {
	if !strings.Contains(value, "&") {
		return value
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(value, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		end := strings.IndexFunc(rest, func(r rune) bool {
			return r != '#' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
		})
		if end <= 0 || rest[end] != ';' {
			b.WriteByte('&')
			value = rest
			continue
		}
		b.WriteString(html.UnescapeString("&" + rest[:end+1]))
		value = rest[end+1:]
	}
}

// kept reports whether something is made of an attribute.
func kept(key string) bool {
	switch key {
	case "id", "name", "class", "href", "lang", "xml:lang", "hidden", "style", "role", "aria-hidden", "type", "colspan", "rowspan",
		"accesskey", "encoding", "charset", "itemtype", "itemprop":
		return true
	}
	return false
}

// isVoid reports whether an element has no end tag and nothing within.
func isVoid(name string) bool {
	switch name {
	case "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
		"meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

// isInline reports whether an element sets words within a paragraph, so that its end tag closes no block.
func isInline(name string) bool {
	switch name {
	case "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
		"kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
		"var":
		return true
	}
	return false
}

// isBlock reports whether an element begins a line of its own, so that no paragraph can hold it.
func isBlock(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
		"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
		"hgroup", "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section",
		"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp":
		return true
	}
	return false
}

// headingLevel returns 1 to 6 for h1 to h6, 0 for others.
func headingLevel(name string) int {
	if len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6' {
		return int(name[1] - '0')
	}
	return 0
}

// styleOf returns how an element sets what stands in it, by its name and its style sheet of one line.
func styleOf(n *node) Style {
	var s Style
	switch n.name {
	case "b", "strong":
		s = Bold
	case "i", "em", "cite", "dfn", "var":
		s = Italic
	case "code", "kbd", "samp", "tt":
		s = Mono
	case "sub":
		s = Sub
	case "sup":
		s = Super
	}
	if sheet := n.attr("style"); sheet != "" {
		s |= declared(sheet)
	}
	return s
}

// declared returns the styles that declarations of CSS ask for.
func declared(sheet string) Style {
	var s Style
	for declaration := range strings.SplitSeq(strings.ToLower(sheet), ";") {
		property, value, _ := strings.Cut(declaration, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(property) {
		case "font-weight":
			switch value {
			case "bold", "bolder", "600", "700", "800", "900":
				s |= Bold
			}
		case "font-style":
			if value == "italic" || value == "oblique" {
				s |= Italic
			}
		}
	}
	return s
}
