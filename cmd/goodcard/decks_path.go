package main

import (
	"fmt"

	"goodcard/study"
	"goodcard/words"
)

// pathJSON says how far a path is.
type pathJSON struct {
	Units   int       `json:"units"`
	Open    int       `json:"open"`
	Done    bool      `json:"done"`
	Unit    *unitJSON `json:"unit"`
	Next    *unitJSON `json:"next_unit"`
	Missing []string  `json:"missing"`
}

// pathOf returns nil of a deck of cards.
func pathOf(p *study.PathState) *pathJSON {
	if p == nil {
		return nil
	}
	return &pathJSON{p.Units, p.Open, p.Done, unitOf(p.Unit), unitOf(p.Opens), orEmpty(p.Missing)}
}

// pathWords says how far a path is, for people.
func pathWords(p *study.PathState) string {
	switch {
	case len(p.Missing) > 0:
		return "path, without " + words.And(p.Missing)
	case p.Unit != nil:
		return fmt.Sprintf("path, unit %d of %d", p.Unit.Number, p.Units)
	case p.Opens != nil:
		return fmt.Sprintf("path, %d of %s done", p.Open, words.Count(p.Units, "unit"))
	default:
		return "path, " + words.Count(p.Units, "unit") + " done"
	}
}
