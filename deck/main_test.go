package deck_test

import (
	"os"
	"testing"

	"goodcard/long"
)

// A hundred is what rapid does of its own accord.
func TestMain(m *testing.M) {
	long.Checks(50, 500)
	os.Exit(m.Run())
}
