package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/exchange"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	laptop = history.ID{1, 6: 0x40, 8: 0x80}
	phone  = history.ID{2, 6: 0x40, 8: 0x80}
	march  = history.Moment{At: 1772355600123, Offset: 60, Day: 20513}
)

func lineage() study.Lineage {
	return study.Lineage{
		Devices: []study.Device{{ID: laptop, Name: "laptop\x1b[2J"}, {ID: phone, Name: "phone", Follows: laptop}},
		Aliases: []study.Alias{{Old: "d/old", New: "d/new"}},
	}
}

// written returns the file that holds these events, and d unless it is nil.
func written(t testing.TB, d *deck.Deck, events ...study.Incoming) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := exchange.NewJSONWriter(&b, nil, lineage())
	must(t, err)
	if d != nil {
		must(t, w.Deck(d, true))
	}
	for _, e := range events {
		must(t, w.Event(&e))
	}
	must(t, w.Close())
	return b.Bytes()
}

func must(t rapid.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// read returns what a file holds, or what is wrong with it.
func read(src []byte) (*exchange.JSONFile, []study.Incoming, error) {
	f, err := exchange.ReadJSON(bytes.NewReader(src), "all.json")
	if err != nil {
		return nil, nil, err
	}
	var events []study.Incoming
	for e, err := range f.Events() {
		if err != nil {
			return f, events, err
		}
		events = append(events, e)
	}
	return f, events, nil
}

func drawEvent(t *rapid.T) study.Incoming {
	names := map[history.ID]string{laptop: "laptop\x1b[2J", phone: "phone"}
	var e study.Incoming
	e.Item = rapid.SampledFrom([]string{"d/a", "d/a#reverse", "other-deck/card-1#c12"}).Draw(t, "item")
	e.Kind = history.Kind(rapid.OneOf(rapid.IntRange(1, int(history.Newest)+2), rapid.Just(1<<31-1)).Draw(t, "kind"))
	e.At = rapid.OneOf(rapid.Int64Range(0, 200_000_000_000_000), rapid.SampledFrom([]int64{0, 999, march.At})).Draw(t, "at")
	e.Offset = rapid.SampledFrom([]int{0, 60, -210, 840, -1440, 1440}).Draw(t, "offset")
	e.Day = history.StudyDay(e.Time(), 0) - rapid.IntRange(0, 1).Draw(t, "rollover")
	e.By = rapid.SampledFrom([]history.ID{laptop, phone}).Draw(t, "device")
	e.Device = names[e.By]
	copy(e.ID[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Filter(func(b []byte) bool { return slices.Max(b) > 0 }).Draw(t, "id"))
	unknown := e.Kind > history.Newest
	e.Graded, e.Timed = unknown && rapid.Bool().Draw(t, "graded"), unknown && rapid.Bool().Draw(t, "timed")
	if e.Kind.Graded() || e.Graded {
		e.Grade = scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade"))
	}
	if e.Kind.Graded() || e.Timed {
		e.MS = rapid.Int64Range(0, 1<<53).Draw(t, "ms")
	}
	e.Wording = rapid.SampledFrom([]string{"", "also:0123abcd", "anki"}).Draw(t, "wording")
	e.Body = rapid.OneOf(rapid.Just(""), rapid.String().Filter(func(s string) bool { return strings.ToValidUTF8(s, "") == s })).Draw(t, "body")
	return e
}

// What was written reads back as it was, and a terminal may show the file.
func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		events := rapid.SliceOfN(rapid.Custom(drawEvent), 0, 4).Draw(r, "events")
		src := written(t, nil, events...)
		f, got, err := read(src)
		if err != nil {
			r.Fatalf("%v\n%s", err, src)
		}
		if diff := cmp.Diff(append([]study.Incoming{}, events...), append([]study.Incoming{}, got...)); diff != "" {
			r.Fatalf("(-written +read)\n%s\n%s", diff, src)
		}
		if diff := cmp.Diff(lineage(), f.Lineage); diff != "" {
			r.Fatalf("(-written +read)\n%s\n%s", diff, src)
		}
		if bytes.ContainsAny(src, "\x1b\x7f\u0085\u202e") {
			r.Fatalf("a terminal would obey %q", src)
		}
	})
}

// The lines are documented, and stay as they are.
func TestJSONLines(t *testing.T) {
	answer := study.Incoming{Event: history.Event{
		Entry:  history.Entry{Item: "d/a", Kind: history.Review, Grade: 4, MS: 3217, Wording: "also:0123abcd", Body: `{"choice":"0f3a0f3a"}`},
		Moment: march, ID: history.ID{1: 1, 6: 0x70, 8: 0x80}, By: laptop,
	}}
	later := study.Incoming{Event: history.Event{Entry: history.Entry{Item: "d/a", Kind: 77}, Moment: march, ID: history.ID{1: 2, 6: 0x70, 8: 0x80}, By: phone}}
	d, err := deck.Parse("d.yaml", []byte("format: 1\nid: d\ntitle: A deck\nversion: 1.0.0\ncards:\n  - {id: a, ask: 'Which?', answer: This., both-ways: true}\n"))
	must(t, err)
	want := `{"type":"goodcard","format":1,"decks":null}
{"type":"device","device":"01000000-0000-4000-8000-000000000000","name":"laptop\u001b[2J","follows":null}
{"type":"device","device":"02000000-0000-4000-8000-000000000000","name":"phone","follows":"01000000-0000-4000-8000-000000000000"}
{"type":"alias","old":"d/old","new":"d/new"}
{"type":"deck","deck":"d","title":"A deck","version":"1.0.0","shipped":true,"content":{"format":1,"id":"d","title":"A deck","version":"1.0.0","cards":[{"id":"a","ask":"Which?","answer":"This.","both-ways":true}]}}
{"type":"event","card":"d/a","at":"2026-03-01T10:00:00.123+01:00","id":"00010000-0000-7000-8000-000000000000","device":"01000000-0000-4000-8000-000000000000","day":"2026-03-01","kind":"review","grade":4,"milliseconds":3217,"wording":"also:0123abcd","body":"{\"choice\":\"0f3a0f3a\"}"}
{"type":"event","card":"d/a","at":"2026-03-01T10:00:00.123+01:00","id":"00020000-0000-7000-8000-000000000000","device":"02000000-0000-4000-8000-000000000000","day":"2026-03-01","kind":77,"grade":null,"milliseconds":null,"wording":null,"body":null}
{"type":"end","decks":1,"events":2}
`
	if diff := cmp.Diff(want, string(written(t, d, answer, later))); diff != "" {
		t.Errorf("(-want +written)\n%s", diff)
	}
	f, events, err := read([]byte(want))
	must(t, err)
	if len(events) != 2 || !slices.Equal(f.Decks, []exchange.DeckLine{{ID: "d", Title: "A deck", Version: "1.0.0", Shipped: true}}) {
		t.Errorf("read %+v and %d events", f.Decks, len(events))
	}
}

// What is wrong is told with its line, and nothing is given for it.
func TestJSONRefuses(t *testing.T) {
	event := rapid.Custom(drawEvent).Example(1)
	event.Kind, event.Grade, event.MS, event.Graded, event.Timed, event.Moment = history.Review, 4, 5, false, false, march
	event.Body = ""
	good := string(written(t, nil, event))
	lines := strings.SplitAfter(good, "\n")
	line := func(n int, of, by string) string {
		all := slices.Clone(lines)
		if all[n-1] = strings.Replace(all[n-1], of, by, 1); all[n-1] == lines[n-1] {
			t.Fatalf("line %d has no %s", n, of)
		}
		return strings.Join(all, "")
	}
	without := func(n int) string { return strings.Join(slices.Delete(slices.Clone(lines), n-1, n), "") }
	for name, test := range map[string]struct{ src, want string }{
		"empty":               {"", "all.json:1: the file is empty"},
		"empty lines":         {"\n \n", "all.json:1: the file is empty"},
		"another program":     {"{\"cards\":[]}\n", "all.json:1: this is no export of goodcard"},
		"a list":              {"[1]\n", "all.json:1: this is no export"},
		"binary":              {"PK\x03\x04", "all.json:1: this is no export"},
		"newer":               {line(1, `"format":1`, `"format":2`), "all.json:1: it was written by a newer goodcard"},
		"no format":           {line(1, `"format":1`, `"f":1`), "all.json:1: format is missing: a whole number"},
		"cut off":             {good[:len(good)-len(lines[5])], `all.json:6: the file ends before its last line`},
		"cut within":          {good[:len(good)-5], fmt.Sprintf("all.json:6: an object of JSON was expected: the line breaks off after byte %d", len(lines[5])-5)},
		"lost line":           {without(5), "all.json:5: the file has 0 events and says that it had 1"},
		"two files":           {good + good, "all.json:7: something stands behind the last line: it is more than one file"},
		"second header":       {lines[0] + good, "all.json:2: a second first line: it is more than one file"},
		"device twice":        {strings.Join(slices.Insert(slices.Clone(lines), 2, lines[1]), ""), "all.json:3: a second line speaks of the device 0"},
		"device too late":     {strings.Join(slices.Insert(slices.Clone(lines), 5, lines[1]), ""), "all.json:6: a line of the type device stands behind events"},
		"unknown device":      {line(5, `"device":"0`, `"device":"1`), "all.json:5: device is"},
		"alias of items":      {line(4, `d/old`, `d/old#c1`), `all.json:4: old is "d/old#c1": the id of a card was expected`},
		"escape codes":        {line(5, event.Item, `d/\u001b[2J`), `all.json:5: card is "d/\u001b[2J": an item`},
		"no card":             {line(5, `"card"`, `"Card"`), "all.json:5: card is missing"},
		"impossible time":     {line(5, "2026-03-01T10", "2026-02-31T10"), "all.json:5: at is"},
		"time without zone":   {line(5, "+01:00", ""), "all.json:5: at is"},
		"before 1970":         {line(5, "2026-03-01T10", "1969-12-31T10"), "all.json:5: at is"},
		"day of another time": {line(5, `"day":"2026-03-01"`, `"day":"2026-03-02"`), "all.json:5: day is"},
		"unknown name":        {line(5, `"review"`, `"rewiev"`), "all.json:5: kind is"},
		"kind 0":              {line(5, `"review"`, `0`), "all.json:5: kind is 0: a whole number from 1"},
		"grade 6":             {line(5, `"grade":4`, `"grade":6`), "all.json:5: grade is 6: a whole number from 0 to 5"},
		"no grade":            {line(5, `"grade":4`, `"grade":null`), "all.json:5: grade is null: a grade of a review"},
		"grade of a flag":     {line(5, `"review"`, `"flag"`), "all.json:5: grade is 4: a grade of a review"},
		"negative time taken": {line(5, `"milliseconds":5`, `"milliseconds":-5`), "all.json:5: milliseconds is -5"},
		"fraction":            {line(5, `"milliseconds":5`, `"milliseconds":5.5`), "all.json:5: milliseconds is 5.5"},
		"no wording":          {line(5, `"wording"`, `"w"`), "all.json:5: wording is missing"},
		"number as text":      {line(5, `"body":null`, `"body":7`), "all.json:5: body is 7: a text or null"},
		"zero id":             {line(5, event.ID.String(), history.ID{}.String()), "all.json:5: id is"},
		"long line":           {line(5, `"body":null`, `"body":"`+strings.Repeat("x", 5<<20)+`"`), "all.json:5: the line is longer than 4 MiB"},
		"deep":                {line(5, `"body":null`, `"body":`+strings.Repeat("[", 1<<20)), "all.json:5: an object of JSON was expected: what it says is nested too deeply"},
		"junk":                {line(2, `"name":`, `"name" `), "all.json:2: an object of JSON was expected: byte "},
		"bad byte":            {line(5, `"body":null`, "\"body\":\"\xff\""), fmt.Sprintf("all.json:5: byte %d of the line is not UTF-8", strings.Index(lines[4], `"body":null`)+9)},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := read([]byte(test.src))
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Fatalf("error %v; want %s", err, test.want)
			}
			if h, ok := err.(interface{ Hint() string }); !ok || h.Hint() == "" {
				t.Error("nothing is said of what to do")
			}
		})
	}
}

// Of a later program of the same format, what this one does not know is passed over; kinds are kept.
func TestJSONOfLaterProgram(t *testing.T) {
	event := study.Incoming{Event: history.Event{Entry: history.Entry{Item: "d/a", Kind: 99, Grade: 3, Body: "x"}, Moment: march, ID: laptop, By: laptop, Device: "laptop\x1b[2J"}, Graded: true}
	src := string(written(t, nil, event))
	src = strings.Replace(src, `"kind":99`, `"mood":{"x":[1]},"kind":99`, 1)
	src = strings.Replace(src, `{"type":"event"`, "{\"type\":\"rating\",\"x\":1}\n\r\n{\"type\":\"event\"", 1)
	_, got, err := read([]byte(src))
	must(t, err)
	if diff := cmp.Diff([]study.Incoming{event}, got); diff != "" {
		t.Errorf("(-written +read)\n%s", diff)
	}
}

// Of a large deck only what stands before its content is held.
func TestJSONOfLargeDeck(t *testing.T) {
	d := &deck.Deck{ID: "d", Title: "Large", Version: "1.0.0"}
	for i := range 300 {
		d.Cards = append(d.Cards, deck.Card{ID: fmt.Sprint("c", i), Kind: deck.Ask, Text: strings.Repeat("word ", 6000), Answer: "x"})
	}
	src := written(t, d)
	f, _, err := read(src)
	must(t, err)
	if want := []exchange.DeckLine{{ID: "d", Title: "Large", Version: "1.0.0", Shipped: true}}; !slices.Equal(f.Decks, want) {
		t.Errorf("read %+v", f.Decks)
	}
	if _, _, err := read(bytes.Replace(src, []byte(`,"content":`), []byte(`,"contents":`), 1)); err == nil {
		t.Error("a line of many megabytes that is no deck is read")
	}
}

func FuzzReadJSON(f *testing.F) {
	event := rapid.Custom(drawEvent).Example(1)
	f.Add(written(f, nil, event))
	f.Add([]byte(`{"type":"goodcard","format":1,"decks":null}` + "\n" + `{"type":"end","decks":0,"events":0}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		file, events, err := read(src)
		if err != nil {
			return
		}
		// What was read can be written, and reads back.
		var b bytes.Buffer
		w, err := exchange.NewJSONWriter(&b, nil, file.Lineage)
		must(t, err)
		for _, e := range events {
			must(t, w.Event(&e))
		}
		must(t, w.Close())
		_, again, err := read(b.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.Bytes())
		}
		if diff := cmp.Diff(events, again); diff != "" {
			t.Fatalf("(-read +read again)\n%s", diff)
		}
		for line := range bytes.Lines(b.Bytes()) {
			if !json.Valid(line) {
				t.Fatalf("no JSON: %s", line)
			}
		}
	})
}

// A mark that some editors write before UTF-8 is no part of the file.
func TestJSONWithAByteOrderMark(t *testing.T) {
	src := written(t, nil)
	_, _, err := read(append([]byte("\ufeff"), src...))
	if err != nil {
		t.Error(err)
	}
}
