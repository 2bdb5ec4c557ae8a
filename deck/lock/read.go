package lock

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// oneFile is the lock of a deck that is a folder, and the name of the first of several parts.
var oneFile = deck.BesideIn(".").Lock

const (
	// What the parts of a lock may be in all; each by itself is within the bounds of strictyaml.
	maxParts = 4_000
	maxBytes = 1 << 30
	maxMarks = 80_000_000
)

// A part is one file of a lock, as it is.
type part struct {
	name  string // with slashes, below the folder of the lock where it has several parts
	path  string // where it lies
	bytes []byte
}

// Load reads the lock of the deck at a path, which is named as [deck.Load] has it; a lock without entries where
// there is none. The error is [deck.Problems] where the file is not as goodcard wrote it. Whether its cards are
// in the deck it does not look at.
func Load(deckPath string) (*Lock, error) {
	at, err := deck.Beside(deckPath)
	if err != nil {
		return nil, err
	}
	parts, err := readParts(at)
	if err != nil {
		return nil, err
	}
	l, problems := parse(parts)
	if err := problems.Err(); err != nil {
		return nil, helped(problems)
	}
	return l, nil
}

// readParts reads the files of a lock, the first of several first; none where there is none.
func readParts(at deck.Companions) ([]part, error) {
	root, err := os.OpenRoot(filepath.Dir(at.Lock))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	fsys, folder := root.FS(), filepath.Base(at.LockFolder)
	one, err := deck.ReadFile(fsys, filepath.Base(at.Lock))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, shownAt(err, at)
	}
	_, several := fs.Stat(fsys, path.Join(folder, oneFile))
	switch {
	case err == nil && several == nil:
		return nil, deck.Problems{problem(at.Lock, "twice", "the record of the sources stands both in this file and in "+at.LockFolder, "delete the older one of them")}
	case err == nil:
		return []part{{oneFile, at.Lock, one}}, nil
	case errors.Is(several, fs.ErrNotExist), errors.Is(several, syscall.ENOTDIR):
		return nil, nil
	case several != nil: // taken for none, all would be drafted again
		return nil, shownAt(several, at)
	}
	names := []string{oneFile}
	entries, err := fs.ReadDir(fsys, path.Join(folder, deck.CardsFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, shownAt(err, at)
	}
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ".yaml") && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, path.Join(deck.CardsFolder, e.Name()))
		}
	}
	var parts []part
	size, marks := 0, 0
	for i, name := range names {
		src, err := deck.ReadFile(fsys, path.Join(folder, name))
		if err != nil {
			return nil, shownAt(err, at)
		}
		p := part{name, filepath.Join(at.LockFolder, filepath.FromSlash(name)), src}
		size, marks = size+len(src), marks+strictyaml.Marks(src)
		if size > maxBytes || marks > maxMarks || i == maxParts {
			return nil, deck.Problems{problem(p.path, strictyaml.RuleTooLarge, "the files of the lock up to this one are more than is read", "make two decks of it")}
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// shownAt gives an error about a file of a lock the path that people know it by.
func shownAt(err error, at deck.Companions) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok && !filepath.IsAbs(p.Path) {
		return &fs.PathError{Op: p.Op, Path: filepath.Join(filepath.Dir(at.Lock), filepath.FromSlash(p.Path)), Err: p.Err}
	}
	return err
}

// parse reads the files of a lock.
func parse(parts []part) (*Lock, deck.Problems) {
	l := &Lock{read: parts}
	var problems deck.Problems
	type place struct {
		file string
		line int
	}
	have := map[string]place{} // where an entry stands, by what it is of
	documents := map[string]bool{}
	add := func(p part, doc *strictyaml.Document, entries []written) {
		for i, w := range entries {
			path, e := fmt.Sprintf("entries[%d]", i), fromFile(w)
			of := cmp.Or(strings.TrimSuffix("card "+e.Card, "card "), strings.TrimSuffix("concept "+e.Concept, "concept "))
			line, _ := doc.Position(path)
			switch {
			case (e.Card == "") == (e.Concept == ""):
				problems.Add(doc.Problem(path, "entry", "an entry is of a card or of a concept: one of these keys was expected", ""))
			case have[of].line > 0:
				problems.Add(doc.Problem(path, "duplicate-id", fmt.Sprintf("the %s has another entry already, %s:%d", of, have[of].file, have[of].line), ""))
			case !documents[e.Doc] && e.Doc != "":
				problems.Add(doc.Problem(path+".doc", "document", fmt.Sprintf("%q is none of the documents above", e.Doc), ""))
			}
			have[of] = place{p.path, line}
			if last := len(l.Entries) - 1; last >= 0 {
				e.share(&l.Entries[last])
			}
			l.Entries = append(l.Entries, e)
		}
	}
	for i, p := range parts {
		if i > 0 {
			doc, f, wrong := strictyaml.Read(p.path, p.bytes, strictyaml.Type[page](pageType()))
			problems = append(problems, wrong...)
			if doc != nil && len(wrong) == 0 {
				add(p, doc, f.entries)
			}
			continue
		}
		doc, f, wrong := strictyaml.Read(p.path, withoutEmptyList(p.bytes), strictyaml.Type[head](headType()))
		problems = append(problems, wrong...)
		if doc == nil || len(wrong) > 0 {
			break
		}
		l.Documents = f.documents
		for _, d := range f.documents {
			documents[d.Path] = true
		}
		add(p, doc, f.entries)
	}
	slices.SortFunc(l.Documents, func(a, b Document) int { return cmp.Compare(a.Path, b.Path) })
	return l, problems
}

// withoutEmptyList returns the text of a lock without the key that is left where its author took out the last entry.
func withoutEmptyList(src []byte) []byte {
	if rest, ok := bytes.CutSuffix(bytes.TrimSpace(src), []byte("\nentries:")); ok {
		return append(bytes.Clone(rest), '\n')
	}
	return src
}

// share takes the texts that both have from the entry before, such as those of the passage of one term: most of a large
// lock says again what stands right above.
func (e *Entry) share(before *Entry) {
	if e.Doc == before.Doc {
		e.Doc = before.Doc
	}
	if e.Rule == before.Rule {
		e.Rule = before.Rule
	}
	if slices.Equal(e.Heading, before.Heading) {
		e.Heading = before.Heading
	}
	if e.Span == before.Span && e.Quote == before.Quote {
		e.Span, e.Quote = before.Span, before.Quote
	}
}

func problem(file, rule, message, fix string) deck.Problem {
	return deck.Problem{File: file, Rule: rule, Severity: strictyaml.Error, Message: message, Fix: fix}
}

// helped says of what is wrong with a lock what helps: nobody writes it by hand.
func helped(problems deck.Problems) deck.Problems {
	for i := range problems {
		p := &problems[i]
		switch {
		case p.Path == "format" && p.Rule == strictyaml.RuleValue: // of a newer program
		case p.Rule == strictyaml.RuleConflict:
			p.Fix = "keep the entries of both versions, each card once, and delete the lines of <<<<<<<, ======= and >>>>>>>"
		case p.Rule == "duplicate-id":
			p.Fix = "delete one of the two entries"
		default:
			p.Fix = "take the file back from git: " + deck.Checkout("HEAD", p.File) + "; only goodcard writes it"
		}
		p.Edit = nil
	}
	problems.Sort()
	return problems
}
