package release

import (
	"errors"
	"io/fs"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/reason"
	"goodcard/deck/strictyaml"
)

// Past reads what was released of the deck at path: its ledger and its last release, nil where there are none, as of
// one moment, and from where they wait if their release could not be finished; see [Finish], which comes first.
// What is wrong with either file comes back beside the other one.
func Past(deckPath string) (l *ledger.Ledger, last *deck.Released, wrong deck.Problems) {
	p, err := openPlace(deckPath)
	if err != nil {
		return nil, nil, nil // reading the deck says why
	}
	defer p.close()
	err = p.steady(func(v view) error {
		last, wrong = nil, nil
		l, err = v.ledger()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		wrong = append(wrong, asProblems(v.beside.Ledger, err)...)
		last, err = deck.LoadReleasedFS(v, v.beside)
		wrong = append(wrong, asProblems(v.beside.Released, err)...)
		return nil
	})
	return l, last, append(wrong, asProblems(p.beside.Ledger, err)...)
}

// ledger reads the ledger.
func (v view) ledger() (*ledger.Ledger, error) {
	src, err := v.text(v.rel(v.beside.Ledger))
	if err != nil {
		return nil, err
	}
	return ledger.Parse(v.beside.Ledger, src)
}

// asProblems returns what keeps a file from being read; nothing where it is not there.
func asProblems(file string, err error) deck.Problems {
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if problems, ok := errors.AsType[deck.Problems](err); ok {
		return problems
	}
	return deck.Problems{{File: file, Severity: strictyaml.Error, Message: "what was released cannot be read: " + reason.Of(err), Fix: reason.Hint(err)}}
}
