package apkg_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"goodcard/anki/apkg"

	"golang.org/x/text/unicode/norm"
)

func TestMediaName(t *testing.T) {
	for name, want := range map[string]string{
		"owl.png":                       "owl.png",
		"Owl-2_b.PNG":                   "Owl-2_b.PNG",
		"e\u0301.png":                   "é.png",
		"漢字.webp":                       "漢字.webp",
		"green door.png":                "green_door-bebebb86.png",
		"green_door.png":                "green_door.png",
		"a%20b.png":                     "a_20b-4af9c7bc.png",
		"deck/a.png":                    "deck_a-cb808354.png",
		`..\..\etc\passwd`:              "etc_passwd-c41af7eb",
		".hidden":                       "file-16924190.hidden",
		"_style.css":                    "style-c7f811de.css",
		"latex-1.png":                   "file-latex-1-082a389b.png",
		"CON.png":                       "file-CON-b92d86cf.png",
		"lpt9":                          "file-lpt9-06f4d3cd",
		"com10.png":                     "com10.png",
		"-rf.png":                       "file-rf-169fbd31.png",
		"dot.":                          "dot-d65b1836",
		"":                              "file-e3b0c442",
		"?*":                            "file-139c5aa7",
		"\xff.png":                      "file-09dd32de.png",
		strings.Repeat("é", 60):         strings.Repeat("é", 60),
		strings.Repeat("é", 61):         strings.Repeat("é", 55) + "-cfe5b986",
		"a." + strings.Repeat("x", 200): "a." + strings.Repeat("x", 109) + "-80d79fe2",
	} {
		if got := apkg.MediaName(name); got != want {
			t.Errorf("MediaName(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzMediaName(f *testing.F) {
	for _, name := range []string{"owl.png", "e\u0301.png", "CON", "a/../b", strings.Repeat("é", 99) + ".png", "_\xff", "\u0301x", "x.\u0301", "ſ.png"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := apkg.MediaName(name)
		switch {
		case apkg.MediaName(got) != got:
			t.Errorf("%q becomes %q, and that %q", name, got, apkg.MediaName(got))
		case got == "" || len(got) > 120 || !utf8.ValidString(got) || !norm.NFC.IsNormalString(got):
			t.Errorf("%q becomes %q", name, got)
		case strings.ContainsAny(got, "\x00\n /\\:*?\"'<>|%#&{}[]()`$!;,+=@^~") || strings.ContainsAny(got[:1], "._-") || strings.HasSuffix(got, "."):
			t.Errorf("%q becomes %q, which not every system takes", name, got)
		}
	})
}
