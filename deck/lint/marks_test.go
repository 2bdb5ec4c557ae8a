package lint_test

import "goodcard/deck/decktest"

const (
	header = decktest.Header
	mark   = decktest.Mark
)

var (
	unmark = decktest.Unmark
	report = decktest.Report
)
