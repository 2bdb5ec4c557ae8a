package deck

import (
	"fmt"
	"slices"
)

// A Passage is a text of a card and where it stands below the card, such as "also[1]".
type Passage struct {
	Path, Text string
	Literal    bool // no Markdown
}

// Passages returns the texts of a list under a key, in order, without those that are missing.
func Passages(key string, texts []string) []Passage {
	var all []Passage
	for i, text := range texts {
		if text != "" {
			all = append(all, Passage{Path: fmt.Sprintf("%s[%d]", key, i), Text: text})
		}
	}
	return all
}

func single(key, text string) []Passage {
	if text == "" {
		return nil
	}
	return []Passage{{Path: key, Text: text}}
}

// Questions returns every wording of what the card asks, its own first.
func (c *Card) Questions() []Passage {
	return slices.Concat(single(string(c.Kind), c.Text), Passages("also", c.Also), Passages("unseen", c.Unseen))
}

// Options returns what a choose card offers, the right answer first; other cards offer nothing.
func (c *Card) Options() []Passage {
	if c.Kind != Choose {
		return nil
	}
	all := single("answer", c.Answer)
	for i, o := range c.Wrong {
		all = append(all, single(fmt.Sprintf("wrong[%d].text", i), o.Text)...)
	}
	return all
}

// Answers returns the right answers of the card.
func (c *Card) Answers() []Passage {
	all := slices.Concat(single("answer", c.Answer), Passages("accept", c.Accept))
	for i := range all {
		all[i].Literal = c.Literal("answer")
	}
	return all
}

// Texts returns every text of the card.
func (c *Card) Texts() []Passage {
	all := slices.Concat(c.Questions(), c.Answers(), Passages("points", c.Points), single("note", c.Note))
	for i, o := range c.Wrong {
		all = append(all, single(fmt.Sprintf("wrong[%d].text", i), o.Text)...)
		all = append(all, single(fmt.Sprintf("wrong[%d].why", i), o.Why)...)
	}
	return all
}

// Marked returns every text of the card that is Markdown.
func (c *Card) Marked() []Passage {
	return slices.DeleteFunc(c.Texts(), func(p Passage) bool { return p.Literal })
}
