package exchange

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"time"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// What a file may hold beside events, of which there may be any number.
const (
	maxDevices = 100_000
	maxAliases = 1_000_000
	maxDecks   = 10_000
)

// A JSONFile is one that a [JSONWriter] wrote. Its content is hostile until it is read to the end.
type JSONFile struct {
	Lineage study.Lineage
	Decks   []DeckLine

	lines   *lines
	began   *object // the first event, or the end
	kind    string  // of that line
	devices map[history.ID]string
	named   map[string]history.Kind
}

// A DeckLine says which deck a file has. What the deck says is not read.
type DeckLine struct {
	ID, Title, Version string
	Shipped            bool // it came with the program
}

// ReadJSON reads a file up to its first event. Errors are [*LineError], with what the file is called,
// or those of the reader.
func ReadJSON(r io.Reader, file string) (*JSONFile, error) {
	f := &JSONFile{
		lines:   &lines{in: bufio.NewReaderSize(r, 256<<10), file: file},
		devices: map[history.ID]string{},
		named:   kindsByName(),
	}
	o, kind, err := f.object()
	if err != nil {
		return nil, err
	}
	if kind != lineHeader {
		return nil, f.notOurs()
	}
	format := o.number("format", 1, 1<<31)
	if o.err != nil {
		return nil, o.err
	}
	if format > jsonFormat {
		e := f.lines.fail("it was written by a newer goodcard").(*LineError)
		e.Next = "get the newest goodcard, then import it again"
		return nil, e
	}
	for {
		if o, kind, err = f.object(); err != nil {
			return nil, err
		}
		switch kind {
		case lineDevice:
			f.device(o)
		case lineAlias:
			f.alias(o)
		case lineDeck:
			f.deck(o)
		case lineEvent, lineEnd:
			f.began, f.kind = o, kind
			return f, nil
		case lineHeader:
			o.err = o.fail("a second first line: it is more than one file")
		}
		if o.err != nil {
			return nil, o.err
		}
	}
}

// exportWrites is what to do about a file that is none of ours.
const exportWrites = "'goodcard export json -o FILE' writes one"

func (f *JSONFile) notOurs() error {
	return &LineError{f.lines.file, 1, `this is no export of goodcard: its first line would have "type":"goodcard"`, exportWrites}
}

// object reads a line, and says of which type it is. At the end of the file it is an error.
func (f *JSONFile) object() (*object, string, error) {
	line, err := f.lines.next()
	switch {
	case errors.Is(err, io.EOF) && !f.lines.any:
		return nil, "", &LineError{f.lines.file, 1, "the file is empty", exportWrites}
	case errors.Is(err, io.EOF):
		return nil, "", f.lines.fail(`the file ends before its last line, which would have "type":"end": it was cut off, or is still being written`)
	case err != nil:
		return nil, "", err
	}
	v, err := f.lines.values(line)
	if err != nil {
		if f.lines.n == 1 {
			return nil, "", f.notOurs()
		}
		return nil, "", err
	}
	o := &object{values: v, lines: f.lines}
	kind := text(o, "type", "a text", func(s string) (string, bool) { return s, true })
	if o.err != nil && f.lines.n == 1 {
		return nil, "", f.notOurs()
	}
	return o, kind, o.err
}

func (f *JSONFile) device(o *object) {
	d := study.Device{
		ID:   text(o, "device", "a UUID", history.ParseID),
		Name: text(o, "name", "a text", plain),
	}
	if !o.null("follows") {
		d.Follows = text(o, "follows", "a UUID or null", history.ParseID)
	}
	_, twice := f.devices[d.ID]
	switch {
	case o.err != nil:
	case twice:
		o.err = o.fail("a second line speaks of the device %s", d.ID)
	case len(f.devices) == maxDevices:
		o.err = o.fail("the file has more devices than %d", maxDevices)
	}
	f.devices[d.ID] = d.Name
	f.Lineage.Devices = append(f.Lineage.Devices, d)
}

// plain takes a text that is no longer than any title.
func plain(s string) (string, bool) { return s, len(s) <= 64<<10 }

func (f *JSONFile) alias(o *object) {
	card := func(s string) (string, bool) { return s, deck.ParseRef(s + "#c1").Valid() }
	a := study.Alias{Old: text(o, "old", "the id of a card", card), New: text(o, "new", "the id of a card", card)}
	if len(f.Lineage.Aliases) == maxAliases {
		o.err = o.fail("the file has more former ids than %d", maxAliases)
	}
	f.Lineage.Aliases = append(f.Lineage.Aliases, a)
}

func (f *JSONFile) deck(o *object) {
	d := DeckLine{
		ID:      text(o, "deck", "the id of a deck", func(s string) (string, bool) { return s, deck.ParseRef(s + "/a").Valid() }),
		Title:   text(o, "title", "a text", plain),
		Version: text(o, "version", "a text", plain),
		Shipped: o.flag("shipped"),
	}
	if len(f.Decks) == maxDecks {
		o.err = o.fail("the file has more decks than %d", maxDecks)
	}
	f.Decks = append(f.Decks, d)
}

// Events gives the history that the file holds, once. It ends with an error where the file is broken or
// not whole. Lines of a type that only newer programs know are passed over.
func (f *JSONFile) Events() iter.Seq2[study.Incoming, error] {
	return func(yield func(study.Incoming, error) bool) {
		o, kind, err := f.began, f.kind, error(nil)
		for events := int64(0); ; o, kind, err = f.object() {
			var e study.Incoming
			if err == nil {
				switch kind {
				case lineEvent:
					events++
					e, err = f.event(o), o.err
				case lineEnd:
					if err = f.end(o, events); err == nil {
						return
					}
				case lineHeader, lineDevice, lineAlias, lineDeck:
					err = f.lines.fail("a line of the type %s stands behind events", kind)
				default:
					continue
				}
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// end checks that nothing is missing, and nothing follows.
func (f *JSONFile) end(o *object, events int64) error {
	if said := o.number("events", 0, 1<<53); o.err == nil && said != events {
		return f.lines.fail("the file has %d events and says that it had %d: lines were taken out or added", events, said)
	}
	if o.err != nil {
		return o.err
	}
	switch _, err := f.lines.next(); {
	case err == nil:
		return f.lines.fail("something stands behind the last line: it is more than one file")
	case !errors.Is(err, io.EOF):
		return err
	}
	return nil
}

func (f *JSONFile) event(o *object) study.Incoming {
	var e study.Incoming
	e.Item = text(o, "card", "an item, such as deck/card or deck/card#c2", func(s string) (string, bool) { return s, deck.ParseRef(s).Valid() })
	when := text(o, "at", "a time such as 2026-03-01T10:00:00.000+01:00", instant)
	e.At, e.Offset = when.At, when.Offset
	e.ID = text(o, "id", "a UUID", history.ParseID)
	e.By = text(o, "device", "the UUID of a device of a line before", func(s string) (history.ID, bool) {
		id, ok := history.ParseID(s)
		_, known := f.devices[id]
		return id, ok && known
	})
	e.Device = f.devices[e.By]
	e.Day = text(o, "day", "the study day of the time, or the one before", func(s string) (int, bool) {
		t, err := time.Parse(time.DateOnly, s)
		e.Day = history.StudyDay(t, 0)
		return e.Day, err == nil && e.Plausible()
	})
	e.Kind = f.kindOf(o)
	e.Graded, e.Timed = !o.null("grade"), !o.null("milliseconds")
	known := e.Kind <= history.Newest
	switch {
	case known && e.Graded != e.Kind.Graded():
		o.refuse("grade", "a grade of a review or a cram, and null of all else")
	case known && e.Timed != e.Kind.Graded():
		o.refuse("milliseconds", "a time taken of a review or a cram, and null of all else")
	}
	if e.Graded {
		e.Grade = scheduler.Grade(o.number("grade", 0, 5))
	}
	if e.Timed {
		e.MS = o.number("milliseconds", 0, 1<<53)
	}
	if known {
		e.Graded, e.Timed = false, false // which speak of other kinds alone
	}
	e.Wording, e.Body = o.anyText("wording"), o.anyText("body")
	if (e.ID == history.ID{}) && o.err == nil {
		o.refuse("id", "a UUID that is not zero")
	}
	return e
}

// instant reads a time as it is written.
func instant(s string) (history.Moment, bool) {
	t, err := time.Parse(timeLayout, s)
	if err != nil || !history.Possible(t) {
		return history.Moment{}, false
	}
	_, offset := t.Zone()
	m := history.Moment{At: t.UnixMilli(), Offset: offset / 60}
	return m, m.Offset >= -24*60 && m.Offset <= 24*60
}

func (f *JSONFile) kindOf(o *object) history.Kind {
	raw := string(o.values["kind"])
	if raw != "" && raw[0] != '"' {
		return history.Kind(o.number("kind", 1, 1<<31-1))
	}
	return text(o, "kind", "review, cram, void or another kind of event", func(s string) (history.Kind, bool) {
		k, ok := f.named[s]
		return k, ok
	})
}
