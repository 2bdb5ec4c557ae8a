package scheduler_test

import (
	"testing"

	"goodcard/scheduler"
)

func TestGrade(t *testing.T) {
	tests := []struct {
		grade                  scheduler.Grade
		valid, passed, drilled bool
		text                   string
	}{
		{-1, false, false, true, "again (-1)"},
		{0, true, false, true, "again (0)"},
		{1, true, false, true, "again"},
		{2, true, false, true, "again (2)"},
		{3, true, true, true, "hard"},
		{4, true, true, false, "good"},
		{5, true, true, false, "easy"},
		{6, false, true, false, "easy (6)"},
	}
	for _, tt := range tests {
		if g := tt.grade; g.Valid() != tt.valid || g.Passed() != tt.passed || g.Drilled() != tt.drilled || g.String() != tt.text {
			t.Errorf("%d: valid %v, passed %v, drilled %v, %q; want %+v", g, g.Valid(), g.Passed(), g.Drilled(), g, tt)
		}
	}
}
