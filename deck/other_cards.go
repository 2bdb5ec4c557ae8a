package deck

import (
	"fmt"
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/markup"
	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// otherCard recasts a card that is written in the manner of other programs.
func otherCard(entry []strictyaml.Pair) *strictyaml.Recast {
	for _, as := range []func([]strictyaml.Pair) *strictyaml.Recast{otherChoices, otherAnswers, otherBlank, otherPair} {
		if recast := as(entry); recast != nil {
			return recast
		}
	}
	return nil
}

// textsUnder returns the texts of an entry by their keys.
func textsUnder(entry []strictyaml.Pair) map[string]string {
	texts := map[string]string{}
	for _, p := range entry {
		if text, ok := p.Value.(string); ok {
			texts[p.Key] = text
		}
	}
	return texts
}

// otherAnswers recasts an answer to be typed that is a list of all that are right.
func otherAnswers(entry []strictyaml.Pair) *strictyaml.Recast {
	texts, accept := textsUnder(entry), false
	for _, p := range entry {
		accept = accept || p.Key == "accept"
	}
	for _, p := range entry {
		list, _ := p.Value.([]any)
		if p.Key != "answer" && p.Key != "answers" || texts[string(Type)] == "" || accept || len(list) < 2 {
			continue
		}
		for _, v := range list {
			if _, ok := v.(string); !ok {
				return nil
			}
		}
		return &strictyaml.Recast{
			Message: "several answers stand here; one is the answer, and others that are right stand under accept:",
			At:      p.Key, Keys: []string{p.Key},
			With: []strictyaml.Pair{{Key: "answer", Value: list[0]}, {Key: "accept", Value: list[1:]}},
		}
	}
	return nil
}

var blank = lazy.Regexp(`_{2,}|\[(?:\.\.\.|…)\]`)

// otherBlank recasts a cloze whose gap is a blank line, with what is hidden under another key.
func otherBlank(entry []strictyaml.Pair) *strictyaml.Recast {
	texts := textsUnder(entry)
	text, answer := texts[string(Cloze)], texts["answer"]
	at := blank().FindAllStringIndex(text, 2)
	if answer == "" || len(at) != 1 {
		return nil
	}
	return &strictyaml.Recast{
		Message: fmt.Sprintf("what %s stands for is written in its place here, and not under answer:", text[at[0][0]:at[0][1]]),
		At:      string(Cloze), Keys: []string{string(Cloze), "answer"},
		With: []strictyaml.Pair{{Key: string(Cloze), Value: text[:at[0][0]] + "{{" + answer + "}}" + text[at[0][1]:]}},
	}
}

// otherPair recasts a question that is the key of its answer.
func otherPair(entry []strictyaml.Pair) *strictyaml.Recast {
	if len(entry) != 1 || !strings.Contains(entry[0].Key, " ") && !strings.HasSuffix(entry[0].Key, "?") {
		return nil
	}
	question := entry[0].Key
	if answer, ok := entry[0].Value.(string); !ok || answer == "" {
		return nil
	}
	return &strictyaml.Recast{
		Message: "a question stands here in the place of a key",
		At:      question, Keys: []string{question},
		With: []strictyaml.Pair{{Key: "id", Value: markup.Slug(question)}, {Key: string(Ask), Value: question}, {Key: "answer", Value: entry[0].Value}},
	}
}

// otherOptionOf recasts an option that is the key of what is wrong with it.
func otherOptionOf(entry []strictyaml.Pair) *strictyaml.Recast {
	if len(entry) != 1 {
		return nil
	}
	option := entry[0].Key
	why, ok := entry[0].Value.(string)
	if !ok || why == "" || meantOptionKey(strings.ToLower(option), nil) != "" || spelling.Nearest(option, []string{"text", "why", "misconception"}) != "" {
		return nil
	}
	return &strictyaml.Recast{
		Message: "an option stands here in the place of a key",
		At:      option, Keys: []string{option},
		With: []strictyaml.Pair{{Key: "text", Value: option}, {Key: "why", Value: why}},
	}
}
