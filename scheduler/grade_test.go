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
		{-1, false, false, true, "-1 (again)"},
		{0, true, false, true, "0 (again)"},
		{1, true, false, true, "1 (again)"},
		{2, true, false, true, "2 (again)"},
		{3, true, true, true, "3 (hard)"},
		{4, true, true, false, "4 (good)"},
		{5, true, true, false, "5 (easy)"},
		{6, false, true, false, "6 (easy)"},
	}
	for _, tt := range tests {
		if g := tt.grade; g.Valid() != tt.valid || g.Passed() != tt.passed || g.Drilled() != tt.drilled || g.String() != tt.text {
			t.Errorf("%d: valid %v, passed %v, drilled %v, %q; want %+v", g, g.Valid(), g.Passed(), g.Drilled(), g, tt)
		}
	}
}
