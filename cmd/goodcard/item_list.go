package main

import (
	"bytes"

	"goodcard/deck/markup"
	"goodcard/study"
	"goodcard/words"

	"github.com/charmbracelet/x/ansi"
)

// firstWordsWidth is how many cells of a question a list shows to people.
const firstWordsWidth = 44

// firstWords returns the beginning of a Markdown text on one line.
func firstWords(source string, room int) string {
	return ansi.Truncate(markup.Line(source), min(room, firstWordsWidth), "…")
}

// An itemList writes the items that a command lists: into a pipe as they come, for people
// when all have come, since the widths of columns depend on all.
type itemList struct {
	out   *output
	items []itemJSON
	rows  [][]string
	piped bytes.Buffer // rows that are not yet written
}

// noCard is what people read where no card fits what was asked for.
const noCard = "No card is like that."

// piece is how many bytes are written into a pipe at once.
const piece = 1 << 16

func (l *itemList) add(item study.Listed) error {
	switch {
	case l.out.json:
		l.items = append(l.items, itemOf(item))
	case l.out.people:
		l.rows = append(l.rows, listRow(l.out, item))
	default:
		l.piped.WriteString(tabbed(listRow(l.out, item)))
		if l.piped.Len() >= piece {
			return l.flush()
		}
	}
	return nil
}

// flush writes the rows that are not yet written.
func (l *itemList) flush() error {
	_, err := l.piped.WriteTo(l.out.w)
	return err
}

// write writes the list. Where it is empty, people read otherwise.
func (l *itemList) write(otherwise string) error {
	switch {
	case l.out.json:
		return l.out.value(l.items)
	case !l.out.people:
		return l.flush()
	case len(l.rows) == 0 && otherwise != "":
		l.out.line("%s", otherwise)
	}
	l.out.list(l.rows)
	return nil
}

// listRow returns an item as a row of a table: for people what they would say, in a pipe
// id, state, due day and front.
func listRow(out *output, l study.Listed) []string { return listRowOf(out, l, "today") }

// listRowOf does so for an item as it stands on a day of that name.
func listRowOf(out *output, l study.Listed, day string) []string {
	if out.people {
		return []string{l.ID, whenOn(out, l, day), markup.Line(l.Front)}
	}
	due := ""
	if l.Due != nil {
		due = dayJSON(*l.Due)
	}
	return []string{l.ID, string(l.State), due, markup.Line(l.Front)}
}

// when says in words when an item comes.
func when(out *output, l study.Listed) string { return whenOn(out, l, "today") }

// whenOn does so for an item as it stands on a day of that name.
func whenOn(out *output, l study.Listed, day string) string {
	switch {
	case l.State == study.Learning:
		return "again " + day
	case l.State == study.Due && l.Overdue == 0:
		return "due " + day
	case l.State == study.Due:
		return words.Count(l.Overdue, "day") + " late"
	case l.State == study.Resting:
		return "due " + out.day(*l.Due)
	case l.State == study.Later:
		return "later on a path"
	case l.State == study.HeldBack:
		return "held back"
	default:
		return string(l.State)
	}
}
