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

// Replacer does the same for a replacer of pairs of old and new.
func Replacer(pairs ...string) func() *strings.Replacer {
	return sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer(pairs...) })
}
