package strictyaml

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says how much a problem matters.
type Severity string

const (
	Error   Severity = "error"   // the file is refused
	Warning Severity = "warning" // a careful reader would mend it
	Note    Severity = "note"    // worth a look
)

// A Problem is one thing wrong with a file, at a place its author can go to.
type Problem struct {
	File     string
	Line     int    // 1-based; 0 for a problem of a file that was not read
	Column   int    // 1-based, in runes
	Path     string // "cards[3].answer"; empty for the whole file
	Rule     string // stable and documented, such as "unknown-key"
	Severity Severity
	Message  string // what is wrong and what was expected
	Fix      string // what to do next; may be empty
	Edit     *Edit  // what Fix says, as a change of the file; nil where only its author can decide
	Subject  string // what of the file it is about, such as the id of a card; may be empty
}

// String returns "file:line:column: message", without the position where there is none.
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problems are all that is wrong with what was read. As an error they are sorted; see [Problems.Err].
type Problems []Problem

// maxProblems bounds what is collected, so that a hostile file cannot fill the memory with complaints.
const maxProblems = 10_000

// Add collects p. After 10,000 problems it adds one that says so, and then no more.
func (ps *Problems) Add(p Problem) {
	switch {
	case len(*ps) < maxProblems:
		*ps = append(*ps, p)
	case len(*ps) == maxProblems:
		*ps = append(*ps, Problem{
			File: p.File, Line: p.Line, Column: p.Column, Rule: RuleTooMany, Severity: Error,
			Message: fmt.Sprintf("there are more than %d problems; the rest is left out", maxProblems),
		})
	}
}

// Full reports whether there were more problems than are collected.
func (ps Problems) Full() bool { return len(ps) > maxProblems }

// Err returns the problems sorted by file and position, or nil when there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	ps.Sort()
	return ps
}

// Sort orders the problems by file, position and rule; that there are too many comes last.
func (ps Problems) Sort() {
	last := func(p Problem) int {
		if p.Rule == RuleTooMany {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule))
	})
}

// Error returns the first problem and how many more there are.
func (ps Problems) Error() string {
	switch len(ps) {
	case 0:
		return "no problems"
	case 1:
		return ps[0].String()
	default:
		return fmt.Sprintf("%s (and %d more)", ps[0], len(ps)-1)
	}
}

// Hint returns what to do about the first problem; it may be empty.
func (ps Problems) Hint() string {
	if len(ps) == 0 {
		return ""
	}
	return ps[0].Fix
}
