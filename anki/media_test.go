package anki

import (
	"strings"
	"testing"
	"unicode/utf8"

	"goodcard/anki/apkg"
	"goodcard/deck"
)

func TestMediaNames(t *testing.T) {
	for file, want := range map[string]string{
		"media/plot.png":                                "goals-plot-",
		"media/A plot (2).PNG":                          "goals-a-plot-2-",
		"media/Stra\u00dfe cafe\u0301.jpg":              "goals-stra-e-cafe-",
		"media/_x.gif":                                  "goals-x-",
		"media/图.webp":                                  "goals-",
		"media/%41&\"<'.png":                            "goals-41-",
		"media/" + strings.Repeat("long", 50) + ".avif": "goals-longlong",
	} {
		name := mediaName("goals", file)
		if !strings.HasPrefix(name, want) {
			t.Errorf("%q is called %q, which does not begin with %q", file, name, want)
		}
		if fit := apkg.MediaName(name); fit != name {
			t.Errorf("%q is called %q, which not every system takes: %q", file, name, fit)
		}
	}
}

// No two pictures of any decks have names that are the same where case makes no difference.
func TestMediaNamesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, deckID := range []string{"a", "a-b", "b"} {
		for _, file := range []string{"media/plot.png", "media/Plot.png", "media/plot.PNG", "media/b/plot.png", "media/b-plot.png", "media/plo\u00e9.png", "media/ploe\u0301.png", "media/plot.jpg"} {
			name := strings.ToLower(mediaName(deckID, file))
			if other, taken := seen[name]; taken {
				t.Errorf("%s/%s and %s have the name %s", deckID, file, other, name)
			}
			seen[name] = deckID + "/" + file
		}
	}
}

func FuzzMediaName(f *testing.F) {
	f.Add("media/a b.png")
	f.Add("..")
	f.Add("media/.png")
	f.Add("\xff/con.png")
	f.Fuzz(func(t *testing.T, file string) {
		name := mediaName("d", file)
		if !utf8.ValidString(name) || apkg.MediaName(name) != name {
			t.Errorf("%q is called %q, not %q", file, name, apkg.MediaName(name))
		}
	})
}

// Each picture of a note is named by a field of its own, once, whatever shows it.
func TestMediaField(t *testing.T) {
	c := &deck.Card{ID: "x", Kind: deck.Ask, Text: "![a](media/a.png)", Answer: "![b](media/b.png) ![a](media/a.png)", Image: "media/c.png", Note: "![d](media/d.png)"}
	s := &surroundings{ID: "d/x", Ideas: []idea{{"d/i", "I", "![e](media/e.png)"}}}
	made := contentOf(c, s)
	var paths []string
	for _, p := range made.Pictures {
		paths = append(paths, p.Path)
		if !strings.Contains(strings.Join(made.Fields, ""), `<img src="`+p.Name+`">`) {
			t.Errorf("no field names %s", p.Name)
		}
	}
	if got := strings.Join(paths, " "); got != "media/a.png media/b.png media/c.png media/d.png media/e.png" {
		t.Errorf("the pictures are %s", got)
	}
}
