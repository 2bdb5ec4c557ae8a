package authoring

import (
	"errors"
	"slices"

	"goodcard/files"
)

// CanUndo reports whether something of this session can be taken back.
func (s *Drafts) CanUndo() bool { return len(s.acts) > 0 }

// errNothing is why nothing was taken back.
var errNothing = errors.New("nothing was done in this session that could be taken back")

// Undo takes back what was done last, in this session: each file holds the bytes that it held before, and the draft
// is the current one again. outcome is empty for an edit that decided nothing. Where a file was changed since, the error names it and nothing
// is taken back.
func (s *Drafts) Undo() (card string, outcome Outcome, err error) {
	if len(s.acts) == 0 {
		return "", "", errNothing
	}
	last := s.acts[len(s.acts)-1]
	var back []files.Change
	for _, c := range slices.Backward(last.files) {
		back = append(back, files.Change{Path: c.Path, Was: c.Text, Text: c.Was})
	}
	if err := s.put(back); err != nil {
		if _, changed := errors.AsType[*files.ChangedError](err); changed {
			return "", "", &StaysError{last.card, err}
		}
		return "", "", err
	}
	s.acts = s.acts[:len(s.acts)-1]
	delete(s.outcomes, last.card)
	s.current = last.card
	if last.restore == nil || last.reading != s.readings {
		s.again()
		return last.card, last.outcome, nil
	}
	last.restore()
	return last.card, last.outcome, nil
}

// A StaysError says that what was done with a draft cannot be taken back.
type StaysError struct {
	Card string
	Why  error
}

func (e *StaysError) Error() string { return e.Why.Error() }

// Unwrap returns the cause.
func (e *StaysError) Unwrap() error { return e.Why }

// Hint says what to do.
func (e *StaysError) Hint() string { return "change " + e.Card + " in the file itself" }
