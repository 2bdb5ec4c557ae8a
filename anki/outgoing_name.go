package anki

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxName is how many characters of a title name a deck.
const maxName = 120

// deckName returns the name of a deck in Anki out of its title, as Anki itself would write it: one component, in
// NFC and in one line.
func deckName(title string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ToValidUTF8(title, "\ufffd")) {
		switch {
		case unicode.IsControl(r), unicode.IsSpace(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029', r == '\ufeff':
			r = ' '
		case r == '"':
			r = '\'' // old versions leave it out
		case r == ':' && strings.HasSuffix(b.String(), ":"):
			continue // two of them would begin a deck within the deck
		}
		b.WriteRune(r)
	}
	name := strings.Join(strings.Fields(b.String()), " ")
	if runes := []rune(name); len(runes) > maxName {
		name = strings.TrimSpace(string(runes[:maxName-1])) + "…"
	}
	return name
}

// nameAll gives each deck its name. Anki knows decks by their names, in which case makes no difference: of two decks with one
// title the later one, by its id, has its id in the name, and none is called as the deck that every learner has.
func nameAll(decks []*outgoing) {
	const theirs = "default"
	taken := map[string]bool{theirs: true}
	for _, o := range decks {
		name := deckName(o.title())
		if name == "" || taken[strings.ToLower(name)] {
			name, o.told.Renamed = strings.TrimSpace(name+" ("+o.id+")"), true
		}
		taken[strings.ToLower(name)] = true
		o.told.Name = name
	}
}
