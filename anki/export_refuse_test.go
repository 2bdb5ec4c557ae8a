package anki_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/anki"
	"goodcard/deck"
	"goodcard/here"
	"goodcard/study"
)

// What a ledger does not vouch for stays here, with what to do about it.
func TestWhatAReleaseForbids(t *testing.T) {
	picture := in(doors, "source: book\n", "source: book\n    image: media/tiger.png\n    alt: A tiger\n", "url: ", "file: text/book.md, url: ")
	for name, test := range map[string]struct {
		spoil      func(w *world)
		says, hint string
	}{
		"a picture with other bytes":   {func(w *world) { w.put("doors/media/tiger.png", tiger+"!") }, filepath.FromSlash("media/tiger.png is not what was released: its bytes changed since"), "put the old one back"},
		"the text of a source":         {func(w *world) { w.put("doors/text/book.md", "Another text.\n") }, filepath.FromSlash("text/book.md is not what was released"), "make a release"},
		"no picture":                   {func(w *world) { w.remove("doors/media/tiger.png") }, filepath.FromSlash("media/tiger.png, which the deck shows, cannot be read"), "put it back"},
		"a release of tomorrow":        {func(w *world) { w.now = noon.Add(-25 * time.Hour) }, "the ledger of the deck doors is dated 2027-03-01T12:00:00Z, more than a day ahead of now, 2027-02-28T11:00:00Z", "set the clock"},
		"a released file that changed": {func(w *world) { w.put("doors/released.yaml", in(w.text("doors/released.yaml"), "A tiger", "A lion")) }, "this is not the release 1.0.0 that the ledger is of: the text of doors/red is missing, or reads otherwise", "checkout"},
		"a ledger that changed":        {func(w *world) { w.put("doors/ledger.tsv", in(w.text("doors/ledger.tsv"), "12:00:00Z", "12:00:01Z")) }, "two releases were merged", ""},
		"a ledger of another deck":     {func(w *world) { w.put("doors/deck.yaml", in(picture, "id: doors", "id: gates")) }, "the releases here are of the deck doors, and the deck has the id gates", "write id: doors again"},
		"no ledger any more":           {func(w *world) { w.remove("doors/ledger.tsv") }, "", "checkout"},
		"a release that is stuck":      {func(w *world) { w.put("doors/.release/lock", ""); w.put("doors/.release/list", "nonsense\n") }, "was interrupted and cannot be finished", "--abandon"},
		"a broken ledger":              {func(w *world) { w.put("doors/ledger.tsv", "# goodcard ledger 1\n") }, filepath.FromSlash("doors/ledger.tsv:1:1"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, t.TempDir(), noon)
			w.put("doors/deck.yaml", picture)
			w.put("doors/media/tiger.png", tiger)
			w.put("doors/text/book.md", "A text.\n")
			w.release("doors")
			w.install("doors")
			test.spoil(w)
			w.refused(anki.ExportOptions{}, test.says, test.hint, "doors")
			w.refused(anki.ExportOptions{Decks: []string{"doors"}}, test.says, test.hint)
		})
	}
}

func (w *world) text(name string) string {
	w.Helper()
	text, err := os.ReadFile(w.path(name))
	if err != nil {
		w.Fatal(err)
	}
	return string(text)
}

func (w *world) remove(name string) {
	w.Helper()
	if err := os.RemoveAll(w.path(name)); err != nil {
		w.Fatal(err)
	}
}

// Words that name no deck, and decks that cannot go out.
func TestDecksThatCannotGoOut(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.refused(anki.ExportOptions{}, "no deck is installed", "'goodcard decks' lists")
	w.put("d.yaml", doors)
	w.put("copy.yaml", doors)
	w.install("d.yaml")
	w.refused(anki.ExportOptions{}, "nothing.yaml cannot be read: there is no such file", "the id of one that is installed", "nothing.yaml")
	w.refused(anki.ExportOptions{Decks: []string{"dors"}}, `there is no file and no deck called "dors"`, "doors")
	w.refused(anki.ExportOptions{}, "two decks with the id doors were named", "name one of them", "d.yaml", "copy.yaml")
	w.put("broken.yaml", in(doors, "answer: A tiger.", "anwser: A tiger."))
	w.refused(anki.ExportOptions{}, `broken.yaml:16:5: unknown key "anwser"`, "", "broken.yaml")
	w.put("twin.yaml", in(doors, "id: doors", "id: twin", "title: Doors", "title: Twin", "  - id: red\n", "  - id: red\n    was: [doors/red]\n"))
	w.refused(anki.ExportOptions{}, "doors/red and twin/red would be one note in Anki: both say that they were doors/red", "take that id out of was:", "d.yaml", "twin.yaml")
	w.remove("d.yaml")
	w.refused(anki.ExportOptions{Decks: []string{"doors"}}, "d.yaml cannot be read", "'goodcard install --replace PATH'")
	if _, err := anki.Export(t.Context(), w.c, anki.ExportOptions{Decks: []string{"dors"}, Path: "x.apkg"}); !errors.As(err, new(*study.Unknown)) {
		t.Errorf("a name that exists nowhere: %v", err)
	}
}

// A ledger that a newer program wrote is read, as far as this one knows it.
func TestLedgerOfANewerProgram(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	w.release("d.yaml")
	before, _ := w.export(anki.ExportOptions{}, "d.yaml")
	w.put("d.ledger.tsv", in(w.text("d.ledger.tsv"), "# goodcard ledger 1\t", "# goodcard ledger 2\t"))
	if after, _ := w.export(anki.ExportOptions{}, "d.yaml"); !bytes.Equal(before.bytes, after.bytes) {
		t.Error("its bytes are others")
	}
}

// A deck that was released and whose files stayed behind is not taken for one that never was.
func TestLedgerThatWasLeftBehind(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	w.release("d.yaml")
	w.put("moved.yaml", doors)
	w.remove("d.yaml")
	w.refused(anki.ExportOptions{}, "its ledger, "+w.path("d.ledger.tsv")+", was not moved with it", "mv ", "moved.yaml")
}

// A deck that was never released is dated by what this user exported before.
func TestDeckThatWasNeverReleased(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("doors/deck.yaml", in(doors, "source: book\n", "source: book\n    image: media/tiger.png\n    alt: A tiger\n"))
	w.put("doors/media/tiger.png", tiger)
	w.install("doors")
	first, done := w.export(anki.ExportOptions{Decks: []string{"doors"}})
	if done.Decks[0].Released || done.Media != 1 || len(first.media) != 1 {
		t.Errorf("%+v", done)
	}
	w.now = noon.Add(time.Hour)
	if again, _ := w.export(anki.ExportOptions{}, "doors"); !bytes.Equal(first.bytes, again.bytes) {
		t.Error("the same deck is another package")
	}
	w.put("doors/deck.yaml", in(w.text("doors/deck.yaml"), "The nearest goal", "The next goal", "  - id: gaps\n", "  - id: holes\n    was: [gaps]\n", "tags: [a]", ""))
	w.put("doors/media/tiger.png", tiger+" and a half")
	second, _ := w.export(anki.ExportOptions{}, "doors")
	for _, origin := range []string{"doors/red", "doors/green", "doors/gaps"} {
		was, is := first.of(t, origin), second.of(t, origin)
		if was.mod != noon.Unix() || is.mod != w.now.Unix() {
			t.Errorf("%s is dated %d and then %d", origin, was.mod, is.mod)
		}
	}
	w.put("doors/media/tiger.png", tiger)
	third, _ := w.export(anki.ExportOptions{}, "doors")
	if red := third.of(t, "doors/red"); red.mod != w.now.Unix()+1 {
		t.Errorf("what it once said is dated %d, and %d before", red.mod, w.now.Unix())
	}
	if green := third.of(t, "doors/green"); green.mod != w.now.Unix() {
		t.Errorf("what says the same is dated %d, and %d before", green.mod, w.now.Unix())
	}
}

// Where it is interrupted, what was there before is there still, and nothing else.
func TestInterruptedExport(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	folder := t.TempDir()
	path := filepath.Join(folder, "out.apkg")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	_, err := anki.Export(ctx, w.c, anki.ExportOptions{Decks: []string{w.path("d.yaml")}, Path: path, Tell: func(string, float64) { interrupt() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	entries, _ := os.ReadDir(folder)
	if text, _ := os.ReadFile(path); string(text) != "old" || len(entries) != 1 {
		t.Errorf("there are %v, and the file holds %q", entries, text)
	}
}

// Programs that write one package at once leave one of theirs, whole.
func TestExportsAtOnce(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	folder := t.TempDir()
	path := filepath.Join(folder, "out.apkg")
	const many = 4
	failures := make(chan error, many)
	for range many {
		other := newWorld(t, w.dir, noon)
		go func() {
			_, err := anki.Export(context.Background(), other.c, anki.ExportOptions{Decks: []string{other.path("d.yaml")}, Path: path})
			failures <- err
		}()
	}
	for range many {
		if err := <-failures; err != nil {
			t.Error(err)
		}
	}
	if p := open(t, path); len(p.notes) != 3 {
		t.Errorf("it holds %d notes", len(p.notes))
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("there are %v", entries)
	}
}

// How far it has come is told from 0 to 1, in order.
func TestExportTellsHowFarItIs(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	text := doors
	for i := range 2500 {
		text += fmt.Sprintf("  - {id: n%d, ask: \"Which number is %d?\", answer: This one.}\n", i, i)
	}
	w.put("d.yaml", text)
	w.install("d.yaml")
	var told []float64
	_, done := w.export(anki.ExportOptions{Decks: []string{"doors"}, Tell: func(_ string, part float64) { told = append(told, part) }})
	if !slices.IsSorted(told) || len(told) < 4 || told[0] != 0 || told[len(told)-1] != 1 || told[1] <= 0.2 || told[1] >= 1 {
		t.Errorf("it tells %v", told)
	}
	if done.Decks[0].Notes != 2503 {
		t.Errorf("%+v", done.Decks[0])
	}
}

// Titles are what Anki makes of them, and two decks are never one.
func TestNamesOfDecks(t *testing.T) {
	for title, want := range map[string]string{
		"Inner and outer":        "Inner and outer",
		"A::B":                   "A:B",
		"a :::: b":               "a : b",
		"  tabs\tand\nlines ":    "tabs and lines",
		"\u202eright to left":    "right to left",
		"e\u0301tude":            "étude",
		`say "law"`:              "say 'law'",
		"default":                "default (d)",
		strings.Repeat("ä", 200): strings.Repeat("ä", 119) + "…",
		"\u2028":                 "(d)",
	} {
		w := newWorld(t, t.TempDir(), noon)
		w.put("d.yaml", string(deck.Write(&deck.Deck{ID: "d", Title: title, Version: "1.0.0", Cards: []deck.Card{{ID: "a", Kind: deck.Ask, Text: "What?", Answer: "That."}}})))
		if _, err := deck.Load(w.path("d.yaml")); err != nil {
			continue // no deck has such a title
		}
		p, _ := w.export(anki.ExportOptions{}, "d.yaml")
		if _, is := p.decks[want]; !is {
			t.Errorf("%q is called %v, want %q", title, p.decks, want)
		}
	}
	w := newWorld(t, t.TempDir(), noon)
	w.put("b.yaml", in(doors, "id: doors", "id: b", "Doors and", "DOORS and"))
	w.put("a.yaml", in(doors, "id: doors", "id: a"))
	p, done := w.export(anki.ExportOptions{}, "b.yaml", "a.yaml")
	if a, b := p.of(t, "a/red").cards[0].deck, p.of(t, "b/red").cards[0].deck; a != "Doors and goals" || b != "DOORS and goals (b)" || !done.Decks[1].Renamed || done.Decks[0].Renamed {
		t.Errorf("they are called %q and %q", a, b)
	}
}

// What is said of a deck is HTML of ours: no author's text becomes more.
func TestWhatAnkiSaysOfADeck(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", in(doors, "What waits *behind* doors.", `"What <script>alert(1)</script> *behind* doors."`, "title: The book of doors", `title: "<b>Bold</b> & *new*"`))
	p, _ := w.export(anki.ExportOptions{}, "d.yaml")
	want := `What &lt;script&gt;alert(1)&lt;/script&gt; <em>behind</em> doors.<br><br>Version 1.0.0, licence CC-BY-4.0.<br><br>` +
		`Sources: <a href="https://example.com/doors">&lt;b&gt;Bold&lt;/b&gt; &amp; *new*</a>.<br><br>` +
		`Something is wrong with a card? Tell the author of the deck, and name the card: it stands in the field CardID.`
	if got := p.decks["Doors and goals"]; got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
}

// What no program shows as a picture stays here, and that is told.
func TestPicturesThatAreNone(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", in(doors, "source: book\n", "source: book\n    image: media/page.png\n    alt: A page\n", "answer: The nearest goal.", "answer: '![a tiger](media/tiger.png) ![*a* page](media/page.png)![](media/page.png)'"))
	w.put("media/page.png", "<html>not found</html>")
	w.put("media/tiger.png", tiger)
	p, done := w.export(anki.ExportOptions{}, "d.yaml")
	if len(p.media) != 1 || done.Media != 1 || done.Decks[0].Unshown != 1 {
		t.Errorf("%d files went out, told are %d and %d that are none", len(p.media), done.Media, done.Decks[0].Unshown)
	}
	for card, says := range map[string]string{"doors/red": "A page", "doors/green": "a pagepage.png"} {
		fields := strings.Join(p.notes[anki.GUID(card)].fields, "\x1f")
		if !strings.Contains(fields, says) || strings.Contains(fields, "-page-") {
			t.Errorf("of a picture that stayed here %s names the file, or does not say %q: %s", card, says, fields)
		}
	}
	for name, bytes := range p.media {
		if string(bytes) != tiger || !strings.Contains(strings.Join(p.notes[anki.GUID("doors/green")].fields, ""), name) {
			t.Errorf("%s holds %q", name, bytes)
		}
	}
}

// A link does not lead a package out of the folder of its deck.
func TestPicturesOutsideOfTheDeck(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("secret.png", tiger+" that is secret")
	w.put("doors/deck.yaml", in(doors, "source: book\n", "source: book\n    image: media/tiger.png\n    alt: A tiger\n"))
	w.put("doors/media/tiger.png", tiger)
	w.install("doors")
	w.remove("doors/media/tiger.png")
	here.Link(t, w.path("secret.png"), w.path("doors/media/tiger.png"))
	w.refused(anki.ExportOptions{Decks: []string{"doors"}}, "tiger.png, which the deck shows, cannot be read", "put it back")
}
