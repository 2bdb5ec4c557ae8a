package document

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// An xmlTree makes elements of XML.
type xmlTree struct {
	root    *node
	unknown []string // references to entities that are not expanded, in the order of the alphabet
}

// parseXML reads a text of XML. Nothing is fetched, and of the entities that the file defines those alone are expanded
// that are a few words; others stay as they stand, such as "&app;".
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
			first, last := lines.words(from, int(d.InputOffset()))
			for text, style := range absentParts(string(token)) {
				n := &node{text: text, style: style}
				if made++; strings.TrimSpace(text) != "" {
					n.first, n.last = first, last
				}
				top.add(n)
			}
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
			all = append(all, attribute{key, withoutAbsent(a.Value)})
		}
	}
	return all
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
