package apkg

import "fmt"

// Oddities counts what is not as Anki writes it, and was mended or left out. Those of notes, cards
// and reviews are known once these were read.
type Oddities struct {
	NotesTooLarge    int // left out
	NotesWithoutType int // left out
	NotesUneven      int // with other fields than those of their type: put right
	NotesNotText     int // with bytes that are no text: these were replaced by �

	CardsWithoutNote int // left out, also those of notes that are
	CardsWithoutDeck int // their deck is not in the file
	CardsNumbered    int // of no template and no gap that there can be: left out
	CardsAbsurd      int // with a schedule that cannot be: made new

	ReviewsWithoutCard int // left out, also those of cards that are
	ReviewsAbsurd      int // of a grade, kind or day that cannot be: left out
	ReviewsMended      int // with an interval, ease or duration that cannot be: 0 stands there

	MediaUnread   bool // there is no list of media that can be read: left out altogether
	MediaUnsafe   int  // with names that are no names of files: left out
	MediaMissing  int  // listed, but not in the file
	MediaSameName int  // with a name that another has, perhaps in other capitals: left out
	MediaChanged  int  // read to their end, and not what the list says of them
}

// Oddities returns what was found so far.
func (p *Package) Oddities() Oddities { return p.odd }

// An Oddity is one of them that was found.
type Oddity struct {
	Kind  string // for programs: "note-too-large"
	Count int
	Words string // for people, with the count
}

// Found returns those that were found, those of notes first.
func (o Oddities) Found() []Oddity {
	var found []Oddity
	for _, one := range []Oddity{
		{"note-too-large", o.NotesTooLarge, fmt.Sprintf("left out: notes of more than %d MiB", maxNote>>20)},
		{"note-without-type", o.NotesWithoutType, "left out: notes whose note type is not in the file"},
		{"note-uneven", o.NotesUneven, "put right: notes with more or fewer fields than their note type has"},
		{"note-not-text", o.NotesNotText, "put right: notes with bytes that are no text; a � stands in their place"},
		{"card-without-note", o.CardsWithoutNote, "left out: cards whose note is not in the file"},
		{"card-without-deck", o.CardsWithoutDeck, "kept: cards whose deck is not in the file"},
		{"card-number", o.CardsNumbered, "left out: cards with a number that no card can have"},
		{"card-absurd", o.CardsAbsurd, "taken as new: cards with a due date or an interval that cannot be"},
		{"review-without-card", o.ReviewsWithoutCard, "left out: reviews whose card is not in the file"},
		{"review-absurd", o.ReviewsAbsurd, "left out: reviews with a grade or a day that cannot be"},
		{"review-mended", o.ReviewsMended, "put right: reviews with an interval or a duration that cannot be"},
		{"media-unsafe", o.MediaUnsafe, "left out: pictures and sounds with a name that no file can have"},
		{"media-missing", o.MediaMissing, "missing: pictures and sounds that are listed and not in the file"},
		{"media-same-name", o.MediaSameName, "left out: pictures and sounds with the name of another one"},
		{"media-changed", o.MediaChanged, "kept: pictures and sounds that are not what the list of them says"},
	} {
		if one.Count > 0 {
			one.Words += fmt.Sprintf(" (%d)", one.Count)
			found = append(found, one)
		}
	}
	if o.MediaUnread {
		found = append(found, Oddity{"media-unread", 1, "left out: all pictures and sounds, because there is no list of them that can be read"})
	}
	return found
}
