package anki

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
)

// now is after all that tests of logs tell of, in Unix milliseconds.
const now = 2_000_000_000_000

// told replays what was done with an item, a day a line: "1: 4 forget", where a digit is a grade
// of a review and "c4" practice; and returns its log, a row each.
func told(t testing.TB, days string) (rows []string, book *logbook) {
	t.Helper()
	var events []history.Event
	for line := range strings.Lines(days) {
		var day int
		before, after, _ := strings.Cut(strings.TrimSpace(line), ":")
		if _, err := fmt.Sscan(before, &day); err != nil {
			t.Fatal(err)
		}
		for _, word := range strings.Fields(after) {
			at := int64(day)*86_400_000 + int64(len(events))*1000
			e := history.Event{Entry: history.Entry{Item: "d/a", MS: 7000}, Moment: history.Moment{At: at, Day: day}}
			e.ID, _ = history.NewID(at, strings.NewReader(strings.Repeat("x", 10)))
			switch {
			case word == "forget":
				e.Kind = history.Forget
			case word == "seed": // of an interval of 20 days from the day before
				e.Kind, e.Body = history.Seed, history.SeedBody{Interval: new(20), EF: new(210)}.String()
			case word == "due": // on this day, brought forward
				e.Kind, e.Body = history.Nudge, history.NudgeBody{Due: new(day)}.String()
			case strings.HasPrefix(word, "void"): // of the event before
				e.Kind, e.Body = history.Void, events[len(events)-1].ID.String()
			default:
				e.Kind = history.Review
				if grade, practice := strings.CutPrefix(word, "c"); practice {
					word, e.Kind = grade, history.Cram
				}
				e.Grade = scheduler.Grade(word[0] - '0')
			}
			events = append(events, e)
		}
	}
	book = &logbook{now: now}
	policy := history.Policy{Scheduler: scheduler.SM2{}}
	policy.Replay(events, nil, func(s history.Step) { book.add(&s) })
	for _, r := range book.rows {
		rows = append(rows, fmt.Sprintf("%d: %d, %d after %d, %d", r.kind, r.ease, r.interval, r.last, r.factor))
	}
	return rows, book
}

// Rows are "type: ease, interval after the interval before, factor", as Anki 26.09.3 writes
// them: see its answers in reference texts of the format.
func TestRows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, days string
		want       []string
	}{
		{"a new card that is known", "10: 4", []string{"0: 3, 1 after 0, 2500"}},
		{"with ease", "10: 5", []string{"0: 4, 1 after 0, 2600"}},
		{"in time, and late", "10: 4\n11: 4\n19: 4", []string{"0: 3, 1 after 0, 2500", "1: 3, 6 after 1, 2500", "1: 3, 15 after 6, 2500"}},
		{"a new card in its drill", "10: 1 0 3 4", []string{"0: 1, -60 after 0, 0", "0: 1, -60 after -60, 0", "0: 2, -330 after -60, 0", "0: 3, 1 after -330, 2500"}},
		{"a drill that is not ended", "10: 1\n11: 4", []string{"0: 1, -60 after 0, 0", "1: 3, 6 after 1, 2500"}},
		{"a lapse and its drill", "10: 4\n11: 4\n17: 2 1 3 4", []string{"0: 3, 1 after 0, 2500", "1: 3, 6 after 1, 2500",
			"1: 1, -600 after 6, 2500", "2: 1, -600 after -600, 2500", "2: 2, -900 after -600, 2500", "2: 3, 1 after -900, 2500"}},
		{"hard, and its drill", "10: 4\n11: 3 4", []string{"0: 3, 1 after 0, 2500", "1: 2, 6 after 1, 2360", "2: 3, 6 after -900, 2360"}},
		{"early", "10: 4\n11: 4\n13: 4", []string{"0: 3, 1 after 0, 2500", "1: 3, 6 after 1, 2500", "3: 3, 6 after 6, 2500"}},
		{"early, and forgotten", "10: 4\n11: 4\n13: 1 4", []string{"0: 3, 1 after 0, 2500", "1: 3, 6 after 1, 2500",
			"3: 1, -600 after 6, 2500", "2: 3, 1 after -600, 2500"}},
		{"once more after all was known", "10: 4\n11: 4 5", []string{"0: 3, 1 after 0, 2500", "1: 3, 6 after 1, 2500", "3: 4, 6 after 6, 2500"}},
		{"practice", "10: c1 c4\n11: 4 c3", []string{"3: 1, -60 after -60, 0", "3: 3, 0 after -60, 0", "0: 3, 1 after 0, 2500", "3: 2, 0 after -60, 0"}},
		{"forgotten and begun anew", "10: 4\n11: 4 forget 4", []string{"0: 3, 1 after 0, 2500", "1: 3, 6 after 1, 2500",
			"4: 0, 0 after 6, 0", "0: 3, 1 after 0, 2500"}},
		{"forgotten in its drill", "10: 1 forget\n12: 4", []string{"0: 1, -60 after 0, 0", "4: 0, 0 after 1, 0", "0: 3, 1 after 0, 2500"}},
		{"taken back", "10: 1 void 4\n11: 4 void", []string{"0: 3, 1 after 0, 2500"}},
		{"known from elsewhere: no first row", "10: seed\n29: 4", []string{"1: 3, 42 after 20, 2100"}},
		{"known from elsewhere, early", "10: seed\n12: 4", []string{"3: 3, 20 after 20, 2100"}},
		{"brought forward: not early", "10: 4\n11: 4\n13: due 4", []string{"0: 3, 1 after 0, 2500", "1: 3, 6 after 1, 2500", "1: 3, 6 after 6, 2500"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if rows, _ := told(t, c.days); !slices.Equal(rows, c.want) {
				t.Errorf("the log is\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// An update made a card another, and a device that had not heard of it was answered in the old text
// meanwhile: that answer begins nothing, and FSRS passes over what stands before a first row.
func TestRowsOfAnOldText(t *testing.T) {
	t.Parallel()
	laptop, phone := history.ID{1}, history.ID{2}
	forget := history.Update{For: "d@2.0.0", Text: "01234567"}.String()
	var events []history.Event
	for day, e := range []struct {
		by    history.ID
		kind  history.Kind
		grade scheduler.Grade
	}{{phone, history.Review, 4}, {phone, history.Review, 4}, {laptop, history.Forget, 0}, {phone, history.Review, 3}, {phone, history.Forget, 0}, {phone, history.Review, 4}} {
		event := history.Event{Entry: history.Entry{Item: "d/a", Kind: e.kind, Grade: e.grade}, Moment: history.Moment{At: int64(day) * 86_400_000, Day: day}, By: e.by}
		event.ID[15] = byte(day + 1)
		if e.kind == history.Forget {
			event.Body = forget
		}
		events = append(events, event)
	}
	book := &logbook{now: now}
	history.Policy{Scheduler: scheduler.SM2{}}.Replay(events, nil, func(s history.Step) { book.add(&s) })
	var rows []string
	for _, r := range book.rows {
		rows = append(rows, fmt.Sprintf("%d: %d", r.kind, r.ease))
	}
	if want := []string{"0: 3", "1: 3", "4: 0", "1: 2", "0: 3"}; !slices.Equal(rows, want) {
		t.Errorf("the log is %q, want %q", rows, want)
	}
}

// What a clock that was wrong dated after now stays behind.
func TestRowsOfTheFuture(t *testing.T) {
	t.Parallel()
	rows, book := told(t, "10: 4\n30000: 4 forget c4")
	if want := []string{"0: 3, 1 after 0, 2500"}; !slices.Equal(rows, want) || book.ahead != 2 {
		t.Errorf("the log is %q, %d answers stay behind", rows, book.ahead)
	}
}

// Ids are unique and rise as the history does. What came from Anki keeps its own, if no other
// has it; of the others each has the least id that is free since its time and since the one before.
func TestNumbers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		books := map[string]*learned{}
		var all []*row
		for _, item := range []string{"d/a", "d/b", "d/c"} {
			b := &learned{}
			for n := range rapid.IntRange(0, 12).Draw(t, "rows") {
				r := row{at: rapid.Int64Range(0, 20).Draw(t, "at")}
				r.event[13], r.event[14], r.event[15] = rapid.Byte().Draw(t, "id"), item[2], byte(n)
				if r.event[6] = 0x70; rapid.Bool().Draw(t, "foreign") {
					r.event[6] = 0x80
				}
				b.rows = append(b.rows, r)
			}
			for i := range b.rows {
				all = append(all, &b.rows[i])
			}
			books[item] = b
		}
		number(books)
		slices.SortFunc(all, func(a, b *row) int { return cmp.Or(cmp.Compare(a.at, b.at), bytes.Compare(a.event[:], b.event[:])) })
		taken := map[int64]bool{}
		var rest []*row
		for _, r := range all {
			if !r.event.Foreign() || r.at == 0 || taken[r.at] {
				rest = append(rest, r)
				continue
			}
			taken[r.at] = true
			if r.id != r.at {
				t.Fatalf("the row of Anki %d has the id %d", r.at, r.id)
			}
		}
		last := int64(0)
		for _, r := range rest {
			for last = max(r.at, last+1); taken[last]; {
				last++
			}
			if r.id != last {
				t.Fatalf("the row of %d has the id %d, and %d is the least that is free", r.at, r.id, last)
			}
		}
	})
}
