package apkg

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/files"
)

// A Package is a file of Anki that is being read.
type Package struct {
	path       string
	source     *os.File
	container  *container // nil for a bare collection
	database   *database
	collection Collection
	counts     Counts
	media      []MediaFile
	odd        Oddities
	notes      []int64 // see soundNotes
	cards      []int64 // see soundCards
}

// Counts are how many rows a file has, also those that are not handed on; see [Oddities].
type Counts struct {
	Notes, Cards, Reviews int
}

// Open opens what Anki exported, a package (.apkg) or a whole collection (.colpkg), or a bare
// collection (.anki2, .anki21, .anki21b); its beginning says which, and not its name. What is wrong
// with a file an [*Error] says in words. The collection is unpacked among the temporary files of the
// system until Close; the file itself is only read.
func Open(path string) (_ *Package, err error) {
	defer func() { err = of(path, err) }()
	f, err := files.Open(path)
	if err != nil {
		return nil, err
	}
	p := &Package{path: path, source: f}
	if err := p.open(); err != nil {
		return nil, errors.Join(p.plausible(err), p.Close())
	}
	return p, nil
}

// plausible has the learner name another file, and not export this one again, where neither its name nor its
// beginning is one of what Anki exports.
func (p *Package) plausible(err error) error {
	e, ok := errors.AsType[*Error](err)
	if !ok || e.hint != getAgain || slices.Contains(extensions, strings.ToLower(filepath.Ext(p.path))) {
		return err
	}
	head := make([]byte, len(markZip))
	if n, _ := p.source.ReadAt(head, 0); !bytes.Equal(head[:n], markZip) {
		e.hint = otherFile
	}
	return err
}

// extensions are those of what Anki exports, and of the collections in it.
var extensions = []string{".apkg", ".colpkg", ".anki2", ".anki21", ".anki21b"}

func (p *Package) open() error {
	unpacked, err := p.openCollection()
	if err != nil {
		return err
	}
	p.database, err = unpack(unpacked)
	if err = errors.Join(err, unpacked.Close()); err != nil {
		return err
	}
	if p.counts, err = p.database.counts(); err != nil {
		return err
	}
	if n := max(p.counts.Notes, p.counts.Cards); n > maxRows {
		return fault(fmt.Sprintf("it holds %d notes and %d cards, and at most %d of each are read", p.counts.Notes, p.counts.Cards, maxRows), splitDecks, nil)
	}
	collection, err := p.database.collection()
	if err != nil {
		return err
	}
	p.collection = *collection
	if p.container != nil {
		p.media, err = p.readMedia()
	}
	return err
}

// openCollection opens the collection in the file, unpacked.
func (p *Package) openCollection() (io.ReadCloser, error) {
	info, err := p.source.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() == 0 {
		return nil, fault("it is empty", getAgain, nil)
	}
	head := make([]byte, len(markDatabase))
	n, err := p.source.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	section := io.NewSectionReader(p.source, 0, info.Size()) // also where to read is the file's to say
	whole := io.NopCloser(section)
	switch head = head[:n]; {
	case bytes.HasPrefix(head, markZstd):
		r, err := unzstd(whole, min(maxDatabase, expansion(info.Size())))
		return r, unpacking("it", err)
	case bytes.Equal(head, markDatabase):
		if err := p.unlogged(); err != nil {
			return nil, err
		}
		return &capped{whole, whole, maxDatabase}, nil
	}
	if p.container, err = openContainer(section, info.Size()); err != nil {
		return nil, err
	}
	r, err := p.container.collection()
	return r, unpacking("the collection in it", err)
}

// unlogged refuses a collection whose last changes lie in files beside it.
func (p *Package) unlogged() error {
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Lstat(p.path + suffix); err == nil && info.Size() > 0 {
			return fault("Anki has it open, or did not come to close it: "+filepath.Base(p.path)+suffix+" holds a part of it",
				"close Anki and try again; if that does not help, open Anki and choose File > Export", nil)
		}
	}
	return nil
}

// Collection returns what stands once in the file.
func (p *Package) Collection() *Collection { return &p.collection }

// Counts returns how many notes, cards and reviews there are. Where there is no review, the file
// was exported without scheduling information, or nothing was ever studied.
func (p *Package) Counts() Counts { return p.counts }

// Close removes what was unpacked.
func (p *Package) Close() error {
	var err error
	if p.database != nil {
		err = p.database.close()
	}
	return errors.Join(err, p.source.Close())
}

// valid returns a text with a mark in place of each byte that belongs to no sign.
func valid(text string) string { return strings.ToValidUTF8(text, "�") }
