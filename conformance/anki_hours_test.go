package conformance

import (
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"
)

// A card is due in Anki on the date on which it is due here, at every time of day, whichever hours the days of both begin at,
// as long as the package was written for the hour of that Anki.
func TestAnkiHours(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	studied := newHome(t, ago(t, 30*aDay, "UTC"))
	const cards = 9
	studied.must("install", write(t, t.TempDir()+"/hours.yaml", deckText("hours", cards)))
	for i, item := range deckItems("hours", cards) {
		for _, days := range []int{30 - i, 29 - i, 10, 3}[:1+i%4] {
			studied.now = ago(t, time.Duration(days)*aDay+time.Duration(i)*3*anHour, "UTC")
			studied.must("grade", item, []string{"good", "easy", "hard"}[i%3])
		}
	}
	for _, hour := range []int{1, 4, 12, 23} {
		zone := zoneAt(hour)
		t.Run(fmt.Sprintf("at %d o'clock", hour), func(t *testing.T) {
			t.Parallel()
			a := openAnki(t, zone)
			for _, begins := range []struct{ here, there int }{{4, 4}, {0, 4}, {22, 4}, {4, 0}, {4, 23}} {
				h := newHome(t, ago(t, 0, zone))
				if err := os.CopyFS(h.dir, os.DirFS(studied.dir)); err != nil {
					t.Fatal(err)
				}
				h.must("config", "rollover", strconv.Itoa(begins.here))
				a.asks(nil, "close", nil)
				a.asks(nil, "open", map[string]any{"folder": t.TempDir()})
				a.asks(nil, "begins", map[string]any{"hour": begins.there})
				a.takeProgress(h.exports("hours", "--with-progress", "--anki-rollover", strconv.Itoa(begins.there)))
				a.knows(h)
				a.sound("after the import")
				if t.Failed() {
					t.Fatalf("days begin at %d here and at %d there", begins.here, begins.there)
				}
			}
		})
	}
}

// zoneAt returns a zone without summer time in which it is this hour now.
func zoneAt(hour int) string {
	east := (hour-time.Now().UTC().Hour()+36)%24 - 12
	return fmt.Sprintf("Etc/GMT%+d", -east)
}
