package document

// A docxLevel is one level of a list.
type docxLevel struct {
	isOrdered bool
	isBare    bool // without number or bullet, so that it is no list for who reads
	left      int  // where its text begins, in twips
}

// docxNumbering are the lists of a document: by their number, their levels.
type docxNumbering map[string]map[int]docxLevel

// level returns a level of a list; a list that is nowhere defined has bullets.
func (n docxNumbering) level(list string, level int) docxLevel { return n[list][level] }

// readDocxNumbering reads the part that defines lists.
func readDocxNumbering(p *docxPackage, part string) (docxNumbering, error) {
	numbering := docxNumbering{}
	abstract := map[string]map[int]docxLevel{}
	_, err := p.walkPart(part, func(x *docxXML, _ docxElement) {
		x.children(func(e docxElement) {
			switch e.name {
			case "w:abstractNum":
				id, levels := e.value("abstractNumId"), map[int]docxLevel{}
				x.children(func(e docxElement) { readDocxLevel(x, e, levels) }, nil)
				abstract[id] = levels
			case "w:num": // behind all abstract ones
				readDocxNum(x, e, abstract, numbering)
			}
		}, nil)
	})
	return numbering, err
}

func readDocxNum(x *docxXML, e docxElement, abstract map[string]map[int]docxLevel, numbering docxNumbering) {
	id, own := e.value("numId"), map[int]docxLevel{}
	var base map[int]docxLevel
	x.children(func(e docxElement) {
		switch e.name {
		case "w:abstractNumId":
			base = abstract[e.val()]
		case "w:lvlOverride":
			x.children(func(e docxElement) { readDocxLevel(x, e, own) }, nil)
		}
	}, nil)
	if len(own) == 0 {
		numbering[id] = base
		return
	}
	for level, l := range base {
		if _, ok := own[level]; !ok {
			own[level] = l
		}
	}
	numbering[id] = own
}

func readDocxLevel(x *docxXML, e docxElement, levels map[int]docxLevel) {
	if e.name != "w:lvl" {
		return
	}
	var l docxLevel
	at := max(0, min(e.number("ilvl"), 8))
	x.children(func(e docxElement) {
		switch e.name {
		case "w:numFmt":
			l.isBare = e.val() == "none"
			l.isOrdered = e.val() != "bullet" && !l.isBare
		case "w:pPr":
			l.left = readDocxPlace(x, nil).left
		}
	}, nil)
	levels[at] = l
}
