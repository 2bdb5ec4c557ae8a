package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/history"
	"goodcard/study"
)

// A JSONWriter writes decks and a history as JSON Lines. What it was given is written for good when
// Close returns nil.
type JSONWriter struct {
	out    *bufio.Writer
	line   bytes.Buffer
	enc    *json.Encoder
	decks  int
	events int
}

// NewJSONWriter begins with what stands once in a history. decks are those that the file is bound to;
// nil for everything.
func NewJSONWriter(w io.Writer, decks []string, l study.Lineage) (*JSONWriter, error) {
	j := &JSONWriter{out: bufio.NewWriterSize(w, 64<<10)}
	j.enc = json.NewEncoder(&j.line)
	j.enc.SetEscapeHTML(false)
	head := headerJSON{Type: lineHeader, Format: jsonFormat}
	if decks != nil {
		head.Decks = &decks
	}
	if err := j.write(head); err != nil {
		return nil, err
	}
	for _, d := range l.Devices {
		line := deviceJSON{Type: lineDevice, Device: d.ID.String(), Name: d.Name}
		if (d.Follows != history.ID{}) {
			line.Follows = new(d.Follows.String())
		}
		if err := j.write(line); err != nil {
			return nil, err
		}
	}
	for _, a := range l.Aliases {
		if err := j.write(aliasJSON{lineAlias, a.Old, a.New}); err != nil {
			return nil, err
		}
	}
	return j, nil
}

// Deck adds a deck. All decks come before the first event.
func (j *JSONWriter) Deck(d *deck.Deck, shipped bool) error {
	j.decks++
	return j.write(deckJSON{lineDeck, d.ID, d.Title, d.Version, shipped, json.RawMessage(deck.WriteJSON(d))})
}

// Event adds a row of the history.
func (j *JSONWriter) Event(e *study.Incoming) error {
	j.events++
	line := eventJSON{
		Type:    lineEvent,
		Card:    e.Item,
		At:      e.Time().Format(timeLayout),
		ID:      e.ID.String(),
		Device:  e.By.String(),
		Day:     dayText(e.Day),
		Kind:    int(e.Kind),
		Wording: given(e.Wording),
		Body:    given(e.Body),
	}
	if e.Kind <= lastNamed {
		line.Kind = e.Kind.String()
	}
	known := e.Kind <= history.Newest
	if known && e.Kind.Graded() || !known && e.Graded {
		line.Grade = new(int(e.Grade))
	}
	if known && e.Kind.Graded() || !known && e.Timed {
		line.Milliseconds = &e.MS
	}
	return j.write(line)
}

// given returns nil for no text.
func given(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// Close writes the line by which a reader knows that the file is whole.
func (j *JSONWriter) Close() error {
	if err := j.write(endJSON{lineEnd, j.decks, j.events}); err != nil {
		return err
	}
	return j.out.Flush()
}

// Events returns how many events were written.
func (j *JSONWriter) Events() int { return j.events }

func (j *JSONWriter) write(line any) error {
	j.line.Reset()
	if err := j.enc.Encode(line); err != nil {
		return err
	}
	text := markup.EscapeJSON(string(j.line.Bytes()[:j.line.Len()-len("\n")]))
	if _, err := j.out.WriteString(text); err != nil {
		return err
	}
	return j.out.WriteByte('\n')
}
