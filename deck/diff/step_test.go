package diff_test

import (
	"testing"

	"goodcard/deck/diff"
)

func TestStepAfter(t *testing.T) {
	for _, tt := range []struct{ version, patch, minor, major string }{
		{"1.4.2", "1.4.3", "1.5.0", "2.0.0"},
		{"0.4.0", "0.4.1", "0.5.0", "0.5.0"},
		{"0.0.0", "0.0.1", "0.1.0", "0.1.0"},
		{"9.9.9", "9.9.10", "9.10.0", "10.0.0"},
		{"1.0.0-rc.1", "1.0.0", "1.0.0", "1.0.0"},
		{"1.2.0-rc.1", "1.2.0", "1.2.0", "2.0.0"},
		{"1.2.3-rc.1", "1.2.3", "1.3.0", "2.0.0"},
		{"0.2.0-beta", "0.2.0", "0.2.0", "0.2.0"},
		{"1.2.3+build.7", "1.2.4", "1.3.0", "2.0.0"},
		{"1.2.3-rc.1+build", "1.2.3", "1.3.0", "2.0.0"},
	} {
		for step, want := range map[diff.Step]string{diff.None: tt.version, diff.Patch: tt.patch, diff.Minor: tt.minor, diff.Major: tt.major} {
			if got := step.After(tt.version); got != want {
				t.Errorf("a %s step after %s: %s, want %s", step, tt.version, got, want)
			}
		}
	}
}

func TestTaken(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		want     diff.Step
	}{
		{"1.4.2", "1.4.2", diff.None}, {"1.4.2", "1.4.4", diff.Patch}, {"1.4.2", "1.6.0", diff.Minor}, {"0.4.0", "1.0.0", diff.Major}, {"1.4.2", "2.4.2", diff.Major},
		{"1.0.0-rc.1", "1.0.0", diff.Patch}, {"1.4.2", "1.5.0-rc.1", diff.Minor},
	} {
		if got := diff.Taken(tt.from, tt.to); got != tt.want {
			t.Errorf("%s to %s: %s, want %s", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestStepAllows(t *testing.T) {
	for _, tt := range []struct {
		version, next string
		greatest      diff.Step // for which next is enough; -1: for none
	}{
		{"1.4.2", "1.4.2", diff.None}, {"1.4.2", "1.4.3", diff.Patch}, {"1.4.2", "1.4.9", diff.Patch}, {"1.4.2", "1.5.0", diff.Minor}, {"1.4.2", "2.0.0", diff.Major},
		{"1.4.2", "7.1.0", diff.Major}, {"1.4.2", "1.4.1", -1}, {"1.4.2", "0.9.0", -1},
		{"1.4.2", "2.0.0-rc.1", diff.Major}, {"1.4.2", "1.5.0-rc.1", diff.Minor}, {"1.4.2", "1.4.2-rc.1", -1},
		{"0.4.0", "0.5.0", diff.Major}, {"0.4.0", "0.4.1", diff.Patch}, {"0.4.0", "1.0.0", diff.Major},
		{"1.0.0-rc.1", "1.0.0-rc.2", diff.Major}, {"1.0.0-rc.2", "1.0.0-rc.1", -1}, {"1.0.0-rc.1", "1.0.0", diff.Major}, {"1.1.0-rc.1", "1.1.0", diff.Minor},
		{"1.4.2", "1.4.3+build", diff.Patch}, {"1.4.2+a", "1.4.2+b", diff.None},
	} {
		for step := diff.None; step <= diff.Major; step++ {
			if got, want := step.Allows(tt.version, tt.next), step <= tt.greatest; got != want {
				t.Errorf("from %s to %s for a %s step: %v", tt.version, tt.next, step, got)
			}
		}
	}
}

func TestStepOf(t *testing.T) {
	for _, tt := range []struct {
		version string
		want    diff.Step
	}{{"0.4.0", diff.Minor}, {"0.4.0-rc.1", diff.Minor}, {"1.0.0-rc.1", diff.Major}, {"1.0.0", diff.Major}, {"10.0.0", diff.Major}} {
		if got := diff.Major.Of(tt.version); got != tt.want {
			t.Errorf("a major step of %s is %s, want %s", tt.version, got, tt.want)
		}
	}
	if got := diff.Patch.Of("0.4.0"); got != diff.Patch {
		t.Errorf("a patch of 0.4.0 is %s", got)
	}
}
