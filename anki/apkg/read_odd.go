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

// Words says each of them, for people.
func (o Oddities) Words() []string {
	var all []string
	for _, one := range []struct {
		count int
		words string
	}{
		{o.NotesTooLarge, fmt.Sprintf("left out: notes of more than %d MiB", maxNote>>20)},
		{o.NotesWithoutType, "left out: notes whose note type is not in the file"},
		{o.NotesUneven, "put right: notes with more or fewer fields than their note type has"},
		{o.NotesNotText, "put right: notes with bytes that are no text; a � stands in their place"},
		{o.CardsWithoutNote, "left out: cards whose note is not in the file"},
		{o.CardsWithoutDeck, "kept: cards whose deck is not in the file"},
		{o.CardsNumbered, "left out: cards with a number that no card can have"},
		{o.CardsAbsurd, "taken as new: cards with a due date or an interval that cannot be"},
		{o.ReviewsWithoutCard, "left out: reviews whose card is not in the file"},
		{o.ReviewsAbsurd, "left out: reviews with a grade or a day that cannot be"},
		{o.ReviewsMended, "put right: reviews with an interval or a duration that cannot be"},
		{o.MediaUnsafe, "left out: pictures and sounds with a name that no file can have"},
		{o.MediaMissing, "missing: pictures and sounds that are listed and not in the file"},
		{o.MediaSameName, "left out: pictures and sounds with the name of another one"},
		{o.MediaChanged, "kept: pictures and sounds that are not what the list of them says"},
	} {
		if one.count > 0 {
			all = append(all, fmt.Sprintf("%s (%d)", one.words, one.count))
		}
	}
	if o.MediaUnread {
		all = append(all, "left out: all pictures and sounds, because there is no list of them that can be read")
	}
	return all
}
