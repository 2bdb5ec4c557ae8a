package deck_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
)

// A deck that the program writes needs no formatting.
func TestFormatOfWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := deck.Write(drawDeck(t))
		got, err := deck.Format("d.yaml", src)
		if err != nil {
			t.Fatalf("%v\n%s", err, src)
		}
		if diff := cmp.Diff(string(src), string(got)); diff != "" {
			t.Fatalf("(-written +formatted):\n%s", diff)
		}
	})
}

// However a deck is written, once it is formatted it says the same, has all comments, and is not
// formatted again.
func TestFormatOfWildDecks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeck(t)
		src, comments := wild(t, d)
		before, err := deck.Parse("d.yaml", src)
		if err != nil {
			t.Fatalf("%v\n%s", err, src)
		}
		if diff := cmp.Diff(d, before, written); diff != "" {
			t.Fatalf("it is written otherwise (-deck +read):\n%s\n%s", diff, src)
		}
		got, err := deck.Format("d.yaml", src)
		if err != nil {
			t.Fatalf("%v\n%s", err, src)
		}
		after, err := deck.Parse("d.yaml", got)
		if err != nil {
			t.Fatalf("%v\n%s\nfrom\n%s", err, got, src)
		}
		if diff := cmp.Diff(d, after, written); diff != "" {
			t.Fatalf("it says something else (-deck +formatted):\n%s\n%s", diff, got)
		}
		for _, c := range comments {
			if n := strings.Count(string(got), c); n != 1 {
				t.Fatalf("the comment %s is there %d times\n%s\nfrom\n%s", c, n, got, src)
			}
		}
		if again, err := deck.Format("d.yaml", got); err != nil || !bytes.Equal(got, again) {
			t.Fatalf("%v, the second time (-first +second):\n%s", err, cmp.Diff(string(got), string(again)))
		}
		if bytes.HasPrefix(src, []byte("\ufeff")) != bytes.HasPrefix(got, []byte("\ufeff")) {
			t.Fatal("the byte order mark")
		}
		if lines := bytes.Count(got, []byte("\n")); bytes.Contains(src, []byte("\r\n")) && bytes.Count(got, []byte("\r\n")) != lines || !bytes.Contains(src, []byte("\r")) && bytes.Contains(got, []byte("\r")) {
			t.Fatalf("line ends: %q", got)
		}
		if !bytes.HasSuffix(got, []byte("\n")) {
			t.Fatal("the end of the last line")
		}
	})
}
