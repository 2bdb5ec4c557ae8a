package deck

import (
	"fmt"
	"slices"
)

// An entry is a text of a card and where it stands below the card, such as "also[1]".
type entry struct {
	path, text string
	literal    bool // no Markdown
}

// entries returns the texts under a key, in order, without those that are missing.
func entries(key string, texts []string) []entry {
	var all []entry
	for i, text := range texts {
		if text != "" {
			all = append(all, entry{path: fmt.Sprintf("%s[%d]", key, i), text: text})
		}
	}
	return all
}

func single(key, text string) []entry {
	if text == "" {
		return nil
	}
	return []entry{{path: key, text: text}}
}

// questions returns every wording of what the card asks, its own first.
func (c *Card) questions() []entry {
	return slices.Concat(single(string(c.Kind), c.Text), entries("also", c.Also), entries("unseen", c.Unseen))
}

// options returns what a choose card offers, the right answer first; other cards offer nothing.
func (c *Card) options() []entry {
	if c.Kind != Choose {
		return nil
	}
	all := single("answer", c.Answer)
	for i, o := range c.Wrong {
		all = append(all, single(fmt.Sprintf("wrong[%d].text", i), o.Text)...)
	}
	return all
}

// answers returns the right answers of the card.
func (c *Card) answers() []entry {
	all := slices.Concat(single("answer", c.Answer), entries("accept", c.Accept))
	for i := range all {
		all[i].literal = c.Literal("answer")
	}
	return all
}

// texts returns every text of the card.
func (c *Card) texts() []entry {
	all := slices.Concat(c.questions(), c.answers(), entries("points", c.Points), single("note", c.Note))
	for i, o := range c.Wrong {
		all = append(all, single(fmt.Sprintf("wrong[%d].text", i), o.Text)...)
		all = append(all, single(fmt.Sprintf("wrong[%d].why", i), o.Why)...)
	}
	return all
}

// marked returns every text of the card that is Markdown.
func (c *Card) marked() []entry {
	return slices.DeleteFunc(c.texts(), func(e entry) bool { return e.literal })
}
