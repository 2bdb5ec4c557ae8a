package anki_test

import (
	"os"
	"testing"

	"goodcard/long"
)

// How often a property is tried.
const propertyChecks, longPropertyChecks = 10, 1000

func TestMain(m *testing.M) {
	long.Checks(propertyChecks, longPropertyChecks)
	os.Exit(m.Run())
}
