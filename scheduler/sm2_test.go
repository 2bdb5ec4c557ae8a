package scheduler_test

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"goodcard/scheduler"
	"goodcard/scheduler/schedulertest"
)

var sm2 scheduler.SM2

func hundredths(n int) *big.Rat { return big.NewRat(int64(n), 100) }

func TestSM2KeepsThePromisesOfSchedulers(t *testing.T) { schedulertest.Run(t, sm2) }

func TestSM2Step(t *testing.T) {
	type memory = scheduler.Memory
	fifteen := memory{N: 3, EF: 250, Interval: 15}
	tests := []struct {
		name    string
		before  memory
		elapsed int
		grade   scheduler.Grade
		want    memory
	}{
		{"first review passed", memory{}, 0, 5, memory{N: 1, EF: 260, Interval: 1}},
		{"first review failed", memory{}, 0, 0, memory{N: 1, EF: 250, Interval: 1}},
		{"second repetition", memory{N: 1, EF: 260, Interval: 1}, 1, 3, memory{N: 2, EF: 246, Interval: 6}},
		{"on time", fifteen, 15, 4, memory{N: 4, EF: 250, Interval: 38}},
		{"late is as on time", fifteen, 400, 4, memory{N: 4, EF: 250, Interval: 38}},
		{"failed late", fifteen, 400, 2, memory{N: 1, EF: 250, Interval: 1}},
		{"same day passed", fifteen, 0, 5, fifteen},
		{"same day failed", fifteen, 0, 0, fifteen},
		{"clock set back", fifteen, -1, 0, fifteen},
		{"early, earned less than there is", fifteen, 4, 4, fifteen},
		{"early, earned as much as there is", fifteen, 6, 4, fifteen},
		{"early, earned more", fifteen, 7, 4, memory{N: 3, EF: 250, Interval: 18}},
		{"early, the better grade earns by its EF and leaves EF", fifteen, 7, 5, memory{N: 3, EF: 250, Interval: 19}},
		{"early, the worse grade earns by its EF and leaves EF", fifteen, 7, 3, memory{N: 3, EF: 250, Interval: 17}},
		{"early at the floor of EF", memory{N: 9, EF: 130, Interval: 15}, 14, 3, memory{N: 9, EF: 130, Interval: 19}},
		{"early failure", fifteen, 4, 1, memory{N: 1, EF: 250, Interval: 1}},
		{"floor of EF", memory{N: 9, EF: 138, Interval: 100}, 100, 3, memory{N: 10, EF: 130, Interval: 130}},
		{"an exact product is not rounded", memory{N: 2, EF: 250, Interval: 6}, 6, 4, memory{N: 3, EF: 250, Interval: 15}},
		{"EF above 2.50 is no limit", memory{N: 30, EF: 500, Interval: 10}, 10, 5, memory{N: 31, EF: 510, Interval: 51}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := sm2.Next(tt.before, tt.elapsed, tt.grade); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// anyMemory draws memories that reviews lead to and memories that only a damaged
// database could hold.
func anyMemory() *rapid.Generator[scheduler.Memory] {
	return rapid.Custom(func(t *rapid.T) scheduler.Memory {
		return scheduler.Memory{
			N:        rapid.IntRange(1, 1_000).Draw(t, "n"),
			EF:       rapid.OneOf(rapid.IntRange(130, 700), extreme()).Draw(t, "ef"),
			Interval: rapid.OneOf(rapid.IntRange(1, 100), rapid.IntRange(1, longest), extreme()).Draw(t, "interval"),
		}
	})
}

func extreme() *rapid.Generator[int] {
	return rapid.OneOf(rapid.Int(), rapid.SampledFrom([]int{math.MinInt, -1, 0, longest, longest + 1, math.MaxInt}))
}

func anyGrade() *rapid.Generator[scheduler.Grade] {
	return rapid.Map(rapid.IntRange(0, 5), func(g int) scheduler.Grade { return scheduler.Grade(g) })
}

func anyElapsed() *rapid.Generator[int] {
	return rapid.OneOf(rapid.IntRange(-2, 120), rapid.IntRange(0, longest), extreme())
}

func TestSM2BetterGradeNeverShortens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, elapsed := anyMemory().Draw(t, "memory"), anyElapsed().Draw(t, "elapsed")
		for g := range scheduler.MaxGrade {
			worse, better := sm2.Next(m, elapsed, g), sm2.Next(m, elapsed, g+1)
			if better.Interval < worse.Interval {
				t.Fatalf("%v gives %d days, %v only %d", g, worse.Interval, g+1, better.Interval)
			}
		}
	})
}

func TestSM2NeverOverflows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, g := anyMemory().Draw(t, "memory"), anyGrade().Draw(t, "grade")
		elapsed := rapid.OneOf(rapid.IntRange(1, longest), rapid.Just(math.MaxInt)).Draw(t, "elapsed")
		after := sm2.Next(m, elapsed, g)
		if after.Interval < 1 || after.Interval > longest {
			t.Fatalf("interval of %d days", after.Interval)
		}
		if counted := after.N > m.N; counted && (after.EF < 130 || after.EF > longest) {
			t.Fatalf("EF of %d hundredths", after.EF)
		}
	})
}

func TestSM2KeepsEFAboveItsFloor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m scheduler.Memory
		for _, g := range rapid.SliceOfN(anyGrade(), 1, 60).Draw(t, "grades") {
			m = sm2.Next(m, m.Interval, g)
			if m.EF < 130 {
				t.Fatalf("EF of %d hundredths", m.EF)
			}
		}
	})
}

// At the lowest EF of 1.30 an interval still grows, because it is rounded up.
func TestSM2RepeatedHardStillGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := scheduler.Memory{
			N:        rapid.IntRange(2, 50).Draw(t, "n"),
			EF:       rapid.IntRange(130, 400).Draw(t, "ef"),
			Interval: rapid.IntRange(1, 100_000).Draw(t, "interval"),
		}
		for range 5 {
			after := sm2.Next(m, m.Interval, scheduler.Hard)
			if after.Interval <= m.Interval {
				t.Fatalf("%d days after %d", after.Interval, m.Interval)
			}
			m = after
		}
	})
}

func TestSM2EarlyPassWithFuzzNeverShortens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scheduler.State{Reviews: 3, Counted: 3, Passed: 3, Memory: scheduler.Memory{
			N:        3,
			EF:       rapid.IntRange(130, 300).Draw(t, "ef"),
			Interval: rapid.IntRange(2, 400).Draw(t, "interval"),
		}}
		day := rapid.IntRange(1, s.Memory.Interval-1).Draw(t, "day")
		g := rapid.SampledFrom([]scheduler.Grade{3, 4, 5}).Draw(t, "grade")
		o := scheduler.Options{Fuzz: scheduler.NewFuzz(rapid.Uint64().Draw(t, "seed"))}
		after := s.After(sm2, scheduler.Review{Day: day, Grade: g}, o)
		if after.Memory.Interval < s.Memory.Interval {
			t.Fatalf("%d days after %d", after.Memory.Interval, s.Memory.Interval)
		}
	})
}

func TestSM2DoesNotAllocate(t *testing.T) {
	var m scheduler.Memory
	if n := testing.AllocsPerRun(1_000, func() { m = sm2.Next(m, m.Interval, 4) }); n != 0 {
		t.Errorf("%v allocations a step", n)
	}
}
