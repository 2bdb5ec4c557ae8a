package conformance

import (
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A student has studied for a long time, on two devices in two zones, and did all that a learner can do. For ten days there was
// no time, so that cards wait, some of them for long.
type student struct {
	laptop, phone *home
	random        *rand.Rand
	items         []string
}

const studentDeck = "studied"

// newStudent lives through the study days that began so many days ago.
func newStudent(t testing.TB, r *rand.Rand, days int) student {
	t.Helper()
	const cards = 40
	deck := write(t, filepath.Join(t.TempDir(), studentDeck+".yaml"), deckText(studentDeck, cards))
	s := student{newHome(t, ago(t, time.Duration(days)*aDay, "Europe/Berlin")), newHome(t, ago(t, time.Duration(days)*aDay, "America/New_York")), r, nil}
	for _, h := range []*home{s.laptop, s.phone} {
		h.must("install", deck)
		h.must("install", "inner-outer")
	}
	s.items = deckItems(studentDeck, cards)
	const away = 10
	for day := days; day > away; day-- {
		for zone, h := range [2]*home{s.laptop, s.phone} {
			if r.IntN(3) > 0 {
				h.now = s.hourOf(t, day, [2]string{"Europe/Berlin", "America/New_York"}[zone])
				s.attends(h)
			}
		}
		if day%7 == 1 {
			s.exchanges(t, ago(t, time.Duration(day)*aDay-12*time.Hour, "UTC"))
		}
	}
	s.exchanges(t, ago(t, 0, "UTC"))
	return s
}

// hourOf returns some hour of the study day that began so many days ago in a zone.
func (s student) hourOf(t testing.TB, days int, zone string) string {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Skipf("this computer knows no time zones: %v", err)
	}
	today := time.Now().In(location).Add(-4 * time.Hour)
	return time.Date(today.Year(), today.Month(), today.Day()-days, 4+s.random.IntN(20), s.random.IntN(60), s.random.IntN(60), 0, location).Format(time.RFC3339)
}

// attends is a session, with what people do besides.
func (s student) attends(h *home) {
	h.t.Helper()
	l := learner{random: s.random, grade: func(string) string { return string(gradesOfLife[s.random.IntN(len(gradesOfLife))]) }}
	if s.random.IntN(4) == 0 { // now and then it breaks off
		left := s.random.IntN(10)
		grade := l.grade
		l.grade = func(item string) string {
			if left--; left < 0 {
				return "q"
			}
			return grade(item)
		}
	}
	s.talks(h, l, "--new", "2")
	item := s.items[s.random.IntN(len(s.items))]
	switch s.random.IntN(12) {
	case 0:
		h.must("undo", "3")
	case 1:
		h.must("forget", item)
	case 2:
		h.must("suspend", item)
	case 3:
		h.must("unsuspend", item)
	case 4:
		h.must("flag", item)
	case 5:
		h.must("bury", item)
	case 6:
		s.crams(h, l)
	case 7:
		h.must("grade", item, strconv.Itoa(s.random.IntN(6)))
	case 8:
		h.must("note", item, "What I thought on "+h.now+".")
	case 9:
		s.rewords(h)
	}
}

func (s student) talks(h *home, l learner, args ...string) {
	h.t.Helper()
	k, err := h.review(args...)
	if err != nil {
		h.t.Fatal(err)
	}
	k.study(l)
	if got := k.end(); got.code != 0 {
		h.t.Fatalf("review on %s: exit code %d\n%s%s", h.now, got.code, got.stdout, got.stderr)
	}
}

// crams practises a few cards, which moves no schedule.
func (s student) crams(h *home, l learner) {
	h.t.Helper()
	k, err := h.review("--cram", "--limit", "5")
	if err != nil {
		h.t.Fatal(err)
	}
	for {
		_, prompt := k.hear()
		switch {
		case prompt == "":
			if got := k.end(); got.code != 0 {
				h.t.Fatalf("review --cram on %s: exit code %d\n%s%s", h.now, got.code, got.stdout, got.stderr)
			}
			return
		case strings.HasPrefix(prompt, "Grade ("):
			k.say(string(gradesOfLife[s.random.IntN(len(gradesOfLife))]))
		default:
			k.say(l.answer(prompt))
		}
	}
}

// reworded are the cards of which the student makes own versions.
var reworded = []string{"inner-outer/outer-question", "inner-outer/training-objective"}

// rewords makes an own version of a card that the program brings.
func (s student) rewords(h *home) {
	h.t.Helper()
	sed, err := exec.LookPath("sed")
	if err != nil {
		return
	}
	cmd := h.command("edit", reworded[s.random.IntN(len(reworded))])
	cmd.Env = append(cmd.Env, "EDITOR="+sed+" -i 's/answer: /answer: In my own words, /'")
	if got, err := finish(cmd, 0); err != nil || got.code != 0 {
		h.t.Fatalf("edit: %v, exit code %d\n%s%s", err, got.code, got.stdout, got.stderr)
	}
}

// exchanges merges the devices both ways.
func (s student) exchanges(t testing.TB, now string) {
	t.Helper()
	s.laptop.now, s.phone.now = now, now
	s.laptop.must("merge", filepath.Join(s.phone.dir, "goodcard.db"))
	s.phone.must("merge", filepath.Join(s.laptop.dir, "goodcard.db"))
}
