package release

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/shell"
	"goodcard/deck/strictyaml"
	"goodcard/words"
)

// judge looks whether the files of the last release are of this deck and of this program, and whether
// the deck is fit to be released.
func (m *maker) judge() error {
	if m.ledger != nil {
		if err := m.ledgerIsOurs(); err != nil {
			return err
		}
		if err := m.lost(m.beside); err != nil {
			return err
		}
		m.identities()
	} else if left := LeftBehind(m.deckPath, m.deck); left != nil {
		return left
	}
	if m.options.Lint != nil {
		m.unclean(m.options.Lint(m.whole))
	}
	if len(m.deck.Cards) == 0 {
		m.refuseHead("cards", "only-drafts", "all cards are drafts, and drafts are no part of a release", "take 'draft: true' from the cards that are ready")
	}
	if text, there := m.texts[m.rel(m.beside.Changelog)]; there && !strings.HasPrefix(string(text), changelogMark) {
		m.refuse(m.beside.Changelog, 1, 1, "own-file", "", "release writes this file, and this one is somebody else's", "give it another name")
	}
	return nil
}

func (m *maker) ledgerIsOurs() error {
	for _, err := range []error{
		m.ledger.Foreign(m.deck.ID), m.state.changes.Foreign(m.deck.ID),
		m.ledger.Newer(), m.state.changes.Newer(), m.mixed(m.beside),
	} {
		if err != nil {
			return err
		}
	}
	if was := m.latest(); m.released != nil && was.IsPath() != m.deck.IsPath() {
		is := map[bool]string{true: "a path", false: "a deck of cards"}
		return deck.Problems{{File: m.shown(m.main), Rule: "other-kind", Severity: strictyaml.Error,
			Message: fmt.Sprintf("%s was released as %s, and is %s now", m.deck.ID, is[was.IsPath()], is[m.deck.IsPath()]),
			Fix:     "give the " + strings.TrimPrefix(is[m.deck.IsPath()], "a ") + " an id of its own"}}
	}
	m.merged = m.misfit() != nil
	latest := m.ledger.Latest()
	for _, c := range m.state.changes.Lines {
		if c.Time.After(latest) {
			latest = c.Time
		}
	}
	if m.options.Now.Before(latest) {
		return deck.Problems{{File: m.beside.Ledger, Rule: "clock", Severity: strictyaml.Error,
			Message: fmt.Sprintf("the last release was made at %s, and the clock of this computer says %s: a release that seems older than the last one would reach nobody", latest.Format(time.RFC3339), m.options.Now.Format(time.RFC3339)),
			Fix:     "set the clock right, then try again; if the clock was wrong at the last release, take its files back from git and make it again"}}
	}
	return nil
}

// identities refuses cards that would take the history of another one, or lose their own. What is said of such as are
// gone, and of the ledger, is told here otherwise: their author may say that they are to go.
func (m *maker) identities() {
	for _, p := range lint.Identity(m.deck, m.ledger, m.released) {
		if p.Rule == lint.ReusedID || p.Rule == lint.LostWas || p.Rule == lint.OtherWas {
			p.Severity = strictyaml.Error
			m.refused.Add(p)
			m.confused = true
		}
	}
}

// unclean refuses a deck of which lint has errors or warnings. What it has of drafts is no matter, and what it has
// of earlier releases is judged here.
func (m *maker) unclean(found deck.Problems) {
	drafts := map[string]bool{}
	for _, c := range m.whole.Cards {
		drafts[c.ID] = c.Draft
	}
	n := map[deck.Severity]int{}
	first := -1
	for i, p := range found {
		if p.Severity == strictyaml.Note || drafts[p.Subject] || lint.OfReleases(p.Rule) {
			continue
		}
		n[p.Severity]++
		if first < 0 || p.Severity == strictyaml.Error && found[first].Severity != strictyaml.Error {
			first = i
		}
	}
	if first < 0 {
		return
	}
	var counts []string
	for _, s := range []deck.Severity{strictyaml.Error, strictyaml.Warning} {
		if n[s] > 0 {
			counts = append(counts, words.Count(n[s], string(s)))
		}
	}
	p := found[first]
	next := words.Command("lint", shell.Operand(m.deckPath)) + " shows all of it"
	if p.Severity == strictyaml.Error {
		next += "; mend it"
	} else {
		next += mayStay(p, found)
	}
	m.refuse(p.File, p.Line, p.Column, "unclean", p.Subject,
		fmt.Sprintf("lint has %s, such as: %s [%s]", strings.Join(counts, " and "), p.Message, p.Rule),
		next)
}

// mayStay says how a warning is mended or left, with all others of its card.
func mayStay(p deck.Problem, found deck.Problems) string {
	where := "its place"
	rules := []string{p.Rule}
	if p.Subject != "" {
		where = "the card " + p.Subject
		for _, other := range found {
			if other.Subject == p.Subject && other.Severity == strictyaml.Warning && !slices.Contains(rules, other.Rule) {
				rules = append(rules, other.Rule)
			}
		}
	}
	return fmt.Sprintf("; mend it, or let it stay with a line of its own above %s, \"# lint: ignore %s because REASON\", or for the whole folder with \"rules: {%s: off}\" in .goodcard-lint.yaml",
		where, strings.Join(rules, ", "), strings.Join(rules, ": off, "))
}
