package release

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/mod/semver"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/ledger"
	"goodcard/words"
)

// changelogMark begins a CHANGES.md that release has written.
const changelogMark = "<!-- goodcard release makes this file from the list of changes; what you write here is lost with the next release. -->"

// changelog returns all changes of a deck, whose parts are called by the noun, for people, those of the newest version first. Equal changes give
// equal bytes.
func changelog(title, noun string, all *ledger.Changes) []byte {
	byVersion := map[string][]ledger.Change{}
	var versions []string
	for _, c := range all.Lines {
		if byVersion[c.Version] == nil {
			versions = append(versions, c.Version)
		}
		byVersion[c.Version] = append(byVersion[c.Version], c)
	}
	slices.SortStableFunc(versions, func(a, b string) int { return semver.Compare("v"+b, "v"+a) })
	var b strings.Builder
	b.WriteString(changelogMark + "\n\n# Changes of " + title + "\n")
	for i, version := range versions {
		changes := byVersion[version]
		fmt.Fprintf(&b, "\n## %s, %s\n\n", version, lastTime(changes).UTC().Format("2 January 2006"))
		if i == len(versions)-1 && isFirst(changes) {
			fmt.Fprintf(&b, "The first release, with %s.\n", words.Count(len(changes), noun))
			continue
		}
		writeVersion(&b, noun, changes)
	}
	return []byte(b.String())
}

// isFirst reports whether changes are those of a first release.
func isFirst(changes []ledger.Change) bool {
	return !slices.ContainsFunc(changes, func(c ledger.Change) bool { return c.Kind != string(diff.New) })
}

func lastTime(changes []ledger.Change) (last time.Time) {
	for _, c := range changes {
		if c.Time.After(last) {
			last = c.Time
		}
	}
	return last
}

// heading returns what people read over changes of a kind.
func heading(kind diff.Kind) string {
	switch kind {
	case diff.Replaced:
		return "These ask for something else now; what was learned of them starts anew"
	case diff.Split:
		return "Split"
	case diff.Merged:
		return "Merged"
	case diff.Retired:
		return "No longer there"
	case diff.Meaning:
		return "These say something else now"
	case diff.Restored:
		return "Back again"
	case diff.New:
		return "New"
	case diff.Clarified:
		return "The same in other words"
	default:
		return "Small repairs"
	}
}

// whyAgain is the reason of a change in which nothing changed since the version that two authors released. People read
// the cards of which it is told together.
const whyAgain = "two releases were merged"

// writeVersion writes the changes of one version: those that have a reason each by itself, the others together.
func writeVersion(b *strings.Builder, noun string, changes []ledger.Change) {
	wrote := false
	var again []string
	for _, kind := range diff.Kinds() {
		var plain []string
		var told []ledger.Change
		for _, c := range changes {
			ref := deck.ParseRef(c.ID)
			switch {
			case c.Kind != string(kind) || ref.Deck == "", partOfAnother(c):
			case c.Why == whyAgain && kind == diff.Cosmetic:
				again = append(again, "`"+ref.Name()+"`")
			case c.Why == "" && len(c.ReplacedBy) == 0:
				plain = append(plain, "`"+ref.Name()+"`")
			default:
				told = append(told, c)
			}
		}
		if len(plain)+len(told) == 0 {
			continue
		}
		if wrote {
			b.WriteString("\n")
		}
		wrote = true
		fmt.Fprintf(b, "%s:\n\n", heading(kind))
		for _, c := range told {
			b.WriteString("- " + toldLine(c) + "\n")
		}
		if len(plain) > 0 {
			b.WriteString("- " + strings.Join(plain, ", ") + "\n")
		}
	}
	if len(again) > 0 {
		if wrote {
			b.WriteString("\n")
		}
		wrote = true
		b.WriteString("As they were, and told once more since two releases were merged:\n\n- " + strings.Join(again, ", ") + "\n")
	}
	if !wrote {
		b.WriteString("No " + noun + " changed, but what the deck says of itself.\n")
	}
}

// partOfAnother reports whether a change is told with that of another card: what was split says into what.
func partOfAnother(c ledger.Change) bool {
	return len(c.ReplacedBy) == 0 && (c.Kind == string(diff.Split) || c.Kind == string(diff.Merged))
}

func toldLine(c ledger.Change) string {
	line := "`" + deck.ParseRef(c.ID).Name() + "`"
	var into []string
	for _, id := range c.ReplacedBy {
		into = append(into, "`"+deck.ParseRef(id).Name()+"`")
	}
	if len(into) > 0 {
		line += " → " + strings.Join(into, ", ")
	}
	if c.Why != "" {
		line += ": " + c.Why
	}
	return line
}
