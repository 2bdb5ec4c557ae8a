package conformance

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A course is the deck of testdata/anki/course.yaml on the desk of its author.
type course struct {
	*home
	deck string
}

// newCourse puts the deck as it was first written on a desk. Its first release was ten days ago.
func newCourse(t testing.TB, zone string) course {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "anki", "course.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	c := course{newHome(t, ago(t, 10*aDay, zone)), write(t, filepath.Join(t.TempDir(), "course.yaml"), string(text))}
	c.must("release", c.deck)
	return c
}

// movesTo takes the files of the deck to another computer, in another zone, where nothing else of the author is.
func (c course) movesTo(zone string) course {
	c.t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(c.deck), "course*"))
	if err != nil {
		c.t.Fatal(err)
	}
	folder := c.t.TempDir()
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			c.t.Fatal(err)
		}
		write(c.t, filepath.Join(folder, filepath.Base(f)), string(text))
	}
	return course{newHome(c.t, ago(c.t, 0, zone)), filepath.Join(folder, "course.yaml")}
}

// releasesSecond makes the second version: touched says something else, one-way is asked both ways, gaps has one more,
// old-name is new-name and says something else, only-name is other-name, goes is retired, and added is new. The title of
// the deck changes too.
func (c course) releasesSecond() {
	c.t.Helper()
	replaceIn(c.t, c.deck,
		`title: "A course: from A to Z"`, "title: Another name",
		"answr", "answer",
		"later has two\n", "later has two\n    both-ways: true\n",
		"and one later", "and {{c3::one}} later",
		"  - id: old-name\n", "  - id: new-name\n    was: [old-name]\n",
		"one hre", "one here",
		"  - id: only-name\n", "  - id: other-name\n    was: [only-name]\n",
		"  - id: goes\n    ask: What is dropped?\n    answer: One of the ten.\n",
		"  - id: added\n    ask: What comes in the second version?\n    answer: Something new.\n")
	c.now = ago(c.t, aMinute, "UTC") // after what the learner edits: see anHour
	c.must("release", c.deck, "--why", "new-name=A word was misspelt.", "--why", "goes=Nobody needs it.")
}

// What the second version does with each note, by the ids under which they first shipped.
var (
	courseUpdated = []string{guidOf("course/touched"), guidOf("course/one-way"), guidOf("course/gaps"), guidOf("course/old-name")}
	courseLeft    = []string{guidOf("course/kept"), guidOf("course/only-name"), guidOf("course/options"), guidOf("course/typed"), guidOf("course/told")}
	courseAdded   = []string{guidOf("course/added")}
	courseRetired = []string{guidOf("course/goes")}
)

// A second version, released on another computer, reaches a learner who studied the first: what it changed is there, what
// it left is as the learner has it, and nothing of the history is lost.
func TestAnkiUpdate(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	author := newCourse(t, "Europe/Berlin")
	a := openAnki(t, "America/Los_Angeles")
	a.take(author.exports(author.deck)).wants(t, "the first version", slices.Concat(courseUpdated, courseLeft, courseRetired), nil, nil)
	a.sound("after the first version")

	studied := a.studies()
	a.edits("course/kept", "The learner's own words.")
	a.edits("course/touched", "Words that the second version replaces.")
	a.asks(nil, "tag", map[string]any{"guid": guidOf("course/told"), "tag": "mine", "ago": anHour / aSecond})
	before := a.byPlace()

	second := author.movesTo("Asia/Tokyo")
	second.releasesSecond()
	update := second.exports(second.deck)
	a.take(update).wants(t, "the second version", courseAdded, courseUpdated, courseLeft)
	a.keptAllBut(before, courseUpdated)
	a.hasCards("course/added", "course/one-way#reverse", "course/gaps#c3")
	a.says("course/kept", "The learner's own words.")
	a.says("course/touched", "An answer of one word.")
	a.says("course/old-name", "The fifth one here.")
	if told := a.byPlace()[placeOf("course/told", "")]; !slices.Contains(told.Tags, "mine") {
		t.Errorf("the learner's tag is gone from a note that was not released anew: %q", told.Tags)
	}
	a.decksAre(map[string]int{"Default": 0, "A course: from A to Z": len(before) + 3})
	a.sound("after the second version")

	before = a.byPlace()
	a.take(update).wants(t, "the second version once more", nil, nil, slices.Concat(courseAdded, courseUpdated, courseLeft))
	a.keptAllBut(before, nil)

	retired := second.exports("--with-retired", second.deck)
	a.take(retired).wants(t, "the second version with what it retired", nil, courseRetired, slices.Concat(courseAdded, courseUpdated, courseLeft))
	a.keptAllBut(before, courseRetired)
	if goes := a.byPlace()[placeOf("course/goes", "")]; !slices.Contains(goes.Tags, "retired::2.0.0") {
		t.Errorf("the tags of a retired card are %q", goes.Tags)
	}
	a.sound("at the end")
	comesHome(t, a, second, studied)
}

// comesHome fails the test where an export of Anki, in either format, brings something else to the author's own desk than
// the answers that were given in Anki.
func comesHome(t *testing.T, a anki, author course, answers int) {
	t.Helper()
	author.now = ago(t, -5*aSecond, "Asia/Tokyo") // behind the answers
	author.must("install", author.deck)
	for name, legacy := range map[string]bool{"latest": false, "legacy": true} {
		file := filepath.Join(t.TempDir(), name+".apkg")
		a.asks(nil, "give", map[string]any{"path": file, "legacy": legacy})
		var got struct{ Reviews int }
		author.decode(&got, "import", "--dry-run", file, "--json")
		if got.Reviews != answers {
			t.Errorf("%s: %d reviews would come home, %d were given", name, got.Reviews, answers)
		}
	}
}

// studies answers some cards with each of the four buttons, and suspends one. It returns how many answers it gave.
func (a anki) studies() (answers int) {
	a.t.Helper()
	cards := a.byPlace()
	for i, item := range []string{"course/kept", "course/touched", "course/one-way", "course/old-name", "course/only-name", "course/goes", "course/gaps#c1", "course/options"} {
		a.answer(cards[placeOf(item, "")].Card, i%4+1)
		answers++
	}
	a.asks(nil, "suspend", map[string]any{"cards": []int64{cards[placeOf("course/typed", "")].Card}})
	return answers
}

// edits writes over the field of a note in which its answer stands, as if an hour ago.
func (a anki) edits(item, text string) {
	a.t.Helper()
	note := a.byPlace()[placeOf(item, "")]
	field := a.answerField(note)
	a.asks(nil, "write", map[string]any{"guid": note.GUID, "field": field, "text": text, "ago": anHour / aSecond})
}

// answerField returns which field of a note is its answer.
func (a anki) answerField(note ankiCard) int {
	a.t.Helper()
	for i, f := range note.Fields {
		if strings.HasPrefix(f, "An answ") || f == "The first one." {
			return i
		}
	}
	a.t.Fatalf("no field of %q is its answer", note.Fields)
	return 0
}

// says fails the test where the back of an item does not show a text.
func (a anki) says(item, text string) {
	a.t.Helper()
	if back := textOf(a.t, a.faces()[placeOf(item, "")].Back); !strings.Contains(back, text) {
		a.t.Errorf("%s: on the back\n\t%q\nis not\n\t%q", item, back, text)
	}
}

func (a anki) hasCards(items ...string) {
	a.t.Helper()
	cards := a.byPlace()
	for _, item := range items {
		if c, found := cards[placeOf(item, "")]; !found || c.Type != 0 || c.Queue != 0 {
			a.t.Errorf("%s is no new card: %+v", item, c)
		}
	}
}

// keptAllBut fails the test where a card that was there is gone, or is another card than it was: schedule, reviews, flags
// and deck, and the note too where it is not named.
func (a anki) keptAllBut(before map[ankiPlace]ankiCard, updated []string) {
	a.t.Helper()
	now := a.byPlace()
	for p, was := range before {
		is := now[p]
		if slices.Contains(updated, p.guid) {
			was.Fields, was.Tags, was.Mod = is.Fields, is.Tags, is.Mod
		}
		if changed := cmp.Diff(was, is); changed != "" {
			a.t.Errorf("an import has changed card %d of %q:\n%s", p.ord, was.Fields, changed)
		}
	}
}

// decksAre fails the test where there are other decks, with other numbers of cards, or a note type that forked.
func (a anki) decksAre(want map[string]int) {
	a.t.Helper()
	i := a.inventory()
	if !maps.Equal(i.Decks, want) {
		a.t.Errorf("the decks hold %v cards, want %v", i.Decks, want)
	}
	if len(i.Forks) > 0 {
		a.t.Errorf("Anki made note types beside ours: %q", i.Forks)
	}
}

// Where a learner gave our note type a field, Anki holds the next version for another note type and leaves the notes alone.
// That is all it does, and what was answered comes home from the notes of both.
func TestAnkiFork(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	author := newCourse(t, "Europe/Berlin")
	a := openAnki(t, "UTC")
	a.take(author.exports(author.deck))
	a.asks(nil, "add_field", map[string]any{"notetype": "Goodcard Ask", "name": "Mine"})
	answers := a.studies()
	before := a.byPlace()

	second := author.movesTo("Asia/Tokyo")
	second.releasesSecond()
	update := second.exports(second.deck)
	const asks = 5 // of kind ask, that were there
	if v := a.take(update); len(v.Conflicting) != asks {
		t.Errorf("%d notes are in conflict, want %d", len(v.Conflicting), asks)
	}
	a.keptAllBut(before, []string{guidOf("course/gaps")})
	if forks := a.inventory().Forks; !slices.Equal(forks, []string{"Goodcard Ask+"}) {
		t.Errorf("the forks are %q", forks)
	}
	a.answer(a.byPlace()[placeOf("course/added", "")].Card, 3)
	a.sound("after the second version")
	comesHome(t, a, second, answers+1)
}

// One release is the same bytes on every computer and at all times: the release of the course is ten days old, and no
// time in its package is later, so that none comes from the clock of an export.
func TestAnkiSameBytes(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	here := newCourse(t, "Europe/Berlin")
	there := here.movesTo("America/Los_Angeles")
	path := here.exports(here.deck)
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	second, err := os.ReadFile(there.exports(there.deck))
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != string(second) {
		t.Errorf("a package of %d bytes here, of %d there, and they differ", len(first), len(second))
	}
	db := unpack(t, path).database(t)
	for _, column := range []string{"mod AS at FROM notes", "mod AS at FROM cards", "id / 1000 AS at FROM notes", "id / 1000 AS at FROM cards", "mod / 1000 AS at FROM col", "crt AS at FROM col"} {
		var latest int64
		if err := db.QueryRowContext(t.Context(), "SELECT max(at) FROM (SELECT "+column+")").Scan(&latest); err != nil {
			t.Fatal(err)
		}
		if at := time.Unix(latest, 0); time.Since(at) < 9*aDay {
			t.Errorf("%s is %s in a package of a release that is ten days old", column, at)
		}
	}
}
