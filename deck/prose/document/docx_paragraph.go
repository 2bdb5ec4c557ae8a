package document

import (
	"encoding/xml"
	"strings"
	"unicode"
)

// A docxInline is the paragraph that is read now.
type docxInline struct {
	*docxPiece
	run docxRun // of letters of which nothing else is said
}

// paragraph reads w:p.
func (r *docxReader) paragraph(x *docxXML) {
	r.paragraphs++
	style := r.styles.paragraph
	var place docxPlace
	deleted := false
	p := docxPiece{first: r.paragraphs}
	in := &docxInline{docxPiece: &p, run: r.styles.defaults.over(style.run)}
	x.children(func(e docxElement) {
		if e.name != "w:pPr" {
			r.inline(x, e, in, "")
			return
		}
		place = readDocxPlace(x, func(e docxElement) {
			switch e.name {
			case "w:pStyle":
				style = r.styles.of(e.val())
				in.run = r.styles.defaults.over(style.run)
			case "w:rPr":
				_, _, deleted = readDocxRunOf(x)
			}
		})
	}, nil)
	p.inItem = place.list == "0" && style.place.list == ""
	r.settle(&p, style, style.place.over(place))
	boxes := r.boxes
	r.boxes = nil
	if p.spans = append(r.carried, p.spans...); deleted {
		r.carried = p.spans
	} else {
		r.carried = nil
		if p.role == docxContents {
			r.told.contents = true
		} else if hasDocxText(p.spans) || p.role == docxCode { // an empty line of code stays
			r.put(x, p)
		}
	}
	r.pieces = append(r.pieces, boxes...)
}

// settle says what a paragraph is.
func (r *docxReader) settle(p *docxPiece, style *docxStyle, place docxPlace) {
	isMono := style.run.on&Mono != 0 && !r.styles.mono
	p.role, p.level, p.left, p.last = style.role, style.level, place.left, p.first
	if p.role == docxBody && place.outline >= 1 && place.outline <= 9 {
		p.role, p.level = docxHeading, min(place.outline, 6)
	}
	isItem := p.role == docxBody || p.role == docxDefinition && style.place.list == ""
	if isItem && place.list != "" && place.list != "0" {
		if level := r.numbering.level(place.list, place.level); !level.isBare {
			p.list, p.depth, p.isOrdered = place.list, place.level, level.isOrdered
			if p.depth == 0 {
				p.depth = style.listDepth()
			}
			if !place.hasLeft {
				p.left = level.left
			}
		}
	}
	switch {
	case p.role == docxHeading || p.role == docxTitle:
		p.spans = withoutStyle(p.spans, Bold)
	case p.role == docxBody && p.list == "" && (isAll(p.spans, Mono) || isMono && !hasDocxText(p.spans)):
		p.role = docxCode
	case p.role == docxQuote:
		p.spans = withoutStyle(withoutStyle(p.spans, Italic), Bold)
	}
	if p.role == docxQuote || p.role == docxCode {
		p.left -= style.place.left // which sets it off, wherever it stands
	}
}

// inline reads what stands in a paragraph.
func (r *docxReader) inline(x *docxXML, e docxElement, in *docxInline, link string) {
	each := func(link string) func() {
		return func() { x.children(func(e docxElement) { r.inline(x, e, in, link) }, nil) }
	}
	switch e.name {
	case "w:r":
		r.run(x, in, link)
	case "w:hyperlink":
		if to := e.relation(); to != "" && r.links[to].kind == "hyperlink" {
			link = r.links[to].target
		} else if e.value("anchor") != "" {
			link = docxInner
		}
		each(link)()
	case "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo":
		each(link)()
	case "w:fldSimple":
		field := &docxField{}
		field.told.WriteString(e.value("instr"))
		field.show()
		if field.isContents {
			r.told.contents = true
			return
		}
		if field.link != "" {
			link = field.link
		}
		each(link)()
	case "w:sdt":
		r.control(x, each(link))
	case "w:del", "w:moveFrom":
		r.told.deleted++
	case "w:bookmarkStart":
		if name := e.value("name"); !strings.HasPrefix(name, "_") && in.anchor == "" { // the others are Word's own
			in.anchor = name
		}
	case "mc:AlternateContent":
		r.alternative(x, each(link))
	case "m:oMath", "m:oMathPara":
		in.add(docxFormula(x), Math, "")
	}
}

// relation returns by which id an element names another part.
func (e docxElement) relation() string {
	for _, a := range e.attr {
		if a.Name.Local == "id" && docxSpace(a.Name.Space) == nsRel {
			return a.Value
		}
	}
	return ""
}

// run reads w:r, letters that are set alike.
func (r *docxReader) run(x *docxXML, in *docxInline, link string) {
	run := in.run
	x.children(func(e docxElement) {
		if e.name != "w:rPr" {
			r.inRun(x, e, in, run, link)
			return
		}
		direct, style, _ := readDocxRunOf(x)
		if letters := r.styles.byID[style]; letters != nil {
			run = run.beside(letters.run)
		}
		run = run.over(direct)
	}, nil)
}

func (r *docxReader) inRun(x *docxXML, e docxElement, in *docxInline, run docxRun, link string) {
	switch e.name {
	case "w:t":
		r.claim(x, 1)
		text := x.text()
		if !e.keepsSpace() {
			text = strings.Trim(text, " \t\r\n")
		}
		r.text(in, text, run, link)
	case "w:tab", "w:ptab":
		r.text(in, "\t", run, link)
	case "w:br":
		if kind := e.value("type"); kind == "" || kind == "textWrapping" {
			r.text(in, "\n", run, link)
		}
	case "w:cr":
		r.text(in, "\n", run, link)
	case "w:noBreakHyphen":
		r.text(in, "-", run, link)
	case "w:sym":
		sign := docxSymbol(e.value("font"), e.value("char"))
		if sign == "" && !r.isUnshown() {
			r.told.symbols++
		}
		r.text(in, sign, run, link)
	case "w:fldChar":
		r.fieldChar(e.value("fldCharType"))
	case "w:instrText":
		r.instruction(x.text())
	case "w:footnoteReference", "w:endnoteReference":
		r.told.notes++
	case "w:commentReference":
		r.told.comments++
	case "w:ruby":
		x.children(func(e docxElement) {
			if e.name == "w:rubyBase" {
				x.children(func(e docxElement) { r.inline(x, e, in, link) }, nil)
			}
		}, nil)
	case "w:drawing", "w:pict", "w:object":
		r.drawing(x)
	case "mc:AlternateContent":
		r.alternative(x, func() { x.children(func(e docxElement) { r.inRun(x, e, in, run, link) }, nil) })
	}
}

// keepsSpace reports whether white space at the ends of a text counts.
func (e docxElement) keepsSpace() bool {
	for _, a := range e.attr {
		if a.Name == (xml.Name{Space: "http://www.w3.org/XML/1998/namespace", Local: "space"}) || a.Name.Space == "xml" && a.Name.Local == "space" {
			return a.Value == "preserve"
		}
	}
	return false
}

// text adds letters to a paragraph.
func (r *docxReader) text(in *docxInline, text string, run docxRun, link string) {
	switch {
	case text == "" || r.isUnshown():
		return
	case run.on&docxHidden != 0:
		if strings.TrimSpace(text) != "" {
			r.told.hidden++
		}
		return
	}
	if run.lang != "" {
		r.langs[run.lang] += len(text)
	}
	if field := r.fieldLink(); field != "" {
		link = field
	}
	if link == docxInner && isDocxPermalink(text) {
		return
	}
	if private := strings.IndexFunc(text, isPrivate); private >= 0 { // a sign that means something in one font alone
		r.told.symbols++
		text = strings.Map(func(c rune) rune {
			if isPrivate(c) {
				return -1
			}
			return c
		}, text)
	}
	style := run.on
	if r.styles.mono {
		style &^= Mono
	}
	in.add(text, style, link)
}

func isPrivate(r rune) bool { return unicode.Is(unicode.Co, r) }

// isDocxPermalink reports whether a text is a sign by which pages link to the place where it stands.
func isDocxPermalink(text string) bool {
	switch sign := strings.TrimSpace(text); sign {
	case "¶", "#", "§", "🔗":
		return true
	default:
		return sign != "" && strings.TrimFunc(sign, isPrivate) == ""
	}
}

// drawing reads the boxes of text in a drawing; another drawing is a picture.
func (r *docxReader) drawing(x *docxXML) {
	found := false
	var look func(docxElement)
	look = func(e docxElement) {
		switch e.name {
		case "w:txbxContent":
			found = true
			fields := r.fields
			r.fields = nil
			boxes := r.within(func() { r.blocks(x) })
			r.fields = fields
			r.boxes = append(r.boxes, boxes...)
		case "mc:AlternateContent":
			r.alternative(x, func() { x.children(look, nil) })
		default:
			x.children(look, nil)
		}
	}
	x.children(look, nil)
	if !found {
		r.told.pictures++
	}
}

// add adds a text to a paragraph.
func (p *docxPiece) add(text string, style Style, link string) {
	if text == "" {
		return
	}
	if last := len(p.spans) - 1; last >= 0 && p.spans[last].Style == style && p.spans[last].Link == link && len(p.spans[last].Text) < 4<<10 {
		p.spans[last].Text += text
		return
	}
	p.spans = append(p.spans, Span{Text: text, Style: style, Link: link})
}

// hasDocxText reports whether anything is to be seen in spans.
func hasDocxText(spans []Span) bool {
	for _, s := range spans {
		if strings.TrimSpace(s.Text) != "" {
			return true
		}
	}
	return false
}

// isAll reports whether all that is to be seen in spans is set in a style.
func isAll(spans []Span, style Style) bool {
	for _, s := range spans {
		if s.Style&style == 0 && strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return hasDocxText(spans)
}

// withoutStyle takes a style away that all of a text has, since it then says nothing of any word.
func withoutStyle(spans []Span, style Style) []Span {
	if !isAll(spans, style) {
		return spans
	}
	out := make([]Span, 0, len(spans))
	for _, s := range spans {
		s.Style &^= style
		out = append(out, s)
	}
	return out
}
