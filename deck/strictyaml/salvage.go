package strictyaml

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// What is read on where something is wrong: the copies take memory, and an author reads no thousand
// problems at once.
const (
	salvageBytes = MaxBytes / 4
	salvageMarks = MaxMarks / 4
	salvageTries = 64
)

// lines are a run of lines of a file, 1-based, to inclusive.
type lines struct{ from, to int }

// open reads the YAML of a file. Where something is wrong it is mended as its problem says, or left
// out, in a copy, and reading goes on with that. The document is nil where it cannot. A list that
// stands under no key belongs under the key list; "" where there is none. The keys of
// what is read are words, see [schema.words], and those of the outermost mapping what outer returns; nil
// where they are not known.
func open(file string, src []byte, list string, words func() map[string]bool, outer func(root *yaml.Node) []string) (*Document, Problems) {
	if p := forAnother(file, src); p != nil {
		return nil, Problems{*p}
	}
	if problems := tooLarge(file, src); problems != nil {
		return nil, problems
	}
	if name := wide(src); name != "" {
		return nil, Problems{{File: file, Line: 1, Column: 1, Rule: RuleEncoding, Severity: Error, Message: "this file is " + name + ": save it as UTF-8", Fix: "choose UTF-8 where your editor saves; in PowerShell, write with Out-File -Encoding utf8"}}
	}
	if is := noText(src); is != "" {
		return nil, Problems{{File: file, Line: 1, Column: 1, Rule: RuleEncoding, Severity: Error, Message: "this file is " + is + " and no text", Fix: "write it as text in YAML, or move the file away"}}
	}
	s := newSource(file, src)
	s.words = words
	if p := s.encoding(); p != nil {
		return nil, Problems{*p}
	}
	a := salvager{finder: newFinder(s), places: map[[2]int]bool{}, told: map[int]int{}, tabbed: map[int]bool{}, texts: map[int]remedy{}, list: list, outer: outer, looks: 4<<20 + 2*len(s.text)}
	for _, check := range []func(*source) []finding{(*source).conflicts, (*source).checkBytes, (*source).hardIndents, (*source).tabs} {
		if !a.mend(check(a.source)) {
			return nil, a.problems
		}
	}
	return a.read(), a.problems
}

// A salvager reads a text again and again, each time without the faults that it has found.
type salvager struct {
	*finder
	problems Problems
	left     []lines        // of the file that are left out
	texts    map[int]remedy // of problems, by index, where the place turns out to be one of a text
	places   map[[2]int]bool
	list     string // see open
	outer    func(root *yaml.Node) []string
	looks    int          // bytes that may still be read for what is out of place
	told     map[int]int  // how often something was found in a line of the file
	tabbed   map[int]bool // lines that tabs indented, whose place nobody knows then
}

// read returns the document of the text, or nil.
func (a *salvager) read() *Document {
	for range salvageTries {
		var doc, next yaml.Node
		lines := &lineReader{source: a.source, to: len(a.starts)}
		dec := yaml.NewDecoder(lines)
		err := readNode(dec, &doc)
		if err == io.EOF {
			if len(a.problems) == 0 {
				a.problems.Add(a.problem(0, RuleEmpty, "the file is empty", advice("write a deck, or delete the file")))
			}
			return nil
		}
		var found []finding
		if err == nil {
			if err = readNode(dec, &next); err == nil {
				found = a.second(&next)
			} else if err != io.EOF {
				found = a.parted(lines.next)
			}
		}
		switch {
		case err == io.EOF:
			if found = slices.Concat(a.nameless(doc.Content[0]), a.undashed(doc.Content[0], nil), a.unindented(doc.Content[0])); len(found) == 0 {
				return &Document{source: a.source, root: doc.Content[0], left: a.left, texts: a.texts}
			}
		case len(found) > 0:
		case err != nil:
			doc, next = yaml.Node{}, yaml.Node{} // they take memory while the fault is looked for
			if found = a.outOfPlace(lines.next); len(found) > 0 {
				break
			}
			for _, f := range a.find(lines.next) {
				found = append(found, a.explain(f)...)
			}
			found = surest(found)
			if len(found) == 0 { // the search was given up
				found, a.budget = []finding{a.unread(fault{err: err})}, 0
			}
		}
		if !a.mend(found) {
			return nil
		}
	}
	return nil
}

// surest returns those that can be mended, or else those that are explained, or else all: without them
// what is wrong with the others may look otherwise. So may what is wrong with the place of a line, of
// which the first goes without those near it, as long as there are few.
func surest(found []finding) []finding {
	const few, near = 16, 8 << 10 // bytes
	for _, sure := range []func(finding) bool{
		func(x finding) bool { return x.fix.edit != nil },
		func(x finding) bool { return x.rule != RuleSyntax },
	} {
		var all, first []finding
		for _, x := range found {
			if !sure(x) {
				continue
			}
			all = append(all, x)
			if x.rule != RuleIndentation || len(first) == 0 || x.at-first[len(first)-1].at >= near {
				first = append(first, x)
			}
		}
		switch {
		case len(all) > len(first)+few:
			return all
		case len(first) > 0:
			return first
		}
	}
	return found
}

// mend reports what was found, does in a copy what can be done about it and leaves out the rest. It
// reports false where reading cannot go on.
func (a *salvager) mend(found []finding) bool {
	if len(found) == 0 {
		return true
	}
	var changes []Edit
	again := map[int]int{}
	for _, x := range found {
		p := a.problem(x.at, x.rule, x.message, x.fix)
		times := a.told[p.Line]
		again[p.Line] = times + 1
		place := [2]int{p.Line, p.Column}
		follows := x.rule == RuleIndentation && a.tabbed[p.Line]
		a.tabbed[p.Line] = a.tabbed[p.Line] || x.rule == RuleTab
		if x.message != "" && !a.places[place] && !follows && (times == 0 || x.fix.edit != nil) {
			a.places[place] = true
			if x.fix.text != nil {
				a.texts[len(a.problems)] = remedy{words: x.fix.text.words, edit: a.shown(*x.fix.text)}
			}
			a.problems.Add(p)
		}
		line, _ := a.lineAt(x.at)
		if x.fix.edit != nil && times < 3 {
			changes = append(changes, *x.fix.edit)
			if x.fix.maybe {
				a.doubt(line, line)
			}
			continue
		}
		rest := cmp.Or(x.fix.rest, a.behind(line-1))
		for ; times > 0 && line > 1; times-- { // what stands above it goes with it
			line = a.above(line)
			rest = max(rest, a.behind(line-1))
		}
		if x.rule != RuleConflict { // of which one version is whole
			a.doubt(line, rest)
		}
		changes = append(changes, Edit{a.startOf(line - 1), a.startOf(rest), blanks(a.text[a.startOf(line-1):a.startOf(rest)])})
	}
	a.budget -= len(a.text)
	if a.budget <= 0 || len(a.text) > salvageBytes || Marks([]byte(a.text)) > salvageMarks || a.problems.Full() {
		return false
	}
	maps.Copy(a.told, again)
	slices.SortStableFunc(changes, func(x, y Edit) int { return cmp.Compare(x.Start, y.Start) })
	apart := changes[:0]
	for _, c := range changes {
		if last := len(apart) - 1; last >= 0 && c.Start < apart[last].End {
			if c.End > apart[last].End { // two runs of lines to leave out
				apart[last] = Edit{apart[last].Start, c.End, blanks(a.text[apart[last].Start:c.End])}
			}
			continue
		}
		apart = append(apart, c)
	}
	a.source = a.mended(apart)
	return true
}

// doubt notes that the lines from line to before the one behind are not read as their author meant them.
func (a *salvager) doubt(line, behind int) {
	first, _ := a.position(a.startOf(line - 1))
	last, _ := a.position(max(a.startOf(line-1), a.startOf(behind)-1))
	a.left = append(a.left, lines{first, last})
}

// above returns the nearest line above that is indented less, or the first line.
func (a *salvager) above(line int) int {
	indent := a.indent(line - 1)
	for line--; line > 1 && a.indent(line-1) >= indent; line-- {
	}
	return max(line, 1)
}

// blanks returns blank lines as long as those of a text.
func blanks(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return ' '
	}, text)
}
