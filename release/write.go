package release

import (
	"bytes"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/ledger"
)

// written returns the files of the release under a version.
func (m *maker) written(version string) ([]deck.ReleasedPart, error) {
	sums, err := m.fileSums()
	if err != nil {
		return nil, err
	}
	r := &deck.Released{Deck: *m.deck, Retired: m.retired, Files: sums}
	r.Version = version
	return deck.WriteReleased(r, m.beside)
}

// plan puts the plan together.
func (m *maker) plan() (*Plan, error) {
	m.date()
	parts, err := m.written(m.version)
	if err != nil {
		return nil, err
	}
	m.next.Released = deck.ReleasedSum(parts)
	d := *m.deck
	d.Version = m.version
	p := &Plan{
		Deck: &d, From: m.from(), Step: m.Step, Merged: m.merged, Drafts: len(m.whole.Cards) - len(m.deck.Cards),
		Head: m.Head, Changes: m.changes, deckPath: m.deckPath, folder: filepath.Dir(m.beside.Ledger),
	}
	if p.From != "" && semver.Compare("v"+m.deck.Version, "v"+p.From) < 0 {
		p.Lowered = m.deck.Version
	}
	if p.Parts, err = m.partsOf(parts); err != nil {
		return nil, err
	}
	main := m.texts[m.main]
	spliced, err := deck.Set(m.shown(m.main), main, "", "version", m.version)
	if err != nil {
		return nil, err
	}
	for i := range m.changes {
		if c := &m.changes[i]; c.again && c.Why == "" {
			c.Why = whyAgain
		}
	}
	changes := m.record()
	add := func(name string, after []byte) {
		if before, there := m.texts[name]; !there || after == nil || !bytes.Equal(before, after) {
			p.Files = append(p.Files, File{name, before, after})
		}
	}
	add(m.main, spliced)
	add(m.rel(m.beside.Changes), changes.Bytes())
	m.addParts(parts, add)
	add(m.rel(m.beside.Changelog), changelog(m.next.Title, m.noun(), changes))
	add(m.rel(m.beside.Ledger), m.next.Bytes())
	return p, nil
}

// noun is what the parts of the deck are called.
func (m *maker) noun() string {
	if m.deck.IsPath() {
		return string(deck.UnitKind)
	}
	return "card"
}

// shape returns what can be told of a release that is refused; nil where that is nothing.
func (m *maker) shape() *Plan {
	if m.confused || m.next == nil || m.Step == diff.None && m.ledger != nil {
		return nil
	}
	if m.version == "" {
		m.version = m.Step.After(m.from())
	}
	p, err := m.plan()
	if err != nil {
		return nil // what is refused says more
	}
	return p
}

// from returns the version of the last release; nothing where there was none.
func (m *maker) from() string {
	if m.ledger == nil {
		return ""
	}
	return m.newest()
}

// partsOf returns all files of the deck and of its release, and where its lock is.
func (m *maker) partsOf(parts []deck.ReleasedPart) (all []string, err error) {
	read, err := deck.Files(m.deckPath)
	if err != nil {
		return nil, err
	}
	all = append(all, m.main)
	for _, file := range read[1:] {
		all = append(all, path.Join(deck.CardsFolder, filepath.Base(file)))
	}
	for _, name := range slices.Sorted(maps.Keys(m.sums)) {
		if m.sums[name] != "" {
			all = append(all, name)
		}
	}
	all = append(all, m.rel(m.beside.Changes))
	for _, part := range parts {
		all = append(all, m.partName(parts, part))
	}
	for _, lock := range []string{m.beside.Lock, m.beside.LockFolder} {
		if _, err := os.Lstat(lock); err == nil {
			all = append(all, m.rel(lock))
		}
	}
	return append(all, m.rel(m.beside.Changelog), m.rel(m.beside.Ledger)), nil
}

// partName returns where a part of the release is.
func (m *maker) partName(parts []deck.ReleasedPart, part deck.ReleasedPart) string {
	if len(parts) == 1 {
		return m.rel(m.beside.Released)
	}
	return path.Join(m.rel(m.beside.ReleasedFolder), part.Name)
}

// addParts adds the files of the released deck, and that such as are no longer needed go.
func (m *maker) addParts(parts []deck.ReleasedPart, add func(name string, after []byte)) {
	fresh := map[string]bool{}
	for _, part := range parts {
		name := m.partName(parts, part)
		fresh[name] = true
		add(name, part.Bytes)
	}
	folder := m.rel(m.beside.ReleasedFolder) + "/"
	for _, name := range slices.Sorted(maps.Keys(m.texts)) {
		if old := name == m.rel(m.beside.Released) || strings.HasPrefix(name, folder); old && !fresh[name] {
			add(name, nil)
		}
	}
}

// record returns all changes that were ever released, with those of this release behind them. One that
// changes no card is told of the deck.
func (m *maker) record() *ledger.Changes {
	all := &ledger.Changes{Deck: m.deck.ID}
	if m.state.changes != nil {
		before := *m.state.changes
		before.Lines = slices.Clone(before.Lines)
		all = &before
	}
	for _, c := range m.changes {
		all.Lines = append(all.Lines, ledger.Change{
			Version: m.version, Time: m.options.Now, ID: c.ID, Kind: string(c.Kind),
			Before: c.Before, After: c.After, ReplacedBy: c.ReplacedBy, Why: c.Why,
		})
	}
	if len(m.changes) == 0 {
		all.Lines = append(all.Lines, ledger.Change{Version: m.version, Time: m.options.Now, ID: m.deck.ID, Kind: string(diff.Cosmetic)})
	}
	return all
}

// Write makes the release: all its files are in their places then, or none. Where the error is a [*Halted]
// the release is made, and the next command that reads the ledger puts the rest in place.
func (p *Plan) Write() error {
	at, err := openPlace(p.deckPath)
	if err != nil {
		return err
	}
	defer at.close()
	return at.commit(p.Deck.Version, p.Files)
}
