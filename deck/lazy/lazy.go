// Package lazy makes what costs time when it is first used, since a program that does not need it
// must not pay for it at its start.
package lazy

import (
	"regexp"
	"strings"
	"sync"
)

// Regexp returns an expression that is compiled when it is first asked for.
func Regexp(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// AnyOf does the same for an expression of alternatives, with what stands before and after each of them: so long lists of
// words can stand in lines.
func AnyOf(before, after string, alternatives ...string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(before + "(?:" + strings.Join(alternatives, "|") + ")" + after)
	})
}

// Replacer returns a replacer of pairs of old and new that is made when it is first asked for.
func Replacer(pairs ...string) func() *strings.Replacer {
	return sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer(pairs...) })
}
