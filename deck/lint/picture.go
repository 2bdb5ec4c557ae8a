package lint

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"goodcard/deck"
)

// pictureSpelling reports a picture whose name is written in another way at first. Windows and macOS take both for one
// file: of two pictures one is lost where the deck is copied, and of one that stands there, Linux finds only one name.
func pictureSpelling(l *linter) {
	first := map[string]string{}
	reported := map[string]bool{}
	look := func(name string, report func(fix, message string, args ...any)) {
		key := strings.ToLower(norm.NFC.String(name))
		before, known := first[key]
		if !known {
			first[key] = name
		} else if before != name && !reported[name] {
			reported[name] = true
			report("write "+before+", or call one of two pictures otherwise", "%q and %q are one file on Windows and macOS, and two on Linux", before, name)
		}
	}
	for _, c := range l.deck.Concepts {
		e := deck.Passage{Path: "concepts." + c.ID + ".about", Text: c.About}
		for name := range deck.PicturesIn(c.About) {
			look(name, func(fix, message string, args ...any) { l.reportDeckAt(e, name, fix, message, args...) })
		}
	}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		if c.Image != "" {
			look(c.Image, func(fix, message string, args ...any) { l.report(c, "image", fix, message, args...) })
		}
		for _, e := range c.Marked() {
			for name := range deck.PicturesIn(e.Text) {
				look(name, func(fix, message string, args ...any) { l.reportAt(c, e, name, fix, message, args...) })
			}
		}
	}
}
