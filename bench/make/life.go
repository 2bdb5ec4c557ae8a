package main

import (
	"math/rand/v2"

	"goodcard/scheduler"
)

// settling is how many passes in a row a life ends with: they lead to an interval of one
// to four years, as most cards of a large collection have.
const settling = 6

// longest is the interval in days after which a card is forgotten before it settles: it
// keeps thirty reviews within two decades.
const longest = 500

// A life is what a learner did with one card: the days of its reviews, counted from the
// first, and their grades.
type life struct {
	days   []int
	grades []scheduler.Grade
	due    int // the day on which it is due next
}

// live reviews a card n times, each on the day on which SM-2 asks for it. n is at least 2,
// so that the interval at the end is at least six days.
func live(r *rand.Rand, n int) life {
	var l life
	var s scheduler.State
	for i := range n {
		g := scheduler.Good
		switch roll := r.IntN(100); {
		case i >= n-settling:
		case i == n-settling-1, s.Memory.Interval > longest, roll < 10:
			g = scheduler.Again
		case roll < 25:
			g = scheduler.Hard
		case roll > 90:
			g = scheduler.Easy
		}
		day := s.Due()
		s = s.After(scheduler.SM2{}, scheduler.Review{Day: day, Grade: g}, scheduler.Options{})
		l.days, l.grades = append(l.days, day), append(l.grades, g)
	}
	l.due = s.Due()
	return l
}

// last returns the day of the last review.
func (l life) last() int { return l.days[len(l.days)-1] }
