package anki

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"html"
	"path"
	"slices"
	"strings"

	"goodcard/anki/apkg"
)

// A picture is a file beside a deck, and the name that it has in Anki, where the files of all decks lie in one
// folder.
type picture struct {
	Path string // below the folder of the deck, slashes
	Name string
}

// image takes a path into the pictures of the note and returns its name; nothing for one that is not shown.
func (f *fieldWriter) image(file string) string {
	if slices.Contains(f.unshown, file) {
		return ""
	}
	for _, p := range f.pictures {
		if p.Path == file {
			return p.Name
		}
	}
	p := picture{file, mediaName(f.deck, file)}
	f.pictures = append(f.pictures, p)
	return p.Name
}

// img returns a picture; of one that is not shown its alt text, or its file name where it has none.
func (f *fieldWriter) img(file, alt string) string {
	name := f.image(file)
	if name == "" {
		return literal(cmp.Or(alt, path.Base(file)))
	}
	return `<img src="` + html.EscapeString(name) + `" alt="` + tame(html.EscapeString(alt), 0, false) + `">`
}

// media returns a field that names every picture of the note. Anki takes over the files that fields name, and
// where a name is taken it gives the file another one, in fields too.
func (f *fieldWriter) media() string {
	var b strings.Builder
	for _, p := range f.pictures {
		b.WriteString(`<img src="` + html.EscapeString(p.Name) + `">`)
	}
	return b.String()
}

// mediaName returns the name in Anki of a picture: one that says what it is, that every system takes, and that
// no other path of any deck has, also where case makes no difference.
func mediaName(deckID, file string) string {
	sum := sha256.Sum256([]byte(deckID + "/" + file))
	ending := path.Ext(file)
	stem := strings.TrimSuffix(path.Base(file), ending)
	return apkg.MediaName(plainName(fmt.Sprintf("%s-%.60s-%x%s", deckID, stem, sum[:4], ending)))
}

// plainName returns a name of small Latin letters, digits, dots and single hyphens.
func plainName(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '.':
			b.WriteRune(r)
		case !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.ReplaceAll(b.String(), "-.", ".")
}
