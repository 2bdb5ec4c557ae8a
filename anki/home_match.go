package anki

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/history"
	"goodcard/study"
)

// readRows keeps the rows of cards of ours that are events.
func (r *homeReader) readRows(ctx context.Context, file homeSource) error {
	return file.Reviews(func(row *apkg.Review) error {
		i, ours := r.byCard[row.Card]
		if !ours {
			return nil
		}
		r.Log = true
		if r.cards[i].item < 0 {
			r.Astray++
			r.Notes[r.cards[i].note].stray++
			return nil
		}
		kind, ease, ok := eventOf(row)
		switch {
		case !ok && byHand(row):
			r.ByHand++
		case !ok || row.ID < firstAnki:
			r.Unread++
		default:
			r.rows = append(r.rows, homeRow{at: row.ID, card: i, ms: millis(row.Taken), kind: kind, ease: ease})
		}
		return nil
	})
}

// compare finds out which rows are new: those that are neither here from an earlier import nor went
// out from here. It also compares how items stand.
func (r *homeReader) compare(ctx context.Context, c homeCollection) error {
	slices.SortFunc(r.rows, func(a, b homeRow) int {
		return cmp.Or(cmp.Compare(r.cards[a.card].item, r.cards[b.card].item), cmp.Compare(a.at, b.at), cmp.Compare(a.kind, b.kind))
	})
	ids := make([]string, len(r.items))
	for i := range r.items {
		ids[i] = r.items[i].id
	}
	at, left := 0, r.rows
	return c.Whereabouts(ctx, ids, func(w study.Whereabouts) error {
		n := 0
		for n < len(left) && int(r.cards[left[n].card].item) == at {
			n++
		}
		r.meet(&r.items[at], left[:n], &w)
		left = left[n:]
		at++
		return nil
	})
}

// meet compares the rows of one item, in the order of time, with what is here of it.
func (r *homeReader) meet(it *homeItem, rows []homeRow, w *study.Whereabouts) {
	it.home = w.Home
	if w.Installed && it.suspended && !w.Memory.Suspended {
		r.Suspended = append(r.Suspended, w.Home)
	}
	if w.Installed && it.flagged && !w.Memory.Flagged {
		r.Flagged = append(r.Flagged, w.Home)
	}
	var own []*history.Event // what can have gone out, in the order of time
	for i := range w.Events {
		if e := &w.Events[i]; !e.ID.Foreign() && (e.Kind.Graded() || e.Kind == history.Forget) {
			own = append(own, e)
		}
	}
	gone := newGoneOut(own)
	fresh := 0
	for i := range rows {
		row := &rows[i]
		note := &r.Notes[r.cards[row.card].note]
		row.state = r.arrived(row, w.Events, gone)
		switch {
		case row.state != rowNew:
			r.Known++
			note.Known++
			continue
		case row.at > r.now.At:
			row.state = rowLeft
			r.Ahead++
			continue
		}
		fresh++
		note.New++
		switch row.kind {
		case history.Cram:
			r.Crams++
		case history.Forget:
			r.Forgets++
		default:
			r.Reviews++
		}
	}
	if fresh > 0 {
		r.Items++
	}
}

// arrived tells whether a row is here: first by its own id among what came in from Anki, where what
// was taken back comes in anew, and then among what went out.
func (r *homeReader) arrived(row *homeRow, events []history.Event, gone *goneOut) rowState {
	origin := r.originOf(row)
	for round := 0; ; round++ {
		e := imported(events, row.at, origin.ID(round))
		switch {
		case e == nil && round == 0 && gone.take(row):
			return rowKnown
		case e == nil:
			return rowNew
		case e.Voided:
			continue
		}
		in := r.incoming(row).Event
		if lesser(&in, e) {
			r.Differs++
			return rowDiffer
		}
		return rowKnown
	}
}

// imported returns the event of an id among those of an item, which stand in the order of time; nil where it is not
// there. A row keeps its time, whatever else of it is settled between devices.
func imported(events []history.Event, at int64, id history.ID) *history.Event {
	i, _ := slices.BinarySearchFunc(events, at, func(e history.Event, at int64) int { return cmp.Compare(e.At, at) })
	for ; i < len(events) && events[i].At == at; i++ {
		if events[i].ID == id {
			return &events[i]
		}
	}
	return nil
}

// lesser reports whether a row takes the place of the event that it is: of two contents the same one
// is to stand everywhere, as where two files of a collection state two offsets. The order is that of
// a merge.
func lesser(in, e *history.Event) bool {
	return cmp.Or(cmp.Compare(in.Day, e.Day), cmp.Compare(in.Offset, e.Offset), cmp.Compare(in.Grade, e.Grade), cmp.Compare(in.MS, e.MS),
		cmp.Compare(in.Wording, e.Wording), cmp.Compare(in.Body, e.Body), bytes.Compare(in.By[:], e.By[:])) < 0
}

// goneOut are the events of an item that may have gone out to Anki, in the order of time. Each is
// one row there.
type goneOut struct {
	events []*history.Event
	ease   []uint8
	used   []bool
	from   int // those before it are too old for any row to come
}

func newGoneOut(events []*history.Event) *goneOut {
	g := &goneOut{events: events, ease: make([]uint8, len(events)), used: make([]bool, len(events))}
	for i := range events {
		g.ease[i] = easeOf(events[i])
	}
	return g
}

// A row goes out under the least id that is free from the time of its event on. That is later by as
// many milliseconds as there are rows at that time.
const (
	laterBy   = 60_000 // ms that a row can be later than its event
	earlierBy = 50     // ms that it can be earlier, where another program rounded
)

// take reports whether a row is one of the events, the earliest that is not taken yet, and takes it.
// What was taken back here since counts too: it must not come home as another's. Rows come in the
// order of time.
func (g *goneOut) take(row *homeRow) bool {
	for g.from < len(g.events) && g.events[g.from].At < row.at-laterBy {
		g.from++
	}
	for i := g.from; i < len(g.events) && g.events[i].At <= row.at+earlierBy; i++ {
		if !g.used[i] && g.events[i].Kind == row.kind && g.ease[i] == row.ease {
			g.used[i] = true
			return true
		}
	}
	return false
}

// missing notes of which decks the file has items, and of which some and not all.
func (r *homeReader) missing(ctx context.Context, c homeCollection) error {
	there := map[string]map[string]bool{}
	for _, it := range r.items {
		ref := deck.ParseRef(it.home)
		if there[ref.Deck] == nil {
			there[ref.Deck] = map[string]bool{}
		}
		there[ref.Deck][it.home] = true
	}
	r.Decks = slices.Sorted(maps.Keys(there))
	decks, err := c.Decks(ctx)
	if err != nil {
		return err
	}
	for _, d := range decks {
		if n := len(there[d.ID]); n > 0 && n < d.Items {
			r.Absent = append(r.Absent, Absence{d.ID, d.Items - n, d.Items})
		}
	}
	return nil
}
