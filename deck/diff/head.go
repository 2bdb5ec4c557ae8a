package diff

import (
	"slices"
	"strings"

	"goodcard/deck"
)

// A HeadChange is a change of what a deck says of itself.
type HeadChange struct {
	Key      string // of the deck format
	ID       string // of the source, the concept or the unit; empty for the other keys
	Old, New string // empty where there is nothing
	Step     Step
}

// headChanges returns what changed in the head of a deck, but for its version.
func headChanges(old, new *deck.Deck) []HeadChange {
	var all []HeadChange
	add := func(key, id, was, is string, step Step) {
		if was != is {
			all = append(all, HeadChange{key, id, was, is, step})
		}
	}
	add("id", "", old.ID, new.ID, Major)
	add("title", "", old.Title, new.Title, Patch)
	add("lang", "", old.Lang, new.Lang, Patch)
	add("license", "", old.License, new.License, Patch)
	add("about", "", old.About, new.About, Patch)
	all = append(all, entries("sources", old.Sources, new.Sources, Patch, Patch,
		func(s deck.Source) (string, string) { return s.ID, joined(s.Title, s.File, s.URL) })...)
	all = append(all, entries("path", old.Path, new.Path, Minor, Major, func(u deck.Unit) (string, string) {
		return u.ID, joined(u.Title, opening(u.Opens), list("cards", u.Cards), list("concepts", u.Concepts))
	})...)
	return append(all, entries("concepts", old.Concepts, new.Concepts, Minor, Major,
		func(c deck.Concept) (string, string) {
			needs, confused := deck.FullAll(new.ID, c.Needs), deck.FullAll(new.ID, c.ConfusedWith)
			return c.ID, joined(c.Name, list("needs", needs), list("confused with", confused), c.About)
		})...)
}

// entries returns the changes of sources, concepts or units, which have an id and a text each: those of the new
// version in its order, then those that went.
func entries[T any](key string, old, new []T, added, removed Step, of func(T) (id, text string)) []HeadChange {
	texts := map[string]string{}
	for _, e := range old {
		id, text := of(e)
		texts[id] = text
	}
	var all []HeadChange
	kept := map[string]bool{}
	for _, e := range new {
		id, text := of(e)
		was, known := texts[id]
		kept[id] = true
		switch {
		case !known:
			all = append(all, HeadChange{key, id, "", text, added})
		case was != text:
			all = append(all, HeadChange{key, id, was, text, Patch})
		}
	}
	for _, e := range old {
		if id, text := of(e); !kept[id] {
			all = append(all, HeadChange{key, id, text, "", removed})
		}
	}
	return all
}

// opening says when a unit opens; "" where it always is.
func opening(day string) string {
	if day == "" {
		return ""
	}
	return "opens " + day
}

// list returns a list with what it is; "" where it is empty.
func list(what string, ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return what + " " + strings.Join(ids, ", ")
}

// joined joins the texts that are not empty.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), "; ")
}
