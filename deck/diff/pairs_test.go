package diff_test

import (
	"testing"

	"goodcard/deck/diff"
)

// pairs are cards as they were and are, in one line each, with the kind of the change and the step.
var pairs = []struct {
	name, old, new string
	kind           diff.Kind
	step           diff.Step
}{
	{"nothing", "ask: What is it? | answer: A thing.", "ask: What is it? | answer: A thing.", "", diff.None},

	// The same words.
	{"bold", "ask: What is it? | answer: A thing of beauty.", "ask: What is it? | answer: A **thing** of beauty.", diff.Cosmetic, diff.Patch},
	{"capitals and punctuation", "ask: What is it? | answer: a thing of beauty", "ask: What is it? | answer: A thing, of beauty.", diff.Cosmetic, diff.Patch},
	{"a hyphen", "ask: What is long term memory? | answer: A thing.", "ask: What is long-term memory? | answer: A thing.", diff.Cosmetic, diff.Patch},
	{"typographic signs", `ask: What is "it"? | answer: It's a thing.`, "ask: What is “it”? | answer: It’s a thing.", diff.Cosmetic, diff.Patch},
	{"the address of a link", "ask: What is it? | answer: '[A thing](https://example.org/a).'", "ask: What is it? | answer: '[A thing](https://example.org/b).'", diff.Cosmetic, diff.Patch},
	{"a number with commas", "ask: How many? | answer: 1000 of them.", "ask: How many? | answer: '1,000 of them.'", diff.Cosmetic, diff.Patch},
	{"a number in words", "ask: Which of the three is it? | answer: A thing.", "ask: Which of the 3 is it? | answer: A thing.", diff.Cosmetic, diff.Patch},
	{"a space before a unit", "ask: How far? | answer: 5km.", "ask: How far? | answer: 5 km.", diff.Cosmetic, diff.Patch},

	// Misspellings.
	{"misspelt in a question", "ask: How does it behave in its enviroment at last? | answer: Well.", "ask: How does it behave in its environment at last? | answer: Well.", diff.Cosmetic, diff.Patch},
	{"misspelt in an answer", "ask: What happens? | answer: It generalzes from what it has seen.", "ask: What happens? | answer: It generalizes from what it has seen.", diff.Cosmetic, diff.Patch},
	{"two misspellings", "ask: Which objectve does it recieve here? | answer: That one.", "ask: Which objective does it receive here? | answer: That one.", diff.Cosmetic, diff.Patch},
	{"misspelt, and the deck has the word nowhere else", "ask: What is a perihelon of a planet? | answer: A point of its orbit.", "ask: What is a perihelion of a planet? | answer: A point of its orbit.", diff.Clarified, diff.Patch},
	{"a term misspelt", "ask: What does inner alignmnet ask of us? | answer: Whether it does.", "ask: What does inner alignment ask of us? | answer: Whether it does.", diff.Clarified, diff.Patch},
	{"hyper and hypo", "ask: What is hypertension of a patient who is at rest? | answer: A pressure of the blood that is out of bounds.", "ask: What is hypotension of a patient who is at rest? | answer: A pressure of the blood that is out of bounds.", diff.Meaning, diff.Major},
	{"hyper and hypo in an answer", "ask: What has this patient? | answer: The patient has hypertension that can be seen at once on the screen.", "ask: What has this patient? | answer: The patient has hypotension that can be seen at once on the screen.", diff.Meaning, diff.Major},
	{"the term of an answer", "ask: Which salt is it? | answer: Sodium sulfite", "ask: Which salt is it? | answer: Sodium sulfate", diff.Meaning, diff.Major},
	{"affect and effect", "ask: What is it? | answer: Something that can affect the whole of what we see and of what we do.", "ask: What is it? | answer: Something that can effect the whole of what we see and of what we do.", diff.Meaning, diff.Major},

	// Other words.
	{"a question put better", "ask: What is the thing that it is? | answer: A thing.", "ask: What kind of thing is it, in a word? | answer: A thing.", diff.Clarified, diff.Patch},
	{"a word more in a long answer", "ask: What is it? | answer: The learned goal fitted the training of the agent and was one of two.", "ask: What is it? | answer: The learned goal fitted all the training of the agent and was one of two goals.", diff.Meaning, diff.Major},
	{"an article more in a long answer", "ask: What is it? | answer: The learned goal fitted the training of the agent and was intended.", "ask: What is it? | answer: The learned goal fitted the training of the agent and it was intended.", diff.Clarified, diff.Patch},
	{"another answer", "ask: What is it? | answer: The reward was wrong.", "ask: What is it? | answer: It saw too few levels in training.", diff.Meaning, diff.Major},
	{"another question with the same answer", "ask: Which city is the capital of the country that lies west of Germany? | answer: Paris", "ask: Where did Marie Curie teach physics and study the rays of uranium? | answer: Paris", diff.Meaning, diff.Major},
	{"a term for another in a question", "ask: Whether what does inner alignment ask? | answer: Whether it is so.", "ask: Whether what does outer alignment ask? | answer: Whether it is so.", diff.Meaning, diff.Major},
	{"question and answer a little", "ask: Where was the treaty signed by the two powers that year? | answer: In the great hall of the palace, which is open to this day.", "ask: Where was the treaty signed by the two great powers that year? | answer: In the great hall of the palace, and it is open to this day.", diff.Clarified, diff.Patch},

	{"few words of a question kept", "ask: Why may an agent come to seek green doors? | answer: Training paid for both.", "ask: What made the learner in this story prefer an entrance, and why green doors? | answer: Training paid for both.", diff.Clarified, diff.Patch},
	{"a short question", "ask: Largest planet? | answer: Jupiter", "ask: Biggest planet? | answer: Jupiter", diff.Clarified, diff.Patch},
	{"another term of the deck in a question", "ask: What does Goodhart say about measures? | answer: They fail as targets.", "ask: What does Campbell say about measures? | answer: They fail as targets.", diff.Meaning, diff.Major},
	{"another question, and the answer a little", "ask: Where was the treaty signed by the powers? | answer: In the great hall of the palace, which is open to this day.", "ask: At which place was the treaty put down by the powers? | answer: In the great hall of the palace, and it is open to this day.", diff.Meaning, diff.Major},
	{"words of a list in another order", "ask: What do they eat? | answer: Cats and dogs.", "ask: What do they eat? | answer: Dogs and cats.", diff.Clarified, diff.Patch},
	{"a word for another that the deck has too", "ask: Is this a causal link of the two? | answer: Perhaps. | also: ['Is a causal link seen?']", "ask: Is this a casual link of the two? | answer: Perhaps. | also: ['Is a causal link seen?']", diff.Clarified, diff.Patch},

	// Numbers and units.
	{"a number", "ask: How many? | answer: There are 12 of them in the whole of the book that we read.", "ask: How many? | answer: There are 13 of them in the whole of the book that we read.", diff.Meaning, diff.Major},
	{"a number in words to another", "ask: How many? | answer: There are three of them in the whole of the book that we read.", "ask: How many? | answer: There are four of them in the whole of the book that we read.", diff.Meaning, diff.Major},
	{"a year in a question", "ask: What happened in 1914? | answer: War.", "ask: What happened in 1939? | answer: War.", diff.Meaning, diff.Major},
	{"a decimal point", "ask: How much? | answer: About 3.14 of what was there when the day began and all was well.", "ask: How much? | answer: About 31.4 of what was there when the day began and all was well.", diff.Meaning, diff.Major},
	{"a sign", "ask: How warm? | answer: It is 5 °C outside on most days of the year in that part of the land.", "ask: How warm? | answer: It is −5 °C outside on most days of the year in that part of the land.", diff.Meaning, diff.Major},
	{"a unit", "ask: How far? | answer: It is 5 km to the next village on the way that we took on foot today.", "ask: How far? | answer: It is 5 mi to the next village on the way that we took on foot today.", diff.Meaning, diff.Major},
	{"a unit in words", "ask: How long? | answer: It takes 5 days to the next village on the way that we took on foot now.", "ask: How long? | answer: It takes 5 weeks to the next village on the way that we took on foot now.", diff.Meaning, diff.Major},
	{"milli and mega", "ask: How strong? | answer: It has 5 mW.", "ask: How strong? | answer: It has 5 MW.", diff.Meaning, diff.Major},
	{"a power", "ask: How many? | answer: There are 10² of them.", "ask: How many? | answer: There are 102 of them.", diff.Meaning, diff.Major},
	{"degrees", "ask: How warm? | answer: It is 50 °C in there at all times of the day and of the night, they say.", "ask: How warm? | answer: It is 50 °F in there at all times of the day and of the night, they say.", diff.Meaning, diff.Major},
	{"percent", "ask: How much? | answer: It is 5 % of the sum that was there at the beginning of the last year.", "ask: How much? | answer: It is 5 ‰ of the sum that was there at the beginning of the last year.", diff.Meaning, diff.Major},

	{"another power", "ask: How many? | answer: There are 10² of them.", "ask: How many? | answer: There are 10³ of them.", diff.Meaning, diff.Major},
	{"a power that is raised", "ask: How many? | answer: There are 10<sup>2</sup> of them.", "ask: How many? | answer: There are 102 of them.", diff.Meaning, diff.Major},
	{"an index", "ask: What is it? | answer: It is x<sub>n</sub> of them.", "ask: What is it? | answer: It is x<sup>n</sup> of them.", diff.Meaning, diff.Major},
	{"a range", "ask: On which pages? | answer: On 5-7.", "ask: On which pages? | answer: On 5 7.", diff.Meaning, diff.Major},
	{"a dash of another length", "ask: On which pages? | answer: On 5-7.", "ask: On which pages? | answer: On 5–7.", diff.Cosmetic, diff.Patch},
	{"struck out", "ask: What is it? | answer: It is the ~~old~~ gate.", "ask: What is it? | answer: It is the old gate.", diff.Meaning, diff.Major},

	// Words that turn a sentence round.
	{"not, come", "ask: What is it? | answer: It is what the author meant by the word that stands at the head of it.", "ask: What is it? | answer: It is not what the author meant by the word that stands at the head of it.", diff.Meaning, diff.Major},
	{"not, gone from a question", "ask: Which of these is not a kind of thing? | answer: That one.", "ask: Which of these is a kind of thing? | answer: That one.", diff.Meaning, diff.Major},
	{"isn't", "ask: What is it? | answer: It is a thing that the author had in mind when the book was written down.", "ask: What is it? | answer: It isn’t a thing that the author had in mind when the book was written down.", diff.Meaning, diff.Major},
	{"before and after", "ask: When is it? | answer: Some time before the second of the wars of the century that is now gone by.", "ask: When is it? | answer: Some time after the second of the wars of the century that is now gone by.", diff.Meaning, diff.Major},
	{"more and less", "ask: Which is it? | answer: The one that takes more of the time that there is in a day of the learner.", "ask: Which is it? | answer: The one that takes less of the time that there is in a day of the learner.", diff.Meaning, diff.Major},
	{"increases and decreases", "ask: What does it do? | answer: It increases with the length of the way that was taken by the light in it.", "ask: What does it do? | answer: It decreases with the length of the way that was taken by the light in it.", diff.Meaning, diff.Major},
	{"and changes places", "ask: Which is it? | answer: The cause comes before the effect.", "ask: Which is it? | answer: The effect comes before the cause.", diff.Meaning, diff.Major},
	{"legal and illegal", "ask: Is it so? | answer: By the law of that land it is legal to do so at any time of the day there.", "ask: Is it so? | answer: By the law of that land it is illegal to do so at any time of the day there.", diff.Meaning, diff.Major},
	{"only", "ask: Who may? | answer: Those who were there at the time of the vote and have put their names down.", "ask: Who may? | answer: Only those who were there at the time of the vote and have put their names down.", diff.Meaning, diff.Major},

	// Formulas and code.
	{"a formula", "ask: What is it? | answer: It is $a+b$.", "ask: What is it? | answer: It is $a-b$.", diff.Meaning, diff.Major},
	{"spaces in a formula", "ask: What is it? | answer: It is $a+b$.", "ask: What is it? | answer: It is $a + b$.", diff.Cosmetic, diff.Patch},
	{"capitals in a formula", "ask: What is it? | answer: It is $n$.", "ask: What is it? | answer: It is $N$.", diff.Meaning, diff.Major},
	{"code in an answer", "ask: What is it? | answer: It is `x = a[0]`.", "ask: What is it? | answer: It is `x = a[1]`.", diff.Meaning, diff.Major},
	{"code in a question", "ask: What does `f(x)` do? | answer: Nothing.", "ask: What does `f[x]` do? | answer: Nothing.", diff.Meaning, diff.Major},
	{"code in a note", "ask: What is it? | answer: A thing. | note: Try `f(x)`.", "ask: What is it? | answer: A thing. | note: Try `f(y)`.", diff.Clarified, diff.Patch},

	// Gaps.
	{"a gap numbered", "cloze: 'A {{gap}} is a hole.'", "cloze: 'A {{c1::gap}} is a hole.'", diff.Cosmetic, diff.Patch},
	{"another gap's target", "cloze: 'The capital of France is {{Paris}}.'", "cloze: 'The capital of France is {{Lyon}}.'", diff.Meaning, diff.Major},
	{"a gap moved to another word", "cloze: 'The capital of France is {{Paris}}.'", "cloze: 'The capital of {{France}} is Paris.'", diff.Meaning, diff.Major},
	{"a gap with its sentence turned round", "cloze: 'The capital of France is {{Paris}}.'", "cloze: '{{Paris}} is the capital of France.'", diff.Clarified, diff.Patch},
	{"a gap added", "cloze: 'The capital of France is {{Paris}}.'", "cloze: 'The capital of {{c2::France}} is {{c1::Paris}}.'", diff.Clarified, diff.Minor},
	{"a gap taken away", "cloze: 'The capital of {{c2::France}} is {{c1::Paris}}.'", "cloze: 'The capital of France is {{Paris}}.'", diff.Meaning, diff.Major},
	{"gaps that change numbers", "cloze: 'The capital of {{c2::France}} is {{c1::Paris}}.'", "cloze: 'The capital of {{c1::France}} is {{c2::Paris}}.'", diff.Meaning, diff.Major},
	{"another number of the only gap", "cloze: 'The capital of France is {{c1::Paris}}.'", "cloze: 'The capital of France is {{c3::Paris}}.'", diff.Meaning, diff.Major},
	{"one of two gaps that hide together", "cloze: 'It is {{c1::red}} and {{c1::round}}.'", "cloze: 'It is {{c1::red}} and round.'", diff.Meaning, diff.Major},
	{"a hint", "cloze: 'The capital of France is {{Paris}}.'", "cloze: 'The capital of France is {{Paris::a city}}.'", diff.Clarified, diff.Patch},
	{"a number beside a gap", "cloze: 'In 1789 {{Paris}} rose.'", "cloze: 'In 1830 {{Paris}} rose.'", diff.Meaning, diff.Major},
	{"capitals in a gap", "cloze: 'A {{Mesa-optimizer}} searches by itself for what it wants.'", "cloze: 'A {{mesa-optimizer}} searches by itself for what it wants.'", diff.Cosmetic, diff.Patch},
	{"a gap with a word more", "cloze: 'The treaty was signed in {{the great hall of the palace by the two kings}}.'", "cloze: 'The treaty was signed in {{the great hall of the old palace by the two kings}}.'", diff.Meaning, diff.Major},

	// Both ways.
	{"both ways, come", "ask: What is a foo? | answer: A bar.", "ask: What is a foo? | answer: A bar. | both-ways: true", diff.Clarified, diff.Minor},
	{"both ways, gone", "ask: What is a foo? | answer: A bar. | both-ways: true", "ask: What is a foo? | answer: A bar.", diff.Meaning, diff.Major},
	{"the question of both ways", "ask: The old foo of the house | answer: A bar. | both-ways: true", "ask: The new baz of the house | answer: A bar. | both-ways: true", diff.Meaning, diff.Major},

	// Choices.
	{"the order of options", "choose: Which? | answer: This. | wrong: [{text: That.}, {text: Those.}]", "choose: Which? | answer: This. | wrong: [{text: Those.}, {text: That.}]", diff.Cosmetic, diff.Patch},
	{"another right option", "choose: Which? | answer: This. | wrong: [{text: That.}, {text: Those.}]", "choose: Which? | answer: That. | wrong: [{text: This.}, {text: Those.}]", diff.Meaning, diff.Major},
	{"an option more", "choose: Which? | answer: This. | wrong: [{text: That.}]", "choose: Which? | answer: This. | wrong: [{text: That.}, {text: Those.}]", diff.Clarified, diff.Patch},
	{"an option less", "choose: Which? | answer: This. | wrong: [{text: That.}, {text: Those.}]", "choose: Which? | answer: This. | wrong: [{text: That.}]", diff.Clarified, diff.Patch},
	{"an option worded anew", "choose: Which? | answer: This. | wrong: [{text: That of the two.}]", "choose: Which? | answer: This. | wrong: [{text: That one of the 3.}]", diff.Clarified, diff.Patch},
	{"why an option is wrong", "choose: Which? | answer: This. | wrong: [{text: That., why: It is so.}]", "choose: Which? | answer: This. | wrong: [{text: That., why: It is not so.}]", diff.Clarified, diff.Patch},
	{"a misconception", "choose: Which? | answer: This. | wrong: [{text: That.}]", "choose: Which? | answer: This. | wrong: [{text: That., misconception: this-as-that}]", diff.Retagged, diff.Patch},
	{"the right option reworded", "choose: Which? | answer: The learned goal fitted the training and was not the intended one. | wrong: [{text: That.}]", "choose: Which? | answer: The learned goal fitted the training but was not the intended one. | wrong: [{text: That.}]", diff.Clarified, diff.Patch},

	// Typed answers.
	{"an answer accepted too", "type: Whose law is it? | answer: Goodhart", "type: Whose law is it? | answer: Goodhart | accept: [Charles Goodhart]", diff.Clarified, diff.Patch},
	{"an answer no longer accepted", "type: Whose law is it? | answer: Goodhart | accept: [Charles Goodhart]", "type: Whose law is it? | answer: Goodhart", diff.Meaning, diff.Major},
	{"another typed answer", "type: Whose law is it? | answer: Goodhart", "type: Whose law is it? | answer: Goodheart", diff.Meaning, diff.Major},
	{"the shown answer among those accepted", "type: Whose law is it? | answer: Goodhart | accept: [Charles Goodhart]", "type: Whose law is it? | answer: Charles Goodhart | accept: [Goodhart]", diff.Clarified, diff.Patch},
	{"capitals of a typed answer", "type: Whose law is it? | answer: goodhart", "type: Whose law is it? | answer: Goodhart", diff.Cosmetic, diff.Patch},

	// Points.
	{"the order of points", "explain: Say why. | points: [It is so., It was so.]", "explain: Say why. | points: [It was so., It is so.]", diff.Cosmetic, diff.Patch},
	{"a point more", "explain: Say why. | points: [It is so.]", "explain: Say why. | points: [It is so., Nobody can see it.]", diff.Meaning, diff.Major},
	{"a point less", "explain: Say why. | points: [It is so., Nobody can see it.]", "explain: Say why. | points: [It is so.]", diff.Meaning, diff.Major},
	{"a point reworded", "explain: Say why. | points: [They differ where the situations of both differ by a bit.]", "explain: Say why. | points: [They differ there where the situations of both differ by a bit.]", diff.Clarified, diff.Patch},

	// What stands beside.
	{"another wording", "ask: What is it? | answer: A thing.", "ask: What is it? | answer: A thing. | also: [Say what it is.]", diff.Clarified, diff.Patch},
	{"another wording that asks for the contrary", "ask: What is it? | answer: A thing. | also: [Say what it is.]", "ask: What is it? | answer: A thing. | also: [Say what it is not.]", diff.Meaning, diff.Major},
	{"a wording kept back", "ask: What is it? | answer: A thing.", "ask: What is it? | answer: A thing. | unseen: [Say what it is.]", diff.Retagged, diff.Patch},
	{"a tag", "ask: What is it? | answer: A thing.", "ask: What is it? | answer: A thing. | tags: [new]", diff.Retagged, diff.Patch},
	{"the order of tags", "ask: What is it? | answer: A thing. | tags: [a, b]", "ask: What is it? | answer: A thing. | tags: [b, a]", diff.Retagged, diff.Patch},
	{"a concept", "ask: What is it? | answer: A thing. | concept: inner", "ask: What is it? | answer: A thing. | concept: outer", diff.Retagged, diff.Patch},
	{"a tag and a comma", "ask: What is it? | answer: A thing.", "ask: What is it? | answer: A thing! | tags: [new]", diff.Cosmetic, diff.Patch},
	{"a note", "ask: What is it? | answer: A thing.", "ask: What is it? | answer: A thing. | note: Not the other one.", diff.Clarified, diff.Patch},
	{"a comma in a note", "ask: What is it? | answer: A thing. | note: This not that.", "ask: What is it? | answer: A thing. | note: 'This, not that.'", diff.Cosmetic, diff.Patch},
	{"a date", "ask: What is it? | answer: A thing. | as-of: 2024", "ask: What is it? | answer: A thing. | as-of: 2026-03", diff.Cosmetic, diff.Patch},
	{"a status", "ask: What is it? | answer: A thing. | status: established", "ask: What is it? | answer: A thing. | status: contested", diff.Clarified, diff.Patch},
	{"a source", "ask: What is it? | answer: A thing. | source: book", "ask: What is it? | answer: A thing. | source: other#2", diff.Cosmetic, diff.Patch},
	{"a picture", "ask: What is it? | answer: A thing.", "ask: What is it? | answer: A thing. | image: media/a.png | alt: A thing.", diff.Clarified, diff.Patch},

	// Another kind.
	{"ask to type", "ask: Whose law is it? | answer: Goodhart", "type: Whose law is it? | answer: Goodhart", diff.Replaced, diff.Major},
	{"ask to cloze", "ask: What is the capital of France? | answer: Paris", "cloze: 'The capital of France is {{Paris}}.'", diff.Replaced, diff.Major},
}

func TestPairs(t *testing.T) {
	for _, tt := range pairs {
		old, new := deckOf(t, head, "a | "+tt.old), deckOf(t, head, "a | "+tt.new)
		got := diff.Compare(old, new, diff.Told{})
		kind := diff.Kind("")
		if len(got.Changes) > 0 {
			kind = got.Changes[0].Kind
		}
		if kind != tt.kind || got.Step != tt.step || len(got.Changes) > 1 {
			t.Errorf("%s: %q, step %s, want %q, step %s\n %s\n %s\n%+v", tt.name, kind, got.Step, tt.kind, tt.step, tt.old, tt.new, got.Changes)
		}
	}
}
