package strictyaml

import (
	"regexp"
	"sync"

	"goodcard/deck/lazy"
)

var patterns sync.Map // func() *regexp.Regexp by expression

// compiled returns the expression of a [Text] ready for use.
func compiled(expression string) *regexp.Regexp {
	re, ok := patterns.Load(expression)
	if !ok {
		re, _ = patterns.LoadOrStore(expression, lazy.Regexp(expression))
	}
	return re.(func() *regexp.Regexp)()
}
