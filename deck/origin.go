package deck

import (
	"slices"
	"strconv"

	"goodcard/deck/lazy"
	"goodcard/deck/strictyaml"
)

// mend does the edits of problems, which are sorted and apart; told are these at their places in Before.
func (p *Page) mend(problems, told Problems) {
	var edits []strictyaml.Edit
	var text []byte
	done := 0
	for _, problem := range problems {
		e := *problem.Edit
		text = append(append(text, p.After[done:e.Start]...), e.Text...)
		done = e.End
		edits = append(edits, e)
	}
	p.After = append(text, p.After[done:]...)
	p.Mended = slices.Concat(p.Mended, told)
	p.rounds = append(slices.Clip(p.rounds), edits)
}

// elsewhere finds the line of another place, with which a message may end.
var elsewhere = lazy.Regexp(`^(.* (?:on line |in (.*):))([0-9]+)$`)

// Origin returns problems of the pages as they are to be, after mending, at their places in the files as
// they are: what was written anew is where it was written. They have no edits then.
func (m *Manuscript) Origin(problems Problems) Problems {
	ways := map[*Page]*wayBack{}
	way := func(file string) *wayBack {
		p := m.page(file)
		if p == nil || len(p.rounds) == 0 {
			return nil
		}
		if ways[p] == nil {
			ways[p] = &wayBack{p.rounds, strictyaml.OffsetsOf(p.After), strictyaml.OffsetsOf(p.Before)}
		}
		return ways[p]
	}
	moved := slices.Clone(problems)
	for i := range moved {
		p := &moved[i]
		p.Edit = nil
		if w := way(p.File); w != nil && p.Line > 0 {
			p.Line, p.Column = w.place(p.Line, p.Column)
		}
		if told := elsewhere().FindStringSubmatch(p.Message); told != nil {
			file := p.File
			if told[2] != "" {
				file = told[2]
			}
			if line, err := strconv.Atoi(told[3]); err == nil && way(file) != nil {
				line, _ = way(file).place(line, 1)
				p.Message = told[1] + strconv.Itoa(line)
			}
		}
	}
	return moved
}

// A wayBack leads from places of a page as it is to be to those of its file.
type wayBack struct {
	rounds   [][]strictyaml.Edit
	from, to strictyaml.Offsets
}

func (w *wayBack) place(line, column int) (int, int) {
	at := w.from.Of(line, column)
	for _, edits := range slices.Backward(w.rounds) {
		at = before(edits, at)
	}
	return w.to.Place(at)
}

// before returns where a byte stood before edits, or where the one that wrote it was done.
func before(edits []strictyaml.Edit, at int) int {
	moved := 0 // by the edits so far
	for _, e := range edits {
		begin := e.Start + moved
		switch {
		case at < begin:
			return at - moved
		case at < begin+len(e.Text):
			return min(e.Start+at-begin, e.End)
		}
		moved += len(e.Text) - (e.End - e.Start)
	}
	return at - moved
}
