package conformance

import (
	"math/rand/v2"
	"testing"
	"time"

	"goodcard/long"
)

// A traveller goes around the world, across the date line, where a day is missing or comes
// twice. Each review belongs to the study day of the place where it is given.
func TestTraveller(t *testing.T) { travel(t, random(t, 1), 1) }

func TestLongTraveller(t *testing.T) {
	long.Only(t)
	travel(t, random(t, rand.Uint64()), 12)
}

func travel(t *testing.T, r *rand.Rand, rounds int) {
	for _, way := range []struct {
		name       string
		from, step int // hours east of Greenwich
	}{
		{"eastward", -12, 2},
		{"westward", 14, -2},
	} {
		t.Run(way.name, func(t *testing.T) {
			at := time.Date(2026, 1, 1, 6, 0, 0, 0, time.UTC)
			p := newPupil(t, r, at.Format(time.RFC3339), "world", 40)
			for range rounds {
				for offset := way.from; -12 <= offset && offset <= 14; offset += way.step {
					at = at.Add(time.Duration(3+r.IntN(30)) * time.Hour)
					p.goTo(at, offset)
					p.study("--new", "2")
					p.checkCards()
					if t.Failed() {
						t.Fatalf("at %s", p.now)
					}
				}
			}
			checkSchedule(t, p.reviews(), p.items("cards", p.deck))
			p.healthy()
		})
	}
}

// goTo sets the clock to a moment in the zone some hours east of Greenwich.
func (p *pupil) goTo(at time.Time, east int) {
	p.now = at.In(time.FixedZone("", east*3600)).Format(time.RFC3339)
	local := at.Unix() + int64(east-rollover)*3600
	p.day = int(local / 86_400)
}
