package deck_test

import (
	"fmt"
	"strings"
	"testing"
)

// One line out of place in a long file is told alone, and does not hide what is wrong further down.
// Its fix, applied, gives the deck that was meant.
func TestOneLineOutOfPlace(t *testing.T) {
	var head, cards string
	head = "format: 1\nid: deck\ntitle: A deck\nversion: 1.0.0\n"
	for i := range 30 {
		cards += fmt.Sprintf("  - id: c%d\n    ask: What is %d?\n    answer: A\n    also:\n      - And what is it?\n    note: one\n", i, i)
	}
	sound := head + "cards:\n" + cards
	for _, test := range []struct{ name, old, wrong string }{
		{"a line of another text", "    answer: A\n    also", "    answer: A\n∑and what follows\n    also"},
		{"a mark of git", "    answer: A\n    also", "    answer: A\n∑=======\n    also"},
		{"a heading", "  - id: c3\n", "∑Part two\n  - id: c3\n"},
		{"no colon behind cards", "cards:\n", "∑cards\n"},
		{"a first key too deep", "format: 1\n", " ∑format: 1\n"},
		{"a dash in column 1", "  - id: c4\n", "∑- id: c4\n"},
		{"a dash too far left", "  - id: c4\n", " ∑- id: c4\n"},
	} {
		for _, fault := range []string{"", "    tags: [x\n"} {
			faulty := strings.Replace(sound, test.old, test.wrong, 1)
			before, after, _ := strings.Cut(faulty, "∑")
			line, column := strings.Count(before, "\n")+1, len(before)-strings.LastIndexByte(before, '\n')
			_, problems := problemsOf(t, before+after+fault)
			want := 1 + strings.Count(fault, "\n")
			if len(problems) != want || problems[0].Line != line || problems[0].Column != column {
				t.Errorf("%s: want %d problems, the first at %d:%d\n%s", test.name, want, line, column, report(problems))
				continue
			}
			if fault != "" || strings.Contains(problems[0].Fix, ", or delete it") {
				continue
			}
			if problems[0].Edit == nil {
				t.Errorf("%s: %q is no edit", test.name, problems[0].Fix)
				continue
			}
			if _, problems = problemsOf(t, string(problems[0].Edit.Apply([]byte(before+after)))); problems != nil {
				t.Errorf("%s: its fix leaves\n%s", test.name, report(problems))
			}
		}
	}
}

// What stands below a key by another name is read in its place, so that what is wrong with it is told there.
func TestBelowAKeyByAnotherName(t *testing.T) {
	for _, key := range []string{"cards", "Cards", "card", "questions"} {
		_, problems := problemsOf(t, "format: 1\nid: deck\ntitle: A deck\nversion: 1.0.0\n"+key+":\n"+
			"  - id: a\n    ask: What?\n    picture: media/x.png\n    alt: An x\n    answer: A\n  - id: a\n    cloze: It is so.\n")
		var told []string
		for _, p := range problems {
			told = append(told, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule))
		}
		want := "5:1 unknown-key, 8:5 unknown-key, 11:9 duplicate-id, 12:12 no-gap"
		if got := strings.Join(told, ", "); got != want && "5:1 unknown-key, "+got != want {
			t.Errorf("%s: %s\n%s", key, got, report(problems))
		}
	}
}

// A part of a deck in another shape is told once, not at each card that names what is in it.
func TestHeadsOfAnotherShape(t *testing.T) {
	const head = "format: 1\nid: deck\ntitle: A deck\nversion: 1.0.0\n"
	const sources, concepts = "sources:\n  article:\n    title: An article\n", "concepts:\n  alpha:\n    name: Alpha\n  beta:\n    name: Beta\n"
	const cards = "  - id: a\n    concept: alpha\n    ask: What?\n    answer: A\n    source: article\n  - id: b\n    concept: beta\n    ask: Why?\n    answer: B\n"
	const sound = head + sources + concepts + "cards:\n" + cards
	want, problems := problemsOf(t, sound)
	if problems != nil {
		t.Fatal(report(problems))
	}
	for _, test := range []struct{ name, src, told string }{
		{"concepts as a list", head + sources + "concepts:\n  - id: alpha\n    name: Alpha\n  - id: beta\n    name: Beta\ncards:\n" + cards, "kind"},
		{"concepts as a list in braces", head + sources + "concepts:\n  - {id: alpha, name: Alpha}\n  - {id: beta, name: Beta}\ncards:\n" + cards, "kind"},
		{"concepts as a list of keys", head + sources + "concepts:\n  - alpha: {name: Alpha}\n  - beta: {name: Beta}\ncards:\n" + cards, "kind"},
		{"concepts as a list of names", head + sources + "concepts:\n  - Alpha\n  - Beta\ncards:\n" + cards, "kind"},
		{"concepts as a list of names with their key", head + sources + "concepts:\n  - name: Alpha\n  - name: Beta\ncards:\n" + cards, "kind"},
		{"concepts as a list between brackets", head + sources + "concepts: [Alpha, Beta]\ncards:\n" + cards, "kind"},
		{"concepts as a list below the cards", head + sources + "cards:\n" + cards + "concepts:\n  - id: alpha\n    name: Alpha\n  - id: beta\n    name: Beta\n", "kind"},
		{"concepts in the column of the cards", head + sources + "cards:\n" + cards + "  concepts:\n    alpha:\n      name: Alpha\n    beta:\n      name: Beta\n", "indentation"},
		{"a concept by a name that is no id", strings.Replace(sound, "  alpha:\n", "  Alpha:\n", 1), "id"},
		{"another word for cards", strings.Replace(sound, "cards:", "questions:", 1), "unknown-key"},
		{"a comma behind the version", strings.Replace(sound, "1.0.0", "1.0.0,", 1), "version"},
		{"sources as a list", head + "sources:\n  - id: article\n    title: An article\n" + concepts + "cards:\n" + cards, "kind"},
		{"the name of a concept under title", strings.Replace(sound, "    name: Alpha", "    title: Alpha", 1), "unknown-key"},
		{"the title of a deck under name", strings.Replace(sound, "title: A deck", "name: A deck", 1), "unknown-key"},
		{"the first card without its dash", strings.Replace(sound, "  - id: a\n", "    id: a\n", 1), "dash"},
		{"the first card in the column of the dashes", head + sources + concepts + "cards:\n" + strings.ReplaceAll("  id: a\n    concept: alpha\n    ask: What?\n    answer: A\n    source: article\n", "\n    ", "\n  ") + cards[strings.Index(cards, "  - id: b"):], "dash"},
		{"the first card as a key", strings.Replace(sound, "  - id: a\n", "  a:\n", 1), "dash"},
		{"a dash before one of the concepts", strings.Replace(sound, "  alpha:\n", "  - alpha:\n", 1), "dash"},
		{"a space before concepts", strings.Replace(sound, "concepts:\n", " concepts:\n", 1), "indentation"},
		{"no colon behind the title", strings.Replace(sound, "title:", "title", 1), "indentation"},
		{"no colon behind the first key", strings.Replace(sound, "format:", "format", 1), "indentation"},
		{"no space behind the first key", strings.Replace(sound, "format: ", "format:", 1), "indentation"},
		{"no colon behind the name of a concept", strings.Replace(sound, "name: Alpha", "name Alpha", 1), "kind"},
		{"no space behind the name of a concept", strings.Replace(sound, "name: Alpha", "name:Alpha", 1), "kind"},
		{"no cards above the cards", head + sources + concepts + cards, "missing-key"},
	} {
		_, problems := problemsOf(t, test.src)
		if len(problems) != 1 || problems[0].Rule != test.told || problems[0].Edit == nil {
			t.Errorf("%s: want one problem, %s, with an edit:\n%s", test.name, test.told, report(problems))
			continue
		}
		got, problems := problemsOf(t, string(problems[0].Edit.Apply([]byte(test.src))))
		if problems != nil || equalDecks(want, got) != "" {
			t.Errorf("%s: its fix leaves %s%s", test.name, report(problems), equalDecks(want, got))
		}
	}
	for _, src := range []string{
		head + "sources:\n  - https://example.org\n" + concepts + "cards:\n" + strings.ReplaceAll(cards, "    source: article\n", ""),
		head + "cards:\n  a: {ask: Why so, answer: B}\n  b: {ask: Who so, answer: B}\n",
	} {
		if _, problems := problemsOf(t, src); len(problems) != 1 || problems[0].Edit != nil || problems[0].Fix == "" {
			t.Errorf("what only its author can write: %s", report(problems))
		}
	}
	for _, src := range []string{strings.Replace(sound, "  beta:\n", "  alpha:\n", 1), strings.Replace(sound, "  beta:\n", "concepts:\n  beta:\n", 1)} {
		if _, problems := problemsOf(t, src); len(problems) != 1 || problems[0].Rule != "duplicate-key" {
			t.Errorf("a concept that has the id of another:\n%s", report(problems))
		}
	}
	for _, src := range []string{cards, strings.ReplaceAll(cards, "\n  ", "\n")[2:]} {
		if _, problems := problemsOf(t, src); strings.Contains(report(problems), "there is no") || !strings.Contains(report(problems), "write cards: above it") {
			t.Errorf("a list of cards without a head:\n%s", report(problems))
		}
	}
}

// Words of other programs for a key are told alone, with the key.
func TestWordsOfOtherPrograms(t *testing.T) {
	const sound = "format: 1\nid: deck\ntitle: A deck\nversion: 1.0.0\ncards:\n  - id: a\n    ask: What?\n    answer: A\n    note: N\n    image: media/x.png\n    alt: An x\n    tags: [b]\n"
	for word, key := range map[string]string{
		"term": "ask", "definition": "answer", "Meaning": "answer", "reason": "note", "rationale": "note", "picture": "image",
		"alt-text": "alt", "Alt_Text": "alt", "caption": "alt", "category": "tags", "keywords": "tags",
	} {
		_, problems := problemsOf(t, strings.Replace(sound, "    "+key+":", "    "+word+":", 1))
		if want := fmt.Sprintf("did you mean %q?", key); len(problems) != 1 || problems[0].Fix != want {
			t.Errorf("%s: want %s\n%s", word, want, report(problems))
		}
	}
}
