package deck

import (
	"slices"
	"strconv"
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/strictyaml"
)

// joinedKey leaves out what parts the words of a key.
var joinedKey = lazy.Replacer("_", "", "-", "")

// otherChoices recasts a choice as other programs have it: all options stand in one list, and another
// key, or a mark in the list, says which is right.
func otherChoices(entry []strictyaml.Pair) *strictyaml.Recast {
	var question, all, right *strictyaml.Pair
	for i := range entry {
		p := &entry[i]
		switch joinedKey().Replace(strings.ToLower(p.Key)) {
		case "ask", "question", "front", "q", "prompt":
			question = p
		case "choices", "options", "answers", "alternatives":
			all = p
		case "answer", "correct", "correctanswer", "correctoption", "correctindex", "right", "solution":
			if right != nil {
				return nil
			}
			right = p
		case string(Type), "wrong", string(Cloze), string(Explain):
			return nil
		}
	}
	if all == nil {
		return nil
	}
	options, at := optionsIn(all.Value)
	as := &strictyaml.Recast{
		Message: "the right option stands among the others here; in a deck it stands under answer:, and the others under wrong:",
		Help:    "write the text of the right one under answer:, and each of the others under wrong: as - text: …",
		At:      all.Key,
		Keys:    []string{all.Key},
	}
	if right != nil {
		says, _ := right.Value.(string)
		if at = options.named(says); at < 0 && !options.counts(says) {
			return nil // it is none of them, which are the wrong ones
		}
		as.Keys = append(as.Keys, right.Key)
	}
	if len(options) < 2 || right == nil && at < 0 {
		return nil
	}
	var said []strictyaml.Pair
	if question != nil {
		as.Keys = append([]string{question.Key}, as.Keys...)
		said = append(said, strictyaml.Pair{Key: string(Choose), Value: question.Value})
	}
	var wrong []any
	for i, o := range options {
		if i != at {
			wrong = append(wrong, []strictyaml.Pair{{Key: "text", Value: o.text}})
		}
	}
	if at < 0 {
		as.Assumed = append(said, strictyaml.Pair{Key: "answer", Value: "which is not known"}, strictyaml.Pair{Key: "wrong", Value: wrong})
		return as
	}
	as.With = append(said, strictyaml.Pair{Key: "answer", Value: options[at].text}, strictyaml.Pair{Key: "wrong", Value: wrong})
	return as
}

// An otherOption is one of a list with the right one in it; its letter may be empty.
type otherOption struct{ letter, text string }

type otherOptions []otherOption

// optionsIn returns the options of a list of texts, of letters and texts, or of texts with a mark, and
// the index of the only one that is marked as right; -1 where none is.
func optionsIn(value any) (all otherOptions, right int) {
	right = -1
	add := func(letter string, value any) bool {
		text, ok := value.(string)
		all = append(all, otherOption{letter, text})
		return ok && strings.TrimSpace(text) != ""
	}
	switch value := value.(type) {
	case []strictyaml.Pair:
		for _, p := range value {
			if !add(p.Key, p.Value) {
				return nil, -1
			}
		}
	case []any:
		for i, v := range value {
			keys, _ := v.([]strictyaml.Pair)
			for _, p := range keys {
				switch {
				case slices.Contains([]string{"correct", "is_correct", "right"}, p.Key):
					if p.Value == "true" && right >= 0 {
						return nil, -1
					} else if p.Value == "true" {
						right = i
					}
				case p.Key == "text" || p.Key == "option" || p.Key == "answer":
					v = p.Value
				default:
					return nil, -1
				}
			}
			if !add("", v) {
				return nil, -1
			}
		}
	}
	return all, right
}

// named returns the index of the option that is named by its text or letter, or by a number where all
// count alike; -1 where none is.
func (o otherOptions) named(says string) int {
	if at := slices.IndexFunc(o, func(o otherOption) bool { return collapsed(o.text) == collapsed(says) }); at >= 0 {
		return at
	}
	if at := slices.IndexFunc(o, func(o otherOption) bool { return o.letter != "" && strings.EqualFold(o.letter, says) }); at >= 0 {
		return at
	}
	short := slices.ContainsFunc(o, func(o otherOption) bool { return len(o.text) < 2 })
	if letter := strings.ToLower(says); !short && len(letter) == 1 && letter[0] >= 'a' && int(letter[0]-'a') < len(o) {
		return int(letter[0] - 'a')
	}
	switch says {
	case "0":
		return 0
	case strconv.Itoa(len(o)):
		return len(o) - 1
	}
	return -1
}

// counts reports whether what is said is a number of an option, counted from 0 or from 1.
func (o otherOptions) counts(says string) bool {
	n, err := strconv.Atoi(says)
	return err == nil && n >= 0 && n <= len(o)
}
