package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds of a .docx, far above what people write, and low enough that none takes the memory away.
const (
	docxEntries   = 10_000    // files in it
	docxDirectory = 4 << 20   // bytes of the list of them
	docxName      = 512       // bytes of the name of one
	docxPart      = 192 << 20 // bytes of one that is read, unpacked
	docxFree      = 16 << 20  // bytes that may come out of any, however small it is packed
	docxRatio     = 200       // times as large as packed, beyond that; XML shrinks to a tenth or a fiftieth
)

var errDocxLarge = errors.New("more comes out of it than may")

const saveDocxAgain = "open it in the program that made it and save it anew as .docx"

// A docxPackage is the zip that a .docx is. No name in it is used as a path.
type docxPackage struct {
	parts map[string]*zip.File // by the folded name
}

// openDocxPackage reads the list of what is in a .docx; nothing is unpacked.
func openDocxPackage(src []byte) (*docxPackage, error) {
	bounded := &docxReaderAt{r: bytes.NewReader(src), left: docxDirectory}
	z, err := zip.NewReader(bounded, int64(len(src)))
	switch {
	case errors.Is(err, errDocxLarge):
		return nil, docxFault(fmt.Sprintf("it holds too many files; a .docx of at most %d is read", docxEntries), saveDocxAgain)
	case err != nil && !errors.Is(err, zip.ErrInsecurePath):
		return nil, docxFault("it is no .docx, or it is cut off", "get the file once more, or save it anew as .docx")
	}
	bounded.left = -1
	if len(z.File) > docxEntries {
		return nil, docxFault(fmt.Sprintf("it holds %d files; a .docx of at most %d is read", len(z.File), docxEntries), saveDocxAgain)
	}
	p := &docxPackage{parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		if len(f.Name) > docxName {
			return nil, docxFault(fmt.Sprintf("a file in it has a name of %d bytes, and at most %d are read", len(f.Name), docxName), saveDocxAgain)
		}
		name := foldPart(f.Name)
		if p.parts[name] != nil {
			return nil, docxFault("two files in it have the same name, so that programs may read different texts in it", saveDocxAgain)
		}
		p.parts[name] = f
	}
	return p, nil
}

// foldPart is the name of a part by which it is found: names differ not by case, and some programs write
// backslashes.
func foldPart(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// open opens a part. It returns nil where there is none.
func (p *docxPackage) open(name string) (io.ReadCloser, error) {
	f := p.parts[foldPart(name)]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, docxFault("it is protected by a password", "save it without one")
	}
	r, err := f.Open()
	if err != nil {
		return nil, docxUnpacking(err)
	}
	packed := min(f.CompressedSize64, docxPart)
	return &docxCapped{r, min(docxPart, docxFree+docxRatio*int64(packed))}, nil
}

// docxUnpacking explains why a part could not be unpacked.
func docxUnpacking(err error) error {
	switch {
	case errors.Is(err, errDocxLarge):
		return docxFault("it unpacks to far more than a text of that size does", "save the text in several smaller files")
	case errors.Is(err, zip.ErrAlgorithm):
		return docxFault("it is packed in a way that no .docx uses", saveDocxAgain)
	default:
		return docxFault("it is damaged: a file in it cannot be unpacked", "get the file once more, or save it anew as .docx")
	}
}

// A docxReaderAt gives up after so many bytes; below zero it has no bound.
type docxReaderAt struct {
	r    io.ReaderAt
	left int64
}

func (b *docxReaderAt) ReadAt(p []byte, off int64) (int, error) {
	if b.left < 0 {
		return b.r.ReadAt(p, off)
	}
	if b.left < int64(len(p)) {
		return 0, errDocxLarge
	}
	b.left -= int64(len(p))
	return b.r.ReadAt(p, off)
}

// A docxCapped reader fails where more comes than it may hand on.
type docxCapped struct {
	io.ReadCloser
	left int64
}

func (c *docxCapped) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, errDocxLarge
	}
	return n, err
}
