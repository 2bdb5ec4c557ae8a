package stats

import (
	"math"

	"goodcard/study"
)

// FewestProbes is from how many probes on the gap is shown.
const FewestProbes = 20

// Confidence is that of the interval of the gap.
const Confidence = 0.95

// Understanding compares wordings that had been seen with such that had been kept back,
// over those reviews alone at which a coin decided between the two.
type Understanding struct {
	Seen   Share
	Probes Share
	Gap    *Gap // nil before there are FewestProbes, or without a seen one
}

// A Gap is the rate of seen wordings minus that of probes, from -1 to 1. About 0, the idea
// was learned; far above, the wording was.
type Gap struct {
	Value     float64
	Low, High float64 // in 95 of 100 histories like this one the true gap lies between
}

func (u *Understanding) add(p study.Past) {
	for _, t := range p.Tosses() {
		if t.Probe {
			u.Probes.add(t.Passed)
		} else {
			u.Seen.add(t.Passed)
		}
	}
}

func (u Understanding) finish() Understanding {
	if u.Probes.N >= FewestProbes && u.Seen.N > 0 {
		u.Gap = new(newcombe(u.Seen, u.Probes))
	}
	return u
}

// z is the standard normal quantile of both tails of Confidence.
const z = 1.959963984540054

// newcombe returns the difference of two independent proportions with its 95 % hybrid
// score interval. Source: R. G. Newcombe, Interval estimation for the difference between
// independent proportions: comparison of eleven methods, Statistics in Medicine 17 (1998),
// 873-890, method 10.
func newcombe(a, b Share) Gap {
	p, q := *a.Rate(), *b.Rate()
	lowP, highP := wilson(a)
	lowQ, highQ := wilson(b)
	return Gap{
		Value: p - q,
		Low:   p - q - math.Hypot(p-lowP, highQ-q),
		High:  p - q + math.Hypot(highP-p, q-lowQ),
	}
}

// wilson returns the score interval of one proportion. Source: E. B. Wilson, Probable
// inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
func wilson(s Share) (low, high float64) {
	n, p := float64(s.N), *s.Rate()
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return middle - half, middle + half
}
