package lint

import "goodcard/deck"

// muchHidden reports gaps of one number that hide more than they leave.
func muchHidden(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	segments := l.segments(c)
	total, hidden, at := 0, map[int]int{}, map[int]int{}
	for _, s := range segments {
		n := len(l.words(s.Text))
		total += n
		if hidden[s.Group] == 0 {
			at[s.Group] = s.Start
		}
		hidden[s.Group] += n
	}
	for _, group := range deck.ClozeGroups(c.Text) {
		if n := hidden[group]; 2*n > total {
			l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, c.Text[at[group]:], "hide the words that matter, or ask for the whole in a question", "%d of the %d words of the text are hidden at once, too many to find from the rest", n, total)
			return
		}
	}
}
