package anki

import (
	"context"
	"encoding/binary"
	"slices"
	"testing"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/history"
	"goodcard/study"
)

// A fixed collection knows some cards and has one history for each item.
type fixed struct{ events []history.Event }

var fixedCards = []string{"goals/law", "goals/measure", "goals/gap", "goals/pick"}

func (c fixed) KnownCards(_ context.Context, do func(string) error) error {
	for _, card := range fixedCards {
		if err := do(card); err != nil {
			return err
		}
	}
	return nil
}

func (c fixed) Whereabouts(_ context.Context, items []string, do func(study.Whereabouts) error) error {
	for _, item := range items {
		if err := do(study.Whereabouts{Item: item, Home: item, Installed: true, Events: slices.Clone(c.events)}); err != nil {
			return err
		}
	}
	return nil
}

func (c fixed) Homes(_ context.Context, items []string, do func(string) error) error {
	for _, item := range items {
		if err := do(item); err != nil {
			return err
		}
	}
	return nil
}

func (c fixed) Decks(context.Context) ([]study.Deck, error) { return nil, nil }

// A tape gives numbers out of what a fuzzer writes, and zeros at its end.
type tape []byte

func (b *tape) next() int64 {
	var cell [8]byte
	*b = (*b)[copy(cell[:], *b):]
	return int64(binary.LittleEndian.Uint64(cell[:]))
}

func (b *tape) small(n int64) int64 { return ((b.next() % n) + n) % n }

// drawFile makes a file of whatever values.
func drawFile(b *tape) *ankiFile {
	f := &ankiFile{about: apkg.Collection{Day0: b.next(), Offset: int(b.next()), HasOffset: b.small(2) == 0, NoteTypes: NoteTypes()}}
	f.about.NoteTypes[b.small(5)].Fields = nil
	for range b.small(6) {
		first := fixedCards[b.small(4)]
		n := apkg.Note{ID: b.small(4), GUID: GUID(first), NoteType: f.about.NoteTypes[b.small(5)].ID}
		if b.small(4) == 0 {
			n.GUID = string([]byte{byte(b.next()), 0x1f, byte(b.next())})
		}
		for range b.small(40) {
			n.Fields = append(n.Fields, []string{"", first, fixedCards[b.small(4)], "<b\x1f", "\xff&#0;", "deck/" + string(rune(b.next()))}[b.small(6)])
		}
		f.notes = append(f.notes, n)
	}
	for range b.small(8) {
		f.cards = append(f.cards, apkg.Card{ID: b.small(6), Note: b.small(4), Ord: int(b.next()) >> (8 * b.small(8)), Queue: int(b.small(9)) - 4, Flags: int(b.next())})
	}
	for range b.small(12) {
		f.reviews = append(f.reviews, apkg.Review{ID: b.next(), Card: b.small(6), Ease: int(b.small(7)) - 1, Factor: int(b.small(3)), Taken: int(b.next()), Type: apkg.ReviewType(b.small(8)) - 1})
		if last := &f.reviews[len(f.reviews)-1]; b.small(2) == 0 {
			last.ID = aDay.UnixMilli() + b.small(100)
		}
	}
	return f
}

// Whatever a file says, what comes in is what the history can hold, no row comes in twice, and each
// row is counted once.
func FuzzHome(f *testing.F) {
	f.Add([]byte{})
	f.Add(slices.Repeat([]byte{1, 2, 3, 0, 0, 0, 0, 0, 5}, 90))
	f.Add(slices.Repeat([]byte{255, 2, 77, 4, 3, 255, 255, 255, 9, 1}, 90))
	now := history.Moment{At: aDay.UnixMilli() + 50, Day: 20_500}
	at := aDay.UnixMilli()
	own := []history.Event{
		{Entry: history.Entry{Kind: history.Review, Grade: 4}, Moment: history.Moment{At: at}, ID: history.ID{6: 0x70}},
		{Entry: history.Entry{Kind: history.Review, Grade: 4}, Moment: history.Moment{At: at + 20}, ID: history.ID{6: 0x70, 7: 1}, Voided: true},
		{Entry: history.Entry{Kind: history.Forget}, Moment: history.Moment{At: at + 30}, ID: history.ID{6: 0x70, 7: 2}},
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkHome(t, data, own, now) })
}

func checkHome(t *testing.T, data []byte, own []history.Event, now history.Moment) {
	t.Helper()
	b := tape(data)
	file := drawFile(&b)
	h, err := ReadHome(t.Context(), file, fixed{own}, now)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for in, err := range h.Events() {
		n++
		switch {
		case err != nil:
			t.Fatal(err)
		case !deck.ParseRef(in.Item).Valid() || !in.Plausible() || in.At < firstAnki || in.At > now.At || in.MS < 0:
			t.Fatalf("no history can hold %+v", in)
		case in.Kind.Graded() && !in.Grade.Valid() || !in.Kind.Graded() && in.Kind != history.Forget:
			t.Fatalf("no act of a learner: %+v", in)
		case in.By == history.ID{} || !in.By.Foreign() || in.Origin == nil:
			t.Fatalf("nobody's: %+v", in)
		}
	}
	if n != h.New() {
		t.Fatalf("%d events of %d", n, h.New())
	}
	of := 0
	cards := map[int64]bool{}
	for _, c := range file.cards {
		cards[c.ID] = slices.ContainsFunc(file.notes, func(n apkg.Note) bool { return n.ID == c.Note }) || cards[c.ID]
	}
	for _, r := range file.reviews {
		of += one(cards[r.Card])
	}
	if sum := h.New() + h.Known + h.Ahead + h.ByHand + h.Unread + h.Astray; sum > of {
		t.Fatalf("%d rows are told of %d", sum, of)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
