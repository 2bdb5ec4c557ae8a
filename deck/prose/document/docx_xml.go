package document

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// docxDepth is how deep elements of a .docx may lie in one another. Word writes some thirty, and ten more for each
// table in a table.
const docxDepth = 400

// The names of what elements of a .docx belong to, folded to short ones. Each has a second spelling, "strict".
const (
	nsWord    = "w"
	nsRel     = "r"
	nsPackage = "rel"
	nsMath    = "m"
	nsCompat  = "mc"
	nsCore    = "dc"
)

func docxSpace(space string) string {
	switch space {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main":
		return nsWord
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships":
		return nsRel
	case "http://schemas.openxmlformats.org/package/2006/relationships":
		return nsPackage
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		return nsMath
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return nsCompat
	case "http://purl.org/dc/elements/1.1/":
		return nsCore
	}
	return ""
}

// A docxXML reads one part of a .docx, element by element.
type docxXML struct {
	d     *xml.Decoder
	part  string // for errors
	depth int
	err   error // the first; the walk ends there
}

// A docxElement is the start of an element: its name as "w:p", and its attributes.
type docxElement struct {
	name string
	attr []xml.Attr
}

// value returns an attribute of the element's own vocabulary, or of none.
func (e docxElement) value(local string) string {
	for _, a := range e.attr {
		if a.Name.Local == local && docxSpace(a.Name.Space) != nsRel {
			return a.Value
		}
	}
	return ""
}

// val is the attribute that most elements have alone.
func (e docxElement) val() string { return e.value("val") }

// number returns an attribute that is a number, kept within what can be meant; 0 for none.
func (e docxElement) number(local string) int {
	n, err := strconv.Atoi(e.value(local))
	if err != nil {
		return 0
	}
	return max(-1_000_000, min(n, 1_000_000))
}

// isOn reports whether a property that is there is set: only some words take it away.
func (e docxElement) isOn() bool {
	switch strings.ToLower(e.val()) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// walkPart calls do for the outermost element of a part. It reports whether there is such a part.
func (p *docxPackage) walkPart(name string, do func(x *docxXML, root docxElement)) (bool, error) {
	name = strings.TrimPrefix(name, "/")
	r, err := p.open(name)
	if r == nil || err != nil {
		return false, err
	}
	defer r.Close()
	body := bufio.NewReaderSize(r, 64<<10)
	if head, _ := body.Peek(3); bytes.HasPrefix(head, []byte("\xfe\xff")) || bytes.HasPrefix(head, []byte("\xff\xfe")) {
		return false, docxFault(fmt.Sprintf("%s in it is written in UTF-16, and all programs write UTF-8 there", name), saveDocxAgain)
	}
	x := &docxXML{d: xml.NewDecoder(body), part: name}
	x.d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, docxFault(fmt.Sprintf("%s in it is not written in UTF-8", name), saveDocxAgain)
	}
	x.children(func(root docxElement) { do(x, root) }, nil)
	return true, x.err
}

// token returns the next token. After an error it returns nil.
func (x *docxXML) token() xml.Token {
	if x.err != nil {
		return nil
	}
	t, err := x.d.Token()
	if err != nil {
		x.fail(err)
		return nil
	}
	switch t := t.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > docxDepth {
			x.err = docxFault(fmt.Sprintf("its parts lie more than %d deep in one another", docxDepth), "take tables out of tables, and save it anew")
			return nil
		}
		return t
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		x.err = docxFault(fmt.Sprintf("%s in it defines entities, which no program writes into a .docx", x.part), saveDocxAgain)
		return nil
	}
	return t
}

func (x *docxXML) fail(err error) {
	fault := (*Error)(nil)
	switch {
	case errors.Is(err, io.EOF) && x.depth == 0:
		x.err = io.EOF
	case errors.As(err, &fault):
		x.err = fault // without what the decoder adds
	case errors.As(err, new(*xml.SyntaxError)):
		line, column := x.d.InputPos()
		x.err = docxFault(fmt.Sprintf("it is damaged: %s in it breaks off or is no XML (line %d, column %d)", x.part, line, column),
			"get the file once more, or save it anew as .docx")
	default:
		x.err = docxUnpacking(err)
	}
}

// children calls do for each element within the present one, and text for what stands between them; either may be
// nil. What do leaves unread is passed over.
func (x *docxXML) children(do func(docxElement), text func(string)) {
	base := x.depth
	for {
		switch t := x.token().(type) {
		case nil:
			if x.err == io.EOF && base == 0 {
				x.err = nil
			}
			return
		case xml.StartElement:
			inside := x.depth
			if do != nil {
				do(docxElement{name: docxSpace(t.Name.Space) + ":" + t.Name.Local, attr: t.Attr})
			}
			for x.err == nil && x.depth >= inside {
				x.token()
			}
		case xml.EndElement:
			if x.depth < base {
				return
			}
		case xml.CharData:
			if text != nil {
				text(string(t))
			}
		}
	}
}

// text returns all text within the present element.
func (x *docxXML) text() string {
	var b strings.Builder
	var inner func(docxElement)
	add := func(s string) { b.WriteString(s) }
	inner = func(docxElement) { x.children(inner, add) }
	x.children(inner, add)
	return b.String()
}
