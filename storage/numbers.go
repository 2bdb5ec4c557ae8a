package storage

import (
	"strconv"
	"strings"

	"goodcard/history"
	"goodcard/scheduler"
)

// numbers writes the numbers of kinds and grades into the text of a statement, which names
// them: {review}, {void}, {good}. They are spliced and not bound, since SQLite must see them
// when it chooses an index that holds some kinds alone.
var numbers = func() *strings.Replacer {
	var pairs []string
	for kind := history.Review; kind <= history.Newest; kind++ {
		pairs = append(pairs, "{"+kind.String()+"}", strconv.Itoa(int(kind)))
	}
	for _, grade := range []scheduler.Grade{scheduler.Hard, scheduler.Good} {
		pairs = append(pairs, "{"+grade.Rating()+"}", strconv.Itoa(int(grade)))
	}
	return strings.NewReplacer(pairs...)
}()
