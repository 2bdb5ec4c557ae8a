package apkg

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strconv"

	"github.com/klauspost/compress/flate"
)

// level is how hard it is tried to make the collection small: a harder one takes twice the time and
// saves a twentieth. The bytes that come of it are those of the compressor's version in go.mod; the
// standard library's may change with every Go.
const level = 4

// day1980 is the first day that a zip can tell, 1 January 1980; a time would tell machines apart.
const day1980 = 0x21

// A medium is a file that goes out under a name.
type medium struct {
	name string
	open func() (io.ReadCloser, error)
	size int64
	sum  uint32 // CRC-32
}

// measure reads a file once.
func measure(name string, open func() (io.ReadCloser, error)) (medium, error) {
	f, err := open()
	if err != nil {
		return medium{}, err
	}
	sum := crc32.NewIEEE()
	size, err := io.Copy(sum, f)
	if err = errors.Join(err, f.Close()); err != nil {
		return medium{}, err
	}
	if size == 0 {
		return medium{}, fmt.Errorf("the file %q is empty, which not every program takes", name)
	}
	return medium{name, open, size, sum.Sum32()}, nil
}

// pack writes the zip. Sizes and sums stand before each file, not behind it: programs that read a zip
// from its beginning need them there.
func pack(to io.Writer, database string, media []medium) error {
	z := zip.NewWriter(to)
	if err := packCollection(z, database); err != nil {
		return err
	}
	if err := packNames(z, media); err != nil {
		return err
	}
	for i, m := range media {
		if err := m.pack(z, strconv.Itoa(i)); err != nil {
			return err
		}
	}
	return z.Close()
}

func packCollection(z *zip.Writer, database string) error {
	from, err := os.Open(database)
	if err != nil {
		return err
	}
	defer from.Close()
	small, err := os.OpenFile(database+".deflated", os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer small.Close()
	h, err := deflate(small, from)
	if err != nil {
		return err
	}
	if _, err := small.Seek(0, io.SeekStart); err != nil {
		return err
	}
	h.Name = "collection.anki2"
	return entry(z, h, small)
}

// packNames writes which numbered file has which name.
func packNames(z *zip.Writer, media []medium) error {
	names := map[string]string{}
	for i, m := range media {
		names[strconv.Itoa(i)] = m.name
	}
	text, err := marshal(names)
	if err != nil {
		return err
	}
	var small bytes.Buffer
	h, err := deflate(&small, bytes.NewReader([]byte(text)))
	if err != nil {
		return err
	}
	h.Name = "media"
	return entry(z, h, &small)
}

// pack writes a file as it is: pictures are small already.
func (m *medium) pack(z *zip.Writer, name string) error {
	f, err := m.open()
	if err != nil {
		return err
	}
	sum := crc32.NewIEEE()
	h := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: m.sum, UncompressedSize64: uint64(m.size), CompressedSize64: uint64(m.size)}
	err = entry(z, h, io.TeeReader(io.LimitReader(f, m.size+1), sum))
	if err == nil && sum.Sum32() != m.sum {
		err = errChanged
	}
	if errors.Is(err, errChanged) {
		err = fmt.Errorf("the file %q was changed while it was read", m.name)
	}
	return errors.Join(err, f.Close())
}

// errChanged says that a file is not the one that was measured.
var errChanged = errors.New("the file was changed")

// entry writes one file whose header says its sizes and sum.
func entry(z *zip.Writer, h *zip.FileHeader, from io.Reader) error {
	const version20 = 20 // of the zip format: deflate
	h.CreatorVersion, h.ReaderVersion = version20, version20
	h.ModifiedDate = day1980 //nolint:staticcheck // of a raw entry nothing else is written
	to, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	n, err := io.Copy(to, from)
	if err == nil && uint64(n) != h.CompressedSize64 {
		err = errChanged
	}
	return err
}

// deflate compresses what it reads, and returns a header that says its sizes and sum.
func deflate(to io.Writer, from io.Reader) (*zip.FileHeader, error) {
	small := &counter{Writer: to}
	w, err := flate.NewWriter(small, level)
	if err != nil {
		return nil, err
	}
	sum := crc32.NewIEEE()
	const chunk = 1 << 18
	n, err := io.CopyBuffer(struct{ io.Writer }{w}, io.TeeReader(from, sum), make([]byte, chunk))
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return &zip.FileHeader{Method: zip.Deflate, CRC32: sum.Sum32(), UncompressedSize64: uint64(n), CompressedSize64: uint64(small.n)}, nil
}

// A counter counts what is written.
type counter struct {
	io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += int64(n)
	return n, err
}
