package document

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"

	"goodcard/deck/markup"
	"goodcard/deck/shell"
	"goodcard/deck/spelling"
)

// A Part is what of a file stands below one of its headings, with this, up to the next heading of the same or a higher
// level. Of a part the Document has the blocks alone, and lines as in the whole file.
type Part struct {
	ID      string  // what stands behind the # of its path
	Heading string  // its own, plain
	Above   []Block // the headings above it, outermost first; their text is not in the document
}

// Headings returns the headings above a part; none for a whole file, of which the part is nil.
func (p *Part) Headings() []Block {
	if p == nil {
		return nil
	}
	return p.Above
}

// Locate returns the file that a path means, and what part of it: of "glossary.md#baking" the part "baking", empty for
// all of a file. A file that is there under the whole path is meant first.
func Locate(path string) (file, part string) {
	at := strings.LastIndexByte(path, '#')
	if at <= 0 || at+1 == len(path) {
		return path, ""
	}
	if _, err := os.Lstat(path); err == nil {
		return path, ""
	}
	if file, part = cutPath(path); part != "" {
		return file, part
	}
	if info, err := os.Stat(path[:at]); err == nil && info.Mode().IsRegular() {
		return path[:at], path[at+1:] // which no heading has
	}
	return path, ""
}

// Join returns the path of a part of a file, as [Locate] takes it; the file itself for all of it.
func Join(file, part string) string {
	if part == "" {
		return file
	}
	return file + "#" + part
}

// cutPath cuts what may be the id of a part off a path, without a look at what is there.
func cutPath(path string) (file, part string) {
	if at := strings.LastIndexByte(path, '#'); at > 0 && at+1 < len(path) && !strings.ContainsFunc(path[at+1:], isNoPart) {
		return path[:at], path[at+1:]
	}
	return path, ""
}

func isNoPart(r rune) bool { return r != '-' && !inPart(r) }

func inPart(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// partID returns the id of the part below a heading, as cards cite it; where its words make none, as in Chinese, the words
// themselves. It is empty for a heading without any.
func partID(heading string) string {
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !inPart(r) })
	return cmp.Or(markup.Slug(heading), strings.Join(words, "-"))
}

// A section is a heading with what stands below it.
type section struct {
	blocks []Block // the heading first
	above  []Block
}

func (s section) heading() string { return strings.TrimSpace(TextOf(s.blocks[0].Spans)) }
func (s section) id() string      { return partID(s.heading()) }

// sectionsIn returns the sections of blocks, also those within blocks, in their order.
func sectionsIn(blocks, above []Block) (all []section) {
	open := above
	for i, b := range blocks {
		if b.Kind != Heading {
			all = append(all, sectionsIn(b.Blocks, open)...)
			continue
		}
		for len(open) > len(above) && open[len(open)-1].Level >= b.Level {
			open = open[:len(open)-1]
		}
		end := sectionEnd(blocks, i)
		all = append(all, section{blocks[i:end:end], open})
		open = append(slices.Clip(open), b)
	}
	return all
}

// cut returns the part of a document that has an id. The document itself is of no use from then on.
func cut(d *Document, id string) (*Document, error) {
	all := sectionsIn(d.Blocks, nil)
	var of []section
	for _, s := range all {
		if s.id() == id {
			of = append(of, s)
		}
	}
	switch {
	case len(of) == 0:
		return nil, noPart(d.Name, id, all)
	case len(of) > 1:
		return nil, &TwoPartsError{File: d.Name, Part: id, First: of[0].blocks[0].First, Second: of[1].blocks[0].First, format: d.Format}
	}
	part := *d
	part.Part = &Part{id, of[0].heading(), of[0].above}
	part.Blocks = of[0].blocks
	var p plain
	p.blocks(part.Blocks)
	part.Plain = p.String()
	sum := sha256.Sum256([]byte(part.Plain))
	part.SHA256 = hex.EncodeToString(sum[:])
	return &part, nil
}

// Cited returns which of the blocks are the place that a card cites by a name: a heading that the document calls so or whose
// words have that id, or at least begin with it, and what stands below. Where there is none, all blocks are.
func (d *Document) Cited(name string) (from, to int) {
	for _, is := range []func(b *Block) bool{
		func(b *Block) bool { return b.Anchor == name },
		func(b *Block) bool { return partID(TextOf(b.Spans)) == name },
		func(b *Block) bool { return strings.HasPrefix(partID(TextOf(b.Spans)), name+"-") },
	} {
		for i := range d.Blocks {
			if b := &d.Blocks[i]; name != "" && b.Kind == Heading && is(b) {
				return i, sectionEnd(d.Blocks, i)
			}
		}
	}
	return 0, len(d.Blocks)
}

// sectionEnd returns where the section ends that begins with the heading at i.
func sectionEnd(blocks []Block, i int) int {
	end := i + 1
	for end < len(blocks) && (blocks[end].Kind != Heading || blocks[end].Level > blocks[i].Level) {
		end++
	}
	return end
}

// A NoPartError says that a file has no heading with the id of a part.
type NoPartError struct {
	File, Part string
	Near       []string // ids of headings that may be meant, the nearest first
}

func (e *NoPartError) Error() string {
	if e.Near == nil {
		return fmt.Sprintf("%s has no part %q: it has no heading", e.File, e.Part)
	}
	return fmt.Sprintf("%s has no part %q: no heading of it has that id", e.File, e.Part)
}

// Hint names the parts that may be meant.
func (e *NoPartError) Hint() string {
	if e.Near == nil {
		return "name the whole file: " + shell.Path(e.File)
	}
	var all []string
	for _, id := range e.Near {
		all = append(all, shell.Path(Join(e.File, id)))
	}
	return "name another part, such as " + strings.Join(all, " or ")
}

// noPart returns the error for a part that none of the sections is.
func noPart(file, id string, sections []section) *NoPartError {
	const most = 3
	e := &NoPartError{File: file, Part: id}
	for _, s := range sections {
		if is := s.id(); is != "" && !slices.Contains(e.Near, is) {
			e.Near = append(e.Near, is)
		}
	}
	meant, wanted := spelling.Meant(id, e.Near), strings.Split(partID(id), "-")
	far := func(is string) int {
		if is == meant {
			return -len(wanted) - 1
		}
		shared := 0
		for _, word := range strings.Split(is, "-") {
			if slices.Contains(wanted, word) {
				shared--
			}
		}
		return shared
	}
	slices.SortStableFunc(e.Near, func(a, b string) int { return cmp.Compare(far(a), far(b)) })
	e.Near = e.Near[:min(len(e.Near), most)]
	return e
}

// A TwoPartsError says that two headings of a file have the id of a part. Neither is taken: a heading that comes to stand
// above another would else turn one text into another without a word.
type TwoPartsError struct {
	File, Part    string
	First, Second int // lines of the headings

	format Format
}

func (e *TwoPartsError) Error() string {
	return fmt.Sprintf("%s has two parts %q: at %s %d and at %s %d", e.File, e.Part, e.format.Unit(), e.First, e.format.Unit(), e.Second)
}

// Hint says what to do.
func (e *TwoPartsError) Hint() string {
	return "give one of the two headings other words, or name a part that has one of them alone"
}
