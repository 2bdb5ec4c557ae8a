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
	parts = append(parts, asHTML(line+"."))
	sources := slices.Clone(d.Sources) // whose order is not kept of every deck
	slices.SortStableFunc(sources, func(a, b deck.Source) int { return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID)) })
	var works []string
	for _, s := range sources {
		work := asHTML(s.Title)
		if strings.HasPrefix(s.URL, "https://") || strings.HasPrefix(s.URL, "http://") {
			work = `<a href="` + html.EscapeString(markup.Clean(s.URL)) + `">` + work + "</a>"
		}
		works = append(works, work)
	}
	if len(works) > 0 {
		parts = append(parts, "Sources: "+strings.Join(works, "; ")+".")
	}
	parts = append(parts, asHTML("Something is wrong with a card? Tell the author of the deck, and name the card: it stands in the field CardID."))
	return strings.Join(parts, "<br><br>")
}

// asHTML returns a text that is no Markdown as HTML.
func asHTML(plain string) string { return markup.Literal(plain) }
