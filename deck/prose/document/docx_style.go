package document

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// A docxRole is what a paragraph is for, as far as its style says.
type docxRole int

const (
	docxBody docxRole = iota
	docxHeading
	docxTitle
	docxQuote
	docxCode
	docxTerm
	docxDefinition
	docxContents // of a table of contents, an index or a list of figures
)

// docxChain is how many styles a style may stand upon; Word allows eleven.
const docxChain = 20

// Runs are set in the styles of a Span, and in one more that is not shown.
const docxHidden Style = 1 << 7

// A docxRun is what is said of how letters look: which styles are spoken of, and which of them are on.
type docxRun struct {
	set, on Style
	lang    string
}

func (r *docxRun) put(s Style, on bool) {
	r.set |= s
	r.on &^= s
	if on {
		r.on |= s
	}
}

// over lays what is said nearer to the text over r.
func (r docxRun) over(near docxRun) docxRun {
	out := docxRun{set: r.set | near.set, on: r.on&^near.set | near.on, lang: r.lang}
	if near.lang != "" {
		out.lang = near.lang
	}
	return out
}

// docxToggles turn each other off where both the style of the paragraph and that of the letters have them.
const docxToggles = Bold | Italic | docxHidden

// beside joins the style of a paragraph and that of letters in it.
func (r docxRun) beside(letters docxRun) docxRun {
	out := r.over(letters)
	both := r.on & letters.on & docxToggles
	out.on = (out.on | r.on&docxToggles) &^ both
	return out
}

// A docxPlace is where a paragraph says that it stands.
type docxPlace struct {
	list    string // which numbering; "0" for none, empty where nothing is said
	level   int    // of the list, from 0
	hasLeft bool
	left    int // twips
	outline int // 1 to 9; 0 where nothing is said, 10 for body text
}

func (p docxPlace) over(near docxPlace) docxPlace {
	if near.list != "" {
		p.list, p.level = near.list, near.level
	}
	if near.hasLeft {
		p.hasLeft, p.left = true, near.left
	}
	if near.outline != 0 {
		p.outline = near.outline
	}
	return p
}

// A docxStyle is a style with all that it stands upon.
type docxStyle struct {
	name      string // folded
	basedOn   string
	run       docxRun
	place     docxPlace
	role      docxRole
	level     int  // of a heading
	boldFirst bool // of a table: its first row is bold
	resolved  bool
}

// docxStyles are the styles of a document by their id.
type docxStyles struct {
	byID      map[string]*docxStyle
	defaults  docxRun
	paragraph *docxStyle // of paragraphs that name none
	mono      bool       // all text is in letters of one width, so that they say nothing
}

// readDocxStyles reads the part that defines styles. Where there is none, ids alone say what they can.
func readDocxStyles(p *docxPackage, part string) (*docxStyles, error) {
	s := &docxStyles{byID: map[string]*docxStyle{}, paragraph: &docxStyle{resolved: true}}
	normal := ""
	_, err := p.walkPart(part, func(x *docxXML, _ docxElement) {
		x.children(func(e docxElement) {
			switch e.name {
			case "w:docDefaults":
				x.children(func(e docxElement) {
					x.children(func(e docxElement) {
						if e.name == "w:rPr" {
							s.defaults = readDocxRun(x)
						}
					}, nil)
				}, nil)
			case "w:style":
				id := e.value("styleId")
				if e.value("type") == "paragraph" && e.value("default") == "1" {
					normal = id
				}
				s.byID[id] = readDocxStyle(x)
			}
		}, nil)
	})
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(s.byID)) { // in an order, for rings
		s.resolve(id, docxChain)
	}
	if style := s.byID[normal]; style != nil {
		s.paragraph = style
	}
	base := s.defaults.over(s.paragraph.run)
	s.mono = base.on&Mono != 0
	return s, nil
}

func readDocxStyle(x *docxXML) *docxStyle {
	style := &docxStyle{}
	x.children(func(e docxElement) {
		switch e.name {
		case "w:name":
			style.name = docxFold(e.val())
		case "w:basedOn":
			style.basedOn = e.val()
		case "w:rPr":
			style.run = readDocxRun(x)
		case "w:pPr":
			style.place = readDocxPlace(x, nil)
		case "w:tblStylePr":
			if e.value("type") == "firstRow" {
				x.children(func(e docxElement) {
					if e.name == "w:rPr" {
						style.boldFirst = readDocxRun(x).on&Bold != 0
					}
				}, nil)
			}
		}
	}, nil)
	return style
}

// resolve lays a style over what it stands upon. A ring of styles ends where the chain is too long.
func (s *docxStyles) resolve(id string, most int) *docxStyle {
	style := s.byID[id]
	if style == nil || style.resolved || most == 0 {
		return style
	}
	style.resolved = true
	base := s.resolve(style.basedOn, most-1)
	if base == nil {
		base = &docxStyle{}
	}
	style.run = base.run.over(style.run)
	style.place = base.place.over(style.place)
	style.boldFirst = style.boldFirst || base.boldFirst
	style.role, style.level = docxRoleOf(style.name)
	if style.role == docxBody {
		style.role, style.level = docxRoleOf(docxFold(id))
	}
	if style.role == docxBody {
		style.role, style.level = base.role, base.level
	}
	if style.role == docxBody && style.place.outline >= 1 && style.place.outline <= 9 {
		style.role, style.level = docxHeading, min(style.place.outline, 6)
	}
	return style
}

// of returns the style of a paragraph.
func (s *docxStyles) of(id string) *docxStyle {
	if id == "" {
		return s.paragraph
	}
	if style := s.byID[id]; style != nil {
		return style
	}
	role, level := docxRoleOf(docxFold(id)) // of a file whose styles are gone
	return &docxStyle{role: role, level: level}
}

// listDepth is how deep a style for lists stands, of which Word has five for each kind: "List Bullet 3" is 2.
func (s *docxStyle) listDepth() int {
	last := len(s.name) - 1
	if last < 0 || s.name[last] < '2' || s.name[last] > '5' || s.name[:last] != "listbullet" && s.name[:last] != "listnumber" {
		return 0
	}
	return int(s.name[last] - '1')
}

// docxFold makes the names of styles alike that programs write in different ways: "Heading 1", "heading1".
func docxFold(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '_' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// docxHeadings is how styles of headings are called, in the languages of Word and of LibreOffice.
var docxHeadings = []string{"heading", "überschrift", "berschrift", "titre", "título", "ttulo", "titulo", "titolo", "kop", "rubrik", "overskrift",
	"otsikko", "nagłówek", "nagwek", "nadpis", "címsor", "cmsor", "заголовок", "başlık", "balk", "titlu", "naslov", "επικεφαλίδα", "見出し", "标题", "標題", "제목"}

// docxRoleOf tells the role of a style by its folded name or id, and the level of a heading.
func docxRoleOf(name string) (docxRole, int) {
	if body, ok := strings.CutSuffix(name, "char"); ok {
		name = body // what Word calls the letters of a style
	}
	if last := len(name) - 1; last > 0 && name[last] >= '1' && name[last] <= '9' {
		word, level := name[:last], int(name[last]-'0')
		switch {
		case slices.Contains(docxHeadings, word):
			return docxHeading, min(level, 6)
		case word == "toc" || word == "contents" || word == "verzeichnis" || word == "index" || word == "tdm":
			return docxContents, 0
		}
		return docxBody, 0
	}
	switch name {
	case "title", "titel", "titre", "título", "titolo":
		return docxTitle, 1
	case "tocheading", "contentsheading", "indexheading", "userindexheading", "inhaltsverzeichnisüberschrift", "tableoffigures", "figureindexheading":
		return docxContents, 0
	case "quote", "intensequote", "quotations", "blocktext", "blockquote", "zitat", "citation", "cita", "citazione":
		return docxQuote, 0
	case "htmlpreformatted", "preformattedtext", "sourcecode", "code", "codeblock", "htmlvorformatiert", "macrotext", "programlisting":
		return docxCode, 0
	case "definitionterm", "listheading":
		return docxTerm, 0
	case "definition", "definitiondefinition", "listcontents":
		return docxDefinition, 0
	}
	return docxBody, 0
}

// readDocxRun reads w:rPr.
func readDocxRun(x *docxXML) docxRun {
	run, _, _ := readDocxRunOf(x)
	return run
}

// readDocxRunOf reads w:rPr, which style of letters it names, and whether it tells a deleted or inserted mark.
func readDocxRunOf(x *docxXML) (run docxRun, style string, deleted bool) {
	x.children(func(e docxElement) {
		switch e.name {
		case "w:rStyle":
			style = e.val()
		case "w:b":
			run.put(Bold, e.isOn())
		case "w:i":
			run.put(Italic, e.isOn())
		case "w:vanish", "w:webHidden":
			run.put(docxHidden, e.isOn())
		case "w:vertAlign":
			run.put(Sub, e.val() == "subscript")
			run.put(Super, e.val() == "superscript")
		case "w:position": // LibreOffice lowers and raises letters so
			run.put(Sub, e.number("val") < 0)
			run.put(Super, e.number("val") > 0)
		case "w:rFonts":
			if font := e.value("ascii"); font != "" {
				run.put(Mono, isDocxMono(font))
			}
		case "w:lang":
			run.lang = e.val()
		case "w:del", "w:moveFrom":
			deleted = true
		}
	}, nil)
	return run, style, deleted
}

// isDocxMono reports whether all letters of a font are as wide as one another, by its name.
func isDocxMono(font string) bool {
	font = docxFold(font)
	for _, word := range []string{"mono", "courier", "consolas", "menlo", "monaco", "inconsolata", "sourcecode", "firacode", "cascadia", "lucidaconsole"} {
		if strings.Contains(font, word) && !strings.Contains(font, "monotype") {
			return true
		}
	}
	return false
}

// readDocxPlace reads w:pPr; what it says besides goes to other, which may be nil.
func readDocxPlace(x *docxXML, other func(docxElement)) (place docxPlace) {
	x.children(func(e docxElement) {
		switch e.name {
		case "w:numPr":
			x.children(func(e docxElement) {
				switch e.name {
				case "w:numId":
					place.list = e.val()
				case "w:ilvl":
					place.level = max(0, min(e.number("val"), 8))
				}
			}, nil)
		case "w:ind":
			left := "left"
			if e.value(left) == "" {
				left = "start"
			}
			if e.value(left) != "" {
				place.hasLeft, place.left = true, e.number(left)
			}
		case "w:outlineLvl":
			place.outline = max(0, min(e.number("val"), 9)) + 1
		default:
			if other != nil {
				other(e)
			}
		}
	}, nil)
	return place
}
