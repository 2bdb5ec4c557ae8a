package release

import (
	"fmt"

	"golang.org/x/mod/semver"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/strictyaml"
	"goodcard/words"
)

// NothingToRelease is the rule that a deck breaks of which all is released as it stands.
const NothingToRelease = "nothing-to-release"

// number settles the version, or refuses that which was given or stands in the deck.
func (m *maker) number() error {
	given := m.options.Version
	if given != "" && !isVersion(given) {
		return &UsageError{fmt.Sprintf("%q is no version", given), "write three numbers with dots, such as 1.2.0"}
	}
	if m.ledger == nil {
		m.version = given
		if given == "" {
			m.version = m.deck.Version
		}
		return nil
	}
	base := m.newest()
	step := m.Step
	if step == diff.None {
		changed, err := m.changed()
		if err != nil {
			return err
		}
		switch {
		case !changed && m.refused.Problems != nil:
			return nil // what stands in the way is told, and there is no release to tell
		case !changed:
			return deck.Problems{{File: m.shown(m.main), Rule: NothingToRelease, Severity: strictyaml.Error,
				Message: fmt.Sprintf("nothing changed since version %s", base)}}
		}
		step = diff.Patch
	}
	m.Step = step
	least := step.After(base)
	switch {
	case given != "" && !step.Allows(base, given):
		m.refused.Add(deck.Problem{File: m.shown(m.main), Rule: "version", Severity: strictyaml.Error,
			Message: m.tooSmall(given, base, least), Fix: "release " + least + ", or leave the version out"})
	case given != "":
		m.version = given
	case step.Allows(base, m.deck.Version):
		m.version = m.deck.Version
	case semver.Compare("v"+m.deck.Version, "v"+base) > 0:
		m.refuseHead("version", "version", m.tooSmall(m.deck.Version, base, least), "write version: "+least)
	default:
		m.version = least
	}
	return nil
}

// newest returns the version that the next one must be above. Changes may be ahead of the ledger: of a release that
// was given up they had come to their place.
func (m *maker) newest() string {
	newest := m.ledger.Version
	var all []string
	if m.merged {
		all = append(all, m.ledger.Newest(), m.released.Version)
	}
	for _, c := range m.state.changes.Lines {
		all = append(all, c.Version)
	}
	for _, v := range all {
		if semver.Compare("v"+v, "v"+newest) > 0 {
			newest = v
		}
	}
	return newest
}

// tooSmall says why a version is too small.
func (m *maker) tooSmall(version, base, least string) string {
	if semver.Compare("v"+version, "v"+base) <= 0 {
		return fmt.Sprintf("version %s is not above %s, which was released", version, base)
	}
	return fmt.Sprintf("version %s is too small a step from %s: %s; that asks for %s at least", version, base, m.gravest(), least)
}

// gravest says what asks for the greatest step.
func (m *maker) gravest() string {
	n := 0
	var first *diff.Change
	for i := range m.Changes {
		if c := &m.Changes[i]; c.Step == m.Step {
			if n++; first == nil {
				first = c
			}
		}
	}
	if first == nil {
		return "what the deck says of itself changed"
	}
	text := fmt.Sprintf("%s is %s", first.Card().ID, kindOf(first))
	switch {
	case len(first.Removed) > 0:
		text = first.Card().ID + " has lost a direction or a gap"
	case len(first.Added) > 0:
		text = first.Card().ID + " has a new direction or gap"
	case first.Kind == diff.Meaning:
		text = first.Card().ID + " says something else now"
	}
	if n > 1 {
		text += " (and " + words.Count(n-1, "more card") + ")"
	}
	return text
}

// changed reports whether there is anything to release: a line of the ledger, or a byte of what is handed out.
func (m *maker) changed() (bool, error) {
	if len(m.moved) > 0 || m.merged {
		return true, nil
	}
	then, err := deck.WriteReleased(m.released, m.beside)
	if err != nil {
		return false, err
	}
	now, err := m.written(m.released.Version)
	if err != nil {
		return false, err
	}
	return deck.ReleasedSum(then) != deck.ReleasedSum(now), nil
}
