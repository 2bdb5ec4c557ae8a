package conformance

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"goodcard/long"
)

// Two devices study the same deck and exchange their histories now and then: both end up
// with the same cards, as if all had been done in one place.
func TestTwoDevices(t *testing.T) { twoDevices(t, random(t, 1), 14, 40) }

func TestLongTwoDevices(t *testing.T) {
	long.Only(t)
	twoDevices(t, random(t, rand.Uint64()), 365, 120)
}

func twoDevices(t *testing.T, r *rand.Rand, days, cards int) {
	const deck = "shared"
	at := time.Date(2026, 1, 1, 7, 0, 0, 0, time.UTC)
	laptop := newPupil(t, r, at.Format(time.RFC3339), deck, cards)
	phone := newPupil(t, r, at.Format(time.RFC3339), deck, cards)
	laptop.must("suspend", deck+"/card-000")
	for i := range days {
		for _, p := range []*pupil{laptop, phone} {
			if r.IntN(3) == 0 {
				continue
			}
			// The phone is in another zone, so that its days begin at other times.
			zone := time.FixedZone("", map[*pupil]int{laptop: 1, phone: -5}[p]*3600)
			p.now = at.Add(time.Duration(i*24*60+r.IntN(12*60)) * time.Minute).In(zone).Format(time.RFC3339)
			p.attend()
		}
		if i%7 == 6 || i == days-1 {
			exchange(laptop, phone, at.Add(time.Duration(i*24+13)*time.Hour))
			if t.Failed() {
				t.Fatalf("on day %d", i)
			}
		}
	}
	given, voided := len(laptop.history()), len(laptop.history())-len(laptop.reviews())
	if want := laptop.answers + phone.answers; given != want {
		t.Errorf("the history has %d reviews, %d were acknowledged", given, want)
	}
	// Both devices may have taken back the same.
	if least, most := max(laptop.undone, phone.undone), laptop.undone+phone.undone; voided < least || voided > most {
		t.Errorf("%d reviews are voided, want %d to %d", voided, least, most)
	}
	laptop.healthy()
	phone.healthy()
}

// attend studies a session and may take something back. What is due then also depends on
// the other device, so the schedule is compared after the exchange.
func (p *pupil) attend() {
	p.t.Helper()
	k, err := p.review("--new", "2", p.deck)
	if err != nil {
		p.t.Fatal(err)
	}
	p.answers += k.study(learner{
		random: p.random,
		grade:  func(string) string { return string(gradesOfLife[p.random.IntN(len(gradesOfLife))]) },
	})
	if got := k.end(); got.code != 0 {
		p.t.Fatalf("review on %s: exit code %d\n%s%s", p.now, got.code, got.stdout, got.stderr)
	}
	if p.random.IntN(4) == 0 {
		var taken []event
		p.decode(&taken, "undo", "2", "--json")
		p.undone += len(taken)
	}
}

// exchange merges both ways and checks that nothing tells the devices apart.
func exchange(a, b *pupil, now time.Time) {
	a.t.Helper()
	a.now = now.Format(time.RFC3339)
	b.now = a.now
	a.must("merge", filepath.Join(b.dir, "goodcard.db"))
	b.must("merge", filepath.Join(a.dir, "goodcard.db"))
	cards := a.items("cards", a.deck)
	if !slices.EqualFunc(cards, b.items("cards", b.deck), sameItem) {
		a.t.Errorf("%s: after a merge both ways cards differ", a.now)
	}
	for range 5 {
		card := cards[a.random.IntN(len(cards))].Card
		if here, there := a.must("why", card, "--json"), b.must("why", card, "--json"); here != there {
			a.t.Errorf("%s: why %s differs:\n%s\n%s", a.now, card, here, there)
		}
	}
	history := a.reviews()
	if !slices.EqualFunc(history, b.reviews(), func(x, y event) bool { return x.ID == y.ID && x.Counted == y.Counted }) {
		a.t.Errorf("%s: after a merge both ways histories differ", a.now)
	}
	checkSchedule(a.t, history, cards)
}

func sameItem(x, y item) bool {
	same := x.Due == nil && y.Due == nil || x.Due != nil && y.Due != nil && *x.Due == *y.Due
	return same && x.Card == y.Card && x.State == y.State
}
