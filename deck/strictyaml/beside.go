package strictyaml

import (
	"fmt"
	"strings"
)

// beside returns what may be wrong with the i-th of lines, a key that stands where the dashes of a list do
// or right below the key of the list: it begins an entry and lacks its dash, or it is one of the entry
// above. So may a dash be that stands beside keys.
func (a *salvager) beside(lines []line, i int, l layout) (found []finding) {
	x := lines[i]
	if x.key == "" || i == 0 || l.first < 0 {
		return nil
	}
	if x.dashed() {
		return a.dashed(lines, i)
	}
	outermost := a.knows(x.key) && a.words()[x.key]
	column, first := a.headless(lines, i)
	switch {
	case first && x.indent == column+2:
		at := a.in(x, x.indent)
		return []finding{lacksDash(at, certain("write - before it, two columns further left", at-2, at, "- "))}
	case outermost && !first && x.indent > 0:
		at := a.in(x, 0)
		return []finding{{at + x.indent, RuleIndentation, outermostKey(x.key), certain("move it to column 1", at, at+x.indent, "")}}
	case x.indent != l.entries && !first, outermost:
		return nil
	}
	end := i + 1 // of the keys that stand beside it
	for end < len(lines) && lines[end].indent >= x.indent && (lines[end].indent > x.indent || !lines[end].dashed()) {
		end++
	}
	_, begins := l.counts[x.key]
	if above := l.entry(lines, i); first || begins && above >= 0 && has(lines[above:i], x.key) {
		return a.begins(lines, i, end, first)
	} else if above >= 0 && lines[above].keyAt > x.indent && a.knows(x.key) {
		const message = "this key stands in the column of the dashes of a list"
		words := "move it to the column of the keys of its entry"
		for _, last := range []int{i, end - 1} {
			edit := a.indented(lines[i:last+1], lines[above].keyAt-x.indent)
			found = append(found, finding{a.in(x, x.indent), RuleIndentation, message, remedy{words: words, edit: &edit}})
		}
	}
	return found
}

func outermostKey(key string) string {
	return fmt.Sprintf("the key %q belongs beside those that begin in column 1", key)
}

// headless reports whether the i-th of lines is the first key below that of a list, and has no dash, as the
// entries below it have in this column.
func (a *salvager) headless(lines []line, i int) (column int, ok bool) {
	x, above := lines[i], lines[i-1]
	if above.key == "" || above.value < len(above.text) {
		return 0, false
	}
	for j := i + 1; j < len(lines) && lines[j].indent >= above.keyAt && x.indent >= above.keyAt; j++ {
		if y := lines[j]; y.dashed() && (y.indent == x.indent || y.indent == x.indent-2) {
			return y.indent, above.key == a.list || firstKey(lines, j) == x.key
		}
	}
	return 0, false
}

func lacksDash(at int, fix remedy) finding {
	return finding{at, RuleDash, "an entry of a list begins here, and has no dash", fix}
}

// begins says to begin an entry at the i-th of lines, which goes on to before the line end.
func (a *salvager) begins(lines []line, i, end int, first bool) []finding {
	x := lines[i]
	at := a.in(x, x.indent)
	deeper := end == i+1 || lines[i+1].indent == x.indent+2
	switch {
	case deeper && first && x.value == len(x.text) && !a.knows(x.key):
		return []finding{lacksDash(at, certain("write - id: "+x.key, at, a.in(x, len(strings.TrimRight(x.text, " "))), "- id: "+x.key))}
	case deeper:
		return []finding{lacksDash(at, certain("write - before it", at, at, "- "))}
	}
	edit := a.indented(lines[i:end], 2)
	edit.Text = strings.Replace(edit.Text, strings.Repeat(" ", x.indent+2), strings.Repeat(" ", x.indent)+"- ", 1)
	return []finding{lacksDash(at, remedy{words: "write - before it, and move its other keys two columns to the right", edit: &edit})}
}

// indented moves the keys that stand in the column of the first of lines to the right, with what belongs
// to them: lines that are deeper already stay, as long as none of the keys needs them below it.
func (a *salvager) indented(lines []line, by int) Edit {
	from, to := lines[0].number, lines[len(lines)-1].number
	start, behind := a.startOf(from-1), a.endOfLine(a.startOf(to-1))
	var text []string
	owner := false
	for n := from; n <= to; n++ {
		l := readLine(n, a.line(n))
		if l.indent == lines[0].indent {
			owner = l.value == len(l.text) || l.blockHead()
		}
		if strings.TrimSpace(l.text) != "" && (l.indent == lines[0].indent || owner) {
			l.text = strings.Repeat(" ", by) + l.text
		}
		text = append(text, l.text)
	}
	return Edit{start, behind, strings.Join(text, "\n")}
}

// entry returns the line, among lines, in which the entry above the i-th of them begins; -1 for none.
func (l layout) entry(lines []line, i int) int {
	for i--; i >= 0 && lines[i].indent >= l.entries; i-- {
		if lines[i].dashed() && lines[i].indent == l.entries {
			return i
		}
	}
	return -1
}

func has(lines []line, key string) bool {
	for _, l := range lines {
		if l.key == key {
			return true
		}
	}
	return false
}

// dashed finds the only dash among the names below a key.
func (a *salvager) dashed(lines []line, i int) []finding {
	x, names, dashes := lines[i], 0, 0
	parent := i - 1
	for parent >= 0 && lines[parent].indent >= x.indent {
		parent--
	}
	if parent < 0 || lines[parent].key == a.list || a.knows(x.key) || x.value < len(x.text) {
		return nil
	}
	for j := parent + 1; j < len(lines) && lines[j].indent >= x.indent; j++ {
		switch y := lines[j]; {
		case y.indent > x.indent:
		case y.dashed():
			dashes++
		case y.key != "":
			names++
		}
	}
	if dashes != 1 || names == 0 {
		return nil
	}
	at := a.in(x, x.indent)
	return []finding{{at, RuleDash, fmt.Sprintf("a dash stands before %s, and none before what stands beside it", shorten(x.key)), certain("delete the dash", at, a.in(x, x.keyAt), "")}}
}
