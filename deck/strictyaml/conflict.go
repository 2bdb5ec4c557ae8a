package strictyaml

import "strings"

// conflicts finds the marks that git leaves around two versions of the same lines. For reading on the
// first version stands.
func (s *source) conflicts() (found []finding) {
	if !strings.HasPrefix(s.text, "<<<<<<<") && !strings.Contains(s.text, "\n<<<<<<<") {
		return nil
	}
	mark := func(n int, sign string) bool {
		text := s.line(n)
		return strings.HasPrefix(text, sign) && (len(text) == len(sign) || text[len(sign)] == ' ')
	}
	for n := 1; n <= len(s.starts); n++ {
		if !mark(n, "<<<<<<<") {
			continue
		}
		end, middle := n+1, 0
		for ; end <= len(s.starts) && !mark(end, ">>>>>>>") && !mark(end, "<<<<<<<"); end++ {
			if middle == 0 && (mark(end, "=======") || mark(end, "|||||||")) {
				middle = end
			}
		}
		found = append(found, finding{
			at: s.startOf(n - 1), rule: RuleConflict,
			message: "git found two versions of these lines and left the choice to you",
			fix:     remedy{words: "keep one of the versions, and delete the other with the lines of <<<<<<<, ======= and >>>>>>>", rest: n},
		})
		if middle > 0 && end <= len(s.starts) && mark(end, ">>>>>>>") {
			found = append(found, finding{at: s.startOf(middle - 1), rule: RuleConflict, fix: remedy{rest: end}})
			n = end
		}
	}
	return found
}
