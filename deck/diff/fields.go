package diff

import (
	"slices"
	"strings"

	"goodcard/deck"
)

// A Field is what changed under one key of a card, or in one entry of a list.
type Field struct {
	Key      string // of the deck format; "lang" is the deck's, "misconception" that of an option
	Old, New string // what stands there; empty where nothing does
	Moved    bool   // the entries of a list are the same in another order; both texts are empty
	Kind     Kind   // what this change is by itself
}

// differences returns what changed of a card whose kind stayed the same.
func (c *comparing) differences(old, new *deck.Card) []Field {
	f := &fields{comparing: c}
	f.answers(old, new)
	asked := prompt
	if new.BothWays || old.BothWays || slices.ContainsFunc(f.all, func(field Field) bool {
		return (field.Key == "answer" || field.Key == "points") && graver(field.Kind, Cosmetic) != Cosmetic
	}) {
		asked = answer
	}
	if new.Kind == deck.Cloze {
		f.text("cloze", old.Text, new.Text, c.words.cloze(old.Text, new.Text))
	} else {
		f.text(string(new.Kind), old.Text, new.Text, c.words.wording(old.Text, new.Text, asked))
	}
	f.list("also", old.Also, new.Also, Clarified, func(a, b string) Kind { return c.words.wording(a, b, prompt) })
	if old.BothWays != new.BothWays {
		kind := Clarified
		if old.BothWays {
			kind = Meaning
		}
		f.text("both-ways", yes(old.BothWays), yes(new.BothWays), kind)
	}
	f.text("note", old.Note, new.Note, c.words.wording(old.Note, new.Note, aside))
	f.text("image", old.Image, new.Image, Clarified)
	f.text("alt", old.Alt, new.Alt, c.words.wording(old.Alt, new.Alt, aside))
	f.pictures(old, new)
	f.text("status", string(old.Status), string(new.Status), Clarified)
	f.text("as-of", old.AsOf, new.AsOf, Cosmetic)
	f.text("source", c.old.cites(old), c.new.cites(new), Cosmetic)
	f.text("lang", c.old.deck.Lang, c.new.deck.Lang, Cosmetic)
	f.names(old, new)
	f.around(old, new)
	return f.all
}

// fields collects what changed.
type fields struct {
	*comparing
	all []Field
}

// text adds a change of one text, if it is one.
func (f *fields) text(key, old, new string, kind Kind) {
	if strings.TrimSpace(old) != strings.TrimSpace(new) {
		f.all = append(f.all, Field{Key: key, Old: old, New: new, Kind: kind})
	}
}

// list adds the changes of a list: entries that are worded anew, such as came or went, and their order.
// An entry by itself is a change of one kind.
func (f *fields) list(key string, old, new []string, one Kind, reworded func(a, b string) Kind) {
	if slices.Equal(old, new) {
		return
	}
	pairs := paired(old, new)
	changed := len(f.all)
	for _, p := range pairs {
		switch {
		case p[0] == "" || p[1] == "":
			f.text(key, p[0], p[1], one)
		case p[0] != p[1]:
			f.text(key, p[0], p[1], reworded(p[0], p[1]))
		}
	}
	if len(f.all) == changed {
		kind := Cosmetic
		if one == Retagged {
			kind = Retagged
		}
		f.all = append(f.all, Field{Key: key, Moved: true, Kind: kind})
	}
}

// answers adds the changes of what is recalled.
func (f *fields) answers(old, new *deck.Card) {
	switch new.Kind {
	case deck.Ask:
		f.text("answer", old.Answer, new.Answer, f.words.wording(old.Answer, new.Answer, answer))
	case deck.Choose:
		kind := f.words.wording(old.Answer, new.Answer, answer)
		isAnswer := func(o deck.Option) bool { return collapsed(o.Text) == collapsed(new.Answer) }
		wasAnswer := func(o deck.Option) bool { return collapsed(o.Text) == collapsed(old.Answer) }
		if slices.ContainsFunc(old.Wrong, isAnswer) || slices.ContainsFunc(new.Wrong, wasAnswer) {
			kind = Meaning
		}
		f.text("answer", old.Answer, new.Answer, kind)
		f.options(old.Wrong, new.Wrong)
	case deck.Type:
		f.typed(old, new)
	case deck.Explain:
		f.list("points", old.Points, new.Points, Meaning, func(a, b string) Kind { return f.words.wording(a, b, answer) })
	}
}

// typed adds the changes of answers that are typed. Who learned one that no longer counts learned
// something else; one that counts too takes nothing away.
func (f *fields) typed(old, new *deck.Card) {
	right := map[string]bool{}
	for _, text := range slices.Concat([]string{new.Answer}, new.Accept) {
		right[typedAs(text)] = true
	}
	kind := func(a, b string) Kind {
		switch {
		case a != "" && !right[typedAs(a)]:
			return Meaning
		case a != "" && b != "" && typedAs(a) == typedAs(b):
			return Cosmetic
		default:
			return Clarified
		}
	}
	f.text("answer", old.Answer, new.Answer, kind(old.Answer, new.Answer))
	from := len(f.all)
	f.list("accept", old.Accept, new.Accept, Clarified, kind)
	for i := range f.all[from:] {
		if field := &f.all[from+i]; field.New == "" && !field.Moved {
			field.Kind = kind(field.Old, "")
		}
	}
}

// options adds the changes of the wrong answers to choose from: the right one stays what it is.
func (f *fields) options(old, new []deck.Option) {
	texts := func(options []deck.Option) []string {
		var all []string
		for _, o := range options {
			all = append(all, o.Text)
		}
		return all
	}
	f.list("wrong", texts(old), texts(new), Clarified, func(a, b string) Kind { return f.words.wording(a, b, aside) })
	option := func(options []deck.Option, text string) (o deck.Option) {
		if i := slices.IndexFunc(options, func(o deck.Option) bool { return o.Text == text }); i >= 0 {
			o = options[i]
		}
		return o
	}
	for _, p := range paired(texts(old), texts(new)) {
		if p[0] != "" && p[1] != "" {
			a, b := option(old, p[0]), option(new, p[1])
			f.text("why", a.Why, b.Why, f.words.wording(a.Why, b.Why, aside))
			f.text("misconception", a.Misconception, b.Misconception, Retagged)
		}
	}
}

// names adds a change of the ids of a card.
func (f *fields) names(old, new *deck.Card) {
	f.text("id", old.ID, new.ID, Cosmetic)
	is := []string{deck.Full(f.old.deck.ID, old.ID), deck.Full(f.new.deck.ID, new.ID)}
	was := func(v *version, c *deck.Card) []string {
		return slices.DeleteFunc(deck.FullAll(v.deck.ID, c.Was), func(id string) bool { return slices.Contains(is, id) })
	}
	f.list("was", was(f.old, old), was(f.new, new), Cosmetic, func(a, b string) Kind { return Cosmetic })
}

// around adds the changes of what stands around a card, and of what is kept back.
func (f *fields) around(old, new *deck.Card) {
	retagged := func(a, b string) Kind { return Retagged }
	f.list("tags", old.Tags, new.Tags, Retagged, retagged)
	f.list("concept", f.old.conceptsOf(old), f.new.conceptsOf(new), Retagged, retagged)
	f.list("unseen", old.Unseen, new.Unseen, Retagged, retagged)
}

// pictures adds the pictures of a card, in its texts too, that stayed where they are and show something else. Of wordings
// that are kept back and of concepts they are no more than those.
func (f *fields) pictures(old, new *deck.Card) {
	if f.redrawn == nil {
		return
	}
	shown, around := picturesOf(f.new, new)
	shownBefore, aroundBefore := picturesOf(f.old, old)
	add := func(paths, before []string, kind Kind) {
		for _, path := range paths {
			if slices.Contains(before, path) && f.redrawn(path) {
				f.all = append(f.all, Field{Key: "image", Old: path, New: path, Kind: kind})
			}
		}
	}
	add(shown, shownBefore, Clarified)
	add(without(around, shown), aroundBefore, Retagged)
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return ""
}

// picturesOf returns the paths of the pictures that a learner sees on a card, and of those that are kept back or stand
// with its concepts.
func picturesOf(v *version, c *deck.Card) (shown, around []string) {
	if c.Image != "" {
		shown = append(shown, c.Image)
	}
	open := *c
	open.Unseen = nil
	for _, p := range open.Marked() {
		shown = slices.AppendSeq(shown, deck.PicturesIn(p.Text))
	}
	for _, text := range c.Unseen {
		around = slices.AppendSeq(around, deck.PicturesIn(text))
	}
	for _, id := range c.Concepts {
		around = slices.AppendSeq(around, deck.PicturesIn(v.concepts[v.bare(id)]))
	}
	slices.Sort(shown)
	slices.Sort(around)
	return slices.Compact(shown), slices.Compact(around)
}

// otherKind returns what changed of a card that is of another kind now: all that it says is new.
func (c *comparing) otherKind(old, new *deck.Card) []Field {
	f := &fields{comparing: c}
	f.text("kind", string(old.Kind), string(new.Kind), Replaced)
	for _, key := range union(deck.TextKeys(old.Kind), deck.TextKeys(new.Kind)) {
		if key == "unseen" {
			continue
		}
		was, is := strings.Join(old.Value(key).Lines(), "\n"), strings.Join(new.Value(key).Lines(), "\n")
		f.text(key, was, is, Replaced)
	}
	f.names(old, new)
	f.around(old, new)
	return f.all
}

func union(a, b []string) []string { return append(slices.Clone(a), without(b, a)...) }
