package ledger

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/semver"

	"goodcard/deck"
)

// none stands where there is no value.
const none = "-"

// stampForm is how times are written: in UTC, to the second.
const stampForm = "2006-01-02T15:04:05Z"

func stamp(t time.Time) string { return t.UTC().Format(stampForm) }

func split(list string) []string { return strings.Split(list, ",") }

func (r *reader) cell(column string) (value string, at int) {
	at = r.at[column]
	return r.cells[at], at
}

// text reads a text of one line, or none.
func (r *reader) text(column string) string {
	value, at := r.cell(column)
	if value == none || !r.inLine(at, value) {
		return ""
	}
	return value
}

func (r *reader) word(column string) string {
	value, at := r.cell(column)
	if !isWord(value) {
		r.wrong(at, "value", "a word of a-z, 0-9 and - was expected under %s, not %q", column, short(value))
	}
	return value
}

// hash reads a SHA-256, or none where that may be.
func (r *reader) hash(column string, may bool) string {
	value, at := r.cell(column)
	switch {
	case value == none && may:
		return ""
	case !isHash(value):
		r.wrong(at, "hash", "a SHA-256 of 64 digits 0-9a-f was expected under %s, not %q", column, short(value))
	}
	return value
}

func isHash(value string) bool {
	const digits = "0123456789abcdef"
	return len(value) == 64 && strings.Trim(value, digits) == ""
}

func (r *reader) time(column string) time.Time {
	value, at := r.cell(column)
	t, err := time.Parse(stampForm, value)
	if err != nil || stamp(t) != value {
		r.wrong(at, "time", "a time such as 2026-03-01T09:30:00Z was expected under %s, not %q", column, short(value))
	}
	return t
}

func (r *reader) version(column string) string {
	value, at := r.cell(column)
	if !isVersion(value) {
		r.wrong(at, "version", "a version such as 1.0.0 was expected under %s, not %q", column, short(value))
	}
	return value
}

// isVersion reports whether a text is a version as decks have it.
func isVersion(text string) bool {
	v := "v" + text
	return semver.IsValid(v) && semver.Canonical(v)+semver.Build(v) == v
}

func (r *reader) count(column string) int {
	value, at := r.cell(column)
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > 1e9 || strconv.Itoa(n) != value {
		r.wrong(at, "value", "a number from 1 was expected under %s, not %q", column, short(value))
	}
	return n
}

// id reads the full id of a card.
func (r *reader) id(column string) string {
	value, at := r.cell(column)
	r.isID(at, column, value)
	return value
}

// cardOr reads the full id of a card, or the id of the deck.
func (r *reader) cardOr(column, deckID string) string {
	if value, _ := r.cell(column); value == deckID {
		return value
	}
	return r.id(column)
}

func (r *reader) isID(at int, column, value string) bool {
	if ref := deck.ParseRef(value); !ref.Valid() || ref.Suffix() != "" {
		r.wrong(at, "id", "the full id of a card was expected under %s, such as deck/card, not %q", column, short(value))
		return false
	}
	return true
}

// ids reads full ids, or none where that may be. again says that a card may have an id again that it had before.
func (r *reader) ids(column string, may, again bool) []string {
	value, at := r.cell(column)
	if value == none && may {
		return nil
	}
	list := split(value)
	var seen map[string]bool
	for i, id := range list {
		if !r.isID(at, column, id) {
			return nil
		}
		if seen[id] && (!again || list[i-1] == id) {
			r.wrong(at, "twice", "the id %s stands here twice", short(id))
			return nil
		}
		if seen == nil && len(list) > 1 {
			seen = map[string]bool{}
		}
		if seen != nil {
			seen[id] = true
		}
	}
	return list
}

// items reads what tells the items of a card apart, and returns it as [deck.Card.Suffixes] does.
func (r *reader) items(column string) []string {
	value, at := r.cell(column)
	list := split(value)
	for i, item := range list {
		if list[i] = ""; item != none {
			list[i] = "#" + item
		}
		if !deck.ParseRef("d/c"+list[i]).Valid() || item == "" || slices.Contains(list[:i], list[i]) {
			r.wrong(at, "value", "the items of a card were expected under %s, such as -, -,reverse or c1,c2, not %q", column, short(value))
			return nil
		}
	}
	return list
}

// state reads whether a card is there, and what replaces it if it is not.
func (r *reader) state(column string) string {
	value, at := r.cell(column)
	switch {
	case value == Live || value == Retired:
	case !strings.Contains(value, "/"):
		r.wrong(at, "value", "live, retired or the full ids of cards were expected under %s, not %q", column, short(value))
	default:
		r.ids(column, false, false)
	}
	return value
}
