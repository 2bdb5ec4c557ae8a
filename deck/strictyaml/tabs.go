package strictyaml

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/lazy"
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
		if m := dashTab().FindStringIndex(l.text); m != nil && readLine(0, l.text[m[1]:]).key != "" {
			at := s.in(l, m[1]-1)
			found = append(found, finding{
				at: at, rule: RuleTab, message: "a tab follows the dash; YAML takes a space",
				fix: certain("write a space in its place", at, at+1, " "),
			})
		}
		block := len(above) > 0 && above[len(above)-1].block
		if block && l.indent > above[len(above)-1].keyAt {
			return true // it goes on below a line that a tab indents
		}
		if tab == len(l.text) || l.text[tab] != '\t' || strings.TrimSpace(l.text) == "" {
			above = append(above, l)
			return true
		}
		rest := strings.TrimLeft(l.text, " \t")
		column := tabColumn(above, l, len(l.text)-len(rest))
		block = block && s.inBlock(above[len(above)-1], l)
		if block {
			column = s.blockColumn(above[len(above)-1])
		}
		from := s.in(l, 0)
		found = append(found, finding{
			at: from + tab, rule: RuleTab, message: "a tab indents this line; YAML takes spaces only",
			fix: certain(fmt.Sprintf("begin it in column %d, with spaces before it", column+1), from, from+len(l.text)-len(rest), strings.Repeat(" ", column)),
		})
		if !block {
			above = append(above, readLine(l.number, strings.Repeat(" ", column)+rest))
		}
		return len(found) <= maxProblems
	})
	return found
}

var dashTab = lazy.Regexp(`^ *(?:- )*-\t`)

// inBlock reports whether a line that a tab indents belongs to the block of text that begins below head.
func (s *source) inBlock(head, l line) bool {
	if s.words == nil || s.knows(readLine(0, strings.TrimLeft(l.text, " \t")).key) {
		return l.number < len(s.starts) && s.indent(l.number) != blank && s.indent(l.number) > head.keyAt
	}
	return true
}

// blockColumn returns the column of the lines of the block of text below head.
func (s *source) blockColumn(head line) int {
	n := head.number
	for n < len(s.starts) && s.indent(n) == blank {
		n++
	}
	if n < len(s.starts) && s.indent(n) > head.keyAt && s.indent(n) != blank {
		return s.indent(n)
	}
	return head.keyAt + 2
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
