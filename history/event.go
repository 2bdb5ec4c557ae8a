package history

import (
	"time"

	"goodcard/scheduler"
)

// Kind says what an event records. The numbers are stored and never change; kinds that
// this program does not know are kept and ignored.
type Kind int

const (
	Review    Kind = 1
	Cram      Kind = 2 // an answer that moves no schedule
	Void      Kind = 3 // takes back the event whose id is its body; final
	Suspend   Kind = 4
	Unsuspend Kind = 5
	Bury      Kind = 6 // until its study day is over
	Unbury    Kind = 7
	Flag      Kind = 8
	Unflag    Kind = 9
	Forget    Kind = 10 // the item starts anew; of an update where it has a body, see [Update]
	Note      Kind = 11
	Edit      Kind = 12
	Seed      Kind = 13 // sets the memory to what is known from elsewhere; see [SeedBody]
	Nudge     Kind = 14 // brings the next review forward; see [NudgeBody]

	Newest = Nudge // the greatest number that this program knows
)

// String returns the name that JSON uses.
func (k Kind) String() string {
	names := [...]string{"unknown", "review", "cram", "void", "suspend", "unsuspend", "bury",
		"unbury", "flag", "unflag", "forget", "note", "edit", "seed", "nudge"}
	if k < 1 || int(k) >= len(names) {
		return names[0]
	}
	return names[k]
}

// Noun returns what people call an event of the kind: mostly as the command that records one.
func (k Kind) Noun() string {
	switch k {
	case Cram:
		return "practice answer"
	case Suspend:
		return "suspension"
	default:
		return k.String()
	}
}

// Graded reports whether events of the kind carry a grade.
func (k Kind) Graded() bool { return k == Review || k == Cram }

// A Moment is when something happens: the instant, the local offset and the study day,
// which is stored so that a later change of zone or rollover never rewrites the past.
type Moment struct {
	At     int64 // Unix milliseconds
	Offset int   // minutes east of UTC
	Day    int   // study day, counted from 1970-01-01
}

// Time returns the instant, in the zone of the device that recorded it.
func (m Moment) Time() time.Time {
	return time.UnixMilli(m.At).In(time.FixedZone("", m.Offset*60))
}

// An Entry is an event to be recorded; the store gives it its id, device and time.
type Entry struct {
	Item    string
	Kind    Kind
	Grade   scheduler.Grade // of reviews and crams
	MS      int64           // time taken in milliseconds, of reviews and crams
	Wording string          // key of the wording shown; empty for the card's own
	Body    string          // JSON; the text of a note; the id that a void takes back
}

// An Event is a row of the history.
type Event struct {
	Entry
	Moment
	ID     ID
	Device string // name of the device that recorded it
	By     ID     // id of that device
	Voided bool   // a void takes it back
}

// What says what the event recorded: the rating of a review, else the kind.
func (e Event) What() string {
	if e.Kind.Graded() {
		return e.Grade.Rating()
	}
	return e.Kind.String()
}

// Deed names what the event recorded, as it is told where that is taken back: "good", "the
// suspension"; with the item where that may be named: "good for goals/law", "the suspension of goals/law".
func (e Event) Deed(named bool) string {
	deed, of := "the "+e.Kind.Noun(), " of "
	if e.Kind == Review {
		deed, of = e.Grade.String(), " for "
	}
	if named {
		deed += of + e.Item
	}
	return deed
}
