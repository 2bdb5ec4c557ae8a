package authoring

import (
	"testing"

	"goodcard/long"
)

func TestMain(m *testing.M) {
	long.Checks(20, 200)
	m.Run()
}
