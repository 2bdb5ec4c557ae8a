package deck

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck/strictyaml"
)

// A ReleasedPart is a file that a release is written to.
type ReleasedPart struct {
	Name  string // with slashes, below the folder of the release where it has several parts
	Path  string // where it belongs
	Bytes []byte
}

const releasedComment = `# The last release of this deck, as goodcard release wrote it. It is compared with what comes
# next and handed out; edit the deck, not this file.
`

// WriteReleased returns the files of a release of the deck that at is beside: one, or those of a folder, one for
// each file of cards, where the deck is a folder and one file would pass the bounds of what is read. Equal
// releases have equal bytes.
func WriteReleased(r *Released, at Companions) ([]ReleasedPart, error) {
	sorted := *r
	sorted.Retired = slices.SortedStableFunc(slices.Values(r.Retired), func(a, b RetiredCard) int { return cmp.Compare(a.ID, b.ID) })
	sorted.Files = slices.SortedStableFunc(slices.Values(r.Files), func(a, b ReleasedFile) int { return cmp.Compare(a.Path, b.Path) })
	whole := []ReleasedPart{{releasedFileName, at.Released, sorted.head(sorted.Cards, sorted.Retired)}}
	if filepath.Base(at.Released) == releasedFileName && strictyaml.TooLarge(whole[0].Bytes) != "" {
		whole = sorted.parts(at)
	}
	for _, p := range whole {
		if message := strictyaml.TooLarge(p.Bytes); message != "" {
			return nil, &TooLargeError{p, message}
		}
	}
	return whole, nil
}

// A TooLargeError says that a part of a release would be too large to be read.
type TooLargeError struct {
	Part    ReleasedPart
	message string
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the release is too large for a file %s: %s", e.Part.Path, e.message)
}

// Hint says what to do.
func (e *TooLargeError) Hint() string {
	if path.Dir(e.Part.Name) == CardsFolder {
		return "move some of the cards of " + e.Part.Name + " to another file in " + CardsFolder
	}
	return "make the deck a folder with " + MainName + ", and put its cards into several files in " + CardsFolder
}

// head returns the file that says what the deck is, with these of its cards.
func (r *Released) head(cards []Card, retired []RetiredCard) []byte {
	d := r.Deck
	d.Cards = cards
	f := releasedFile{deckFile{1, d}, retired, r.Files}
	return append([]byte(releasedComment), strictyaml.Write(releasedType(d.headType()), f)...)
}

// parts returns a file for each file of cards, that of the deck first.
func (r *Released) parts(at Companions) []ReleasedPart {
	byFile := map[string]*releasedCards{}
	of := func(c *Card) *releasedCards {
		name := partOf(c.File)
		if byFile[name] == nil {
			byFile[name] = &releasedCards{}
		}
		return byFile[name]
	}
	for _, c := range r.Cards {
		part := of(&c)
		part.Cards = append(part.Cards, c)
	}
	for _, c := range r.Retired {
		part := of(&c.Card)
		part.Retired = append(part.Retired, c)
	}
	in := func(name string, src []byte) ReleasedPart {
		return ReleasedPart{name, filepath.Join(at.ReleasedFolder, filepath.FromSlash(name)), src}
	}
	head := *of(&Card{})
	parts := []ReleasedPart{in(releasedFileName, r.head(head.Cards, head.Retired))}
	delete(byFile, "")
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		parts = append(parts, in(name, append([]byte(releasedComment), strictyaml.Write(releasedCardsType(), *byFile[name])...)))
	}
	return parts
}

// partOf returns the name of the part that has the cards of a file; empty for the first.
func partOf(file string) string {
	folder, name := path.Split(filepath.ToSlash(file))
	if path.Base(folder) != CardsFolder || !isCardsFile(name) {
		return ""
	}
	return path.Join(CardsFolder, name)
}

// ReleasedSum returns the SHA-256 that a ledger names a release by: that of its file, or that of the list of the
// SHA-256 of its files, as sha256sum writes it in the order of their names. Line ends count as LF, however git
// checked them out.
func ReleasedSum(parts []ReleasedPart) string {
	if len(parts) == 1 {
		return sumOfText(parts[0].Bytes)
	}
	var list strings.Builder
	for _, p := range slices.SortedFunc(slices.Values(parts), func(a, b ReleasedPart) int { return cmp.Compare(a.Name, b.Name) }) {
		fmt.Fprintf(&list, "%s  %s\n", sumOfText(p.Bytes), p.Name)
	}
	return sumOfText([]byte(list.String()))
}

func sumOfText(text []byte) string {
	sum := sha256.Sum256([]byte(strings.ReplaceAll(string(text), "\r\n", "\n")))
	return hex.EncodeToString(sum[:])
}
