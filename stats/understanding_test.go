package stats

import (
	"math"
	"testing"
)

// The examples of Newcombe (1998), table II, method 10.
func TestNewcombe(t *testing.T) {
	for _, tt := range []struct {
		a, b      Share
		low, high float64
	}{
		{Share{70, 56}, Share{80, 48}, 0.0524, 0.3339},
		{Share{10, 9}, Share{10, 3}, 0.1705, 0.8090},
		{Share{7, 6}, Share{7, 2}, 0.0582, 0.8062},
		{Share{56, 5}, Share{29, 0}, -0.0381, 0.1926},
		{Share{10, 0}, Share{20, 0}, -0.1611, 0.2775},
		{Share{10, 0}, Share{10, 0}, -0.2775, 0.2775},
		{Share{10, 10}, Share{20, 0}, 0.6791, 1},
		{Share{10, 10}, Share{10, 0}, 0.6075, 1},
	} {
		g := newcombe(tt.a, tt.b)
		if math.Abs(g.Low-tt.low) > 0.00005 || math.Abs(g.High-tt.high) > 0.00005 {
			t.Errorf("%v - %v: %.4f to %.4f, the article has %.4f to %.4f", tt.a, tt.b, g.Low, g.High, tt.low, tt.high)
		}
		mirrored := newcombe(tt.b, tt.a)
		if mirrored.Low != -g.High || mirrored.High != -g.Low || mirrored.Value != -g.Value {
			t.Errorf("%v - %v: %v the other way round, want the mirror image of %v", tt.b, tt.a, mirrored, g)
		}
	}
}

// A gap of few probes would be noise that looks like news.
func TestGapWaitsForProbes(t *testing.T) {
	for _, tt := range []struct {
		seen, probes int
		shown        bool
	}{{100, 19, false}, {100, 20, true}, {1, 20, true}, {0, 20, false}, {0, 0, false}} {
		u := Understanding{Seen: Share{N: tt.seen}, Probes: Share{N: tt.probes}}.finish()
		if (u.Gap != nil) != tt.shown {
			t.Errorf("%d probes and %d seen: gap %v", tt.probes, tt.seen, u.Gap)
		}
	}
}
