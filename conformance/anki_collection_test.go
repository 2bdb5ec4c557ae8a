package conformance

import (
	"slices"
	"testing"
)

// An anki is a learner's collection in some version of Anki.
type anki struct{ *otherProgram }

// A verdict is what an import of Anki says it did, by the guids of notes.
type verdict struct {
	New, Updated    []string
	Duplicate       []string // there already, and the file's is not newer
	Conflicting     []string // of another note type
	FirstFieldMatch []string `json:"first_field_match"`
	MissingNotetype []string `json:"missing_notetype"`
	MissingDeck     []string `json:"missing_deck"`
	EmptyFirstField []string `json:"empty_first_field"`
}

// An ankiCard is a card as Anki has it, with its note.
type ankiCard struct {
	GUID       string
	NoteType   string
	NoteTypeID int64 `json:"notetype_id"`
	Fields     []string
	Tags       []string
	Mod        int64 // of the note
	Note, Card int64
	Ord        int
	Deck       string
	Type       int
	Queue      int
	Due        *string // the study day on which it waits; nil for none
	RawDue     int64   `json:"raw_due"`
	InDays     int     `json:"in_days"` // of 2.1.15
	Ivl        int
	Factor     int
	Reps       int
	Lapses     int
	Flag       int
	Data       string
	Reviews    [][]int64 // id, ease, ivl, last ivl, factor, ms, type
}

// A face is a card as Anki shows it.
type face struct {
	GUID        string
	Ord         int
	Front, Back string // HTML
	CSS         string
	Plays       []string // sounds and speech
}

// An inventory is what a collection holds.
type inventory struct {
	Notes, Cards, Reviews int
	Media                 map[string]string // SHA-1 by name
	NoteTypes             map[string]int    // notes by note type
	Forks                 []string          // note types that Anki made beside ours
	Decks                 map[string]int    // cards by deck
	Descriptions          map[string]string // by deck
	Tags                  []string          // of Mnemosyne
}

// An examination is what Anki's own checks find.
type examination struct {
	Clean       bool
	Message     string
	CountsKept  bool `json:"counts_kept"`
	Missing     []string
	Unused      []string
	Report      string
	EmptyCards  int `json:"empty_cards"`
	WrongChecks int `json:"wrong_checksums"` // of 2.1.15
}

// An ankiAnswer is what became of a card that was answered.
type ankiAnswer struct {
	Review                   []int64 // as in ankiCard
	Type, Queue, Ivl, Factor int
}

// openAnki starts today's Anki with a new collection, in a time zone.
func openAnki(t testing.TB, zone string) anki {
	t.Helper()
	python := cached(t, "anki-26.9.3", "bin", "python")
	a := anki{startOther(t, zone, python, "anki/current.py")}
	var version string
	a.asks(&version, "open", map[string]any{"folder": t.TempDir()})
	if version != "26.09.3" {
		t.Fatalf("this is Anki %s", version)
	}
	return a
}

// take imports a package as Anki's dialog has it at first: progress and presets off, notes where they are newer.
func (a anki) take(path string) (v verdict) {
	a.t.Helper()
	a.asks(&v, "take", map[string]any{"path": path})
	return v
}

// takeProgress imports a package with "Import any learning progress" on.
func (a anki) takeProgress(path string) (v verdict) {
	a.t.Helper()
	a.asks(&v, "take", map[string]any{"path": path, "progress": true})
	return v
}

func (a anki) cards() (cards []ankiCard) {
	a.t.Helper()
	a.asks(&cards, "cards", nil)
	return cards
}

// byPlace returns the cards by guid and ord.
func (a anki) byPlace() map[ankiPlace]ankiCard {
	a.t.Helper()
	cards := map[ankiPlace]ankiCard{}
	for _, c := range a.cards() {
		cards[ankiPlace{c.GUID, c.Ord}] = c
	}
	return cards
}

func (a anki) faces() map[ankiPlace]face {
	a.t.Helper()
	var list []face
	a.asks(&list, "faces", nil)
	faces := map[ankiPlace]face{}
	for _, f := range list {
		faces[ankiPlace{f.GUID, f.Ord}] = f
	}
	return faces
}

func (a anki) inventory() (i inventory) {
	a.t.Helper()
	a.asks(&i, "counts", nil)
	return i
}

func (a anki) answer(card int64, ease int) (got ankiAnswer) {
	a.t.Helper()
	a.asks(&got, "answer", map[string]any{"card": card, "ease": ease})
	return got
}

// sound fails the test where Check Database, Check Media or Empty Cards find something.
func (a anki) sound(when string) {
	a.t.Helper()
	var e examination
	a.asks(&e, "check", nil)
	if !e.Clean || !e.CountsKept {
		a.t.Errorf("%s Check Database says: %s", when, e.Message)
	}
	if len(e.Missing) > 0 || len(e.Unused) > 0 {
		a.t.Errorf("%s Check Media says that files are missing: %q, or unused: %q\n%s", when, e.Missing, e.Unused, e.Report)
	}
	if e.EmptyCards > 0 {
		a.t.Errorf("%s Empty Cards finds %d", when, e.EmptyCards)
	}
}

// wants fails the test where an import did something else than to add, to update and to leave these notes.
func (v verdict) wants(t testing.TB, what string, added, updated, left []string) {
	t.Helper()
	for _, c := range []struct {
		name      string
		got, want []string
	}{
		{"added", v.New, added}, {"updated", v.Updated, updated}, {"left", v.Duplicate, left}, {"in conflict", v.Conflicting, nil},
		{"taken for others by their first field", v.FirstFieldMatch, nil}, {"without a note type", v.MissingNotetype, nil},
		{"without a deck", v.MissingDeck, nil}, {"with an empty first field", v.EmptyFirstField, nil},
	} {
		if got, want := slices.Sorted(slices.Values(c.got)), slices.Sorted(slices.Values(c.want)); !slices.Equal(got, want) {
			t.Errorf("%s: %s are %q, want %q", what, c.name, got, want)
		}
	}
}
