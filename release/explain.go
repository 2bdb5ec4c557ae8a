package release

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/ledger"
	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// explain gives each change the reason that the author said, and refuses such as need one and have none.
func (m *maker) explain() error {
	given := map[*diff.Change]string{}
	for _, why := range m.options.Whys {
		i := slices.IndexFunc(m.changes, func(c Change) bool { return c.names(m.full(why.Card)) })
		if i < 0 {
			return m.unknownWhy(why.Card)
		}
		if err := checkWhy(why.Card, why.Text); err != nil {
			return err
		}
		text := ledger.OneLine(why.Text)
		change := m.changes[i].Diff
		if before := m.changes[i].Why; before != "" && before != text {
			return &UsageError{fmt.Sprintf("there are two reasons for the change of %s", why.Card), "say one"}
		}
		if m.changes[i].Why = text; change != nil {
			given[change] = text
		}
	}
	var missing []*Change
	told := map[*diff.Change]bool{}
	for i := range m.changes {
		c := &m.changes[i]
		if why := given[c.Diff]; why != "" {
			c.Why = why
		}
		c.Unsaid = c.Why == "" && c.needsWhy()
		if !c.Unsaid || told[c.Diff] {
			continue
		}
		if c.Diff != nil {
			told[c.Diff] = true
		}
		missing = append(missing, c)
		m.unexplained(c)
	}
	m.refused.next = m.askFor(missing)
	return nil
}

// names reports whether the change is that of a card with this full id, now or before.
func (c *Change) names(id string) bool {
	if c.ID == id {
		return true
	}
	if c.Diff == nil {
		return false
	}
	bare := deck.ParseRef(id).Name()
	is := func(card *deck.Card) bool { return card.ID == bare }
	return deck.ParseRef(id).Deck == deck.ParseRef(c.ID).Deck && (slices.ContainsFunc(c.Diff.Old, is) || slices.ContainsFunc(c.Diff.New, is))
}

// needsWhy reports whether learners are owed a reason.
func (c *Change) needsWhy() bool {
	if c.Diff == nil {
		return c.Kind.NeedsWhy() && !c.unit
	}
	return c.Diff.NeedsWhy
}

func (m *maker) unknownWhy(card string) error {
	bare := m.bare(m.full(card))
	changed, known := []string{}, []string{}
	for _, c := range m.changes {
		changed = append(changed, m.bare(c.ID))
	}
	for _, cards := range [][]deck.Card{m.whole.Cards, m.latest().Cards} {
		for _, c := range cards {
			known = append(known, c.ID)
		}
	}
	for _, c := range m.latest().Retired {
		known = append(known, c.ID)
	}
	what := "a reason is given for %s, in which nothing changed"
	if from := m.from(); from != "" {
		what += " since version " + from
	}
	if !slices.Contains(known, bare) {
		what = "a reason is given for %s, and there is no such card"
	}
	next := "leave it out"
	near := spelling.Meant(bare, slices.Concat(changed, known))
	if slices.Contains(known, bare) { // it is nearest to itself
		near = spelling.Meant(bare, changed)
	}
	if near != "" && near != bare {
		next = spelling.DidYouMean(near)
	}
	return &UsageError{fmt.Sprintf(what, card), next}
}

// unexplained refuses a change without a reason, at the card.
func (m *maker) unexplained(c *Change) {
	m.refused.Unexplained = append(m.refused.Unexplained, *c)
	message := c.says() + ", and no reason is given"
	fix := ""
	if s := m.suggestion(c.Name()); s != nil {
		fix = m.suggested(*s)
	}
	if c.Diff != nil && len(c.Diff.New) > 0 {
		m.refuseCard(c.Diff.New[0], "", "no-why", message, fix)
		return
	}
	m.refused.Add(deck.Problem{File: m.shown(m.main), Rule: "no-why", Severity: strictyaml.Error, Message: message, Fix: fix, Subject: m.bare(c.ID)})
}

// suggested says what may be meant by cards that went.
func (m *maker) suggested(s diff.Suggestion) string {
	switch s.Kind {
	case diff.Split:
		return fmt.Sprintf("if it became %s: --change %s", strings.Join(s.Into, " and "), s.Flag())
	case diff.Merged:
		return fmt.Sprintf("if %s became one: --change %s", strings.Join(s.Cards, " and "), s.Flag())
	default:
		return fmt.Sprintf("if it is %s now, write was: [%s] there", s.Into[0], s.Cards[0])
	}
}

// Name returns the card part of the id that the change is named by: of cards that were split or merged, that of the one
// that there was before, or is after.
func (c *Change) Name() string {
	switch {
	case c.Diff != nil && c.Diff.Kind == diff.Split:
		return c.Diff.Old[0].ID
	case c.Diff != nil && c.Diff.Kind == diff.Merged:
		return c.Diff.New[0].ID
	default:
		return deck.ParseRef(c.ID).Name()
	}
}

// says tells a change in a sentence.
func (c *Change) says() string {
	name := c.Name()
	switch c.Kind {
	case diff.Replaced:
		return name + " asks for something else now"
	case diff.Split:
		return name + " was split into " + andAll(c.Diff.New)
	case diff.Merged:
		return andAll(c.Diff.Old) + " were merged into " + name
	case diff.Retired:
		if c.Diff != nil && c.Diff.Draft {
			return name + " was released and is a draft now"
		}
		return name + " was released and is gone"
	case diff.Restored:
		return name + " is back and says something else"
	default:
		return name + " says something else now"
	}
}
