package conformance

import (
	"math/rand/v2"
	"testing"
	"time"

	"goodcard/long"
)

// Grades from scripts come early, late and several times a day; the due day is that of a
// second SM-2 each time.
func TestGrade(t *testing.T) { gradeAnyDay(t, random(t, 1), 80) }

func TestLongGrade(t *testing.T) {
	long.Only(t)
	gradeAnyDay(t, random(t, rand.Uint64()), 3000)
}

func gradeAnyDay(t *testing.T, r *rand.Rand, grades int) {
	at := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	p := newPupil(t, r, at.Format(time.RFC3339), "grade", 4)
	p.goTo(at, 0)
	p.study()
	for range grades {
		at = at.Add(time.Duration(r.IntN(4)*r.IntN(60)) * time.Hour)
		p.goTo(at, 0)
		p.gradeAny()
		if t.Failed() {
			t.FailNow()
		}
	}
	p.checkCards()
	checkSchedule(t, p.reviews(), p.items("cards", p.deck))
}
