package release

import (
	"errors"
	"io/fs"

	"goodcard/deck"
	"goodcard/deck/ledger"
)

// Ledger reads the ledger of the deck at path alone, as [Past] does: nil where there is none. That it fits the
// last release it does not ask.
func Ledger(deckPath string) (l *ledger.Ledger, wrong deck.Problems) {
	p, err := openPlace(deckPath)
	if err != nil {
		return nil, nil // reading the deck says why
	}
	defer p.close()
	err = p.steady(func(v view) error {
		src, err := v.text(v.rel(v.beside.Ledger))
		if err != nil {
			return err
		}
		l, err = ledger.Parse(v.beside.Ledger, src)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return l, asProblems(p.beside.Ledger, err)
}
