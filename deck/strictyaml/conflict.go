package strictyaml

import "strings"

// conflicts finds the marks that git leaves around two versions of the same lines, and those that are
// left over where somebody chose one. For reading on the first version stands.
func (s *source) conflicts() (found []finding) {
	marked := false
	for _, sign := range []string{gitOurs, gitBase, gitMiddle, gitTheirs} {
		marked = marked || strings.HasPrefix(s.text, sign) || strings.Contains(s.text, "\n"+sign) || sign == gitOurs && strings.Contains(s.text, " "+sign)
	}
	if !marked {
		return nil
	}
	choice := func(l line) finding {
		return finding{
			at: s.in(l, l.indent), rule: RuleConflict,
			message: "git found two versions of these lines and left the choice to you",
			fix:     remedy{words: "keep one of the versions, and delete the other with the lines of <<<<<<<, ======= and >>>>>>>", rest: l.number},
		}
	}
	within := 0 // the line up to which all belongs to what was found
	s.eachLine(0, len(s.starts), func(l line) bool {
		n := l.number
		middle, end := 0, 0
		sign := gitMark(l.text)
		if gitMark(l.text[l.indent:]) == gitOurs && n > within {
			if middle, end = s.versions(n, l.indent > 0); middle > 0 && end > 0 {
				sign = gitOurs // of lines that somebody indented too
			}
		}
		switch {
		case n <= within || sign == "":
		case sign == gitOurs:
			found = append(found, choice(l))
			if middle > 0 && end > 0 {
				found = append(found, finding{at: s.startOf(middle - 1), rule: RuleConflict, fix: remedy{rest: end}})
				within = end
			} else {
				within = middle
			}
		default:
			found = append(found, finding{
				at: s.startOf(n - 1), rule: RuleConflict, message: "a mark of git is left over here, from two versions of these lines",
				fix: certain("delete the line", s.startOf(n-1), s.startOf(n), ""),
			})
		}
		return len(found) <= maxProblems
	})
	return found
}

const (
	gitOurs   = "<<<<<<<"
	gitBase   = "|||||||"
	gitMiddle = "======="
	gitTheirs = ">>>>>>>"
)

// gitMark returns the sign of the mark that a line is, or "".
func gitMark(text string) string {
	if len(text) < len(gitOurs) {
		return ""
	}
	switch sign := text[:len(gitOurs)]; sign {
	case gitOurs, gitBase, gitMiddle, gitTheirs:
		if len(text) == len(sign) || text[len(sign)] == ' ' {
			return sign
		}
	}
	return ""
}

// versions returns the lines of the marks in the middle and at the end of what git marks from a line
// on, which may be indented; 0 for those that are not there.
func (s *source) versions(from int, indented bool) (middle, end int) {
	for n := from + 1; n <= len(s.starts); n++ {
		text := s.line(n)
		if indented {
			text = strings.TrimLeft(text, " ")
		}
		switch gitMark(text) {
		case gitOurs:
			return middle, 0
		case gitTheirs:
			return middle, n
		case gitBase, gitMiddle:
			if middle == 0 {
				middle = n
			}
		}
	}
	return middle, 0
}
