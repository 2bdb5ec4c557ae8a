package release

import (
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/shell"
)

// askFor returns the command to type, with a place for each reason that is missing; nothing where none is. What the
// comparison takes for a split or a merge is told as one. A card that seems to have another id needs no reason, but
// the was that is proposed where it is refused.
func (m *maker) askFor(missing []*Change) string {
	args := append([]string{"goodcard"}, m.words(m.options.Version)...)
	for i := range args {
		args[i] = shell.Word(args[i])
	}
	asked, guessed := 0, 0
	reworded := ""
	told := map[string]bool{}
	for _, c := range missing {
		name := c.Name()
		s := m.suggestion(name)
		if s != nil && s.Kind == diff.Cosmetic {
			continue
		}
		if s != nil {
			if told[s.Flag()] {
				continue
			}
			told[s.Flag()] = true
			args = append(args, "--change", shell.Word(s.Flag()))
			name = s.Cards[0]
			if s.Kind == diff.Merged {
				name = s.Into[0]
			}
			guessed++
		}
		args = append(args, "--why", shell.Quote(name+"="+placeholder))
		asked++
		if reworded == "" && s == nil && c.mayBeReworded() {
			reworded = name
		}
	}
	if asked == 0 {
		return ""
	}
	text := "'" + strings.Join(args, " ") + "', with the reason in place of each " + placeholder
	if guessed > 0 {
		text += "; where a --change is not so, leave it out and write a --why for each card that is gone"
	}
	if reworded != "" {
		text += "; where only the wording changed, --change " + reworded + "=clarified in place of its --why"
	}
	return text
}

// suggestion returns what may have become of a card; nil where nothing is likely.
func (m *maker) suggestion(card string) *diff.Suggestion {
	for i := range m.Suggestions {
		s := &m.Suggestions[i]
		if slices.Contains(s.Cards, card) {
			return s
		}
	}
	return nil
}

// mayBeReworded reports whether it may be that nothing changed but the wording, which is for the author to say.
func (c *Change) mayBeReworded() bool {
	return c.Diff != nil && (c.Kind == diff.Meaning || c.Kind == diff.Restored) && len(c.Diff.Added)+len(c.Diff.Removed) == 0 &&
		c.Diff.Old[0].Kind == c.Diff.New[0].Kind
}

// andAll returns the ids of two cards or more as they are listed in a sentence.
func andAll(cards []*deck.Card) string {
	ids := make([]string, len(cards))
	for i, c := range cards {
		ids[i] = c.ID
	}
	last := len(ids) - 1
	return strings.Join(ids[:last], ", ") + " and " + ids[last]
}
