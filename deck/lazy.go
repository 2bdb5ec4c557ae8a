package deck

import (
	"regexp"
	"strings"
	"sync"
)

// lazy returns an expression that is compiled when it is first used, since a program that does not
// need it must not pay for it at its start.
func lazy(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// lazyReplacer does the same for a replacer.
func lazyReplacer(pairs ...string) func() *strings.Replacer {
	return sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer(pairs...) })
}
