package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
	"goodcard/deck/spelling"
)

// An ignore is a remark that lets findings of some rules pass: "# lint: ignore RULE because …". It
// stands on a line of its own above a card or a key, and is about that alone; above the first key of a
// deck it is about all that belongs to no card.
type ignore struct {
	deck.Remark
	rules []string
	reach []*reach // of each rule
}

// howToIgnore is what a remark to lint looks like.
const howToIgnore = "write # lint: ignore RULE because REASON"

var (
	ignorePattern = lazy.Regexp(`(?i)^lint:\s*ignore(?:\s+(.*))?$`)
	becauseWord   = lazy.Regexp(`(?i)(?:^|\s)because\b[\s:,.…]*`)
)

// ignores returns the remarks of the deck that ignore something, and reports those that cannot.
func (l *linter) ignores() (all []*ignore) {
	for _, r := range l.deck.Remarks() {
		m := ignorePattern().FindStringSubmatch(r.Text)
		if m == nil {
			if !strings.HasPrefix(r.Text, "lint:") {
				continue // it may be about lint, as a card can be
			}
			l.remark(badIgnore, r, howToIgnore, "a comment to lint says ignore, the rule, and why")
			continue
		}
		names, reason := m[1], ""
		if at := becauseWord().FindStringIndex(m[1]); at != nil {
			names, reason = m[1][:at[0]], m[1][at[1]:]
		}
		i := &ignore{Remark: r, rules: l.namedIn(names, r)}
		switch {
		case strings.TrimSpace(names) == "":
			l.remark(badIgnore, r, howToIgnore, "this comment ignores no rule: it names none")
		case reason == "":
			l.remark(badIgnore, r, "write because and the reason behind "+strings.TrimSpace(names), "this comment does not say why it ignores %s", strings.TrimSpace(names))
		case len(i.rules) > 0:
			all = append(all, i)
		}
	}
	return all
}

// namedIn returns the rules of a list, parted by commas, and reports what is none that may be ignored.
func (l *linter) namedIn(list string, r deck.Remark) (rules []string) {
	for name := range strings.SplitSeq(list, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		switch {
		case name == "":
		case slices.ContainsFunc(deck.Rules(), func(f deck.Rule) bool { return f.ID == name }):
			l.remark(badIgnore, r, "delete the comment", "%s is a rule of the format, which holds for every deck", name)
		case severityOf(name) == "":
			near := ""
			if l.unknownRules++; l.unknownRules <= spelling.Few {
				near = spelling.Nearest(name, ruleIDs())
			}
			fix := cmp.Or(spelling.DidYouMean(near), "goodcard schema --lint lists the rules")
			if strings.Contains(name, " ") {
				fix = "several rules are parted by commas; " + howToIgnore
			}
			l.remark(badIgnore, r, fix, "there is no rule %q", name)
		default:
			rules = append(rules, name)
		}
	}
	return rules
}

// pass takes away the findings that remarks ignore, and reports remarks that ignore none.
func (l *linter) pass() {
	ignores := l.ignores()
	if len(ignores) == 0 {
		return
	}
	all := reachOf(ignores)
	l.problems = slices.DeleteFunc(l.problems, all.cover)
	for _, i := range ignores {
		for at, rule := range i.rules {
			if !i.reach[at].used && l.looksFor(rule) {
				l.idle(i, rule)
			}
		}
	}
}

func (l *linter) idle(i *ignore, rule string) {
	switch {
	case !i.Own:
		l.remark(idleIgnore, i.Remark, "move it to a line of its own above", "a comment behind a value ignores nothing")
	case i.Above.Line == 0:
		l.remark(idleIgnore, i.Remark, "move it above the card or the key that it is about, or delete it", "this comment ignores nothing: no card and no key stands below it")
	case len(i.rules) > 1:
		l.remark(idleIgnore, i.Remark, "delete "+rule+" from it", "nothing is found there by %s", rule)
	default:
		l.remark(idleIgnore, i.Remark, "delete the comment, or move it right above what it is about", "nothing is found there by %s", rule)
	}
}

// remark reports a remark by a rule of its own.
func (l *linter) remark(rule string, r deck.Remark, fix, message string, args ...any) {
	if l.looksFor(rule) {
		l.find(deck.Problem{
			File: r.File, Line: r.Line, Column: r.Column, Rule: rule, Severity: severityOf(rule), Message: fmt.Sprintf(message, args...), Fix: fix,
			Subject: l.cardBelow(r),
		})
	}
}

// cardBelow returns the id of the card that a remark stands above or in; nothing where it stands elsewhere.
func (l *linter) cardBelow(r deck.Remark) (id string) {
	if !strings.HasPrefix(r.Above.Path, "cards[") {
		return ""
	}
	for _, c := range l.deck.Cards {
		if c.File == r.File && (c.Line <= r.Above.Line || r.Above.Holds(c.Line, c.Column)) {
			id = c.ID
		}
	}
	return id
}
