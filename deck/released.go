package deck

import (
	"fmt"
	"slices"
	"sync"

	"goodcard/deck/strictyaml"
)

// A Released is the last release of a deck, whole: the deck as it was handed out, the cards that are gone, and
// what its files were. goodcard release writes it beside the deck; see [Beside].
type Released struct {
	Deck
	Retired []RetiredCard  // sorted by id
	Files   []ReleasedFile // pictures and texts of sources, sorted by path

	// Sum is the SHA-256 that a ledger names it by. What reads a Released sets it, [WriteReleased] does not
	// look at it; see [ReleasedSum].
	Sum string
}

// A RetiredCard is a card that was released and is gone, as it last was.
type RetiredCard struct {
	Card
	Last string // version of the last release that had it
}

// A ReleasedFile is a file of a deck that a release names.
type ReleasedFile struct {
	Path   string // clean, below the folder of the deck
	SHA256 string // of its bytes
}

// A releasedFile is what the one file of a release holds, or the first of several.
type releasedFile struct {
	deckFile
	Retired []RetiredCard
	Files   []ReleasedFile
}

// A releasedCards is what each further file of a release holds.
type releasedCards struct {
	cardsFile
	Retired []RetiredCard
}

var (
	sumType = text{Doc: "The SHA-256 of its bytes.", Wanted: "a SHA-256 of 64 digits 0-9a-f", Pattern: `^[0-9a-f]{64}$`, Rule: "sum"}

	retiredList = sync.OnceValue(func() strictyaml.List[RetiredCard] {
		o := strictyaml.Within(cardType, func(c *RetiredCard) *Card { return &c.Card })
		o.Doc = "A card that is gone, as it last was."
		last := versionType
		last.Doc = "The last release that had it."
		o.Fields = slices.Insert(o.Fields, 1, strictyaml.Required("last", last, func(c *RetiredCard) *string { return &c.Last }))
		return strictyaml.List[RetiredCard]{Doc: "Cards that are gone.", Of: o, Min: 1}
	})

	filesType = strictyaml.List[ReleasedFile]{Doc: "Pictures and texts of sources.", Min: 1, Of: strictyaml.Object[ReleasedFile]{
		Doc: "A file of the deck.",
		Fields: []strictyaml.Field[ReleasedFile]{
			strictyaml.Required("path", pathType("Where it is, below the folder of the deck."), func(f *ReleasedFile) *string { return &f.Path }),
			strictyaml.Required("sha256", sumType, func(f *ReleasedFile) *string { return &f.SHA256 }),
		},
	}}

	releasedType = func(of strictyaml.Object[deckFile]) strictyaml.Object[releasedFile] {
		o := strictyaml.Within(of, func(f *releasedFile) *deckFile { return &f.deckFile })
		o.Doc = "A release of a deck."
		o.Fields = append(o.Fields,
			strictyaml.Optional("retired", retiredList(), func(f *releasedFile) *[]RetiredCard { return &f.Retired }),
			strictyaml.Optional("files", filesType, func(f *releasedFile) *[]ReleasedFile { return &f.Files }))
		return o
	}

	releasedCardsType = sync.OnceValue(func() strictyaml.Object[releasedCards] {
		return strictyaml.Object[releasedCards]{
			Doc: "Cards of a release of a deck that is a folder.",
			Fields: []strictyaml.Field[releasedCards]{
				strictyaml.Optional("cards", cardList, func(f *releasedCards) *[]Card { return &f.Cards }),
				strictyaml.Optional("retired", retiredList(), func(f *releasedCards) *[]RetiredCard { return &f.Retired }),
			},
		}
	})
)

// releasedKeys are the keys that only the file of a release has.
var releasedKeys = []string{"retired", "files"}

// sayReleased says what the keys of a release are where a deck has one.
func (b *builder) sayReleased(file string) {
	for i := range b.problems {
		p := &b.problems[i]
		if p.File == file && p.Rule == strictyaml.RuleUnknownKey && slices.Contains(releasedKeys, p.Path) {
			p.Message = fmt.Sprintf("the key %q belongs to the file that goodcard release writes beside a deck, not to a deck", p.Path)
			p.Fix = "delete it; if this file is a release, name its deck"
		}
	}
}
