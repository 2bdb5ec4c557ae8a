package main

import (
	"goodcard/deck/markup"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// An itemJSON is an item in a list. Its keys are described in docs/json.md, as are those of
// all shapes of this package.
type itemJSON struct {
	Card     string      `json:"card"`
	Deck     string      `json:"deck"`
	Concept  *string     `json:"concept"`
	Concepts []string    `json:"concepts"`
	Kind     string      `json:"kind"`
	State    study.State `json:"state"`
	Due      *string     `json:"due"`
	Front    string      `json:"front"`
}

func itemOf(l study.Listed) itemJSON {
	item := itemJSON{Card: l.ID, Deck: l.Deck, Concepts: orEmpty(l.Concepts), Kind: l.Kind, State: l.State, Front: markup.Line(l.Front)}
	if len(l.Concepts) > 0 {
		item.Concept = &l.Concepts[0]
	}
	if l.Due != nil {
		item.Due = new(dayJSON(*l.Due))
	}
	return item
}

// A memoryJSON is what SM-2 believes about an item.
type memoryJSON struct {
	N            int     `json:"n"`
	EF           float64 `json:"ef"`
	IntervalDays int     `json:"interval_days"`
}

// memoryOf returns nil for an item that was never reviewed.
func memoryOf(s scheduler.State) *memoryJSON {
	if s.New() {
		return nil
	}
	return &memoryJSON{s.Memory.N, float64(s.Memory.EF) / 100, s.Memory.Interval}
}

// An eventJSON is one event of the history.
type eventJSON struct {
	ID      string           `json:"id"`
	Card    string           `json:"card"`
	Wording *string          `json:"wording"`
	At      string           `json:"at"`
	Day     string           `json:"day"`
	Grade   *scheduler.Grade `json:"grade"`
	Seconds *float64         `json:"seconds"`
	Kind    string           `json:"kind"`
	Device  string           `json:"device"`
	Counted bool             `json:"counted"`
	Voided  bool             `json:"voided"`
	Text    *string          `json:"text"`
}

func eventOf(s history.Step) eventJSON {
	e := eventJSON{
		ID: s.ID.String(), Card: s.Item, Wording: present(s.Wording),
		At: momentJSON(s.Moment), Day: dayJSON(s.Day),
		Kind: s.Kind.String(), Device: s.Device, Counted: s.Counted, Voided: s.Voided,
	}
	if s.Kind == history.Note {
		e.Text = &s.Body
	}
	if s.Kind.Graded() {
		e.Grade, e.Seconds = new(s.Grade), new(float64(s.MS)/1000)
	}
	return e
}
