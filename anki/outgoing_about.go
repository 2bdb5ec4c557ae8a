package anki

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// describe returns what Anki shows of a deck above its cards: HTML, which every version shows, where Markdown
// would be shown as it is by old ones.
func describe(d *deck.Deck) string {
	var parts []string
	if d.About != "" {
		parts = append(parts, markup.HTML(d.About, &markup.HTMLOptions{Image: func(string) string { return "" }}))
	}
	line := "Version " + d.Version
	if d.License != "" {
		line += ", licence " + d.License
	}
	parts = append(parts, markup.Literal(line+"."))
	sources := slices.Clone(d.Sources) // whose order is not kept of every deck
	slices.SortStableFunc(sources, func(a, b deck.Source) int { return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID)) })
	var works []string
	for _, s := range sources {
		works = append(works, linked(markup.Literal(s.Title), s.URL))
	}
	if len(works) > 0 {
		parts = append(parts, "Sources: "+strings.Join(works, "; ")+".")
	}
	parts = append(parts, markup.Literal("Something is wrong with a card? Tell the author of the deck, and name the card: it stands in the field CardID."))
	return strings.Join(parts, "<br><br>")
}

// linked returns HTML as a link to an address, where that is in the web.
func linked(text, address string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return text
	}
	return `<a href="` + tame(html.EscapeString(markup.Clean(address)), 0, false) + `">` + text + "</a>"
}
