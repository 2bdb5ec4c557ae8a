package strictyaml

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"

	"goodcard/deck/lazy"

	"gopkg.in/yaml.v3"
)

// outOfPlace finds the line near which reading stopped that stands against the layout of the whole
// file: text further left than any text can be, a dash or an entry in another column than the others,
// a first key deeper than those beside it. Found early it takes the blame alone, where YAML blames the
// sound lines below it. Reading stopped before the line end.
func (a *salvager) outOfPlace(end int) []finding {
	const near, ahead = 3, 40 // lines looked at, and lines read on
	if a.looks -= 2 * len(a.text); a.looks < 0 {
		return nil
	}
	lines := a.structure(0, len(a.starts))
	l := layoutOf(lines, a.list)
	i := -1
	for i+1 < len(lines) && lines[i+1].number <= end {
		i++
	}
	from, to := l.window(lines, i-near), min(end+ahead, len(a.starts))
	if a.comes(from, to, Edit{a.startOf(from), a.startOf(from), ""}) != end { // alone they stop elsewhere
		from = 0
	}
	var best finding
	furthest := end + 1 // further than this a change must bring the reader
	for j := i; j >= 0 && lines[j].number > from && a.looks > 0; j-- {
		if j < i-near && !lines[j].dashed() && (j == 0 || !lines[j-1].block) && (lines[j].key == "" || lines[j].indent < l.entries || lines[j].indent > l.entries+2) {
			continue
		}
		for _, x := range slices.Concat(a.outdented(lines, j, l), a.beside(lines, j, l), a.strays(lines, j, l)) {
			if far := a.comes(from, to, *x.fix.edit); far > furthest {
				best, furthest = x, far
			}
		}
	}
	if best.message == "" {
		return nil
	}
	return []finding{best}
}

// comes returns the line before which reading stops among the lines from to, once a change is done;
// more than any line where it does not.
func (a *salvager) comes(from, to int, e Edit) int {
	start, behind := a.startOf(from), a.startOf(to)
	if e.Start < start || e.End > behind {
		return 0
	}
	part := &source{text: a.text[start:e.Start] + e.Text + a.text[e.End:behind]}
	part.index()
	a.looks -= 1<<9 + len(part.text)
	r := &lineReader{source: part, to: len(part.starts)}
	dec := yaml.NewDecoder(r)
	var doc, next yaml.Node
	if readNode(dec, &doc) == nil && readNode(dec, &next) == io.EOF { // and not a line that ends what is read
		return math.MaxInt
	}
	return from + r.next
}

// A layout says in which column the entries of a file begin, by the key that comes first in them.
type layout struct {
	counts  map[string]map[int]int
	columns map[string]int
	entries int  // the column of those of the outer list
	first   int  // the line, among those of the structure, with the first of them; -1 where there is none
	named   bool // the key of that list stands somewhere
}

// layoutOf returns the layout of a file whose outer list stands under the key list.
func layoutOf(lines []line, list string) layout {
	l := layout{counts: map[string]map[int]int{}, columns: map[string]int{}, first: -1}
	first := ""
	for i, x := range lines {
		l.named = l.named || strings.HasPrefix(strings.TrimSpace(x.text), list)
		key := firstKey(lines, i)
		if key == "" {
			continue
		}
		if first = cmp.Or(first, key); l.first < 0 {
			l.first = i
		}
		if l.counts[key] == nil {
			l.counts[key] = map[int]int{}
			l.columns[key] = x.indent
		}
		l.counts[key][x.indent]++
		if n := l.counts[key]; n[x.indent] > n[l.columns[key]] {
			l.columns[key] = x.indent
		}
	}
	l.entries = l.columns[first]
	return l
}

var firstInBraces = lazy.Regexp(`^\{\s*([a-z][a-z-]*):`)

// firstKey returns the key with which an entry of a list begins in the i-th line, or "".
func firstKey(lines []line, i int) string {
	l := lines[i]
	switch {
	case !l.dashed():
		return ""
	case l.key != "":
		return l.key
	case strings.TrimSpace(l.text) == "-" && i+1 < len(lines) && lines[i+1].indent > l.indent:
		return lines[i+1].key
	}
	if m := firstInBraces().FindStringSubmatch(l.text[l.value:]); m != nil {
		return m[1]
	}
	return ""
}

// window returns the line, from 0, from which reading on shows whether the i-th of lines and those
// below it go together: that of an entry further up.
func (l layout) window(lines []line, i int) int {
	const entries = 2
	seen := 0
	for ; i >= 0; i-- {
		if lines[i].dashed() && lines[i].indent == l.entries {
			if seen++; seen == entries {
				return lines[i].number - 1
			}
		}
	}
	return 0
}

// strays returns what may be wrong with the place of the i-th of lines, each with its change.
func (a *salvager) strays(lines []line, i int, l layout) []finding {
	s, x := a.source, lines[i]
	var below line
	if i+1 < len(lines) {
		below = lines[i+1]
	}
	text, start := x.text[x.indent:], s.in(x, x.indent)
	if rule := strings.TrimSpace(text); rule == "---" || rule == "..." {
		return []finding{{start, RuleIndentation, "a line " + rule + " parts nothing here", certain("delete it", start, start+len(rule), "")}}
	}
	const neither = "this line is neither a key, nor an entry of a list, nor part of the text above"
	if x.key == "" && !x.ragged && x.indent <= l.entries && foreignMark().MatchString(text) && !besideText(lines, i) {
		return []finding{{start, RuleIndentation, neither, either(certain(remark, start, start, "# "))}}
	}
	if was, _ := plainHead(x.text); x.ragged || strings.IndexByte("]}#%@`&!*|>.", text[0]) >= 0 || slices.ContainsFunc([]rune(was), func(r rune) bool { return lookAlikes[r].name != "" }) {
		return nil
	}
	at := func(message string, fixes ...remedy) (found []finding) {
		for _, fix := range fixes {
			if fix.edit != nil {
				found = append(found, finding{s.in(x, x.indent), RuleIndentation, message, fix})
			}
		}
		return found
	}
	key := firstKey(lines, i)
	column, known := l.columns[key]
	switch {
	case i == l.first && a.list != "" && !l.named:
		return []finding{a.named(s.in(x, 0), s.in(x, x.indent))}
	case key != "" && known && x.indent != column:
		words := fmt.Sprintf("move it to column %d", column+1)
		if below.number > 0 && below.indent == x.keyAt+column-x.indent && !below.dashed() {
			return at(fmt.Sprintf("this dash stands in column %d, those of the others in %d", x.indent+1, column+1), s.move(x, x.number, column, words))
		}
		return at(fmt.Sprintf("this entry begins in column %d, the others in %d", x.indent+1, column+1), s.move(x, s.endOfEntry(lines, i), column, words))
	case x.key != "" && below.key != "" && !below.dashed() && below.indent < x.keyAt && s.firstOfKeys(lines, i):
		found := at("this key is deeper than those beside it", s.shifted(x, below.indent))
		for i := range found {
			found[i].at = s.in(x, x.keyAt)
		}
		return found
	case x.key == "" && (x.dashed() || x.indent == 0) && s.colonless(x).edit != nil && below.key != "" && below.indent == x.keyAt:
		return at(neither, s.colonless(x))
	case x.key != "" || x.dashed() || x.indent > l.entries || noSpaceColon().MatchString(text) || equalsSign().MatchString(text) || noSpaceDash().MatchString(text):
		return nil
	}
	if firstWord().FindString(text) == strings.TrimSpace(text) && (below.dashed() || below.indent > x.indent) && below.number > 0 {
		end := s.in(x, len(strings.TrimRight(x.text, " ")))
		return at(neither, certain("put a colon behind "+strings.TrimSpace(text), end, end, ":"))
	}
	if i > 0 && lines[i-1].number == x.number-1 && lines[i-1].key != "" && goesOn(lines[i-1]) && !unicode.IsUpper(firstRune(text)) {
		return at(neither, s.move(x, x.number, lines[i-1].keyAt+2, "indent it more than the key of the text it goes on with"))
	}
	return at(neither, either(certain(remark, start, start, "# ")))
}

// goesOn reports whether the plain value of a line may go on in the next one.
func goesOn(l line) bool {
	value := l.text[l.value:]
	return value != "" && !l.block && strings.IndexByte(`"'[{`, value[0]) < 0
}

// firstOfKeys reports whether the key of the i-th of lines is the first of those that go together.
func (s *source) firstOfKeys(lines []line, i int) bool {
	if i == 0 || lines[i].dashed() {
		return true
	}
	above := lines[i-1]
	return above.key != "" && above.value == len(above.text) && above.keyAt < lines[i].indent
}

// shifted says to begin the key of a line in another column, further left.
func (s *source) shifted(l line, column int) remedy {
	before := strings.TrimRight(l.text[:l.keyAt], " ")
	if column < len(before) || l.dashed() && column == len(before) {
		return remedy{}
	}
	return certain(fmt.Sprintf("move it to column %d", column+1), s.in(l, len(before)), s.in(l, l.keyAt), strings.Repeat(" ", column-len(before)))
}

// endOfEntry returns the line behind the entry that begins in the i-th of lines: it ends where another
// begins with the same key, in whatever column.
func (s *source) endOfEntry(lines []line, i int) int {
	end, key := s.behind(lines[i].number-1), firstKey(lines, i)
	for j := i + 1; j < len(lines) && lines[j].number <= end; j++ {
		if firstKey(lines, j) == key {
			end = lines[j].number - 1
		}
	}
	for end > lines[i].number && s.indent(end-1) == blank {
		end--
	}
	return end
}
