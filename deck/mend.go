package deck

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// maxRounds is how often a manuscript is read anew while problems are mended: each round does all edits
// that are apart from each other.
const maxRounds = 100

// Mend does what the edits of problems say, with those that doing so brings to light, until none is
// left. It returns what is left then, at its places in the pages as they are to be, and an error where
// the deck cannot be read at all. A problem that its edit does not take away is left too, and the edit
// is not done.
//
// Problems are those of reading the deck and, where look is not nil, what it says of a deck that has
// none of these, such as lint's. Of a manuscript of parts only problems in its pages count.
func (m *Manuscript) Mend(look func(*Deck) Problems) (left Problems, err error) {
	stubborn := map[string]bool{}
	problems, err := m.problems(look)
	for range maxRounds {
		if err != nil {
			return nil, err
		}
		doable := m.doable(problems, stubborn)
		if len(doable) == 0 {
			break
		}
		after, err := m.try(doable, look)
		switch {
		case err != nil:
			return nil, err
		case len(after) < len(problems), problems.Full() && gone(doable, after):
			problems = after
			continue
		}
		m.undo()
		if problems, err = m.single(doable[0], problems, stubborn, look); err != nil {
			return nil, err
		}
	}
	return problems, nil
}

// single does the edit of one problem, unless that leaves it there: it is then stubborn.
func (m *Manuscript) single(p Problem, before Problems, stubborn map[string]bool, look func(*Deck) Problems) (Problems, error) {
	after, err := m.try(Problems{p}, look)
	same := func(q Problem) bool { return q.File == p.File && q.Rule == p.Rule && q.Message == p.Message }
	if err != nil || count(after, same) < count(before, same) {
		return after, err
	}
	m.undo()
	stubborn[nameOf(p)] = true
	return before, nil
}

func count(problems Problems, is func(Problem) bool) (n int) {
	for _, p := range problems {
		if is(p) {
			n++
		}
	}
	return n
}

// gone reports whether none of the problems that were mended is left. That is how more of them than are told at
// once go, of which there are as many as before.
func gone(done, after Problems) bool {
	left := map[string]bool{}
	for _, p := range after {
		left[nameOf(p)] = true
	}
	return !slices.ContainsFunc(done, func(p Problem) bool { return left[nameOf(p)] })
}

// nameOf tells a problem from the others of a page that changes.
func nameOf(p Problem) string { return strings.Join([]string{p.File, p.Path, p.Rule, p.Message}, "\n") }

// problems returns what is wrong with the pages, sorted.
func (m *Manuscript) problems(look func(*Deck) Problems) (Problems, error) {
	d, err := m.read()
	problems, invalid := errors.AsType[Problems](err)
	switch {
	case err != nil && !invalid:
		return nil, err
	case d != nil && look != nil:
		problems = look(d)
	}
	if m.parts {
		problems = slices.DeleteFunc(slices.Clone(problems), func(p Problem) bool { return m.page(p.File) == nil })
	}
	problems.Sort()
	return problems, nil
}

// doable returns the problems whose edits can be done together, by page and place.
func (m *Manuscript) doable(problems Problems, stubborn map[string]bool) Problems {
	var all Problems
	for _, p := range problems {
		if p.Edit != nil && m.page(p.File) != nil && !stubborn[nameOf(p)] {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Edit.Start, b.Edit.Start), cmp.Compare(a.Edit.End, b.Edit.End))
	})
	apart := all[:0]
	for _, p := range all {
		if last := len(apart) - 1; last < 0 || apart[last].File != p.File || apart[last].Edit.End < p.Edit.Start {
			apart = append(apart, p)
		}
	}
	return apart
}

// try does the edits of problems, which are sorted and apart, and returns what is wrong then.
func (m *Manuscript) try(doable Problems, look func(*Deck) Problems) (Problems, error) {
	m.tried = nil
	for from := 0; from < len(doable); {
		to := from
		for to < len(doable) && doable[to].File == doable[from].File {
			to++
		}
		page := m.page(doable[from].File)
		m.tried = append(m.tried, attempt{page, *page})
		page.mend(doable[from:to], m.Origin(doable[from:to]))
		from = to
	}
	return m.problems(look)
}

// An attempt is a page as it was before it was changed.
type attempt struct {
	page *Page
	was  Page
}

// undo puts the pages back as they were before the last try.
func (m *Manuscript) undo() {
	for _, a := range m.tried {
		*a.page = a.was
	}
}
