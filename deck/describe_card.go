package deck

import (
	"slices"
	"strings"

	"goodcard/deck/strictyaml"
)

var (
	statusType = strictyaml.Text[Status]{Doc: "How settled the claim is.", Enum: []Status{Established, Contested, Speculative}}
	citeType   = text{Doc: "The source it stands in: source, or source#part.", Wanted: "the id of a source, or source#part without spaces", Pattern: citePattern, Mend: mendCite, Rule: "id",
		Help: "name a source by its id under sources, or source#part"}
	tagType = text{Doc: "A tag.", Wanted: "a tag without spaces and commas", Pattern: `^[^\s,]+$`, Mend: mendTag}

	imageType = besideType(pathType("A picture shown with the question, below the folder of the deck."), "alt")

	optionType = strictyaml.Object[Option]{
		Doc:   "A wrong answer.",
		Meant: meantOptionKey, Recast: otherOptionOf,
		Fields: []strictyaml.Field[Option]{
			strictyaml.Required("text", prose("What it says."), func(o *Option) *string { return &o.Text }),
			strictyaml.Optional("why", prose("Why it is wrong."), func(o *Option) *string { return &o.Why }),
			strictyaml.Optional("misconception", idType, func(o *Option) *string { return &o.Misconception }),
		},
	}

	answer   = strictyaml.Required("answer", prose("The answer."), func(c *Card) *string { return &c.Answer })
	wordings = []strictyaml.Field[Card]{
		strictyaml.Optional("also", texts{Doc: "Other wordings of the question, which rotate.", Of: prose("A wording.")}, func(c *Card) *[]string { return &c.Also }),
		strictyaml.Optional("unseen", texts{Doc: "Wordings kept back to test whether the idea is known and not the wording.", Of: prose("A wording.")}, func(c *Card) *[]string { return &c.Unseen }),
	}

	cardType = strictyaml.Object[Card]{
		Doc:    "A card. The key ask, cloze, choose, type or explain says what it asks for.",
		Meant:  meantKey,
		Recast: otherCard,
		Fields: []strictyaml.Field[Card]{
			strictyaml.Required("id", idType, func(c *Card) *string { return &c.ID }),
			strictyaml.Optional("concept", texts{Doc: "The concept it is about, or a list where it contrasts several.", Of: refType, Min: 1, Single: true, Unique: true}, func(c *Card) *[]string { return &c.Concepts }),
		},
		Kinds: []strictyaml.Kind[Card]{
			kind(Ask, "A question whose answer is recalled.", answered(
				strictyaml.Optional("both-ways", strictyaml.Bool{Doc: "Asks for the question too, given the answer."}, func(c *Card) *bool { return &c.BothWays }))),
			kind(Cloze, "A text with gaps to fill: {{text}}, {{text::hint}}, or numbered {{c1::text::hint}}.", nil),
			kind(Choose, "A question with one right answer among several.", answered(
				strictyaml.Required("wrong", strictyaml.List[Option]{Doc: "The wrong answers.", Of: optionType, Min: 1}, func(c *Card) *[]Option { return &c.Wrong }))),
			kind(Type, "A question whose short answer is typed.", answered(
				strictyaml.Optional("accept", texts{Doc: "Other right answers.", Of: prose("An answer.")}, func(c *Card) *[]string { return &c.Accept }))),
			kind(Explain, "A task to explain something freely, which is then compared with points.", asked(
				strictyaml.Required("points", texts{Doc: "What a good explanation says.", Of: prose("A point."), Min: 1}, func(c *Card) *[]string { return &c.Points }))),
		},
		More: []strictyaml.Field[Card]{
			strictyaml.Optional("note", prose("Shown with the answer."), func(c *Card) *string { return &c.Note }),
			strictyaml.Optional("tags", texts{Doc: "Tags to filter by.", Of: tagType, Unique: true}, func(c *Card) *[]string { return &c.Tags }),
			strictyaml.Optional("source", citeType, func(c *Card) *string { return &c.Source }),
			strictyaml.Optional("as-of", dateType, func(c *Card) *string { return &c.AsOf }),
			strictyaml.Optional("status", statusType, func(c *Card) *Status { return &c.Status }),
			strictyaml.Optional("image", imageType, func(c *Card) *string { return &c.Image }),
			strictyaml.Optional("alt", prose("What the picture shows, for those who cannot see it."), func(c *Card) *string { return &c.Alt }),
			strictyaml.Optional("was", refs("Ids that the card had before: id, or deck/id."), func(c *Card) *[]string { return &c.Was }),
			strictyaml.Optional("draft", strictyaml.Bool{Doc: "Keeps the card out of study until it is accepted."}, func(c *Card) *bool { return &c.Draft }),
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
