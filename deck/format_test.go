package deck_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

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
		if diff := cmp.Diff(letters(src), letters(got)); diff != "" {
			t.Fatalf("signs (-before +after):\n%s\n%s\nfrom\n%s", diff, got, src)
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

// letters counts the signs of a file that its layout must keep, wherever they are: those of texts and
// keys, and the beginnings of comments.
func letters(src []byte) map[rune]int {
	counts := map[rune]int{}
	for _, r := range string(src) {
		if r == '#' || r > 0x7f && r != '\ufeff' || unicode.IsLetter(r) {
			counts[r]++
		}
	}
	return counts
}

// Whatever the bytes, they are refused, or have a form: it says what they say, with all their signs, and
// has itself for a form.
func FuzzFormat(f *testing.F) {
	for _, test := range problemTests {
		f.Add([]byte(strings.Replace(test.input, mark, "", 1)))
	}
	f.Add([]byte(canonical))
	f.Add([]byte(byHand))
	f.Fuzz(func(t *testing.T, src []byte) {
		got, err := deck.Format("fuzz.yaml", src)
		if (got == nil) == (err == nil) {
			t.Fatalf("%q with error %v: want exactly one of them", got, err)
		}
		if err != nil {
			return
		}
		if again, err := deck.Format("fuzz.yaml", got); err != nil || !bytes.Equal(got, again) {
			t.Fatalf("%v, the second time\n%s\nbefore\n%s", err, again, got)
		}
		before, err := deck.Parse("fuzz.yaml", src)
		if err != nil {
			return // it was mended, or is a part of a deck
		}
		after, err := deck.Parse("fuzz.yaml", got)
		if err != nil {
			t.Fatalf("%v\n%s", err, got)
		}
		if diff := cmp.Diff(before, after, written); diff != "" {
			t.Fatalf("it says something else (-before +after):\n%s\n%s", diff, got)
		}
		if diff := cmp.Diff(letters(src), letters(got)); diff != "" {
			t.Fatalf("signs (-before +after):\n%s\n%s", diff, got)
		}
	})
}
