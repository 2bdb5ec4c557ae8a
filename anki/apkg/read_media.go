package apkg

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"goodcard/files"

	"golang.org/x/text/unicode/norm"
	"google.golang.org/protobuf/encoding/protowire"
)

// A MediaFile is a picture or a sound in a package.
type MediaFile struct {
	Name string // by which fields name it: one part of a path, which every system takes

	sha1  []byte // nil where the list says none
	from  *Package
	entry *zip.File
}

// Open opens what the file holds. Close the package later than that. Out of a package comes no more
// in all than its size allows; beyond that reading fails.
func (m MediaFile) Open() (io.ReadCloser, error) {
	c := m.from.container
	r, err := c.unpack(m.entry, c.most-c.unpacked.Load())
	if err != nil {
		return nil, of(m.from.path, unpacking("the file "+m.Name+" in it", err))
	}
	return &mediaReader{r, m, sha1.New()}, nil
}

type mediaReader struct {
	io.ReadCloser
	of  MediaFile
	sum hash.Hash
}

func (r *mediaReader) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	r.of.from.container.unpacked.Add(int64(n))
	r.sum.Write(p[:n])
	switch {
	case err == io.EOF && r.of.sha1 != nil && !bytes.Equal(r.of.sha1, r.sum.Sum(nil)):
		r.of.from.odd.MediaChanged++
	case err != nil && err != io.EOF:
		err = of(r.of.from.path, unpacking("the file "+r.of.Name+" in it", err))
	}
	return n, err
}

// Media returns the pictures and sounds of a package, in its order.
func (p *Package) Media() []MediaFile { return p.media }

// readMedia reads the list of media. A list that cannot be read costs the media and nothing else.
func (p *Package) readMedia() ([]MediaFile, error) {
	f := p.container.entries["media"]
	if f == nil {
		p.odd.MediaUnread = true
		return nil, nil
	}
	text, err := p.readMediaMap(f)
	if err != nil {
		p.odd.MediaUnread = true
		if isSystems(err) {
			return nil, err
		}
		return nil, nil
	}
	parse := parseMediaJSON
	if p.container.version == latest {
		parse = parseMediaEntries
	}
	listed, err := parse(text)
	if err != nil {
		p.odd.MediaUnread = true
		return nil, nil
	}
	return p.findMedia(listed), nil
}

func (p *Package) readMediaMap(f *zip.File) ([]byte, error) {
	r, err := p.container.unpack(f, maxCommon)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// A listedFile is what the list says of a file: the number by which its entry goes, and its name.
type listedFile struct {
	number int
	name   string
	sha1   []byte
}

// parseMediaJSON reads the list of the two older versions: {"0": "a.png"}.
func parseMediaJSON(text []byte) ([]listedFile, error) {
	var all []listedFile
	err := eachMember(text, maxEntries, func(key string, value json.RawMessage) error {
		number, err := strconv.Atoi(key)
		if err != nil || number < 0 {
			return errors.New("a number was expected")
		}
		var name string
		if err := json.Unmarshal(value, &name); err != nil {
			return err
		}
		all = append(all, listedFile{number: number, name: name})
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b listedFile) int { return cmp.Compare(a.number, b.number) })
	return all, nil
}

// parseMediaEntries reads the list of the latest version, in which the place of a file is its number.
func parseMediaEntries(text []byte) ([]listedFile, error) {
	var all []listedFile
	var inner error
	err := eachField(text, func(number protowire.Number, value wire) {
		if number != 1 || len(all) > maxEntries || inner != nil {
			return
		}
		f := listedFile{number: len(all)}
		inner = eachField(value.bytes, func(number protowire.Number, value wire) {
			switch number {
			case 1:
				f.name = string(value.bytes)
			case 3:
				f.sha1 = value.bytes
			}
		})
		all = append(all, f)
	})
	if err := cmp.Or(err, inner); err != nil {
		return nil, err
	}
	if len(all) > maxEntries {
		return nil, errMany
	}
	return all, nil
}

// findMedia returns the files that are listed, have a name and are there.
func (p *Package) findMedia(listed []listedFile) []MediaFile {
	var all []MediaFile
	taken := make(map[string]bool, len(listed))
	for _, f := range listed {
		entry := p.container.entry(f.number)
		folded := strings.ToLower(norm.NFC.String(f.name))
		switch {
		case !safeName(f.name):
			p.odd.MediaUnsafe++
		case entry == nil:
			p.odd.MediaMissing++
		case taken[folded]: // on some disks both would be one file
			p.odd.MediaSameName++
		default:
			taken[folded] = true
			all = append(all, MediaFile{Name: f.name, sha1: f.sha1, from: p, entry: entry})
		}
	}
	return all
}

// safeName reports whether every system takes a name for a file, and for one in the folder that it
// is put into.
func safeName(name string) bool {
	if name == "" || len(name) > maxName || !utf8.ValidString(name) || strings.ContainsAny(name, `<>:"/\|?*`) || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return false // with "." at its end go the names of folders too
	}
	if strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return false
	}
	return !files.Reserved(name)
}
