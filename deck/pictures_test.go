package deck_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"goodcard/deck"
	"goodcard/deck/lint"
)

// A picture that no program will show is a doubt of lint, at its place, that says what the file holds.
func TestPicturesThatAreNone(t *testing.T) {
	const png = "\x89PNG\r\n\x1a\nrest"
	for _, test := range []struct{ name, holds, told string }{
		{"media/x.png", png, ""},
		{"media/x.jpg", png, ""}, // whatever kind the name says
		{"media/x.avif", "\x00\x00\x00\x20ftypavif", ""},
		{"media/x.png", "<!DOCTYPE html>\n<title>404</title>", "page of the web"},
		{"media/x.png", "\ufeff <HTML><body>Not found", "page of the web"},
		{"media/x.png", "<?xml version='1.0'?><svg/>", "SVG"},
		{"media/x.png", "version https://git-lfs.github.com/spec/v1\n", "git lfs pull"},
		{"media/x.png", "404: Not Found", "holds text"},
		{"media/x.png", "", "is empty"},
		{"media/x.png", "BM\x00\x01\xff\xfe\x00", "does not begin"},
		{"media/x.svg", "<svg/>", "by its name"},
	} {
		for _, at := range []struct{ card, path string }{
			{"cards: [{id: a, ask: b, answer: c, alt: d, image: ∑PIC}]", "image"},
			{"cards:\n- id: a\n  ask: b\n  answer: ∑See ![it](PIC) here.\n", "answer"},
			{"concepts:\n  k:\n    name: K\n    about: ∑See ![it](PIC).\ncards: [{id: a, ask: b, answer: c, concept: k}]", "about"},
		} {
			src, line, column := unmark(t, header+strings.ReplaceAll(at.card, "PIC", test.name))
			fsys := fstest.MapFS{"d.yaml": {Data: []byte(src)}, test.name: {Data: []byte(test.holds)}}
			d, err := deck.LoadFS(fsys, "d.yaml")
			if err != nil {
				t.Fatal(err)
			}
			tellsOnce(t, fmt.Sprintf("%s with %q, in %s", test.name, test.holds, at.path), lint.Check(d, nil), "not-a-picture", test.told, line, column)
		}
	}
}

// A picture that is not there is told with the one that was meant, or with what its key is for.
func TestPicturesThatAreNotThere(t *testing.T) {
	for _, test := range []struct{ image, fix string }{
		{"plot.png", `did you mean "media/plot.png"?`},
		{"media/Plot.PNG", `did you mean "media/plot.png"?`},
		{"media/plt.png", `did you mean "media/plot.png"?`},
		{"media/map.png", "put it there, or write the name of one that is"},
		{"A plot of the proxy", "write the path of a file, such as media/plot.png; what the picture shows stands under alt:"},
	} {
		fsys := fstest.MapFS{"d.yaml": {Data: []byte(header + "cards: [{id: a, ask: b, answer: c, alt: d, image: " + test.image + "}]")}, "media/plot.png": {}}
		_, err := deck.LoadFS(fsys, "d.yaml")
		if problems, _ := errors.AsType[deck.Problems](err); len(problems) != 1 || problems[0].Rule != "no-picture" || problems[0].Fix != test.fix {
			t.Errorf("%s: %s", test.image, report(problems))
		}
	}
}

// Two pictures that Windows and macOS take for one file are told where the second is named, once.
func TestPicturesOfOneName(t *testing.T) {
	const png = "\x89PNG\r\n\x1a\nrest"
	for _, test := range []struct{ name, cards, told string }{
		{"cards", "cards: [{id: a, ask: b, answer: c, alt: d, image: media/a.png}, {id: e, ask: f, answer: g, alt: h, image: ∑media/A.png}, {id: i, ask: j, answer: k, alt: l, image: media/A.png}]", `"media/a.png" and "media/A.png" are one file`},
		{"a text", "cards:\n- id: a\n  ask: b ![it](media/a.png)\n  answer: |\n    Twice.\n\n    See ![it](∑media/A.png) here.\n", `"media/a.png" and "media/A.png" are one file`},
		{"a concept", "concepts:\n  k:\n    name: K\n    about: See ![it](media/a.png).\ncards: [{id: a, ask: b, answer: c, concept: k, alt: d, image: ∑media/A.png}]", `"media/a.png" and "media/A.png" are one file`},
		{"within a concept", "concepts:\n  k:\n    name: K\n    about: ∑See ![it](media/a.png) and ![it](media/A.png).\ncards: [{id: a, ask: b, answer: c, concept: k}]", `"media/a.png" and "media/A.png" are one file`},
		{"an accent", "cards: [{id: a, ask: b, answer: c, alt: d, image: media/ä.png}, {id: e, ask: f, answer: g, alt: h, image: ∑media/a\u0308.png}]", "are one file"},
		{"one picture", "cards: [{id: a, ask: b, answer: c, alt: d, image: media/a.png}, {id: e, ask: 'f ![it](media/a.png)', answer: g, alt: h, image: media/a.png}]", ""},
		{"two folders", "cards: [{id: a, ask: b, answer: c, alt: d, image: media/a.png}, {id: e, ask: f, answer: g, alt: h, image: media/b/a.png}]", ""},
	} {
		src, line, column := header+test.cards, 0, 0
		if test.told != "" {
			src, line, column = unmark(t, src)
		}
		fsys := fstest.MapFS{"d.yaml": {Data: []byte(src)}}
		for _, name := range []string{"a", "A", "b/a", "ä", "a\u0308"} {
			fsys["media/"+name+".png"] = &fstest.MapFile{Data: []byte(png)}
		}
		d, err := deck.LoadFS(fsys, "d.yaml")
		if err != nil {
			t.Fatal(err)
		}
		tellsOnce(t, test.name, lint.Check(d, nil), "picture-spelling", test.told, line, column)
	}
}

// tellsOnce wants one problem of a rule at a place, with a fix and these words; none where the words are empty.
func tellsOnce(t *testing.T, about string, got deck.Problems, rule, words string, line, column int) {
	t.Helper()
	if words == "" && len(got) == 0 {
		return
	}
	if words == "" || len(got) != 1 || got[0].Rule != rule || got[0].Line != line || got[0].Column != column || !strings.Contains(got[0].Message, words) || got[0].Fix == "" {
		t.Errorf("%s: want %q at %d:%d\n%s", about, words, line, column, report(got))
	}
}
