package anki

import (
	"math"
	"slices"
	"strconv"
	"time"

	"goodcard/anki/apkg"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// inAnki is the wording of what was answered in Anki: which it was, is not known.
const inAnki = "anki"

// eventOf returns what event a row of the review log is, and whether it is one. Who answers with one
// of the four buttons reviews; in a filtered deck that moves no schedule, which Anki writes as a
// factor of 0, it is practice. A row that no button made is a forget where its factor is 0.
func eventOf(r *apkg.Review) (kind history.Kind, ease uint8, ok bool) {
	answered := 1 <= r.Ease && r.Ease <= len(scheduler.Ratings)
	switch r.Type {
	case apkg.WasLearning, apkg.WasReview, apkg.WasRelearning:
		return history.Review, uint8(r.Ease), answered
	case apkg.WasFiltered:
		if r.Factor > 0 {
			return history.Review, uint8(r.Ease), answered
		}
		return history.Cram, uint8(r.Ease), answered
	case apkg.ByHand:
		return history.Forget, 0, r.Factor == 0 && r.Ease == 0
	}
	return 0, 0, false
}

// byHand reports whether a row that is no event is a due date that was set. It does not say which:
// that stands on the card alone, where the next answer replaces it.
func byHand(r *apkg.Review) bool { return r.Type == apkg.ByHand || r.Type == apkg.Rescheduled }

// firstAnki is when Anki came into the world. What a row dates before is a clock that was wrong.
var firstAnki = time.Date(2006, 10, 5, 0, 0, 0, 0, time.UTC).UnixMilli()

// gradeOf returns the grade of an answer by its button, 1 to 4.
func gradeOf(ease uint8) scheduler.Grade { return scheduler.Ratings[ease-1] }

// easeOf returns the button, 1 to 4, that an event of ours goes out with; 0 where it has none.
func easeOf(e *history.Event) uint8 {
	if !e.Kind.Graded() {
		return 0
	}
	i := slices.IndexFunc(scheduler.Ratings[:], func(g scheduler.Grade) bool { return g.Rating() == e.Grade.Rating() })
	return uint8(i + 1)
}

// originOf returns where a row comes from, which gives it its id. The id of the row is its time.
func (h *Home) originOf(row *homeRow) *history.Origin {
	card := h.cards[row.card]
	return &history.Origin{
		Source:   "anki",
		Note:     h.Notes[card.note].GUID,
		Template: strconv.Itoa(int(card.ord)),
		Kind:     row.kind,
		At:       row.at,
	}
}

// moment returns when a row was written, and its study day.
func (h *Home) moment(row *homeRow) history.Moment {
	m := history.Moment{At: row.at, Offset: h.origin.Offset}
	m.Day = history.StudyDay(m.Time(), ankiDay)
	return m
}

// incoming returns a row as an event of the history.
func (h *Home) incoming(row *homeRow) study.Incoming {
	e := history.Event{
		Entry:  history.Entry{Item: h.items[h.cards[row.card].item].id, Kind: row.kind},
		Moment: h.moment(row),
		Device: h.device.name,
		By:     h.device.id,
	}
	if row.kind.Graded() {
		e.Grade, e.MS, e.Wording = gradeOf(row.ease), int64(row.ms), inAnki
	}
	return study.Incoming{Event: e, Origin: h.originOf(row)}
}

// millis returns the milliseconds that an answer took, as far as they can be true.
func millis(ms int) int32 { return int32(min(max(ms, 0), math.MaxInt32)) }
