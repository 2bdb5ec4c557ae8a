package scheduler

import "math/bits"

// NewFuzz returns the fuzz of one item; seed is a hash of the item's id. Intervals below
// 3 days stay as they are. A longer one becomes any whole number of days in its range with
// equal chance: a day either way, and 15 % of what lies between 2.5 and 7 days, 10 % of
// what lies between 7 and 20, 5 % of the rest, the range of Anki. The result depends on the
// seed and the number of counted reviews, so preview and review agree, and of two
// intervals the longer is never moved below the shorter. Intervals go up to 10^9 days.
func NewFuzz(seed uint64) Fuzz {
	return func(interval, reviews int) int {
		if interval < 3 {
			return interval
		}
		shortest, longest := fuzzRange(interval)
		// Scaling the hash, rather than a remainder of it, is what keeps the order of intervals.
		offset, _ := bits.Mul64(splitMix64(seed, uint64(reviews)), uint64(longest-shortest+1))
		return shortest + int(offset)
	}
}

// fuzzRange returns the shortest and longest that an interval of at least 3 days may become.
func fuzzRange(interval int) (shortest, longest int) {
	// In thousandths of a day, because 15 % of half a day is 75 of them.
	i := int64(interval) * 1000
	delta := 1000 + (min(i, 7_000)-2_500)*15/100 + max(min(i, 20_000)-7_000, 0)/10 + max(i-20_000, 0)/20
	return int((i - delta + 500) / 1000), int((i + delta + 500) / 1000)
}

// splitMix64 returns output n of the SplitMix64 generator that starts at seed.
// Source: Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014).
func splitMix64(seed, n uint64) uint64 {
	z := seed + (n+1)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
