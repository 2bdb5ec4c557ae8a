package anki

// Exported says what went out in a package.
type Exported struct {
	Path     string
	Decks    []ExportedDeck // by id
	Paths    []ExportedDeck // that went out as tags; of their cards the decks tell
	Media    int            // pictures
	Progress *Sent          // nil where it stayed here
	Prefixed bool           // Path is not the id of the deck, by which Anki would take the file for a whole collection
	Undated  bool           // it is a text: its notes bear no times
	Unkept   bool           // what was said of decks that were never released could not be kept
}

// An ExportedDeck says what went out of one deck.
type ExportedDeck struct {
	ID, Title, Version string
	Name               string // in Anki
	Renamed            bool   // its title names another deck, and Name has its id too
	Released           bool   // it is its last release
	Place              string // its file or folder; empty for one that the program brings
	Finished           string // version of a release that was interrupted, and is finished now
	Ahead              int    // cards that the deck has otherwise than its release
	Unread             string // why the deck itself cannot be read, of which the release went out

	Notes, Cards int
	Retired      int // of the notes: cards that are gone

	// What stayed here:
	RetiredLeft int // cards that are gone
	Drafts      int
	Unseen      int // wordings that are kept back
	Unshown     int // pictures that are none by their names or by what they hold
	Late        int // notes that an earlier package of this collection dated far ahead of now
}

// outcome returns what went out.
func (e *exporter) outcome() *Exported {
	for _, o := range e.decks {
		e.out.Decks = append(e.out.Decks, o.told)
	}
	for _, p := range e.paths {
		e.out.Paths = append(e.out.Paths, p.told)
	}
	if e.progress != nil {
		e.out.Progress = &e.progress.Sent
	}
	return &e.out
}

// Sum adds up what a function says of each deck.
func (e *Exported) Sum(of func(*ExportedDeck) int) (n int) {
	for i := range e.Decks {
		n += of(&e.Decks[i])
	}
	return n
}
