package deck

import (
	"regexp"
	"sync"
)

// lazy returns an expression that is compiled when it is first used, since a program that does not
// need it must not pay for it at its start.
func lazy(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
