package apkg

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync/atomic"

	"github.com/klauspost/compress/zstd"
	"google.golang.org/protobuf/encoding/protowire"
)

// Versions of what is inside a package; see [version].
const (
	legacy1 = 1 + iota
	legacy2
	latest
)

// collections are the names of the collection in a package of each version.
var collections = map[int]string{legacy1: "collection.anki2", legacy2: "collection.anki21", latest: "collection.anki21b"}

// How files begin.
var (
	markDatabase = []byte("SQLite format 3\x00")
	markZip      = []byte("PK\x03\x04")
	markZstd     = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// A container is a package: a zip of a known version.
type container struct {
	version  int
	entries  map[string]*zip.File // of one name the last, as Anki has it
	unpacked atomic.Int64         // bytes of media that were read
	most     int64                // that unpacked may become
}

// openContainer reads the list of what is in a package. Nothing is unpacked but its version.
func openContainer(r io.ReaderAt, size int64) (*container, error) {
	if err := checkDirectory(r, size); err != nil {
		return nil, err
	}
	bounded := &boundedReader{r: r, left: maxDirectory}
	z, err := zip.NewReader(bounded, size)
	switch {
	case errors.Is(err, errLarge):
		return nil, fault("it holds too many files", splitDecks, err)
	case err != nil && !errors.Is(err, zip.ErrInsecurePath): // no name in it is used as a path
		return nil, noZip(err)
	}
	bounded.left = -1
	if len(z.File) > maxEntries {
		return nil, fault(fmt.Sprintf("it holds %d files, and at most %d are read", len(z.File), maxEntries), splitDecks, nil)
	}
	c := &container{entries: make(map[string]*zip.File, len(z.File)), most: expansion(size)}
	for _, f := range z.File {
		c.entries[f.Name] = f
	}
	if err := apart(z.File); err != nil {
		return nil, err
	}
	c.version, err = c.findVersion()
	return c, err
}

func noZip(err error) error {
	if isSystems(err) {
		return err
	}
	return fault("it is no Anki package, or it is cut off", getAgain, err)
}

// checkDirectory refuses a zip that says that it holds too many files, before memory is made for
// them.
func checkDirectory(r io.ReaderAt, size int64) error {
	const (
		length        = 22
		locatorLength = 20
		mark          = "PK\x05\x06"
		locatorMark   = "PK\x06\x07"
	)
	tail := make([]byte, min(size, length+1<<16+locatorLength))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	at := bytes.LastIndex(tail, []byte(mark))
	for at >= 0 && (len(tail)-at < length || int(binary.LittleEndian.Uint16(tail[at+20:])) > len(tail)-at-length) {
		at = bytes.LastIndex(tail[:at], []byte(mark))
	}
	if at < 0 {
		return noZip(zip.ErrFormat)
	}
	if at >= locatorLength && bytes.HasPrefix(tail[at-locatorLength:], []byte(locatorMark)) {
		end := make([]byte, 40)
		where := binary.LittleEndian.Uint64(tail[at-locatorLength+8:])
		if where > uint64(size) {
			return noZip(zip.ErrFormat)
		}
		if _, err := r.ReadAt(end, int64(where)); err != nil {
			return noZip(err)
		}
		if n := binary.LittleEndian.Uint64(end[32:]); n > maxEntries {
			return fault(fmt.Sprintf("it holds %d files, and at most %d are read", n, maxEntries), splitDecks, nil)
		}
	}
	return nil
}

// A boundedReader gives up after so many bytes; below zero it has no bound.
type boundedReader struct {
	r    io.ReaderAt
	left int64
}

func (b *boundedReader) ReadAt(p []byte, off int64) (int, error) {
	if b.left < 0 {
		return b.r.ReadAt(p, off)
	}
	if b.left < int64(len(p)) {
		return 0, errLarge
	}
	b.left -= int64(len(p))
	return b.r.ReadAt(p, off)
}

// apart refuses a zip in which two files share bytes: so a small one says that it holds a lot.
func apart(files []*zip.File) error {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(files))
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil {
			return noZip(err)
		}
		if f.CompressedSize64 > maxDatabase {
			return unpacking("a file in it", errLarge)
		}
		spans = append(spans, span{from, from + int64(f.CompressedSize64)})
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to || spans[i].from == spans[i-1].from {
			return fault("the files in it lie over one another, as no program that packs decks writes them", getAgain, nil)
		}
	}
	return nil
}

// findVersion returns which version a package is of. What the entry "meta" says counts.
func (c *container) findVersion() (int, error) {
	if meta := c.entries["meta"]; meta != nil {
		text, err := readEntry(meta, maxMeta)
		if err != nil {
			return 0, unpacking("the entry meta in it", err)
		}
		version := metaVersion(text)
		name, known := collections[version]
		if !known {
			return 0, fault("it was made by a newer Anki than is known here", olderAnki, nil)
		}
		if c.entries[name] == nil {
			return 0, fault("the collection is missing in it ("+name+")", getAgain, nil)
		}
		return version, nil
	}
	for _, version := range []int{latest, legacy2, legacy1} { // beside a newer one the older only says "please update"
		if c.entries[collections[version]] != nil {
			return version, nil
		}
	}
	return 0, fault("it is a zip without a collection of Anki", otherFile, nil)
}

// metaVersion returns the version in the entry "meta"; 0 for none.
func metaVersion(text []byte) (version int) {
	_ = eachField(text, func(number protowire.Number, value wire) {
		if number == 1 {
			version = int(min(value.number, 1<<30))
		}
	})
	return version
}

// readEntry returns what an entry holds, which is at most so many bytes.
func readEntry(f *zip.File, most int64) ([]byte, error) {
	r, err := openEntry(f, most)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// openEntry opens an entry of a zip, of which at most so many bytes may be read.
func openEntry(f *zip.File, most int64) (io.ReadCloser, error) {
	if f.Flags&1 != 0 {
		return nil, fault("it is protected by a password, which Anki does not do", getAgain, nil)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &capped{r, r, most}, nil
}

// A capped reader fails where more comes than it may hand on.
type capped struct {
	io.Reader
	io.Closer
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, errLarge
	}
	return n, err
}

// unzstd unpacks a stream, of which at most so many bytes may be read.
func unzstd(packed io.ReadCloser, most int64) (io.ReadCloser, error) {
	d, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxMemory(uint64(most)), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		packed.Close()
		return nil, err
	}
	return &capped{d, closers{d.IOReadCloser(), packed}, most}, nil
}

type closers [2]io.Closer

func (c closers) Close() error { return errors.Join(c[0].Close(), c[1].Close()) }

// unpack opens an entry as its version packs them: from the second on zstd lies within the zip.
func (c *container) unpack(f *zip.File, most int64) (io.ReadCloser, error) {
	r, err := openEntry(f, most)
	if err == nil && c.version == latest {
		r, err = unzstd(r, most)
	}
	return r, err
}

// collection opens the collection in a package.
func (c *container) collection() (io.ReadCloser, error) {
	f := c.entries[collections[c.version]]
	return c.unpack(f, min(maxDatabase, expansion(int64(f.CompressedSize64))))
}

// entry returns the entry of a number, by which media files go.
func (c *container) entry(number int) *zip.File { return c.entries[strconv.Itoa(number)] }
