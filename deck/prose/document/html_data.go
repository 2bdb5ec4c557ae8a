package document

import (
	"encoding/json"
	"errors"
	"strings"
)

// maxDataDepth is how deep data may stand in data.
const maxDataDepth = 64

// script adds what a <script> says to people: a formula, or in JSON-LD questions and terms.
func (f *flow) script(n *node) {
	kind, _, _ := strings.Cut(strings.ToLower(n.attr("type")), ";")
	switch {
	case n.child == nil || n.child.first == 0:
	case isTeX(n):
		f.word(Span{Text: oneLine(n.content()), Style: Math}, n.child.first, n.child.last)
	case strings.TrimSpace(kind) == "application/ld+json" && !f.isData:
		f.readData(n)
	}
}

// readData adds the questions and terms of a piece of JSON-LD to those of the page.
func (p *page) readData(n *node) {
	text := strings.TrimSpace(n.content())
	r := dataReader{Decoder: json.NewDecoder(strings.NewReader(text)), lines: countLines(text)}
	r.UseNumber() // none is read, and JSON knows larger ones than Go
	r.lines.line = n.child.first
	d, err := r.value(0)
	if err != nil {
		p.left.data = append(p.left.data, n.child.first)
		return
	}
	p.isData = true
	p.walk(d)
	p.isData = false
}

// A datum is a value of JSON.
type datum struct {
	text        string // of a string
	first, last int    // its lines
	members     []member
	elements    []datum
}

type member struct {
	key   string
	value datum
}

// of returns the value of a key, empty where an object has none.
func (d datum) of(key string) datum {
	for _, m := range d.members {
		if m.key == key {
			return m.value
		}
	}
	return datum{}
}

// all returns the elements of a list; what is no list is the only element of one.
func (d datum) all() []datum {
	if d.elements != nil {
		return d.elements
	}
	return []datum{d}
}

// is reports whether a datum is of a type of schema.org.
func (d datum) is(kind string) bool {
	for _, t := range d.of("@type").all() {
		if name := t.text[strings.LastIndexAny(t.text, "/:#")+1:]; name == kind {
			return true
		}
	}
	return false
}

// A dataReader reads JSON and where each value stands.
type dataReader struct {
	*json.Decoder
	lines lineCounter
	made  int
}

var errTooMuchData = errors.New("there are too many data, or they stand too deep in each other")

func (r *dataReader) value(depth int) (datum, error) {
	if r.made++; depth > maxDataDepth || r.made > maxNodes {
		return datum{}, errTooMuchData
	}
	token, err := r.Token()
	if err != nil {
		return datum{}, err
	}
	line := r.lines.at(int(r.InputOffset()))
	d := datum{first: line}
	switch token := token.(type) {
	case string:
		d.text = token
	case json.Delim:
		for r.More() {
			var m member
			if token == '{' {
				key, err := r.Token()
				if err != nil {
					return datum{}, err
				}
				m.key, _ = key.(string)
			}
			if m.value, err = r.value(depth + 1); err != nil {
				return datum{}, err
			}
			if token == '{' {
				d.members = append(d.members, m)
			} else {
				d.elements = append(d.elements, m.value)
			}
		}
		if _, err := r.Token(); err != nil {
			return datum{}, err
		}
	}
	d.last = r.lines.at(int(r.InputOffset()))
	return d, nil
}

// walk adds the questions and terms that stand in data, however deep.
func (p *page) walk(d datum) {
	switch {
	case d.is("Question"):
		p.asked(d)
		return
	case d.is("DefinedTerm"):
		p.defined(d)
		return
	}
	for _, e := range d.elements {
		p.walk(e)
	}
	for _, m := range d.members {
		p.walk(m.value)
	}
}

// asked adds a question that has an answer which counts as right.
func (p *page) asked(d datum) {
	name := d.of("name")
	if name.text == "" {
		name = d.of("text")
	}
	for _, answer := range d.of("acceptedAnswer").all() {
		said := answer.of("text")
		if said.text == "" {
			said = answer
		}
		spans, blocks := p.spansIn(name), p.blocksIn(said)
		if !isEmpty(spans) && len(blocks) > 0 {
			p.data = append(p.data, Block{Kind: Question, Data: true, Spans: spans, First: name.first, Last: max(name.last, said.last), Blocks: blocks})
			return
		}
	}
}

// defined adds a term; terms that follow each other are one glossary.
func (p *page) defined(d datum) {
	name, description := d.of("name"), d.of("description")
	blocks := p.blocksIn(description)
	terms := []Block{}
	for _, n := range append([]datum{name}, d.of("alternateName").all()...) {
		if spans := p.spansIn(n); !isEmpty(spans) {
			terms = append(terms, Block{Kind: Term, Data: true, Spans: spans, First: n.first, Last: n.last})
		}
	}
	if len(terms) == 0 || len(blocks) == 0 {
		return
	}
	if last := len(p.data) - 1; last < 0 || p.data[last].Kind != Definitions {
		p.data = append(p.data, Block{Kind: Definitions, Data: true, First: name.first})
	}
	g := &p.data[len(p.data)-1]
	g.Blocks = append(g.Blocks, terms...)
	g.Blocks = append(g.Blocks, Block{Kind: Definition, Data: true, First: description.first, Last: description.last, Blocks: blocks})
	g.Last = max(g.Last, d.last)
}

func (p *page) spansIn(d datum) []Span { return flat(p.blocksIn(d), " ") }

// blocksIn returns what a string of data says: as HTML where it has signs of HTML, else as plain text.
func (p *page) blocksIn(d datum) []Block {
	var blocks []Block
	if strings.ContainsAny(d.text, "<&") {
		root, _ := parseHTML(d.text) // shorter than the page, which was not too long
		blocks = (&flow{page: p}).within(root)
		p.takeAnchor()
	} else {
		for part := range strings.SplitSeq(strings.ReplaceAll(d.text, "\r\n", "\n"), "\n\n") {
			if strings.TrimSpace(part) != "" {
				blocks = append(blocks, Block{Kind: Paragraph, Spans: []Span{{Text: part}}})
			}
		}
	}
	standAt(blocks, d.first, d.last)
	return blocks
}

// standAt says of blocks and all in them that they stand in data, in these lines.
func standAt(blocks []Block, first, last int) {
	for i := range blocks {
		blocks[i].Data, blocks[i].First, blocks[i].Last, blocks[i].Anchor = true, first, last, ""
		standAt(blocks[i].Blocks, first, last)
	}
}
