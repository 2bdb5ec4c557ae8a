package schedulertest

import (
	"math/big"

	"goodcard/scheduler"
)

// Rational is SM-2 for one item a second time, in fractions of unlimited precision and
// sharing no code with [scheduler.SM2]. Long simulations feed the same reviews to both and
// compare: agreement then rests on two readings of the article and not on one. It is slow.
//
// The zero value is an item that was never reviewed. Set Cap before the first review;
// read the other fields after any.
//
// Source: P. A. Woźniak, Optimization of learning (1990), 3.2, and the rules of
// docs/scheduling.md for early and same-day reviews.
type Rational struct {
	Cap int // longest interval in study days; 0 means scheduler.MaxInterval, as in scheduler.Options

	N        int      // successive repetitions
	EF       *big.Rat // exact, not hundredths; nil before the first review; not to be changed
	Interval int      // study days from LastDay to the next review; 0 before the first review
	LastDay  int      // study day of the last counted review
}

// Due returns the study day on which the item should be seen, if it was ever reviewed.
func (r *Rational) Due() int { return r.LastDay + r.Interval }

// Review takes a review graded q on a study day. Reviews come in the order of the history.
func (r *Rational) Review(day int, q scheduler.Grade) {
	early := false
	if r.EF == nil {
		r.EF = big.NewRat(5, 2)
	} else {
		if day <= r.LastDay {
			return
		}
		early = day < r.Due()
	}
	passed := day - r.LastDay
	r.LastDay = day
	if q < 3 {
		r.N, r.Interval = 1, 1
		return
	}

	// EF' = EF - 0.8 + 0.28 q - 0.02 q^2, the short form of the article's formula.
	ef := new(big.Rat).Add(r.EF, big.NewRat(int64(-80+28*q-2*q*q), 100))
	if lowest := big.NewRat(13, 10); ef.Cmp(lowest) < 0 {
		ef = lowest
	}
	if early {
		r.Interval = max(r.Interval, r.times(passed, ef))
		return
	}
	r.EF = ef
	r.N++
	switch r.N {
	case 1:
		r.Interval = r.times(1, big.NewRat(1, 1))
	case 2:
		r.Interval = r.times(6, big.NewRat(1, 1))
	default:
		r.Interval = r.times(r.Interval, ef)
	}
}

// times returns days times factor, rounded up and capped.
func (r *Rational) times(days int, factor *big.Rat) int {
	longest := r.Cap
	if longest == 0 {
		longest = scheduler.MaxInterval
	}
	product := new(big.Rat).Mul(big.NewRat(int64(days), 1), factor)
	whole, rest := new(big.Int).DivMod(product.Num(), product.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		whole.Add(whole, big.NewInt(1))
	}
	if whole.Cmp(big.NewInt(int64(longest))) > 0 {
		return longest
	}
	return int(whole.Int64())
}
