package deck

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"
	"unicode/utf8"

	"goodcard/deck/markup"
	"goodcard/deck/picture"
	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// NotAPicture is the rule of [Deck.Unshown].
const NotAPicture = "not-a-picture"

// checkPictures reports pictures, under image and within texts, that are not in the folder of the deck,
// and keeps those that no program will show.
func (b *builder) checkPictures(fsys fs.FS) {
	seen := map[string]sight{}
	look := func(name string) sight {
		s, known := seen[name]
		if !known {
			s = lookAt(fsys, name)
			seen[name] = s
		}
		return s
	}
	for _, c := range b.deck.Concepts {
		for name := range PicturesIn(c.About) {
			b.seen(look(name), b.main.Problem("concepts."+c.ID+".about", "", "", ""))
		}
	}
	for i, c := range b.deck.Cards {
		at := func(path string) Problem {
			p := Problem{File: c.File, Path: b.from[i].path + "." + path, Subject: c.ID}
			p.Line, p.Column = b.from[i].at(path, &c)
			return p
		}
		if fs.ValidPath(c.Image) {
			b.seen(look(c.Image), at("image"))
		}
		for _, e := range c.Marked() {
			for name := range PicturesIn(e.Text) {
				b.seen(look(name), at(e.Path))
			}
		}
	}
}

// PicturesIn returns the addresses of the pictures within a text.
func PicturesIn(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !strings.Contains(text, "![") || len(text) > strictyaml.MaxText {
			return
		}
		going := true
		markup.Walk(markup.Parse(text), func(n *markup.Node) {
			going = going && (n.Kind != markup.Image || yield(n.Address))
		})
	}
}

// A sight is what is wrong with a picture; its rule is empty where nothing is.
type sight struct {
	rule, message, fix string
}

// seen reports what is wrong with a picture at the place of p.
func (b *builder) seen(s sight, p Problem) {
	p.Rule, p.Severity, p.Message, p.Fix = s.rule, strictyaml.Error, s.message, s.fix
	switch s.rule {
	case "":
	case NotAPicture:
		p.Severity = strictyaml.Warning
		b.pictures.Add(p)
	default:
		b.suspect(p)
	}
}

// lookAt looks at a picture in the folder of the deck.
func lookAt(fsys fs.FS, name string) sight {
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !picture.Named(name) && strings.Contains(name, " "):
		return sight{rule: "no-picture", message: fmt.Sprintf("%q is a text and no picture in the folder of the deck", name), fix: "write the path of a file, such as media/plot.png; what the picture shows stands under alt:"}
	case errors.Is(err, fs.ErrNotExist):
		fix := "put it there, or write the name of one that is"
		if near := nearPicture(fsys, name); near != "" {
			fix = spelling.DidYouMean(near)
		}
		return sight{rule: "no-picture", message: fmt.Sprintf("the picture %s is not in the folder of the deck", name), fix: fix}
	case err != nil || !info.Mode().IsRegular():
		return sight{rule: "no-picture", message: fmt.Sprintf("the picture %s cannot be read from within the folder of the deck", name), fix: "put the file itself below the folder; links that leave it are not followed"}
	case !picture.Named(name):
		return sight{rule: NotAPicture, message: fmt.Sprintf("by its name %s is not shown: pictures are %s", name, picture.Kinds), fix: "save the picture as one of these"}
	}
	if holds := contentOf(fsys, name); holds != "" {
		return sight{rule: NotAPicture, message: fmt.Sprintf("%s is no picture: %s", name, holds), fix: "save the picture again, as " + picture.Kinds}
	}
	return sight{}
}

// nearPicture returns the picture that was meant by the name of one that is not there, or "".
func nearPicture(fsys fs.FS, name string) string {
	var known []string
	for _, folder := range []string{path.Dir(name), "media", "."} {
		files, _ := fs.ReadDir(fsys, folder)
		for _, f := range files {
			file := path.Join(folder, f.Name())
			if !picture.Named(file) {
				continue
			}
			if strings.EqualFold(path.Base(file), path.Base(name)) {
				return file
			}
			known = append(known, file)
		}
	}
	return spelling.Nearest(name, known)
}

// contentOf says what a file holds that is no picture; nothing of one that is.
func contentOf(fsys fs.FS, name string) string {
	f, err := fsys.Open(name)
	if err != nil {
		return "" // reading it will tell
	}
	defer f.Close()
	head := make([]byte, picture.Head)
	n, err := io.ReadFull(f, head)
	head = head[:n]
	begins := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))))
	switch {
	case picture.Is(head) || err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		return ""
	case n == 0:
		return "the file is empty"
	case bytes.HasPrefix(begins, []byte("<!doctype html")), bytes.HasPrefix(begins, []byte("<html")):
		return "the file holds a page of the web, such as one that tells of an error"
	case bytes.HasPrefix(begins, []byte("<svg")), bytes.HasPrefix(begins, []byte("<?xml")):
		return "the file holds SVG or other XML"
	case bytes.HasPrefix(begins, []byte("version https://git-lfs")):
		return "the file is a pointer of Git LFS; git lfs pull brings the picture"
	case utf8.Valid(head[:max(0, n-utf8.UTFMax)]) && !bytes.ContainsRune(head, 0):
		return "the file holds text"
	}
	return "the file does not begin as a " + picture.Kinds
}
