package conformance

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The last Anki that was all Python takes our packages, shows them, and takes a second version over them.
func TestAnkiOld(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	author := newCourse(t, "Europe/Berlin")
	a := openOld(t)
	a.takesOld(author.exports(author.deck), 10, 0, 0)
	a.soundOld()
	faces := a.faces()
	d := loadDeck(t, author.deck)
	for i := range d.Cards {
		for item, s := range said(t, d, &d.Cards[i]) {
			f, found := faces[placeOf(item, "")]
			if !found {
				t.Errorf("%s is no card", item)
			}
			s.showsOld(t, item, f)
		}
	}
	cards := a.byPlace()
	for i, item := range []string{"course/kept", "course/touched", "course/one-way", "course/gaps#c1"} {
		a.answer(cards[placeOf(item, "")].Card, min(i+1, 3))
	}
	before := a.byPlace()

	second := author.movesTo("Asia/Tokyo")
	second.releasesSecond()
	a.takesOld(second.exports(second.deck), len(courseAdded), len(courseUpdated), len(courseLeft))
	a.keptAllBut(before, courseUpdated)
	a.hasCards("course/added", "course/one-way#reverse", "course/gaps#c3")
	a.says("course/touched", "An answer of one word.")
	a.soundOld()
	if i := a.inventory(); i.Decks["A course: from A to Z"] != i.Cards || len(i.NoteTypes) != 5 {
		t.Errorf("there are decks %v and note types %v", i.Decks, i.NoteTypes)
	}

	file := filepath.Join(t.TempDir(), "old.apkg")
	a.asks(nil, "give", map[string]any{"path": file})
	second.now = ago(t, -5*aSecond, "Asia/Tokyo")
	second.must("install", second.deck)
	if n := second.imports(file); n != 4 {
		t.Errorf("%d reviews came home, 4 answers were given", n)
	}
}

// openOld starts Anki 2.1.15 with a new collection.
func openOld(t testing.TB) anki {
	t.Helper()
	python := cached(t, "anki-26.9.3", "bin", "python") // it has what the old one needs too
	a := anki{startOther(t, "UTC", python, "anki/old.py", cached(t, "anki-2.1.15", "usr", "share", "anki"))}
	var version string
	a.asks(&version, "open", map[string]any{"folder": t.TempDir()})
	if version != "2.1.15" {
		t.Fatalf("this is Anki %s", version)
	}
	return a
}

// takesOld imports a package and fails the test where another number of notes was added, updated or found as they are.
func (a anki) takesOld(path string, added, updated, same int) {
	a.t.Helper()
	var got struct{ New, Updated, Duplicate int }
	a.asks(&got, "take", map[string]any{"path": path})
	// Where a note was updated, this Anki counts it among those that were found, too.
	if got.New != added || got.Updated != updated || got.Duplicate != same && got.Duplicate != same+updated {
		a.t.Errorf("added, updated and same are %+v, want %d, %d and %d", got, added, updated, same)
	}
}

func (a anki) soundOld() {
	a.t.Helper()
	var e examination
	a.asks(&e, "check", nil)
	if !e.Clean || len(e.Missing) > 0 || len(e.Unused) > 0 || e.WrongChecks > 0 || e.EmptyCards > 0 {
		a.t.Errorf("its checks find %+v", e)
	}
}

// showsOld is shows of an Anki that brings MathJax and CSS along in each text, and leaves the place of a typed answer.
func (s saying) showsOld(t testing.TB, item string, f face) {
	t.Helper()
	f.Front, f.Back, f.CSS = withoutTyped(f.Front), withoutTyped(f.Back), hiddenReason
	if strings.Contains(f.Back, "\x00") { // the answer stands where the window puts it
		s.back = slices.DeleteFunc(slices.Clone(s.back), func(w string) bool { return w == "Goodhart" })
	}
	s.shows(t, item, f)
}

func withoutTyped(html string) string {
	before, after, found := strings.Cut(html, "[[type:")
	if !found {
		return html
	}
	_, after, _ = strings.Cut(after, "]]")
	return before + "\x00" + after
}

// Mnemosyne, whose importer is as strict as any, has after it what the package has, and the learner reads it there.
func TestAnkiMnemosyne(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	const python = "/usr/bin/python3" // Debian's own has Debian's package
	if !runs(python, "-c", "import mnemosyne") {
		t.Skip("Mnemosyne is not tried: .ci/anki could not install it")
	}
	p := startOther(t, "UTC", python, "anki/mnemosyne_2.py")
	p.asks(nil, "open", map[string]any{"folder": t.TempDir()})
	author := newCourse(t, "Europe/Berlin")
	var complaints []string
	p.asks(&complaints, "take", map[string]any{"path": author.exports(author.deck)})
	var i inventory
	p.asks(&i, "counts", nil)
	if len(complaints) > 0 || i.Notes != 10 || i.Cards != 11 || !slices.Contains(i.Tags, "A course: from A to Z") {
		t.Errorf("it says %q and has %+v", complaints, i)
	}
	var faces []face
	p.asks(&faces, "faces", nil)
	has := slices.ContainsFunc(faces, func(f face) bool {
		return strings.Contains(textOf(t, f.Front), "What stays as it was?") && strings.Contains(textOf(t, f.Back), "The first one.")
	})
	if !has {
		t.Errorf("no card asks what the first one asks: %+v", faces)
	}
}
