package conformance

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"

	"goodcard/long"
)

// Two sessions and a script study in one data folder at once: nothing is lost, and nobody
// is told that the database is locked.
func TestTogether(t *testing.T) { studyTogether(t, random(t, 1), 25) }

func TestLongTogether(t *testing.T) {
	long.Only(t)
	studyTogether(t, random(t, rand.Uint64()), 1000)
}

func studyTogether(t *testing.T, r *rand.Rand, grades int) {
	const deck, cards = "together", 60
	p := newPupil(t, r, "2026-03-01T10:00:00+01:00", deck, cards)
	all := newLedger()
	var group sync.WaitGroup
	for range 2 {
		own := rand.New(rand.NewPCG(r.Uint64(), 0))
		group.Go(func() {
			for done := 0; done < grades; {
				n := p.sessionOf(own, all, grades-done)
				if done += n; n == 0 {
					return // the day asks for nothing more
				}
			}
		})
	}
	own := rand.New(rand.NewPCG(r.Uint64(), 0))
	group.Go(func() {
		items := deckItems(deck, cards)
		for range grades {
			e := entry{items[own.IntN(len(items))], own.IntN(6)}
			all.ask(e)
			if got := p.run("grade", e.item, strconv.Itoa(e.grade)); got.code != 0 {
				t.Errorf("grade: exit code %d\n%s", got.code, got.stderr)
			}
			all.acknowledge(e)
		}
	})
	group.Wait()
	all.compare(t, p.reviews())
	checkSchedule(t, p.reviews(), p.items("cards", deck))
	p.healthy()
}

// sessionOf gives up to most grades in a session, mostly bad ones so that the day goes on,
// and returns how many.
func (p *pupil) sessionOf(r *rand.Rand, all *ledger, most int) int {
	k, err := p.review("--new", "20", p.deck)
	if err != nil {
		p.t.Error(err)
		return 0
	}
	given := 0
	n := k.study(learner{
		random: r,
		grade: func(string) string {
			if given++; given > most {
				return "q"
			}
			return strconv.Itoa(r.IntN(5))
		},
		said: func(item, line string) {
			if line != "q" {
				all.ask(gradeOf(item, line))
			}
		},
		echoed: func(item, line string, _ echo) { all.acknowledge(gradeOf(item, line)) },
	})
	if got := k.end(); got.code != 0 || strings.Contains(got.stderr, "locked") {
		p.t.Errorf("review: exit code %d\n%s", got.code, got.stderr)
	}
	return n
}
