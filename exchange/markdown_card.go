package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/study"
)

func (d *document) card(number int, c *deck.Card) {
	question := d.markdown(c.Text)
	if c.Kind == deck.Cloze {
		question = d.markdown(gapped(c.Text))
	}
	mark := fmt.Sprintf("**%d.** ", number)
	if beginsWithWords(question) {
		d.block(mark + unescapeStart(question)) // behind the number nothing begins a block
	} else {
		d.block(strings.TrimSpace(mark))
		d.block(question)
	}
	if c.Image != "" {
		d.block((&mdWriter{image: d.image}).inlineOf(&markup.Node{Kind: markup.Image, Address: c.Image, Content: markup.Line(c.Alt)}))
	}
	for _, also := range c.Also {
		d.block(joined("*Or:* ", d.markdown(also)))
	}
	options := shuffled(c)
	if len(options) > 0 {
		d.block(lettered(d, options))
	}
	d.block(markup.Indent(strings.Join(d.back(c, options), "\n\n"), "> ", "> "))
}

// back returns the blocks of the answer.
func (d *document) back(c *deck.Card, options []option) []string {
	var all []string
	switch c.Kind {
	case deck.Cloze:
		all = append(all, d.gaps(c.Text))
	case deck.Choose:
		for i, o := range options {
			if o.right {
				all = append(all, joined(letter(i), o.text(d)))
			}
		}
		for i, o := range options {
			if o.why != "" {
				all = append(all, joined("*Not "+study.Letter(i)+"):* ", d.markdown(o.why)))
			}
		}
	case deck.Explain:
		all = append(all, listOf(c.Points, func(_ int, p string) string { return d.markdown(p) }))
	default:
		all = append(all, d.markdown(c.Markdown("answer", c.Answer)))
		if len(c.Accept) > 0 {
			var others []string
			for _, a := range c.Accept {
				others = append(others, heading(a))
			}
			all = append(all, "*Also right:* "+strings.Join(others, "; "))
		}
	}
	if c.BothWays {
		all = append(all, "*Both ways:* asked from the answer, too.")
	}
	if c.Note != "" {
		all = append(all, joined("*Note:* ", d.markdown(c.Note)))
	}
	if len(c.Concepts) > 1 {
		all = append(all, "*Also about:* "+d.about(c.Concepts[1:]))
	}
	if c.Status != "" && c.Status != deck.Established {
		all = append(all, "*Status:* "+string(c.Status))
	}
	if said := d.source(c); said != "" {
		all = append(all, "*Source:* "+said)
	}
	return all
}

// joined puts a label before a text, in its first line where that is one of words.
func joined(label, text string) string {
	if beginsWithWords(text) {
		return label + unescapeStart(text)
	}
	return strings.TrimSpace(label) + "\n\n" + text
}

func (d *document) source(c *deck.Card) string {
	id, part, _ := strings.Cut(c.Source, "#")
	var said []string
	if i := slices.IndexFunc(d.Sources, func(s deck.Source) bool { return s.ID == id }); i >= 0 && c.Source != "" {
		said = append(said, d.work(d.Sources[i]))
	}
	if part != "" {
		said = append(said, escapeWords(part, false))
	}
	if c.AsOf != "" {
		said = append(said, "as of "+c.AsOf)
	}
	return strings.Join(said, ", ")
}

// gapped returns the Markdown of a cloze text with all of its gaps open.
func gapped(text string) string {
	segments, err := deck.ParseCloze(text)
	if err != nil {
		return text
	}
	several := len(deck.ClozeGroups(text)) > 1
	var b strings.Builder
	for _, s := range segments {
		label := ""
		if several {
			label = fmt.Sprint(s.Group)
		}
		switch {
		case s.Group == 0:
			b.WriteString(s.Text)
		case s.Hint == "":
			b.WriteString(markup.Escape("[" + cmp.Or(label, "…") + "]"))
		case label == "":
			b.WriteString(markup.Escape("[") + s.Hint + markup.Escape("]"))
		default:
			b.WriteString(markup.Escape("["+label+":") + " " + s.Hint + markup.Escape("]"))
		}
	}
	return b.String()
}

// gaps returns what the gaps hide.
func (d *document) gaps(text string) string {
	groups := deck.ClozeGroups(text)
	if len(groups) == 1 {
		return d.markdown(deck.ClozeAnswer(text, groups[0]))
	}
	var all []string
	for _, g := range groups {
		all = append(all, fmt.Sprintf("**%d:** %s", g, unescapeStart(d.markdown(deck.ClozeAnswer(text, g)))))
	}
	return strings.Join(all, "\\\n")
}

// An option is one of a choice.
type option struct {
	answer, why string
	right       bool
}

// letter is the mark before an option.
func letter(i int) string { return "**" + study.Letter(i) + ")** " }

// lettered returns options, a line for each where none has several paragraphs.
func lettered(d *document, options []option) string {
	apart := "\\\n"
	var all []string
	for i, o := range options {
		text := o.text(d)
		if !beginsWithWords(text) || strings.Contains(text, "\n\n") {
			apart = "\n\n"
		}
		all = append(all, joined(letter(i), text))
	}
	return strings.Join(all, apart)
}

func (o option) text(d *document) string { return d.markdown(o.answer) }

// shuffled returns the options of a choice in an order that says nothing of which is right, and is the
// same each time; none for other cards.
func shuffled(c *deck.Card) []option {
	if c.Kind != deck.Choose {
		return nil
	}
	all := []option{{answer: c.Answer, right: true}}
	for _, w := range c.Wrong {
		all = append(all, option{answer: w.Text, why: w.Why})
	}
	slices.SortStableFunc(all, func(a, b option) int {
		return cmp.Compare(deck.TextHash(c.ID+" "+a.answer), deck.TextHash(c.ID+" "+b.answer))
	})
	return all
}

func listOf[T any](entries []T, text func(int, T) string) string {
	var all []string
	for i, e := range entries {
		all = append(all, markup.Indent(text(i, e), "- ", "  "))
	}
	return strings.Join(all, "\n")
}

// beginsWithWords reports whether the first block of Markdown of ours is a paragraph, behind a label of which it
// can stand.
func beginsWithWords(text string) bool {
	for _, mark := range []string{"- ", "* ", "> ", "```", "| ", "$$"} {
		if strings.HasPrefix(text, mark) {
			return false
		}
	}
	digits := strings.TrimLeft(text, "0123456789")
	return text != "" && (len(digits) == len(text) || !strings.HasPrefix(digits, ". ") && !strings.HasPrefix(digits, ") "))
}

// unescapeStart undoes [escapeStart] of a text that stands behind something else in its line.
func unescapeStart(text string) string {
	if len(text) > 1 && text[0] == '\\' && strings.IndexByte("#+-=>|:", text[1]) >= 0 {
		return text[1:]
	}
	return text
}
