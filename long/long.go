// Package long says how much tests do: as much as one waits for at a desk, or, where
// GOODCARD_LONG=1 is set, all that takes minutes. CI runs both.
package long

import (
	"flag"
	"os"
	"strconv"
	"testing"
)

// Asked reports whether the long form of tests was asked for.
func Asked() bool { return os.Getenv("GOODCARD_LONG") == "1" }

// Only skips a test that has no short form.
func Only(t testing.TB) {
	t.Helper()
	if !Asked() {
		t.Skip("takes minutes; GOODCARD_LONG=1 runs it")
	}
}

// Size returns how much a test does: little, or much where the long form was asked for.
func Size(little, much int) int {
	if Asked() {
		return much
	}
	return little
}

// Checks sets, for a TestMain, how often rapid checks each property where -rapid.checks does not say.
// Its own number is a hundred, too many where each check opens a database.
func Checks(little, much int) {
	if err := flag.Set("rapid.checks", strconv.Itoa(Size(little, much))); err != nil {
		panic(err) // rapid has no such flag any more
	}
}
