package lint_test

import "strings"

// Alarms that were false, among what is near them and right. Of a rule that was mended each case of either kind
// has a row.
var precisionTests = []lintTest{
	{"long-question", "cards: [{id: a, ask: ∑" + words(40) + " `a b`, answer: x}]", "cards: [{id: a, ask: 'What is $" + words(50) + "$, or `" + words(50) + "`?', answer: x}]"},
	{"long-answer", "cards: [{id: a, ask: b, answer: ∑" + words(25) + " $a b$}]", "cards:\n- id: a\n  ask: b\n  answer: |\n    So:\n\n    ```\n    " + words(30) + "\n    ```\n"},
	{"two-questions", "cards: [{id: a, ask: ∑\"What is a?! What is b (there)?\", answer: x}]", "cards: [{id: a, ask: \"What does a ?? b give where a ?. c is nothing?\", answer: x}, {id: b, ask: 'What is (?) for?', answer: x}]"},

	{"yes-no-question", "cards: [{id: a, ask: '∑Is a whale a fish? 🐋', answer: x}]", "cards: [{id: a, ask: 'Can you give an example of a fish?', answer: x}, {id: b, ask: 'Could you name one? 🐋', answer: y}]"},
	{"yes-no-question", "cards: [{id: a, ask: '∑(Is a whale a fish?) Does it swim?)', answer: x}]", "cards: [{id: a, ask: 'Is a whale a fish? Say so in one word.', answer: x}]"},
	{"yes-no-answer", "cards: [{id: a, ask: b, answer: ∑Yes to both}]", "cards: [{id: a, ask: b, answer: No whale is a fish}, {id: c, ask: d, answer: True north}]"},
	{"yes-no-answer", "cards: [{id: a, ask: b, answer: ∑No – they breathe air}]", "cards: [{id: a, ask: b, answer: Yesterday}]"},

	{"unclear-reference", "cards: [{id: a, ask: ∑\"What are those called?\", answer: x}]", "cards: [{id: a, ask: \"What are those cells called which engulf others?\", answer: x}, {id: b, ask: \"How do they that graze sleep?\", answer: y}]"},

	{"depends-on-place", "cards: [{id: a, ask: '∑What does the following list name?', answer: x}]", "cards:\n- id: a\n  ask: |\n    What does the following list name?\n\n    - oak\n    - elm\n  answer: x\n"},
	{"depends-on-place", "cards: [{id: a, ask: '∑What did the last section say?', answer: x}]", "cards: [{id: a, ask: 'Who dies in the last chapter of Moby-Dick?', answer: x}]"},
	{"depends-on-place", "cards: [{id: a, ask: b, answer: '∑The rule of this article'}]", "cards: [{id: a, ask: 'What does article 5 say, and to whom does this article apply?', answer: x}, {id: b, ask: 'Who wrote this passage: “Call me Ishmael”?', answer: y}]"},
	{"depends-on-place", "cards: [{id: a, ask: b, answer: '∑As shown above, it is x'}]", "cards:\n- id: a\n  ask: b\n  answer: |\n    ```\n    x = 1\n    ```\n\n    As shown above, it is x.\n"},
	{"depends-on-place", "cards: [{id: a, ask: b, answer: '∑So it is, see below.'}]", "cards: [{id: a, choose: 'Which of the following figures is even?', answer: 4, wrong: [{text: 5, why: x}]}, {id: b, ask: 'What is as below zero as ice, and as above it as steam?', answer: y}]"},

	{"vague", "cards: [{id: a, ask: b, answer: '∑Oaks, elms, etc.'}]", "cards: [{id: a, ask: b, answer: 'Trees such as oaks, elms, etc.'}, {id: c, ask: d, answer: 'Trees (oaks, elms, etc.) grow'}, {id: e, ask: f, answer: 'Names are in /etc/hosts'}]"},
	{"vague", "cards: [{id: a, explain: b, points: ['∑Oaks and so on']}]", "cards: [{id: a, ask: b, answer: 'It is halved, and so on until one is left'}, {id: c, ask: 'Given oaks, elms, etc., what is an acorn?', answer: d, note: 'Pines, etc.'}]"},
	{"vague", "cards: [{id: a, ask: '∑Say something about oaks', answer: b}]", "cards: [{id: a, ask: 'When did Lincoln talk about a house divided?', answer: 1858}]"},

	{"answer-in-question", "cards: [{id: a, ask: '∑Which river is the Hudson river named for?', answer: Hudson}]", "cards: [{id: a, ask: 'Which is the larger, the cerebrum or the cerebellum?', answer: the cerebrum}, {id: b, ask: 'With which word does `return total` begin?', answer: return}]"},

	{"long-gap", "cards: [{id: a, cloze: 'One two three four ∑{{a b c d e f and $g$}}'}]", "cards: [{id: a, cloze: 'The law says that {{$F = m \\cdot a + 0 + 0 + 0$}} holds for all'}, {id: b, cloze: 'One two three five {{`a b c d e f g`}}'}]"},
	{"little-context", "cards: [{id: a, cloze: '∑{{c1::Cats}} mew, {{c1::dogs}} bark'}]", "cards: [{id: a, cloze: '{{c1::Red}} and {{c2::blue}} make {{c3::purple}}'}, {id: b, cloze: '{{Energy}} is $mc^2$'}, {id: c, cloze: 'It is {{so::a word for thus}}'}, {id: d, cloze: '日本の首都は{{東京}}です'}]"},

	{"option-length", "cards: [{id: a, choose: b, answer: ∑the longest of all the options here, wrong: [{text: short, why: x}]}]", "cards: [{id: a, choose: b, answer: as long as the others are, wrong: [{text: as long as this one, why: x}]}]"},
	{"all-of-the-above", "cards: [{id: a, choose: b, answer: ∑Both A and C, wrong: [{text: d, why: e}]}]", "cards: [{id: a, choose: b, answer: None of these cells divides, wrong: [{text: Both of them divide twice, why: x}, {text: A and B are sets, why: y}]}]"},
	{"all-of-the-above", "cards: [{id: a, choose: b, answer: c, wrong: [{text: ∑All of the options are right., why: e}]}]", "cards: [{id: a, choose: b, answer: All of the water, wrong: [{text: None, why: x}]}]"},

	{"no-date", "cards: [{id: a, ask: '∑Who is the pope now?', answer: x}]", "cards: [{id: a, ask: 'Which cells are currently dividing in the present tense?', answer: the recently used}, {id: b, ask: 'Who is your mayor now?', answer: It varies by town}, {id: c, ask: 'What is its current?', answer: 5 A}]"},
	{"no-date", "cards: [{id: a, ask: b, answer: '∑It stands in the latest edition'}]", "cards: [{id: a, ask: b, answer: 'It finds the page you are currently in'}]"},

	{"unexplained-acronym", "cards: [{id: a, ask: '∑What creates CSF?', answer: the choroid plexus}]", "cards: [{id: a, ask: 'Which has more oxygen, H2O or H2SO4?', answer: x}, {id: b, ask: 'What do =SUM(A1) and the VLOOKUP function give?', answer: y}, {id: c, ask: 'Which is NOT true of Henry VIII?', answer: z}]"},
	{"unexplained-acronym", "cards: [{id: a, ask: '∑Who uses PCR?', answer: x}]", "cards: [{id: a, ask: 'What copies DNA in a PCR?', answer: The polymerase chain reaction}, {id: b, ask: 'What is a QED?', answer: x}, {id: c, ask: 'Is the DISTAL joint far?', answer: A distal one is}]"},

	{"duplicate-question", "cards: [{id: a, choose: 'Which is even?', answer: 2, wrong: [{text: 3, why: x}]}, {id: b, choose: ∑'Which is even?', answer: 2, wrong: [{text: 3, why: y}]}]", "cards: [{id: a, choose: 'Which is even?', answer: 2, wrong: [{text: 3, why: x}]}, {id: b, choose: 'Which is even?', answer: 4, wrong: [{text: 5, why: y}]}]"},
	{"duplicate-question", "cards: [{id: a, ask: 'What is C?', answer: x}, {id: b, ask: ∑'What is “C”', answer: y}]", "cards: [{id: a, ask: 'What is C?', answer: x}, {id: b, ask: 'What is C++?', answer: y}, {id: c, ask: 'What is C#?', answer: z}]"},
	{"duplicate-question", "cards: [{id: a, ask: 'What is `x[1]`?', answer: x}, {id: b, ask: ∑'What is `x[1]`', answer: y}]", "cards: [{id: a, ask: 'What is `x[1]`?', answer: x}, {id: b, ask: 'What is `x[:1]`?', answer: y}, {id: c, ask: 'What is $x_1$?', answer: z}, {id: d, ask: 'What is $x^1$?', answer: z}]"},
	{"near-duplicate-question", "cards:\n" + program("a", "i = 1") + strings.NewReplacer("|", "∑|", "What", "Which").Replace(program("b", "i = 1")), "cards:\n" + program("a", "i = 1") + program("b", "i += 1")},
	{"no-why", "cards: [{id: a, choose: b, answer: c, wrong: [∑{text: 'it prints the word \"a\"'}]}]", "cards: [{id: a, choose: b, answer: c, wrong: [{text: '[1, 2, 3, 4, 5]'}, {text: 'a = 1, b = 2'}]}]"},
	{"near-duplicate-question", "cards: [{id: a, ask: 'Which of these many numbers is an even one?', answer: x}, {id: b, ask: ∑'Which of those many numbers is an even one?', answer: y}]",
		"cards: [{id: a, choose: 'Which of these many numbers is an even one?', answer: two hundred, wrong: [{text: thirty-three, why: x}]}, {id: b, choose: 'Which of those many numbers is an even one?', answer: four, wrong: [{text: fifty-five thousand, why: y}]}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑f*x*2 is one'}]", "cards: [{id: a, ask: b, answer: 'It is *un*usable and mon**arch**'}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑a*b*c is one'}]", "cards: [{id: a, ask: b, answer: 'It is *un*'}]"},
	{"list-answer", "cards:\n- id: a\n  ask: b\n  answer: ∑|\n    1. a\n    2. b\n    3. c\n    4. d\n", "cards: [{id: a, ask: b, answer: \"- a - b - c - d\"}]"},
	{"lost-text", "cards: [{id: a, ask: b, answer: '∑one [line](x.md)'}]", "cards: [{id: a, ask: b, answer: '" + strings.Repeat("1. `x` ~ | ", 3) + "'}]"},
}

// program returns a card that asks what a program prints.
func program(id, line string) string {
	return "- id: " + id + "\n  ask: |\n    What does the program print when it is run by itself?\n\n    ```\n    " + line + "\n    ```\n  answer: x\n"
}
