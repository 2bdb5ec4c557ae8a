package release_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"goodcard/release"
)

// The ledger alone is the one that is read with all else; a deck that never was released has none.
func TestLedgerAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.yaml")
	if err := os.WriteFile(path, []byte("format: 1\nid: d\ntitle: D\nversion: 1.0.0\ncards: [{id: a, ask: \"Which?\", answer: That.}]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if l, wrong := release.Ledger(path); l != nil || wrong != nil {
		t.Errorf("before the first release: %v, %v", l, wrong)
	}
	p, err := release.Make(path, release.Options{Now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	l, wrong := release.Ledger(path)
	if wrong != nil || l.Deck != "d" || len(l.Lines) != 1 || l.AnyRetired() {
		t.Errorf("%+v, %v", l, wrong)
	}
	ledger := filepath.Join(filepath.Dir(path), "d.ledger.tsv")
	if err := os.WriteFile(ledger, []byte("no ledger\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if l, wrong := release.Ledger(path); l != nil || len(wrong) == 0 || wrong[0].File != ledger {
		t.Errorf("of what is none: %v, %v", l, wrong)
	}
}
