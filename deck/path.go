package deck

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"goodcard/deck/lazy"
	"goodcard/deck/strictyaml"
)

// A Unit is a stretch of a path: cards of other decks that are learned together. They come in the order in which they
// are named; a concept stands for the cards that name it, in the order of their deck, that no earlier unit has.
type Unit struct {
	ID       string
	Title    string
	Opens    string   // YYYY-MM-DD, the first day on which its cards come; empty for always
	Cards    []string // deck/card
	Concepts []string // deck/concept

	Line   int // where the unit stands in the file of the deck, 1-based
	Column int // 1-based, in runes
}

// IsPath reports whether d is a path: a way through cards of other decks, without any of its own.
func (d *Deck) IsPath() bool { return len(d.Path) > 0 }

// Named returns the decks whose cards and concepts a path names, in the order in which it does; none of a deck of cards.
func (d *Deck) Named() (decks []string) {
	seen := map[string]bool{}
	for _, u := range d.Path {
		for _, id := range slices.Concat(u.Cards, u.Concepts) {
			if of := ParseRef(id).Deck; !seen[of] {
				seen[of] = true
				decks = append(decks, of)
			}
		}
	}
	return decks
}

var (
	// pathOnly is the file of a path; it has neither cards nor what cards refer to.
	pathOnly = sync.OnceValue(func() strictyaml.Object[deckFile] {
		return strictyaml.Object[deckFile]{Doc: "A path through cards of several decks.", Meant: meantHeadKey,
			Fields: append(slices.Clone(headFields), strictyaml.Required("path", unitList(), unitsOf))}
	})

	// anyType is the file of a deck or of a path, for those who know neither.
	anyType = sync.OnceValue(func() strictyaml.Object[deckFile] {
		return strictyaml.Object[deckFile]{Doc: "A deck of cards, or a path through the cards of several decks.", Meant: meantHeadKey,
			Fields: append(slices.Clone(folderType.Fields), strictyaml.Optional("path", unitList(), unitsOf))}
	})
)

func unitsOf(f *deckFile) *[]Unit { return &f.Path }

func unitList() strictyaml.List[Unit] {
	full := func(what string) text {
		help := "write deck/" + what
		if what == "card" {
			help += "; a card brings all its directions and gaps"
		}
		return text{Help: help, Doc: "A " + what + " of a deck: deck/" + what + ".", Wanted: "a " + what + " of a deck, written deck/" + what, Pattern: `^` + idPattern + `/` + idPattern + `$`, Rule: "id", Mend: mendFull}
	}
	opens := text{Doc: "The first day on which the cards of the unit come, such as 2026-03-01. Before it the unit is as if it were not there.",
		Wanted: "a day such as 2026-03-01", Rule: "date", Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, Check: checkDate, Mend: mendDate}
	return strictyaml.List[Unit]{Doc: "The units of a path, one after the other, in place of cards.", Min: 1, Of: strictyaml.Object[Unit]{
		Doc:   "A unit of a path: cards and concepts that are learned together.",
		Meant: meantUnitKey,
		Fields: []strictyaml.Field[Unit]{
			strictyaml.Required("id", idFor("The name of the unit for programs, of a-z, 0-9 and -. It is its tag in Anki."), func(u *Unit) *string { return &u.ID }),
			strictyaml.Required("title", prose("The name of the unit for people."), func(u *Unit) *string { return &u.Title }),
			strictyaml.Optional("opens", opens, func(u *Unit) *string { return &u.Opens }),
			strictyaml.Optional("cards", texts{Doc: "Cards of decks, in the order in which they come: deck/card.", Of: full("card"), Min: 1, Unique: true}, func(u *Unit) *[]string { return &u.Cards }),
			strictyaml.Optional("concepts", texts{Doc: "Concepts of decks, each for its cards that no earlier unit has: deck/concept.", Of: full("concept"), Min: 1, Unique: true}, func(u *Unit) *[]string { return &u.Concepts }),
		},
	}}
}

// mendFull writes "Deck / Card" as deck/card. It leaves alone what is no name of a card in other letters.
func mendFull(ref string) string {
	if strings.Count(ref, "/") != 1 || strings.Contains(ref, "#") {
		return "" // which deck, nobody knows, or which part of it is meant
	}
	return mendRef(ref)
}

// meantUnitKey is meantKey for units of a path.
func meantUnitKey(key string, _ func(string) bool) string {
	return map[string]string{
		"name": "title", "unit": "title", "card": "cards", "items": "cards", "concept": "concepts", "topics": "concepts",
		"open": "opens", "from": "opens", "date": "opens", "start": "opens", "starts": "opens", "begins": "opens", "available": "opens",
	}[key]
}

var pathKey = lazy.Regexp(`(?m)^["']?path["']?[ \t]*:`)

// typeOf returns what the main file of a deck is read as that says this: as a path where it has one and no cards, or units, which mean one, else
// as what a deck of cards is here.
func typeOf(src []byte, cards strictyaml.Object[deckFile]) strictyaml.Object[deckFile] {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if (has(src, "path") || has(src, "units")) && !has(src, "cards") {
		return pathOnly()
	}
	return cards
}

// has reports whether the mapping that is a whole file has a key, also where the file is JSON.
func has(src []byte, key string) bool {
	if !bytes.HasPrefix(bytes.TrimLeft(src, " \t\r\n"), []byte("{")) {
		return key == "path" && pathKey().Match(src) || key != "path" && bytes.Contains(append([]byte("\n"), src...), []byte("\n"+key+":"))
	}
	doc, err := strictyaml.Parse("", src)
	return err == nil && slices.Contains(doc.Keys(), key)
}

// sayPath says what path is where a deck has cards too, and what a path has not.
func (b *builder) sayPath(file string, path bool) {
	for i := range b.problems {
		p := &b.problems[i]
		switch {
		case p.File != file || p.Rule != strictyaml.RuleUnknownKey:
		case !path && p.Path == "path":
			p.Message = `a deck has "cards" or "path", not both: a path goes through the cards of other decks`
			p.Fix, p.Edit = "delete path, or make a deck of its own of it", nil
		case path && (p.Path == "sources" || p.Path == "concepts"):
			p.Message = fmt.Sprintf("a path has no %s of its own, since it has no cards: it goes through those of other decks", p.Path)
			p.Fix, p.Edit = "delete it, or move it to the deck whose cards need it", nil
		}
	}
}

// checkPath reports what is wrong with the units of a path beyond the form of their values.
func (b *builder) checkPath() {
	suspect := func(path, rule, message, fix string) { b.suspect(b.main.Problem(path, rule, message, fix)) }
	units, first := map[string]int{}, map[string]string{} // line by id; unit by card or concept
	for i := range b.deck.Path {
		u := &b.deck.Path[i]
		at := fmt.Sprintf("path[%d]", i)
		u.Line, u.Column = b.main.Position(at)
		if line, twice := units[u.ID]; twice && u.ID != "" {
			suspect(at+".id", "duplicate-id", fmt.Sprintf("the id %q is that of another unit already, on line %d", u.ID, line), "give one of them another id")
		} else {
			units[u.ID] = u.Line
		}
		told := func(p Problem) bool { // of what stands there and could not be read
			return strings.HasPrefix(p.Path, at+".c") || p.Path == at && u.ID == "" && u.Title == ""
		}
		if len(u.Cards)+len(u.Concepts) == 0 && !slices.ContainsFunc(b.problems, told) {
			suspect(at, "empty-unit", fmt.Sprintf("the unit %q has neither cards nor concepts", u.ID), "add cards: [deck/card] or concepts: [deck/concept]")
		}
		for _, named := range []struct {
			what string
			refs []string
		}{{"card", u.Cards}, {"concept", u.Concepts}} {
			what := named.what
			for j, ref := range named.refs {
				at := fmt.Sprintf("%s.%ss[%d]", at, what, j)
				if ref == "" {
					continue
				}
				if ParseRef(ref).Deck == b.deck.ID {
					suspect(at, "self-reference", fmt.Sprintf("%q names this path, which has no %s of its own", ref, what), "name the deck that has the "+what)
				}
				if before, twice := first[what+" "+ref]; twice && before != u.ID {
					suspect(at, "twice-in-path", fmt.Sprintf("the %s %q is in the unit %q already: it comes where it is named first", what, ref, before), "delete it in one of the units")
					continue
				}
				first[what+" "+ref] = u.ID
			}
		}
	}
}

func fieldIn(o strictyaml.Object[deckFile], key string) bool { return slices.Contains(o.Keys(), key) }

// headType is how the file of a deck is written that may lack its cards.
func (d *Deck) headType() strictyaml.Object[deckFile] {
	if d.IsPath() {
		return pathOnly()
	}
	return folderType
}

// unitAt returns the unit whose id stands at a path, or nil.
func (b *builder) unitAt(path string) *Unit {
	for i := range b.deck.Path {
		if path == fmt.Sprintf("path[%d].id", i) && b.deck.Path[i].Title != "" {
			return &b.deck.Path[i]
		}
	}
	return nil
}

// MayBePath reports whether the deck called name may be a path: a look at its main file alone tells.
func MayBePath(fsys fs.FS, name string) bool {
	if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
		name = path.Join(name, MainName)
	}
	src, err := ReadFile(fsys, name)
	return err == nil && has(src, "path")
}

// NamedBeside returns where a deck that a path names may lie, in the folder that the path at a place is in and, where
// it is a folder itself, within it.
func NamedBeside(place, id string) (files []string) {
	for _, folder := range []string{filepath.Dir(place), place} {
		files = append(files, filepath.Join(folder, id+".yaml"), filepath.Join(folder, id))
	}
	return files
}
