package scheduler_test

import (
	"testing"

	"goodcard/scheduler"
)

// BenchmarkSM2Next is one step; the target is 15 ns and no allocation.
func BenchmarkSM2Next(b *testing.B) {
	grades := [8]scheduler.Grade{4, 3, 5, 4, 2, 4, 3, 5}
	var m scheduler.Memory
	var i uint
	b.ReportAllocs()
	for b.Loop() {
		m = sm2.Next(m, m.Interval, grades[i%8])
		i++
	}
}

// BenchmarkReplay is the rebuilding of one item with a hundred reviews.
func BenchmarkReplay(b *testing.B) {
	reviews := make([]scheduler.Review, 100)
	for i := range reviews {
		reviews[i] = scheduler.Review{Day: 7 * i, Grade: scheduler.Grade(2 + i%4)}
	}
	b.ReportAllocs()
	for b.Loop() {
		scheduler.Replay(sm2, reviews, scheduler.Options{})
	}
}
