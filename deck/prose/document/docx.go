package document

import (
	"errors"
	"maps"
	"path"
	"slices"
	"strings"
)

// docxFault says what keeps a .docx from being read. [readDocx] adds the name of the file.
func docxFault(message, next string) error { return &Error{Message: message, Next: next} }

// readDocx reads what Word, LibreOffice, Google Docs and others save as .docx.
func readDocx(name string, src []byte) (*Document, error) {
	d, err := readDocxPackage(src)
	if fault := (*Error)(nil); errors.As(err, &fault) {
		fault.File = name
	}
	return d, err
}

func readDocxPackage(src []byte) (*Document, error) {
	p, err := openDocxPackage(src)
	if err != nil {
		return nil, err
	}
	top, err := readDocxLinks(p, "_rels/.rels")
	if err != nil {
		return nil, err
	}
	main := top.target("officeDocument", "", "word/document.xml")
	if p.parts[foldPart(main)] == nil {
		return nil, docxOther(p)
	}
	links, err := readDocxLinks(p, path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"))
	if err != nil {
		return nil, err
	}
	folder := path.Dir(main)
	r := &docxReader{links: links}
	if r.styles, err = readDocxStyles(p, links.target("styles", folder, folder+"/styles.xml")); err != nil {
		return nil, err
	}
	if r.numbering, err = readDocxNumbering(p, links.target("numbering", folder, folder+"/numbering.xml")); err != nil {
		return nil, err
	}
	if err := r.read(p, main); err != nil {
		return nil, err
	}
	core, err := readDocxCore(p, top.target("core-properties", "", "docProps/core.xml"))
	if err != nil {
		return nil, err
	}
	pieces, dropped := docxDropContents(docxJoinNumbers(r.pieces))
	r.told.contents = r.told.contents || dropped
	d := &Document{}
	if text, numbers, ok := docxPlainText(pieces); ok {
		if d, err = readText("", []byte(text)); err != nil {
			return nil, err
		}
		renumber(d.Blocks, numbers)
	} else {
		d.Blocks = docxBlocks(docxMarkHeads(pieces))
	}
	d.Lang, d.Unread = r.lang(), r.told.words()
	if title := docxTitleOf(pieces); title != "" {
		d.Title = title
	} else if d.Title == "" {
		d.Title = core
	}
	return d, nil
}

// docxOther says what a zip is that holds no text of Word.
func docxOther(p *docxPackage) error {
	for _, name := range slices.Sorted(maps.Keys(p.parts)) {
		switch {
		case strings.HasPrefix(name, "xl/"):
			return docxFault("it is a spreadsheet, a text was expected", "save the sheet as .csv and name that file")
		case strings.HasPrefix(name, "ppt/"):
			return docxFault("these are slides, a text was expected", "save their outline as a text and name that file")
		}
	}
	return docxFault("it is a zip without a text of Word in it", saveDocxAgain)
}

// docxTitleOf returns what a document itself sets as its title.
func docxTitleOf(pieces []docxPiece) string {
	for i, p := range pieces {
		if p.role == docxTitle || i == 0 && p.role == docxHeading && p.level == 1 {
			return TextOf(p.spans)
		}
	}
	return ""
}

// readDocxCore returns the title that stands in the properties of a file.
func readDocxCore(p *docxPackage, part string) (title string, err error) {
	_, err = p.walkPart(part, func(x *docxXML, _ docxElement) {
		x.children(func(e docxElement) {
			if e.name == "dc:title" {
				title = x.text()
			}
		}, nil)
	})
	return title, err
}

// A docxLink is what a part says of another part or of an address.
type docxLink struct {
	kind   string // the last word of its type
	target string
}

// docxLinks are the links of a part by their id.
type docxLinks map[string]docxLink

func readDocxLinks(p *docxPackage, part string) (docxLinks, error) {
	links := docxLinks{}
	_, err := p.walkPart(part, func(x *docxXML, _ docxElement) {
		x.children(func(e docxElement) {
			if e.name == "rel:Relationship" {
				links[e.value("Id")] = docxLink{kind: path.Base(e.value("Type")), target: e.value("Target")}
			}
		}, nil)
	})
	return links, err
}

// target returns the part of a kind, as a part of that folder names it.
func (l docxLinks) target(kind, folder, otherwise string) string {
	target := ""
	for _, link := range l {
		if link.kind == kind && (target == "" || link.target < target) { // of several the first by name
			target = link.target
		}
	}
	switch {
	case target == "":
		return otherwise
	case strings.HasPrefix(target, "/"):
		return path.Clean(target)
	default:
		return path.Join("/", folder, target)
	}
}
