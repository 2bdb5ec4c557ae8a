package authoring

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
	"goodcard/deck/reason"
)

// A text is one document and what it offers.
type text struct {
	path  string // as it was named
	doc   string // for the lock
	read  *document.Document
	found *prose.Find
	heir  []string // of these documents, which are not there any more
}

// saysSomething reports whether there are words in the text.
func (t *text) saysSomething() bool { return strings.TrimSpace(t.read.Plain) != "" }

// title returns what the text is called; of a part, its heading.
func (t *text) title() string {
	if t.read.Part != nil {
		return t.read.Part.Heading
	}
	return strings.TrimSpace(t.read.Title)
}

// readText reads a text. It returns nil where the plan has had the same file under another name.
func (p *plan) readText(path string) (*text, error) {
	if p.isOwn(path) {
		return nil, &deck.NotADeck{Path: path, Why: "belongs to the deck itself", Next: "name the texts that the deck is to be made from"}
	}
	read, err := p.opts.Read(path)
	if err != nil {
		file, _ := document.Locate(path)
		return nil, inWords(file, err)
	}
	doc, err := p.documentPath(path)
	if err != nil || p.texts[doc] {
		return nil, err
	}
	p.texts[doc] = true
	return &text{path: path, doc: doc, read: read, found: p.opts.Find(read, p.lang())}, nil
}

// shareLang reads texts that are too short to tell their language in that of the others, where these agree.
func (p *plan) shareLang(texts []*text) {
	lang := ""
	for _, t := range texts {
		switch of := t.found.Lang; {
		case of != "" && lang != "" && of != lang:
			return
		case of != "":
			lang = of
		}
	}
	for _, t := range texts {
		if lang != "" && t.found.Lang == "" {
			t.found = p.opts.Find(t.read, lang)
		}
	}
}

// A TextError says why a text could not be read, in words.
type TextError struct {
	path string
	err  error
}

func (e *TextError) Error() string { return fmt.Sprintf("%s: %s", e.path, reason.Of(e.err)) }
func (e *TextError) Unwrap() error { return e.err }

// Hint says what to do.
func (e *TextError) Hint() string { return reason.Hint(e.err) }

// inWords returns an error of the system about a text in words; others speak for themselves.
func inWords(path string, err error) error {
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return &TextError{path, err}
	}
	return err
}

// documentPath returns the path of a text from the folder of the deck, with slashes; that of a part with its id.
func (b *book) documentPath(path string) (string, error) {
	whole, err := resolved(path) // of a part too: no id has a slash
	if err != nil {
		return "", err
	}
	folder, err := resolved(filepath.Join(b.folder(), "deck")) // the folder may be a link itself
	if err != nil {
		return "", err
	}
	folder = filepath.Dir(folder)
	from, err := filepath.Rel(folder, whole)
	if err != nil {
		return "", fmt.Errorf("no path leads from the folder of the deck to %s, by which the deck would name it", path)
	}
	from = filepath.ToSlash(from)
	if !utf8.ValidString(from) || strings.ContainsFunc(from, unicode.IsControl) || strings.TrimSpace(from) == "" {
		return "", &NameError{path}
	}
	return from, nil
}

// A NameError says that a text has a name that no deck can hold.
type NameError struct{ path string }

func (e *NameError) Error() string {
	return fmt.Sprintf("%q is no name that a deck can hold: it has control characters or is not UTF-8", e.path)
}

// Hint says what to do.
func (e *NameError) Hint() string { return "give the file another name" }

// resolved returns a path without links in its folders, as far as these are there.
func resolved(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for above, rest := filepath.Dir(whole), filepath.Base(whole); ; above, rest = filepath.Dir(above), filepath.Join(filepath.Base(above), rest) {
		if real, err := filepath.EvalSymlinks(above); err == nil {
			return filepath.Join(real, rest), nil
		}
		if above == filepath.Dir(above) {
			return whole, nil
		}
	}
}

// isOwn reports whether a file is one of the deck or its lock.
func (b *book) isOwn(path string) bool {
	path, _ = document.Locate(path)
	info, err := os.Stat(path)
	if err != nil {
		return false // reading it says more
	}
	own := []string{b.at.Lock}
	for _, p := range b.text.Pages {
		own = append(own, p.File)
	}
	for _, file := range own {
		if other, err := os.Stat(file); err == nil && os.SameFile(info, other) {
			return true
		}
	}
	return strings.HasPrefix(filepath.Clean(path), b.at.LockFolder+string(filepath.Separator))
}
