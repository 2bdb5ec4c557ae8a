package study

import (
	"context"
	"slices"

	"goodcard/deck"
)

// An Idea is a concept of a card with its entry in the deck's glossary.
type Idea struct {
	ID    string // full
	Name  string
	About string // Markdown
	First bool   // no card of the concept was answered yet, so that the entry comes with the answer unasked
	Asked bool   // the learner wants to see it with this answer
}

// Section returns the entry under the name of its concept.
func (i Idea) Section() Section { return Section{Part: PartIdea, Label: i.Name, Text: i.About} }

// AskIdeas shows the entries that do not come unasked with the answer, or takes them away again.
func (p *Prompt) AskIdeas() {
	for i := range p.Ideas {
		p.Ideas[i].Asked = !p.Ideas[i].Asked && !p.Ideas[i].First
	}
}

// MoreIdeas reports whether a concept of the card has an entry that does not come unasked.
func (p *Prompt) MoreIdeas() bool {
	return slices.ContainsFunc(p.Ideas, func(i Idea) bool { return !i.First })
}

// meet finds out which concepts of a prompt no answer has met, be it in the history or in the
// practice of this session.
func (s *Session) meet(ctx context.Context, p *Prompt) error {
	if len(p.Ideas) == 0 {
		return nil
	}
	ids := make([]string, len(p.Ideas))
	for i, idea := range p.Ideas {
		ids[i] = idea.ID
	}
	met, err := s.c.db.MetConcepts(ctx, ids)
	if err != nil {
		return err
	}
	for _, a := range s.actions {
		if a.graded() {
			met = append(met, a.concepts...)
		}
	}
	for i, id := range ids {
		p.Ideas[i].First = !slices.Contains(met, id)
	}
	return nil
}

// about returns the full ids of the concepts of the card.
func (p *Prompt) about() []string { return deck.FullAll(p.Deck, p.Card.Concepts) }
