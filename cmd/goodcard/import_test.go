package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"goodcard/anki"
	"goodcard/anki/apkg"
	"goodcard/deck"

	"github.com/rogpeppe/go-internal/testscript"
)

// answered writes a package: "answered FILE.apkg LIST"; see [writeAnswered].
func answered(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: answered FILE.apkg LIST")
	}
	ts.Check(writeAnswered(ts.MkAbs(args[0]), ts.ReadFile(args[1])))
}

// writeAnswered writes a package as Anki exports one. A line of the list is
//
//	note TYPE FIRST [CLAIM]      a note: "ask", "cloze" or another kind of card, or "foreign"
//	card ORD [STATE...]          a card of it: "new", "suspended", "flagged"
//	row TIME EASE [TYPE FACTOR]  a row of its review log; TIME in RFC 3339
func writeAnswered(path, list string) error {
	a := answering{c: apkg.Collection{
		Day0: 1_700_000_000, Offset: 60, Rollover: 4, Modified: 1_700_000_000_000, NoteTypes: anki.NoteTypes(),
		Decks: []apkg.Deck{{ID: 1_700_000_000_000, Name: "Goals"}},
	}}
	a.c.NoteTypes = append(a.c.NoteTypes, apkg.NoteType{ID: 1_700_000_000_001, Name: "Basic", Fields: []apkg.Field{{Name: "Front"}},
		Templates: []apkg.Template{{Name: "Card 1", Question: "{{Front}}", Answer: "{{Front}}"}}})
	for line := range strings.Lines(list) {
		if err := a.line(strings.Fields(line)); err != nil {
			return err
		}
	}
	w, err := apkg.Create(path, &a.c)
	if err != nil {
		return err
	}
	for _, n := range a.notes {
		if err := w.Add(&n.Note, n.cards, n.reviews); err != nil {
			w.Abort()
			return err
		}
	}
	return w.Close()
}

type answering struct {
	c     apkg.Collection
	notes []answeredNote
}

type answeredNote struct {
	apkg.Note
	cards   []apkg.Card
	reviews []apkg.Review
}

var kindIndex = []string{string(deck.Ask), string(deck.Cloze), string(deck.Choose), string(deck.Type), string(deck.Explain), "foreign"}

func (a *answering) line(words []string) error {
	if len(words) < 2 {
		return nil
	}
	last := len(a.notes) - 1
	id := int64(1_700_000_100_000 + 1000*len(a.notes))
	switch words[0] {
	case "note":
		t := &a.c.NoteTypes[slices.Index(kindIndex, words[1])]
		n := apkg.Note{ID: id, GUID: anki.GUID(words[2]), NoteType: t.ID, Modified: 1_700_000_000, Fields: make([]string, len(t.Fields))}
		n.Fields[0] = "Which?"
		if at := slices.IndexFunc(t.Fields, func(f apkg.Field) bool { return f.Name == "CardID" }); at >= 0 && len(words) > 3 {
			n.Fields[at] = words[3]
		}
		a.notes = append(a.notes, answeredNote{Note: n})
	case "card":
		ord, err := strconv.Atoi(words[1])
		if err != nil {
			return err
		}
		n := &a.notes[last]
		card := apkg.Card{ID: id + int64(len(n.cards)), Note: n.ID, Deck: 1_700_000_000_000, Ord: ord, Modified: 1_700_000_000, Type: apkg.Reviewed, Queue: apkg.QueueReview, Due: 5, Interval: 3, Factor: 2500}
		for _, state := range words[2:] {
			switch state {
			case "new":
				card.Type, card.Queue, card.Interval, card.Factor = apkg.New, apkg.QueueNew, 0, 0
			case "suspended":
				card.Queue = apkg.QueueSuspended
			case "flagged":
				card.Flags = 1
			}
		}
		n.cards = append(n.cards, card)
	case "row":
		at, err := time.Parse(time.RFC3339Nano, words[1])
		if err != nil {
			return err
		}
		n := &a.notes[last]
		r := apkg.Review{ID: at.UnixMilli(), Card: n.cards[len(n.cards)-1].ID, Interval: 3, Factor: 2500, Taken: 4000, Type: apkg.WasReview}
		numbers := make([]int, len(words)-2)
		for i, word := range words[2:] {
			if numbers[i], err = strconv.Atoi(word); err != nil {
				return err
			}
		}
		r.Ease = numbers[0]
		if len(numbers) > 2 {
			r.Type, r.Factor = apkg.ReviewType(numbers[1]), numbers[2]
		}
		n.reviews = append(n.reviews, r)
	default:
		return fmt.Errorf("no line begins with %s", words[0])
	}
	return nil
}

// What a shell or an editor made of an export is said by name, or does not matter.
func TestImportOfAnExportInAnotherEncoding(t *testing.T) {
	const export = `{"type":"goodcard","format":1,"decks":null}` + "\n" + `{"type":"end","decks":0,"events":0}` + "\n"
	wide := func(order binary.AppendByteOrder) string {
		var text []byte
		for _, unit := range utf16.Encode([]rune("\ufeff" + export)) {
			text = order.AppendUint16(text, unit)
		}
		return string(text)
	}
	const utf16Told = "all.json is a text in UTF-16\nhint: save it as UTF-8, or have it written by 'goodcard --data data export json -o FILE', which no shell changes\n"
	for name, test := range map[string]struct {
		text, said string
		code       int
	}{
		"UTF-16 of PowerShell":       {wide(binary.LittleEndian), utf16Told, exitFailed},
		"UTF-16 of the other order":  {wide(binary.BigEndian), utf16Told, exitFailed},
		"UTF-8 with a mark":          {"\ufeff" + export, "", exitDone},
		"with a byte of another set": {strings.Replace(export, "\n", "\n{\"type\":\"x\",\"a\":\"\xe9\"}\n", 1), "all.json:2: byte 18 of the line is not UTF-8\nhint: nothing was changed; save the file as UTF-8, ", exitFailed},
	} {
		t.Chdir(t.TempDir())
		if err := os.WriteFile("all.json", []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, said, code := ran(t, "data", "import", "all.json"); code != test.code || !strings.Contains(said, test.said) {
			t.Errorf("%s: exit code %d, %q", name, code, said)
		}
	}
}
