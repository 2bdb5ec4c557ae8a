package lint

import (
	"cmp"
	"slices"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// A reach is what of a file one rule is ignored in, by one remark or by several at the same place.
type reach struct {
	extent strictyaml.Extent
	around *reach // the next one that it lies in
	used   bool   // a finding of the rule was ignored there
}

// reaches finds which of many remarks a finding is about: extents are keys and entries of YAML, so two of
// them lie in each other or apart, and the last that begins before a place leads to all that hold it.
type reaches struct {
	heads  map[string]*reach // by rule: of what belongs to no card
	within map[fileRule][]*reach
}

type fileRule struct{ file, rule string }

// reachOf returns the reaches of remarks, and gives each of them its own.
func reachOf(ignores []*ignore) *reaches {
	all := &reaches{map[string]*reach{}, map[fileRule][]*reach{}}
	type place struct {
		fileRule
		strictyaml.Extent
	}
	known := map[place]*reach{}
	for _, i := range ignores {
		i.reach = make([]*reach, len(i.rules))
		for at, rule := range i.rules {
			in := fileRule{i.File, rule}
			r := known[place{in, i.Above}]
			if r == nil {
				r = &reach{extent: i.Above}
				known[place{in, i.Above}] = r
				all.within[in] = append(all.within[in], r)
			}
			if i.reach[at] = r; i.Head {
				all.heads[rule] = r
			}
		}
	}
	for _, list := range all.within {
		nest(list)
	}
	return all
}

// nest sorts reaches by where they begin, outer ones first, and tells each what it lies in.
func nest(list []*reach) {
	slices.SortStableFunc(list, func(a, b *reach) int {
		return cmp.Or(cmp.Compare(a.extent.Line, b.extent.Line), cmp.Compare(a.extent.Column, b.extent.Column), cmp.Compare(len(a.extent.Path), len(b.extent.Path)))
	})
	var open *reach
	for _, r := range list {
		for open != nil && !open.extent.Holds(r.extent.Line, r.extent.Column) {
			open = open.around
		}
		r.around, open = open, r
	}
}

// cover reports whether a finding is ignored, and marks where.
func (all *reaches) cover(p deck.Problem) (ignored bool) {
	if head := all.heads[p.Rule]; head != nil && p.Subject == "" {
		head.used, ignored = true, true
	}
	list := all.within[fileRule{p.File, p.Rule}]
	next, _ := slices.BinarySearchFunc(list, p, func(r *reach, p deck.Problem) int {
		if c := cmp.Or(cmp.Compare(r.extent.Line, p.Line), cmp.Compare(r.extent.Column, p.Column)); c != 0 {
			return c
		}
		return -1 // those that begin there hold it
	})
	if next == 0 {
		return ignored
	}
	for r := list[next-1]; r != nil; r = r.around {
		if r.extent.Holds(p.Line, p.Column) {
			r.used, ignored = true, true
		}
	}
	return ignored
}
