package conformance

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/long"
)

// What a student of 200 days knows comes to Anki card by card, in every zone; Anki goes on from there as it would from
// what it had itself; and what was answered there comes home once, on the day on which it was answered.
func TestAnkiProgress(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	s := newStudent(t, random(t, 1), long.Size(200, 400))
	s.laptop.healthy()
	for _, zone := range []string{"Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati"} {
		t.Run(strings.ReplaceAll(zone, "/", "-"), func(t *testing.T) {
			h := newHome(t, ago(t, 0, zone))
			if err := os.CopyFS(h.dir, os.DirFS(s.laptop.dir)); err != nil {
				t.Fatal(err)
			}
			progressIn(t, h, zone)
		})
	}
}

func progressIn(t *testing.T, h *home, zone string) {
	a := openAnki(t, zone)
	a.takeProgress(h.exports("--with-progress"))
	a.sound("after the import")
	a.knows(h)
	a.showsWords(h)
	a.sound("after the schedule was read")

	// Home again before anything was answered there.
	h.now = ago(t, -5*aSecond, zone)
	for name, legacy := range map[string]bool{"latest": false, "legacy": true} {
		if n := h.imports(a.gives(name, legacy)); n != 0 {
			t.Errorf("%s: %d reviews come home, and none was made in Anki", name, n)
		}
	}

	before := h.history()
	given := a.answersDue(12)
	h.now = ago(t, -5*aSecond, zone)
	file := a.gives("answered", false)
	if n := h.imports(file); n != len(given) {
		t.Errorf("%d reviews came home, %d answers were given", n, len(given))
	}
	comeHome(t, zone, h.history(), before, given)
	whole := filepath.Join(t.TempDir(), "whole.colpkg")
	a.asks(nil, "give_all", map[string]any{"path": whole, "legacy": false})
	for _, again := range []string{a.gives("once-more", true), whole} {
		if n := h.imports(again); n != 0 {
			t.Errorf("%d reviews came home once more in %s", n, filepath.Base(again))
		}
	}
	h.healthy()
	h.must("import", "--undo")
	if now := h.reviews(); len(now) != len(standing(before)) {
		t.Errorf("after the import was taken back there are %d reviews, before it %d", len(now), len(standing(before)))
	}
}

// gives exports the whole collection as a package.
func (a anki) gives(name string, legacy bool) string {
	a.t.Helper()
	file := filepath.Join(a.t.TempDir(), name+".apkg")
	a.asks(nil, "give", map[string]any{"path": file, "legacy": legacy})
	return file
}

// imports runs 'goodcard import' and returns how many reviews it brought.
func (h *home) imports(file string) int {
	h.t.Helper()
	var got struct{ Reviews int }
	h.decode(&got, "import", file, "--json")
	return got.Reviews
}

func standing(all []event) []event {
	return slices.DeleteFunc(slices.Clone(all), func(e event) bool { return e.Voided })
}

// knows fails the test where a card is not due in Anki when it is due here, or has another number of answers.
func (a anki) knows(h *home) {
	a.t.Helper()
	answers := h.answers()
	cards := a.byPlace()
	var ids []int64
	for _, c := range cards {
		if c.Queue == 2 {
			ids = append(ids, c.Card)
		}
	}
	var page map[int64]string
	a.asks(&page, "due_by_page", map[string]any{"cards": ids})
	for _, it := range h.items("cards") {
		c, found := cards[placeOf(it.Card, "")]
		if !found {
			a.t.Errorf("%s is no card in Anki", it.Card)
			continue
		}
		delete(cards, placeOf(it.Card, ""))
		switch here, there := orNever(it.Due), orNever(c.Due); {
		case here != there:
			a.t.Errorf("%s (%s) is due %s here and %s in Anki: %+v", it.Card, it.State, here, there, c)
		case c.Queue == 2 && page[c.Card] != here:
			a.t.Errorf("%s is due %s here, and Anki's page about it says %s", it.Card, here, page[c.Card])
		case (it.State == "suspended") != (c.Queue == -1):
			a.t.Errorf("%s is %s here, and its queue in Anki is %d", it.Card, it.State, c.Queue)
		case it.Due == nil && c.Type != 0, it.Due != nil && c.Type != 2:
			a.t.Errorf("%s is due %s here, and of type %d in Anki", it.Card, here, c.Type)
		}
		given := 0
		for _, row := range c.Reviews {
			if row[1] > 0 {
				given++
			}
		}
		if given != answers[it.Card] {
			a.t.Errorf("%s was answered %d times here and %d in Anki", it.Card, answers[it.Card], given)
		}
	}
	for p, c := range cards {
		a.t.Errorf("Anki has a card more: %v, %q", p, c.Fields)
	}
}

// showsWords fails the test where a flag, a note of the learner or an own version is not in Anki.
func (a anki) showsWords(h *home) {
	a.t.Helper()
	cards, faces := a.byPlace(), a.faces()
	flagged := map[string]bool{}
	for _, it := range h.items("search", "is:flagged") {
		flagged[it.Card] = true
	}
	noted := map[string]string{}
	for _, it := range h.items("cards") {
		p := placeOf(it.Card, "")
		if is := cards[p].Flag == 1; is != flagged[it.Card] {
			a.t.Errorf("%s: flagged here is %t, in Anki %t", it.Card, flagged[it.Card], is)
		}
		card, _, _ := strings.Cut(it.Card, "#")
		if _, asked := noted[card]; !asked {
			noted[card] = asRead(h.must("note", card))
		}
		if back := textOf(a.t, faces[p].Back); !strings.Contains(back, noted[card]) {
			a.t.Errorf("%s: on the back\n\t%q\nis not the note\n\t%q", it.Card, back, noted[card])
		}
	}
	for _, card := range reworded {
		if back := textOf(a.t, faces[placeOf(card, "")].Back); !strings.Contains(back, "In my own words") {
			a.t.Errorf("%s: on the back\n\t%q\nis no own version", card, back)
		}
	}
	if len(flagged) == 0 || len(noted) == 0 {
		a.t.Error("nothing is flagged or noted, so this tries nothing")
	}
}

func orNever(day *string) string {
	if day == nil {
		return "never"
	}
	return *day
}

// answers counts the answers that stand, those of practice too, by item.
func (h *home) answers() map[string]int {
	h.t.Helper()
	counts := map[string]int{}
	for _, e := range h.events() {
		if (e.Kind == "review" || e.Kind == "cram") && !e.Voided {
			counts[e.Card]++
		}
	}
	return counts
}

// A given answer of a card that was due.
type given struct {
	place ankiPlace
	ease  int
	at    time.Time
}

// answersDue answers cards that are due, as many with each button, and fails the test where Anki's next interval is not
// what its formula makes of the interval and the ease with which the card came.
func (a anki) answersDue(each int) (all []given) {
	a.t.Helper()
	var today string
	a.asks(&today, "day", nil)
	ease := 0
	for _, c := range a.cards() {
		if c.Queue != 2 || *c.Due > today || len(all) == 4*each {
			continue
		}
		ease = ease%4 + 1
		got := a.answer(c.Card, ease)
		late := dayNumber(a.t, today) - dayNumber(a.t, *c.Due)
		checkInterval(a.t, c, late, ease, got)
		all = append(all, given{ankiPlace{c.GUID, c.Ord}, ease, time.UnixMilli(got.Review[0])})
	}
	if len(all) < 4 {
		a.t.Fatalf("only %d cards are due", len(all))
	}
	return all
}

// comeHome fails the test where the history did not get one review for each answer, of the right card, with the right grade,
// on the day that the offset of the collection and 4 o'clock give.
func comeHome(t *testing.T, zone string, after, before []event, answers []given) {
	t.Helper()
	known := map[string]bool{}
	for _, e := range before {
		known[e.ID] = true
	}
	places := map[ankiPlace]event{}
	for _, e := range after {
		if !known[e.ID] {
			places[placeOf(e.Card, "")] = e
		}
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range answers {
		e, found := places[g.place]
		if !found {
			t.Errorf("the answer to %v did not come home", g.place)
			continue
		}
		if want := []int{1, 3, 4, 5}[g.ease-1]; *e.Grade != want {
			t.Errorf("%s: button %d came home as %d, want %d", e.Card, g.ease, *e.Grade, want)
		}
		if want := g.at.In(location).Add(-4 * time.Hour).Format(time.DateOnly); e.Day != want {
			t.Errorf("%s: answered on %s, came home on %s", e.Card, want, e.Day)
		}
		if at, err := time.Parse(time.RFC3339Nano, e.At); err != nil || !at.Equal(g.at) {
			t.Errorf("%s: answered at %s, came home at %s", e.Card, g.at, e.At)
		}
	}
}
