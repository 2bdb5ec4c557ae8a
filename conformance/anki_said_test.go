package conformance

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// A saying is what Anki has to show of an item, as textOf gives it.
type saying struct {
	front  []string // on the front, each of them
	back   []string // on the back, each of them
	hidden []string // not on the front
}

// said returns what a card says of each of its items.
func said(t testing.TB, d *deck.Deck, c *deck.Card) map[string]saying {
	t.Helper()
	text := func(source string) string { return textOf(t, markup.HTML(source, nil)) }
	texts := func(sources []string) (all []string) {
		for _, s := range sources {
			all = append(all, text(s))
		}
		return all
	}
	full := d.ID + "/" + c.ID
	around := aroundOf(d, c, text)
	switch c.Kind {
	case deck.Ask:
		items := map[string]saying{full: {front: []string{text(c.Text)}, back: append([]string{text(c.Text), text(c.Answer)}, around...), hidden: []string{text(c.Answer)}}}
		if c.BothWays {
			items[full+deck.Reverse] = saying{front: []string{text(c.Answer)}, back: append([]string{text(c.Answer), text(c.Text)}, around...), hidden: []string{text(c.Text)}}
		}
		return items
	case deck.Cloze:
		items := map[string]saying{}
		shown := func(group int) string { return text(deck.ClozeFront(c.Text, group)) }
		if gapInAlt.MatchString(c.Text) {
			shown = func(group int) string { return asWritten(t, c.Text, group) }
		}
		for _, g := range deck.ClozeGroups(c.Text) {
			items[full+"#c"+strconv.Itoa(g)] = saying{front: []string{shown(g)}, back: append([]string{shown(0)}, around...)}
		}
		return items
	case deck.Choose:
		s := saying{front: []string{text(c.Text), text(c.Answer)}, back: append([]string{text(c.Text), text(c.Answer)}, around...)}
		for _, w := range c.Wrong {
			s.front = append(s.front, text(w.Text))
			s.back = append(s.back, text(w.Text))
			if w.Why != "" {
				s.back = append(s.back, text(w.Why))
				s.hidden = append(s.hidden, text(w.Why))
			}
		}
		return map[string]saying{full: s}
	case deck.Type:
		s := saying{front: []string{text(c.Text)}, back: append([]string{text(c.Text), asRead(c.Answer)}, around...), hidden: []string{asRead(c.Answer)}}
		for _, a := range c.Accept {
			s.back = append(s.back, asRead(a))
		}
		return map[string]saying{full: s}
	default:
		points := texts(c.Points)
		return map[string]saying{full: {front: []string{text(c.Text)}, back: slices.Concat([]string{text(c.Text)}, points, around), hidden: points}}
	}
}

// gapInAlt finds a gap in what is read in the place of a picture. That has no room for one in HTML, and such a text is shown
// as it is written.
var gapInAlt = regexp.MustCompile(`!\[[^]]*\{\{`)

func asWritten(t testing.TB, cloze string, group int) string {
	t.Helper()
	segments, err := deck.ParseCloze(cloze)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range segments {
		switch {
		case s.Group == 0 || s.Group != group:
			b.WriteString(s.Text)
		case s.Hint == "":
			b.WriteString("[...]")
		default:
			b.WriteString("[" + s.Hint + "]")
		}
	}
	return asRead(b.String())
}

// aroundOf returns what stands on the back of a card of any kind.
func aroundOf(d *deck.Deck, c *deck.Card, text func(string) string) []string {
	var all []string
	if c.Note != "" {
		all = append(all, text(c.Note))
	}
	for _, id := range c.Concepts {
		for _, concept := range d.Concepts {
			if concept.ID == id {
				all = append(all, asRead(concept.Name))
				if concept.About != "" {
					all = append(all, text(concept.About))
				}
			}
		}
	}
	id, part, _ := strings.Cut(c.Source, "#")
	for _, s := range d.Sources {
		if s.ID == id {
			all = append(all, asRead(s.Title))
		}
	}
	if part != "" {
		all = append(all, asRead(part))
	}
	if c.AsOf != "" {
		all = append(all, c.AsOf)
	}
	if c.Status == deck.Contested || c.Status == deck.Speculative {
		all = append(all, string(c.Status))
	}
	if c.Alt != "" {
		all = append(all, "["+asRead(markup.Line(c.Alt))+"]")
	}
	return all
}

// shows fails the test where a face does not show what it has to, or shows on the front what it must not.
func (s saying) shows(t testing.TB, item string, f face) {
	t.Helper()
	front, back := textOf(t, f.Front), textOf(t, f.Back)
	for side, source := range map[string]string{"front": f.Front, "back": f.Back} {
		if found := inert(t, source); found != "" {
			t.Errorf("%s: the %s holds %s", item, side, found)
		}
	}
	for _, want := range s.front {
		if !strings.Contains(front, want) {
			t.Errorf("%s: on the front\n\t%q\nis not\n\t%q", item, front, want)
		}
	}
	for _, want := range s.back {
		if !strings.Contains(back, want) {
			t.Errorf("%s: on the back\n\t%q\nis not\n\t%q", item, back, want)
		}
	}
	for _, not := range s.hidden {
		asked := slices.ContainsFunc(s.front, func(f string) bool { return strings.Contains(f, not) })
		if !asked && strings.Contains(front, not) {
			t.Errorf("%s: the front\n\t%q\ngives away\n\t%q", item, front, not)
		}
	}
	if len(s.hidden) > 0 && strings.Contains(f.Front, "<dd>") && !strings.Contains(f.CSS, hiddenReason) {
		t.Errorf("%s: the reasons of options are shown on the front", item)
	}
	for side, text := range map[string]string{"front": front, "back": back} {
		if strings.Contains(text, "{{") && !slices.ContainsFunc(slices.Concat(s.front, s.back), func(w string) bool { return strings.Contains(w, "{{") }) {
			t.Errorf("%s: the %s shows braces: %q", item, side, text)
		}
	}
	if len(f.Plays) > 0 {
		t.Errorf("%s: Anki would play %q", item, f.Plays)
	}
}
