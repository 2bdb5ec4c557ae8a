package document

import (
	"fmt"
	"maps"
	"slices"
)

// docxPieces is how many paragraphs, cells and runs of letters are read.
const docxPieces = 2_000_000

// A docxPiece is a paragraph or a table, before lists and the like are put together.
type docxPiece struct {
	role   docxRole
	level  int // of a heading
	anchor string
	spans  []Span

	list      string // of what list it is an item; empty for none
	depth     int    // in the list, from 0
	isOrdered bool
	left      int  // where its text begins, in twips; of an item as its list has it
	inItem    bool // it says that it has no number though nothing would give it one: LibreOffice's way to go on in an item

	rows   [][]Cell // of a table
	rowAt  []int    // the first paragraph of each
	header bool

	first, last int // paragraphs
}

// A docxReader reads the text of a document.
type docxReader struct {
	styles    *docxStyles
	numbering docxNumbering
	links     docxLinks

	pieces       []docxPiece // of what is read now: the document, a cell, a box
	paragraphs   int         // so far
	count        int         // of what takes memory
	carried      []Span      // of paragraphs whose end is deleted
	boxes        []docxPiece // that stand in the present paragraph
	fields       []*docxField
	brokenFields bool // they do not end, so that they hide nothing
	langs        map[string]int
	told         docxTold
}

// read reads the main part.
func (r *docxReader) read(p *docxPackage, part string) error {
	body := func(x *docxXML, root docxElement) {
		if root.name != "w:document" {
			x.err = docxFault("it is a zip without a text of Word in it", saveDocxAgain)
			return
		}
		x.children(func(e docxElement) {
			if e.name == "w:body" {
				r.blocks(x)
				r.endCarried()
			}
		}, nil)
	}
	r.langs = map[string]int{}
	if _, err := p.walkPart(part, body); err != nil {
		return err
	}
	if len(r.fields) == 0 {
		return nil
	}
	// A field without an end would hide all that comes behind it.
	*r = docxReader{styles: r.styles, numbering: r.numbering, links: r.links, langs: map[string]int{}, brokenFields: true}
	_, err := p.walkPart(part, body)
	return err
}

// lang returns the language of most of the text; empty where nothing is said.
func (r *docxReader) lang() string {
	best := ""
	for _, lang := range slices.Sorted(maps.Keys(r.langs)) {
		if best == "" || r.langs[lang] > r.langs[best] {
			best = lang
		}
	}
	return best
}

// blocks reads paragraphs and tables within the present element.
func (r *docxReader) blocks(x *docxXML) { x.children(func(e docxElement) { r.block(x, e) }, nil) }

func (r *docxReader) block(x *docxXML, e docxElement) {
	switch e.name {
	case "w:p":
		r.paragraph(x)
	case "w:tbl":
		r.table(x)
	case "w:sdt":
		r.control(x, func() { r.blocks(x) })
	case "w:ins", "w:moveTo", "w:customXml", "w:smartTag":
		r.blocks(x)
	case "w:del", "w:moveFrom":
		r.told.deleted++
	case "mc:AlternateContent":
		r.alternative(x, func() { r.blocks(x) })
	case "m:oMathPara", "m:oMath":
		p := docxPiece{first: r.paragraphs, last: r.paragraphs}
		p.add(docxFormula(x), Math, "")
		r.put(x, p)
	case "w:altChunk":
		r.told.embedded++
	}
}

// control reads w:sdt, of which Word makes tables of contents and places to fill in.
func (r *docxReader) control(x *docxXML, content func()) {
	skip := false
	x.children(func(e docxElement) {
		switch {
		case e.name == "w:sdtPr":
			var look func(docxElement)
			look = func(e docxElement) {
				switch {
				case e.name == "w:docPartGallery" && docxFold(e.val()) == "tableofcontents":
					skip, r.told.contents = true, true
				case e.name == "w:showingPlcHdr" && e.isOn():
					skip = true
				}
				x.children(look, nil)
			}
			x.children(look, nil)
		case e.name == "w:sdtContent" && !skip:
			content()
		}
	}, nil)
}

// alternative reads what says the same in several ways: the first of them.
func (r *docxReader) alternative(x *docxXML, content func()) {
	done := false
	x.children(func(e docxElement) {
		if !done && (e.name == "mc:Choice" || e.name == "mc:Fallback") {
			done = true
			content()
		}
	}, nil)
}

// put adds a piece to what is read now.
func (r *docxReader) put(x *docxXML, p docxPiece) {
	r.claim(x, 1)
	r.pieces = append(r.pieces, p)
}

// claim counts what takes memory, and ends the reading where there is too much of it.
func (r *docxReader) claim(x *docxXML, n int) {
	if r.count += n; r.count > docxPieces && x.err == nil {
		x.err = docxFault(fmt.Sprintf("it has more than %d million paragraphs, cells and runs of letters, which is the most that is read", docxPieces/1_000_000), "split it into files of a chapter each")
	}
}

// within reads a part of the document that has paragraphs of its own, and returns them.
func (r *docxReader) within(read func()) []docxPiece {
	pieces, carried, boxes := r.pieces, r.carried, r.boxes
	r.pieces, r.carried, r.boxes = nil, nil, nil
	read()
	r.endCarried()
	in := r.pieces
	r.pieces, r.carried, r.boxes = pieces, carried, boxes
	return in
}

// endCarried makes a paragraph of what stands in paragraphs whose end is deleted, where no other follows.
func (r *docxReader) endCarried() {
	if len(r.carried) > 0 {
		r.pieces = append(r.pieces, docxPiece{spans: r.carried, first: r.paragraphs, last: r.paragraphs})
		r.carried = nil
	}
}
