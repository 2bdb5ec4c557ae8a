package strictyaml_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"goodcard/deck/strictyaml"
)

// Whoever does what the first problem says has it behind him.
func TestEditsHold(t *testing.T) {
	for _, test := range problemTests {
		t.Run(test.name, func(t *testing.T) {
			for _, end := range []string{"\n", "\r\n"} {
				src := strings.ReplaceAll(strings.Replace(test.input, "∑", "", 1), "\n", end)
				_, err := read(src)
				before, _ := errors.AsType[strictyaml.Problems](err)
				if before[0].Edit == nil {
					continue
				}
				fixed := string(before[0].Edit.Apply([]byte(src)))
				_, err = read(fixed)
				after, _ := errors.AsType[strictyaml.Problems](err)
				if slices.ContainsFunc(after, func(p strictyaml.Problem) bool {
					return p.Rule == before[0].Rule && p.Line == before[0].Line && p.Column == before[0].Column
				}) {
					t.Errorf("%s\nfix %q leaves %v:\n%s", before[0], before[0].Fix, after, fixed)
				}
			}
		})
	}
}

// Every problem says what to do next.
func TestEveryProblemHasARemedy(t *testing.T) {
	for _, test := range problemTests {
		_, err := read(strings.Replace(test.input, "∑", "", 1))
		for _, p := range err.(strictyaml.Problems) {
			if p.Fix == "" {
				t.Errorf("%s: %s [%s] says nothing", test.name, p, p.Rule)
			}
		}
	}
}
