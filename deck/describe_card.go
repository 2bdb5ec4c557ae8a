package deck

import (
	"slices"
	"strings"

	"goodcard/deck/strictyaml"
)

var (
	statusType = strictyaml.Text[Status]{Doc: "How settled the claim is: established, contested or speculative.", Enum: []Status{Established, Contested, Speculative}}
	citeType   = text{Doc: "Where it stands: the id of one of the sources, or source#part, such as book#chapter-1.", Wanted: "the id of a source, or source#part without spaces", Pattern: citePattern, Mend: mendCite, Rule: "id",
		Help: "name a source by its id under sources, or source#part"}
	tagType = text{Doc: "A tag.", Wanted: "a tag without spaces and commas", Pattern: `^[^\s,]+$`, Mend: mendTag}

	imageType = besideType(pathType("A picture that is shown with the question, such as media/plot.png. alt says what it shows."), "alt")

	optionType = strictyaml.Object[Option]{
		Doc:   "A wrong answer.",
		Meant: meantOptionKey, Recast: otherOptionOf,
		Fields: []strictyaml.Field[Option]{
			strictyaml.Required("text", prose("The wrong answer, on one line."), func(o *Option) *string { return &o.Text }),
			strictyaml.Optional("why", prose("Why it is wrong, which is shown with the answer."), func(o *Option) *string { return &o.Why }),
			strictyaml.Optional("misconception", idFor("An id of your own for the misconception that leads to it."), func(o *Option) *string { return &o.Misconception }),
		},
	}

	answer   = strictyaml.Required("answer", prose("The answer. On a type card it is literal, without Markdown."), func(c *Card) *string { return &c.Answer })
	wordings = []strictyaml.Field[Card]{
		strictyaml.Optional("also", texts{Doc: "Other wordings of the question, with the same answer. They take turns with the first.", Of: prose("A wording.")}, func(c *Card) *[]string { return &c.Also }),
		strictyaml.Optional("unseen", texts{Doc: "Wordings that are kept back, with the same answer. They show later whether the idea is known or only the words.", Of: prose("A wording.")}, func(c *Card) *[]string { return &c.Unseen }),
	}

	cardType = strictyaml.Object[Card]{
		Doc:    "A card. The key ask, cloze, choose, type or explain says what it asks for.",
		Meant:  meantKey,
		Recast: otherCard,
		Fields: []strictyaml.Field[Card]{
			strictyaml.Required("id", idFor("The name of the card for programs, of a-z, 0-9 and -. What people remember of it is kept under it; to change it, name the old one under was."), func(c *Card) *string { return &c.ID }),
			strictyaml.Optional("concept", texts{Doc: "The concept that it is about, by id, or a list where it contrasts several.", Of: refType, Min: 1, Single: true, Unique: true}, func(c *Card) *[]string { return &c.Concepts }),
		},
		Kinds: []strictyaml.Kind[Card]{
			kind(Ask, "A question whose answer is recalled. answer holds that; both-ways asks for the question too.", answered(
				strictyaml.Optional("both-ways", strictyaml.Bool{Doc: "true asks for the question too, given the answer, as for a term and its definition."}, func(c *Card) *bool { return &c.BothWays }))),
			kind(Cloze, "A text with gaps to fill: {{text}} or {{text::hint}}; where there are several, {{c1::text}} and {{c2::text::hint}}. It has no answer.", nil),
			kind(Choose, "A question with one right answer, under answer, among those under wrong.", answered(
				strictyaml.Required("wrong", strictyaml.List[Option]{Doc: "The wrong answers. They are shuffled with the right one.", Of: optionType, Min: 1}, func(c *Card) *[]Option { return &c.Wrong }))),
			kind(Type, "A question whose short answer is typed. answer holds that, accept what is right too.", answered(
				strictyaml.Optional("accept", texts{Doc: "Other right answers. Capitals, spaces and a slip of the finger are forgiven anyway.", Of: prose("An answer.")}, func(c *Card) *[]string { return &c.Accept }))),
			kind(Explain, "A task to explain something freely. The learner then ticks the points that were said. It has no answer.", asked(
				strictyaml.Required("points", texts{Doc: "What a good explanation says, each point on one line.", Of: prose("A point."), Min: 1}, func(c *Card) *[]string { return &c.Points }))),
		},
		More: []strictyaml.Field[Card]{
			strictyaml.Optional("note", prose("What is shown with the answer, such as a reason or an example."), func(c *Card) *string { return &c.Note }),
			strictyaml.Optional("tags", texts{Doc: "Tags to filter by, without spaces and commas.", Of: tagType, Unique: true}, func(c *Card) *[]string { return &c.Tags }),
			strictyaml.Optional("source", citeType, func(c *Card) *string { return &c.Source }),
			strictyaml.Optional("as-of", dateType, func(c *Card) *string { return &c.AsOf }),
			strictyaml.Optional("status", statusType, func(c *Card) *Status { return &c.Status }),
			strictyaml.Optional("image", imageType, func(c *Card) *string { return &c.Image }),
			strictyaml.Optional("alt", prose("What the picture shows, for those who cannot see it."), func(c *Card) *string { return &c.Alt }),
			strictyaml.Optional("was", refs("Ids that the card had before, or deck/id where it comes from another deck. Its history goes on."), func(c *Card) *[]string { return &c.Was }),
			strictyaml.Optional("draft", strictyaml.Bool{Doc: "true keeps the card out of study until it is accepted."}, func(c *Card) *bool { return &c.Draft }),
		},
	}
)

// besideType lets a text name a key that people write within its braces.
func besideType(t text, key string) text {
	t.Beside = key
	return t
}

// meantKey returns the key that is meant by one that other programs and people have for it.
func meantKey(key string, has func(string) bool) string {
	switch strings.NewReplacer("_", "-", " ", "-").Replace(key) {
	case "front", "question", "q", "prompt", "term":
		switch {
		case has("wrong"):
			return string(Choose)
		case has("accept"):
			return string(Type)
		case has("points"):
			return string(Explain)
		}
		return string(Ask)
	case "back", "a", "solution", "correct", "definition", "meaning":
		return "answer"
	case "mcq", "multiple-choice", "single-choice":
		return string(Choose)
	case "reverse", "reversed", "bidirectional", "both-directions":
		return "both-ways"
	case "synonyms", "alternatives", "aliases":
		return "accept"
	case "key-points", "keypoints", "bullets", "rubric":
		return "points"
	case "alt-text", "alttext", "caption":
		return "alt"
	case "topic", "topics", "category", "categories", "subject", "keywords", "labels":
		return "tags"
	case "text":
		return string(Cloze)
	case "distractors", "incorrect", "options", "choices":
		return "wrong"
	case "notes", "comment", "extra", "explanation", "hint", "reason", "rationale", "remark", "feedback", "why":
		return "note"
	case "picture", "img":
		return "image"
	case "concepts":
		return "concept"
	case "date":
		return "as-of"
	case "name":
		if !has("id") {
			return "id"
		}
	}
	return ""
}

// meantOptionKey is meantKey for an option.
func meantOptionKey(key string, _ func(string) bool) string {
	switch key {
	case "option", "answer", "choice", "distractor", "label", "wrong":
		return "text"
	case "explanation", "reason", "because", "feedback", "comment", "note":
		return "why"
	}
	return ""
}

// asked returns the fields of a card of several wordings, of which this one says what it asks for.
func asked(what strictyaml.Field[Card]) []strictyaml.Field[Card] {
	return slices.Concat([]strictyaml.Field[Card]{what}, wordings)
}

// answered returns the fields of a card that has an answer too.
func answered(what strictyaml.Field[Card]) []strictyaml.Field[Card] {
	return slices.Concat([]strictyaml.Field[Card]{answer}, asked(what))
}

// kind describes the cards of one kind, whose text stands under the key of that name.
func kind(k Kind, doc string, fields []strictyaml.Field[Card]) strictyaml.Kind[Card] {
	return strictyaml.Kind[Card]{
		Key:    strictyaml.Required(string(k), prose(doc), func(c *Card) *string { return &c.Text }),
		Fields: fields,
		Chosen: func(c *Card) { c.Kind = k },
		Is:     func(c *Card) bool { return c.Kind == k },
	}
}

// CardKeys returns the keys that a card may have.
func CardKeys() []string { return cardType.Keys() }
