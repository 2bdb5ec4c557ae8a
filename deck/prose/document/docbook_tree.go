package document

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// An xmlTree makes elements of XML.
type xmlTree struct {
	root    *node
	unknown []string // entities that the file defines itself or elsewhere, in the order of the alphabet
}

// parseXML reads a text of XML. Nothing is fetched, and no entity is expanded that the file defines: its name stands
// in its place.
func parseXML(name, text string) (*xmlTree, error) {
	t := &xmlTree{root: &node{name: "#root"}}
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	d.Entity, t.unknown = entitiesOf(text)
	lines := countLines(text)
	open := []*node{t.root}
	beyond, made := 0, 0
	broken := func(line int, message string) (*xmlTree, error) {
		return nil, &Error{File: name, Line: line, Message: "this is no well-formed XML: " + message, Next: "mend it there, or save the text as HTML and name that file"}
	}
	for {
		from := int(d.InputOffset())
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
			return broken(syntax.Line, syntax.Msg)
		}
		if err != nil {
			return broken(lines.at(from), err.Error())
		}
		if made > maxNodes {
			return nil, &Error{File: name, Message: fmt.Sprintf("the file has more than %d elements, which is the most that is read", maxNodes), Next: "split it into files of a chapter each"}
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if len(open) >= maxOpen { // it loses its structure and keeps its text
				beyond++
				continue
			}
			line := lines.at(from)
			n := &node{name: strings.ToLower(token.Name.Local), attrs: xmlAttributes(token.Attr), first: line, last: line}
			made++
			top.add(n)
			open = append(open, n)
		case xml.EndElement:
			if beyond > 0 {
				beyond--
				continue
			}
			if top.name != strings.ToLower(token.Name.Local) {
				return broken(lines.at(from), wrongEnd(top, token.Name.Local))
			}
			top.last = lines.at(from)
			open = open[:len(open)-1]
		case xml.CharData:
			n := &node{text: string(token)}
			made++
			n.first, n.last = lines.words(from, int(d.InputOffset()))
			top.add(n)
		}
	}
	if top := open[len(open)-1]; top != t.root {
		return broken(top.first, fmt.Sprintf("<%s> has no end tag", top.name))
	}
	return t, nil
}

func wrongEnd(open *node, name string) string {
	if open.name == "#root" {
		return fmt.Sprintf("</%s> ends nothing", name)
	}
	return fmt.Sprintf("</%s> stands where </%s> was expected, for line %d begins one", name, open.name, open.first)
}

// xmlAttributes returns the attributes of which something is made.
func xmlAttributes(attrs []xml.Attr) []attribute {
	var all []attribute
	for _, a := range attrs {
		key := strings.ToLower(a.Name.Local)
		switch key {
		case "id", "lang", "href", "url", "linkend", "target", "role", "rend", "type", "xreflabel", "otherterm", "place", "encoding":
			all = append(all, attribute{key, a.Value})
		}
	}
	return all
}

// entitiesOf returns what stands for each entity that a text refers to: a sign that HTML knows by that name, else the
// name. Those are returned too.
func entitiesOf(text string) (map[string]string, []string) {
	known := map[string]string{}
	var unknown []string
	for text != "" {
		at := strings.IndexAny(text, "&<")
		if at < 0 {
			break
		}
		text = text[at:]
		switch {
		case strings.HasPrefix(text, "<!--"):
			_, text, _ = strings.Cut(text, "-->")
			continue
		case strings.HasPrefix(text, "<![CDATA["):
			_, text, _ = strings.Cut(text, "]]>")
			continue
		case strings.HasPrefix(text, "<!"):
			text = text[doctypeEnd(text):]
			continue
		}
		name, _, found := strings.Cut(text[1:min(len(text), 100)], ";")
		if text[0] == '<' || !found || name == "" || strings.ContainsAny(name, "#&<> \t\n\"'") {
			text = text[1:]
			continue
		}
		text = text[1+len(name)+1:]
		if _, met := known[name]; met {
			continue
		}
		if known[name] = signOf(name); known[name] == "" {
			known[name] = name
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	return known, unknown
}

// signOf returns the sign that HTML knows by a name, empty without one. The many signs that only mathematicians
// need have short names there which texts use for words of their own, such as eg: those are not taken.
func signOf(name string) string {
	reference := "&" + name + ";"
	sign := html.UnescapeString(reference)
	if r, n := utf8.DecodeRuneInString(sign); n != len(sign) || r >= '\u2a00' {
		return ""
	}
	return sign
}

// doctypeEnd returns where a declaration ends, with what stands between brackets in it.
func doctypeEnd(text string) int {
	end := upTo(text, ">")
	if bracket := upTo(text[:end], "["); bracket < end {
		if close := strings.Index(text[bracket:], "]"); close >= 0 {
			end = bracket + close
			end += upTo(text[end:], ">")
		}
	}
	return min(end+1, len(text))
}

// leftOut says which entities and which other files are not part of what was read.
func (t *xmlTree) leftOut(included int) []string {
	var all []string
	if n := len(t.unknown); n > 0 {
		names := strings.Join(t.unknown[:min(n, 5)], ", ")
		if n > 5 {
			names += ", …"
		}
		what := "entities that are defined elsewhere, so that their names stand in their place"
		if n == 1 {
			what = "entity that is defined elsewhere, so that its name stands in its place"
		}
		all = append(all, fmt.Sprintf("%d %s (%s)", n, what, names))
	}
	switch {
	case included == 1:
		all = append(all, "1 file that this one includes")
	case included > 1:
		all = append(all, fmt.Sprintf("%d files that this one includes", included))
	}
	return all
}
