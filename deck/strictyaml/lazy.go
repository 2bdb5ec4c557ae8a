package strictyaml

import (
	"regexp"
	"sync"
)

// lazy returns an expression that is compiled when it is first used, since a program that does not
// need it must not pay for it at its start.
func lazy(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

var patterns sync.Map // func() *regexp.Regexp by expression

// compiled returns the expression of a [Text] ready for use.
func compiled(expression string) *regexp.Regexp {
	re, ok := patterns.Load(expression)
	if !ok {
		re, _ = patterns.LoadOrStore(expression, lazy(expression))
	}
	return re.(func() *regexp.Regexp)()
}
