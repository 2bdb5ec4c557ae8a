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

// dated is what is said of the time of writing. "The currently selected row" and "recently used" are of no time.
var dated = lazy.Regexp(`\b(nowadays|at present|as of (now|today)|these days|today's)\b` +
	`|\b(is|are|has|have) (currently|today) (the|a|an)\b|\b(who|what|which) (is|are) currently\b|\bcurrently (the|holds?|has|have|\d)` +
	`|\bthe (current|present) (president|vice president|king|queen|pope|prime minister|chancellor|chief|ceo|champion|record|holder|population|version|release|price|members?)\b` +
	`|\b(the )?latest (version|release|edition|figures?|model)\b|\b(is|are|remains?) (the )?state of the art\b|\b(last|this) year\b|\bnow\?`)

// varies is how an answer begins that leaves to the learner what is true of them and today.
var varies = lazy.Regexp(`(?i)^(it |answers? )?(will )?(var(y|ies)|depends?)\b`)

// datedWords are what each of those has one of.
var datedWords = []string{"nowadays", "present", "as of ", "these days", "today", "current", " now", "latest", "state of the art", " year"}

func noDate(l *linter, c *deck.Card) {
	if c.AsOf != "" || varies().MatchString(c.Answer) {
		return
	}
	for _, s := range l.said(c) {
		if !containsAny(s.lower, datedWords...) {
			continue
		}
		if at := dated().FindStringIndex(s.lower); at != nil {
			m := s.prose[at[0]:at[1]]
			l.reportAt(c, s.Passage, m, "add as-of:, or name the time", "%q will not stay true, and the card does not say when it was", m)
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
