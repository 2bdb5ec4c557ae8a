package deck

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"goodcard/deck/strictyaml"
)

// LoadReleased reads the last release of the deck at path, which is named as [Load] has it. The error is
// [fs.ErrNotExist] where there was none, and [Problems] where its file is not as goodcard release wrote it.
// What lies outside the deck's folder is not read. Whether the files of the deck are still those of the
// release it does not look at.
func LoadReleased(path string) (*Released, error) {
	at, err := Beside(path)
	if err != nil {
		return nil, err
	}
	fsys, _, _, done, err := open(path)
	if err != nil {
		return nil, err
	}
	defer done()
	return LoadReleasedFS(fsys, at)
}

// ParseReleased reads a release of one file. The name is used in messages and hints only.
func ParseReleased(file string, src []byte) (*Released, error) {
	return readReleased([]ReleasedPart{{releasedFileName, file, src}})
}

// LoadReleasedFS reads as [LoadReleased] does, from the folder fsys that what lies beside the deck is in.
func LoadReleasedFS(fsys fs.FS, at Companions) (*Released, error) {
	one, folder := filepath.Base(at.Released), filepath.Base(at.ReleasedFolder)
	src, err := ReadFile(fsys, one)
	several, _ := fs.Stat(fsys, path.Join(folder, releasedFileName))
	switch {
	case err == nil && several != nil:
		return nil, Problems{releasedProblem(at.Released, "twice", "the last release stands both in this file and in "+at.ReleasedFolder+": two releases were merged",
			"delete the older one of them, then run goodcard release")}
	case err == nil:
		return readReleased([]ReleasedPart{{releasedFileName, at.Released, src}})
	case several == nil:
		return nil, at.named(err)
	}
	names := []string{releasedFileName}
	entries, err := fs.ReadDir(fsys, path.Join(folder, CardsFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, at.named(err)
	}
	for _, e := range entries {
		if !e.IsDir() && isCardsFile(e.Name()) {
			names = append(names, path.Join(CardsFolder, e.Name()))
		}
	}
	var parts []ReleasedPart
	bytes, marks := 0, 0
	for i, name := range names {
		src, err := ReadFile(fsys, path.Join(folder, name))
		if err != nil {
			return nil, at.named(err)
		}
		part := ReleasedPart{name, filepath.Join(at.ReleasedFolder, filepath.FromSlash(name)), src}
		bytes, marks = bytes+len(src), marks+strictyaml.Marks(src)
		if message := tooLarge(i+1, bytes, marks); message != "" || len(names) > maxFiles {
			message = cmp.Or(message, "the release has too many files")
			return nil, Problems{releasedProblem(part.Path, strictyaml.RuleTooLarge, message, "make two decks of it")}
		}
		parts = append(parts, part)
	}
	return readReleased(parts)
}

// named gives an error about a file of a release the path that people know it by.
func (b Companions) named(err error) error {
	return at(err, func(file string) string { return filepath.Join(filepath.Dir(b.Released), filepath.FromSlash(file)) })
}

// readReleased reads the files of a release, that which says what the deck is first.
func readReleased(parts []ReleasedPart) (*Released, error) {
	b := newBuilder()
	var retired []RetiredCard
	var files []ReleasedFile
	for i, p := range parts {
		if i > 0 {
			if doc, f, ok := decode(b, p.Path, p.Bytes, strictyaml.Type[releasedCards](releasedCardsType())); ok {
				b.addCards(p.Path, doc, f.Cards)
				retired = append(retired, b.retired(p.Path, doc, f.Retired)...)
			}
			continue
		}
		if doc, f, ok := decode(b, p.Path, p.Bytes, strictyaml.Type[releasedFile](releasedType(typeOf(p.Bytes, folderType)))); ok {
			b.addDeck(p.Path, doc, f.deckFile)
			retired, files = b.retired(p.Path, doc, f.Retired), f.Files
		}
	}
	d, err := b.finish()
	if problems, ok := errors.AsType[Problems](err); ok {
		return nil, fromGit(problems)
	}
	slices.SortStableFunc(retired, func(a, b RetiredCard) int { return cmp.Compare(a.ID, b.ID) })
	r := &Released{Deck: *d, Retired: retired, Files: files, Sum: ReleasedSum(parts)}
	if problems := r.twice(); len(problems) > 0 {
		return nil, fromGit(problems)
	}
	return r, nil
}

// retired says where the cards stand that are gone.
func (b *builder) retired(file string, doc *strictyaml.Document, cards []RetiredCard) []RetiredCard {
	for i := range cards {
		c := &cards[i]
		path := fmt.Sprintf("retired[%d]", i)
		c.File = file
		c.Line, c.Column = doc.Position(path)
		if _, err := ParseCloze(c.Text); c.Kind == Cloze && c.Text != "" && err != nil {
			b.add(doc.Problem(path+".cloze", "cloze", err.Error(), ""))
		}
	}
	return cards
}

// twice reports ids that a card that is gone shares with another one.
func (r *Released) twice() (problems Problems) {
	have := map[string]bool{}
	for _, c := range r.Cards {
		have[c.ID] = true
	}
	for _, c := range r.Retired {
		if have[c.ID] {
			p := releasedProblem(c.File, "duplicate-id", fmt.Sprintf("the id %q of this retired card is that of another card too", c.ID), "")
			p.Line, p.Column, p.Subject = c.Line, c.Column, c.ID
			problems.Add(p)
		}
		have[c.ID] = true
	}
	return problems
}

func releasedProblem(file, rule, message, fix string) Problem {
	return Problem{File: file, Rule: rule, Severity: strictyaml.Error, Message: message, Fix: fix}
}

// fromGit says of what is wrong with a release what helps: nobody edits it.
func fromGit(problems Problems) Problems {
	for i := range problems {
		p := &problems[i]
		switch {
		case p.Path == "format" && p.Rule == strictyaml.RuleValue: // of a newer program
		case p.Rule == strictyaml.RuleConflict:
			p.Fix = "take one side whole: " + Checkout("--ours", p.File) + "; then run goodcard release"
		default:
			p.Fix = "take the file back from git: " + Checkout("HEAD", p.File) + "; only goodcard release writes it"
		}
		p.Edit = nil
	}
	problems.Sort()
	return problems
}
