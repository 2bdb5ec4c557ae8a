package strictyaml

import (
	"fmt"
	"slices"
	"strings"
)

// tabs finds tabs that indent; within a block of text (after | or >) they are content.
func (s *source) tabs() (found []finding) {
	if strings.IndexByte(s.text, '\t') < 0 {
		return nil
	}
	var above []line
	s.eachLine(0, len(s.starts), func(l line) bool {
		const enough = 512 // lines above, among which the one is that it goes with
		if len(above) > enough {
			above = append(above[:0], above[enough/2:]...)
		}
		tab := l.indent
		if tab == len(l.text) || l.text[tab] != '\t' || strings.TrimSpace(l.text) == "" {
			above = append(above, l)
			return true
		}
		rest := strings.TrimLeft(l.text, " \t")
		column := tabColumn(above, l, len(l.text)-len(rest))
		from := s.in(l, 0)
		found = append(found, finding{
			at: from + tab, rule: RuleTab, message: "a tab indents this line; YAML takes spaces only",
			fix: certain(fmt.Sprintf("begin it in column %d, with spaces before it", column+1), from, from+len(l.text)-len(rest), strings.Repeat(" ", column)),
		})
		above = append(above, readLine(l.number, strings.Repeat(" ", column)+rest))
		return len(found) <= maxProblems
	})
	return found
}

// tabColumn returns the column that a line was meant to start in that signs indent, some of them
// tabs: one where something above it starts that goes with it, as near as tabs of two, four or eight
// columns bring it.
func tabColumn(above []line, l line, signs int) int {
	rest := strings.TrimLeft(l.text, " \t")
	moved := readLine(l.number, rest)
	if len(above) == 0 {
		return 0
	}
	last := above[len(above)-1]
	if last.key != "" && last.value == len(last.text) { // what is below it is deeper
		return last.keyAt + 2
	}
	least, best := blank, -1
	for _, u := range slices.Backward(above) {
		if u.indent >= least && u.keyAt >= least {
			continue
		}
		least = min(least, u.indent)
		column := u.indent
		if !moved.dashed() {
			column = u.keyAt
		}
		if moved.dashed() != u.dashed() && moved.dashed() || moved.key == "" && !moved.dashed() {
			continue
		}
		if best < 0 || column == signs*2 || column == signs*4 && best != signs*2 {
			best = column
		}
	}
	if best < 0 {
		return last.keyAt + 2
	}
	return best
}
