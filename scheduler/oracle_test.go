package scheduler_test

import (
	"encoding/json"
	"os"
	"testing"

	"goodcard/scheduler"
	"goodcard/scheduler/schedulertest"
)

// A vector is a sequence of grades given on the due day, and SM-2 after each.
type vector struct {
	Name     string
	Grades   []scheduler.Grade
	N        []int
	EF       []int  // hundredths
	Interval []*int // days; null above 10^9
}

// longest is where SM-2 saturates, and the cap under which vectors are replayed.
const longest = 1_000_000_000

// vectors returns those of testdata/sm2.json and of testdata/sm2_golden.json; see the README there.
func vectors(t *testing.T) []vector {
	t.Helper()
	var all []vector
	for file, count := range map[string]int{"sm2.json": 532, "sm2_golden.json": 10} {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		var vs []vector
		if err := json.Unmarshal(data, &vs); err != nil {
			t.Fatal(err)
		}
		if len(vs) != count {
			t.Fatalf("%s holds %d vectors, want %d", file, len(vs), count)
		}
		all = append(all, vs...)
	}
	return all
}

// want returns the interval after grade i.
func (v vector) want(i int) int {
	if v.Interval[i] == nil {
		return longest
	}
	return *v.Interval[i]
}

func TestSM2AgreesWithVectors(t *testing.T) {
	for _, v := range vectors(t) {
		var s scheduler.State
		for i, g := range v.Grades {
			s = s.After(scheduler.SM2{}, scheduler.Review{Day: s.Due(), Grade: g}, scheduler.Options{Cap: longest})
			want := scheduler.Memory{N: v.N[i], EF: v.EF[i], Interval: v.want(i)}
			if s.Memory != want {
				t.Errorf("%s: after %v got %+v, want %+v", v.Name, v.Grades[:i+1], s.Memory, want)
				break
			}
		}
	}
}

func TestRationalAgreesWithVectors(t *testing.T) {
	for _, v := range vectors(t) {
		r := schedulertest.Rational{Cap: longest}
		for i, g := range v.Grades {
			r.Review(r.Due(), g)
			if r.N != v.N[i] || r.EF.Cmp(hundredths(v.EF[i])) != 0 || r.Interval != v.want(i) {
				t.Errorf("%s: after %v got n %d, EF %v, %d days, want %d, %d hundredths, %d",
					v.Name, v.Grades[:i+1], r.N, r.EF, r.Interval, v.N[i], v.EF[i], v.want(i))
				break
			}
		}
	}
}
