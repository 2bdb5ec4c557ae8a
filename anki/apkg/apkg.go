// Package apkg reads and writes the files by which Anki hands on decks: packages (.apkg), whole
// collections (.colpkg) and bare databases (.anki2). It knows Anki's format and nothing of what
// Goodcard makes of it. All SQL of exchange with Anki stays here.
//
// What is written is of the oldest format that people's programs read ("Legacy1", schema 11); what
// is read is of every format that Anki ever wrote. What is read is hostile: see [Limits].
package apkg

// UsualRollover is the hour at which Anki's day begins where nobody set another. A package does not say which
// hour its learner has.
const UsualRollover = 4

// maxOffset is how many minutes a zone can be from UTC, either way.
const maxOffset = 14 * 60

// A Collection is what stands once in a file: when its days are counted from, note types and decks.
type Collection struct {
	Day0      int64 // col.crt: an instant on day 0, Unix seconds
	Offset    int   // minutes east of UTC in which Day0 has its date, 840 at most, either way
	HasOffset bool  // of what is read: whether the file states Offset
	Rollover  int   // hour at which Anki's day begins
	Modified  int64 // Unix milliseconds
	NoteTypes []NoteType
	Decks     []Deck
}

// A NoteType is what notes have in common: their fields, and what cards are made of them.
type NoteType struct {
	ID         int64
	OriginalID int64 // the id that it had where it was made; 0 where it has none
	Name       string
	Cloze      bool
	Modified   int64 // Unix seconds
	SortField  int
	Fields     []Field
	Templates  []Template
	CSS        string
}

// A Field is one text of notes of a type.
type Field struct {
	ID          int64 // 0 for none
	Name        string
	Description string // what an empty field shows in the editor
	Size        int    // of the font in the editor
	RTL         bool
	PlainText   bool // edited as HTML source
	Collapsed   bool // folded in the editor
	Required    bool // refused by Anki's window of fields when it is to be deleted; older programs delete it
}

// A Template makes a card of a note.
type Template struct {
	ID               int64 // 0 for none
	Name             string
	Question, Answer string // HTML with {{Field}}
}

// A Deck is where cards lie. Its id holds within the file alone: Anki finds decks by name.
type Deck struct {
	ID          int64
	Name        string // components between "::"
	Description string
	Markdown    bool // the description is Markdown
	Filtered    bool // of what is read: a deck that cards visit
}

// A Note is what a learner writes: fields, of which cards are made.
type Note struct {
	ID       int64 // Unix milliseconds, unique; when it was added
	GUID     string
	NoteType int64
	Modified int64    // Unix seconds
	Tags     []string // without spaces
	Fields   []string // HTML, one for each field of the type
}

// fieldEnd stands between the fields of a note in its row.
const fieldEnd = "\x1f"

// CardType says how far a card is.
type CardType int

// The types of cards.
const (
	New CardType = iota
	Learning
	Reviewed
	Relearning
)

// Queues of cards. Other values are read and never written.
const (
	QueueNew       = 0
	QueueLearning  = 1 // Due is in Unix seconds
	QueueReview    = 2 // Due is a day, counted from Day0
	QueueDays      = 3 // learning, Due is a day
	QueueSuspended = -1
)

// A Card is what is asked of a note.
type Card struct {
	ID       int64 // Unix milliseconds, unique
	Note     int64
	Deck     int64
	Ord      int // index of the template; of a cloze the number of its gap less one
	Modified int64
	Type     CardType
	Queue    int
	Due      int64 // place among the new cards, day or second; see the queues
	Interval int   // days
	Factor   int   // ease in thousandths; 0 while new
	Reps     int
	Lapses   int
	Left     int
	HomeDeck int64 // of a card that visits a filtered deck; 0 for none
	HomeDue  int64
	Flags    int    // the low three bits are the colour: 0 none, 1 red
	Data     string // JSON, see Anki; empty for none
}

// ReviewType says in which state a card was when it was answered.
type ReviewType int

// The types of reviews.
const (
	WasLearning   ReviewType = 0
	WasReview     ReviewType = 1
	WasRelearning ReviewType = 2
	WasFiltered   ReviewType = 3
	ByHand        ReviewType = 4 // a due date that was set; forgotten where the factor is 0
	Rescheduled   ReviewType = 5
)

// A Review is a row of the review log.
type Review struct {
	ID           int64 // Unix milliseconds of the answer, unique
	Card         int64
	Ease         int // 1 to 4; 0 where it was no answer
	Interval     int // days after it; seconds where negative
	LastInterval int // days before it; seconds where negative
	Factor       int // ease in thousandths after it
	Taken        int // milliseconds
	Type         ReviewType
}
