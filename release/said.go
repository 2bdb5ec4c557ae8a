package release

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/ledger"
)

// A UsageError says that what the author said of the release cannot be so.
type UsageError struct{ What, Next string }

func (e *UsageError) Error() string { return e.What }

// Hint says what to do next.
func (e *UsageError) Hint() string { return e.Next }

// parseChange reads what an author says that a change is, and adds it to told: CARD=replaced,
// CARD=clarified, CARD=split:A,B or A,B=merged:C. The error is a [*UsageError].
func parseChange(text string, told *diff.Told) error {
	cards, what, found := strings.Cut(text, "=")
	kind, ids, more := strings.Cut(what, ":")
	named := strings.Split(cards, ",")
	switch {
	case !found || !areIDs(named) || more && !areIDs(strings.Split(ids, ",")):
	case what == string(diff.Replaced) && len(named) == 1:
		told.Replaced = append(told.Replaced, cards)
		return nil
	case what == string(diff.Clarified) && len(named) == 1:
		told.Clarified = append(told.Clarified, cards)
		return nil
	case kind == string(diff.Split) && more && len(named) == 1:
		told.Split = append(told.Split, diff.SplitOf{Card: cards, Into: strings.Split(ids, ",")})
		return nil
	case kind == string(diff.Merged) && more && !strings.Contains(ids, ","):
		told.Merged = append(told.Merged, diff.MergeOf{Cards: named, Into: ids})
		return nil
	}
	return &UsageError{fmt.Sprintf("%q does not say what a change is", text), "write CARD=replaced, CARD=clarified, CARD=split:A,B or A,B=merged:C, each with ids of cards"}
}

func areIDs(ids []string) bool {
	for _, id := range ids {
		if ref := deck.ParseRef(deck.Full("d", id)); !ref.Valid() || ref.Suffix() != "" {
			return false
		}
	}
	return true
}

// placeholder stands for a reason in commands that are told.
const placeholder = "TEXT"

// ParseWhy reads CARD=TEXT. The error is a [*UsageError].
func ParseWhy(text string) (Why, error) {
	card, why, found := strings.Cut(text, "=")
	switch {
	case !found || !areIDs([]string{card}):
		return Why{}, &UsageError{fmt.Sprintf("%q names no card and its reason", text), `write CARD=TEXT, such as --why "door=The paper was corrected"`}
	case strings.TrimSpace(why) == placeholder:
		return Why{}, &UsageError{fmt.Sprintf("the reason for %s is still the word %s", card, placeholder), "write in its place why the card changed, in one line"}
	}
	return Why{card, why}, checkWhy(card, why)
}

// maxWhy bounds a reason: it is one line that people read.
const maxWhy = 1000

func checkWhy(card, why string) error {
	switch line := ledger.OneLine(why); {
	case line == "" || line == "-":
		return &UsageError{fmt.Sprintf("the reason for %s is empty", card), "write in one line why the card changed"}
	case line != strings.TrimSpace(why):
		return &UsageError{fmt.Sprintf("the reason for %s is no single line", card), "write it in one line, without tabs"}
	case len(line) > maxWhy:
		return &UsageError{fmt.Sprintf("the reason for %s is too long: it has %d bytes, and at most %d are taken", card, len(line), maxWhy), "say it in a sentence"}
	}
	return nil
}
