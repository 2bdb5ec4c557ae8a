package conformance

import (
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"
	_ "time/tzdata" // Europe/Berlin, wherever this runs

	"goodcard/long"
)

// Ten years of study day by day, through every change between winter and summer time: no
// due day differs from those of a second SM-2.
func TestTenYears(t *testing.T) { studyYears(t, random(t, 1), "2020-03-24", 12, 60) }

func TestLongTenYears(t *testing.T) {
	long.Only(t)
	studyYears(t, random(t, rand.Uint64()), "2016-01-01", 3653, 300)
}

func studyYears(t *testing.T, r *rand.Rand, first string, days, cards int) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	day := dayNumber(t, first)
	p := newPupil(t, r, momentOf(day, 0, berlin), "years", cards)
	away := 0 // days left of a holiday
	for i := range days {
		p.day = day + i
		switch {
		case away > 0:
			away--
			continue
		case i > 10 && r.IntN(150) == 0:
			away = 3 + r.IntN(20)
		case i > 10 && r.IntN(12) == 0:
			continue
		}
		p.now = momentOf(p.day, anyMinute(r, p.day, berlin), berlin)
		p.checkDue()
		args := []string{"--new", strconv.Itoa(r.IntN(4))}
		if r.IntN(10) == 0 {
			args = append(args, "--limit", strconv.Itoa(1+r.IntN(20)))
		}
		p.study(args...)
		if r.IntN(4) == 0 {
			p.gradeAny() // mostly early
		}
		p.checkCards()
		if t.Failed() {
			t.Fatalf("on day %d", i)
		}
	}
	t.Logf("%d answers, %d items", p.answers, len(p.memories))
	p.survives()
}

const rollover = 4 // the hour at which a study day begins, unless set otherwise

// momentOf returns the time some minutes after a study day began, as GOODCARD_NOW takes it.
func momentOf(day, minute int, zone *time.Location) string {
	date := time.Unix(int64(day)*86_400, 0).UTC()
	return time.Date(date.Year(), date.Month(), date.Day(), rollover, minute, 0, 0, zone).Format(time.RFC3339)
}

// anyMinute returns a minute of a study day. In the nights in which clocks change it is one
// of those nights.
func anyMinute(r *rand.Rand, day int, zone *time.Location) int {
	midnight := time.Unix(int64(day)*86_400, 0).UTC()
	_, before := midnight.In(zone).Zone()
	_, after := midnight.Add(30 * time.Hour).In(zone).Zone()
	if before != after {
		return 20*60 + r.IntN(4*60)
	}
	return r.IntN(24 * 60)
}

// survives checks that a doctor has nothing to say, that a rebuild changes nothing, and that
// a backup brings all of it back.
func (p *pupil) survives() {
	p.t.Helper()
	before := p.must("cards", "--json")
	p.healthy()
	p.must("doctor", "--rebuild")
	if after := p.must("cards", "--json"); after != before {
		p.t.Error("a rebuild of the memory has changed cards")
	}
	checkSchedule(p.t, p.reviews(), p.items("cards", p.deck))

	backup := filepath.Join(p.t.TempDir(), "backup.db")
	p.must("backup", backup)
	p.must("grade", p.items("cards", p.deck)[0].Card, "0")
	p.must("restore", backup)
	if after := p.must("cards", "--json"); after != before {
		p.t.Error("a backup restored over later reviews gives other cards")
	}
	other := newHome(p.t, p.now)
	other.must("restore", backup)
	if after := other.must("cards", "--json"); after != before {
		p.t.Error("a backup restored in an empty home gives other cards")
	}
	other.healthy()
}
