package diff

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/semver"
)

// A Step is how far a version goes on.
type Step int

const (
	None Step = iota
	Patch
	Minor
	Major
)

func (s Step) String() string { return [...]string{"none", "patch", "minor", "major"}[s] }

// Of returns the step as it is taken from a version: before 1.0.0 a major one is minor.
func (s Step) Of(version string) Step {
	if s == Major && semver.Major("v"+version) == "v0" {
		return Minor
	}
	return s
}

// After returns the least version that is a step above another: without build metadata, and of a
// version that is only about to come, such as 2.0.0-rc.1, the one that it announces where that is
// step enough. The step [None] leaves a version as it is.
func (s Step) After(version string) string {
	s = s.Of(version)
	if s == None {
		return version
	}
	n, pre := numbers(version)
	switch {
	case s == Major && (!pre || n[1] != 0 || n[2] != 0):
		n = [3]uint64{n[0] + 1, 0, 0}
	case s == Minor && (!pre || n[2] != 0):
		n = [3]uint64{n[0], n[1] + 1, 0}
	case s == Patch && !pre:
		n[2]++
	}
	return fmt.Sprintf("%d.%d.%d", n[0], n[1], n[2])
}

// Allows reports whether a deck may go from one version to the next for changes that ask for this
// step: the next is above it, and no less than [Step.After] or about to be.
func (s Step) Allows(version, next string) bool {
	core, _, _ := strings.Cut(strings.TrimSuffix(next, semver.Build("v"+next)), "-")
	if s == None {
		return semver.Compare("v"+next, "v"+version) >= 0
	}
	return semver.Compare("v"+next, "v"+version) > 0 && semver.Compare("v"+core, "v"+s.After(version)) >= 0
}

// Taken returns the step from one version to another, as far as their numbers tell it.
func Taken(from, to string) Step {
	was, _ := numbers(from)
	is, _ := numbers(to)
	switch {
	case was[0] != is[0]:
		return Major
	case was[1] != is[1]:
		return Minor
	case from != to:
		return Patch
	default:
		return None
	}
}

// numbers returns the three numbers of a version, and whether it is only about to come.
func numbers(version string) (n [3]uint64, pre bool) {
	v := "v" + version
	core := strings.TrimSuffix(strings.TrimSuffix(version, semver.Build(v)), semver.Prerelease(v))
	for i, part := range strings.SplitN(core, ".", 3) {
		n[i], _ = strconv.ParseUint(part, 10, 64) // decks have versions that can be read
	}
	return n, semver.Prerelease(v) != ""
}
