package lint

import (
	"goodcard/deck"
	"goodcard/deck/lazy"
)

func noSource(l *linter, c *deck.Card) {
	if c.Source == "" && len(l.deck.Sources) > 0 {
		l.report(c, "", "add source:", "the card names no source")
	}
}

var dated = lazy.Regexp(`(?i)\b(currently|recently|nowadays|at present|as of now|state of the art|the latest|(last|this) year)\b`)

func noDate(l *linter, c *deck.Card) {
	if c.AsOf != "" {
		return
	}
	for _, e := range c.Texts() {
		if m := dated().FindString(l.prose(c, e)); m != "" {
			l.reportAt(c, e, m, "add as-of:, or name the time", "%q will not stay true, and the card does not say when it was", m)
		}
	}
}

var attributed = lazy.Regexp(`(?i)\b(according to|argu(e[sd]?|ing)|argument|claim(s|ed)?|holds?|held|thinks?|thought|believe[sd]?|say(s|ing)?|said|propose[sd]?|suggest(s|ed)?|conjectures?d?|hypothes\w+|critics?|proponents?|advocates?|skeptics?|sceptics?|researchers?|authors?|some|others|view|disput\w+|contested|debate[sd]?)\b`)

func noAttribution(l *linter, c *deck.Card) {
	if c.Status != deck.Contested {
		return
	}
	for _, e := range c.Texts() {
		if attributed().MatchString(l.read(c, e)) {
			return
		}
	}
	l.report(c, "status", "say who holds it: according to …", "the claim is contested, and no text says whose it is")
}
