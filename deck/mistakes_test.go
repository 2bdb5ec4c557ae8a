package deck_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"goodcard/deck"
)

// A mistake is what people get wrong in a deck: it turns what is sound into what is not, at the mark ∑. A line
// with ← begins in column 1, others in that of the cards.
type mistake struct {
	name  string
	rule  string
	sound string // a card, or a part of the head of a deck
	wrong string // the same with the mistake; the mark stands where it is told
	asks  string // what the author has to decide where no program can know; "" where a fix mends it
}

// mistakes are forty of them and some more, as authors make them. The ID of a card is made its own.
var mistakes = slices.Concat(lineMistakes, []mistake{
	{name: "a colon in a text", rule: "colon", sound: "- id: ID\n  ask: \"Complete the law: a measure?\"\n  answer: A", wrong: "- id: ID\n  ask: Complete the law∑: a measure?\n  answer: A"},
	{name: "a text that starts with a gap", rule: "braces", sound: "- id: ID\n  cloze: \"{{Goodhart}} named the law ID.\"", wrong: "- id: ID\n  cloze: ∑{{Goodhart}} named the law ID."},
	{name: "a # that eats the text", rule: "comment", wrong: "- id: ID\n  ask: What does issue ∑#5 say?\n  answer: A", asks: "or move the comment"},
	{name: "a text that starts with @", rule: "first-character", sound: "- id: ID\n  ask: \"@home is where?\"\n  answer: A", wrong: "- id: ID\n  ask: ∑@home is where?\n  answer: A"},
	{name: "a text that starts with a percent sign", rule: "first-character", sound: "- id: ID\n  ask: \"%d prints what?\"\n  answer: A", wrong: "- id: ID\n  ask: ∑%d prints what?\n  answer: A"},
	{name: "a text that starts with code", rule: "first-character", sound: "- id: ID\n  ask: \"`x` is what?\"\n  answer: A", wrong: "- id: ID\n  ask: ∑`x` is what?\n  answer: A"},
	{name: "a text that starts with emphasis", rule: "first-character", sound: "- id: ID\n  ask: \"*Really*, why?\"\n  answer: A", wrong: "- id: ID\n  ask: ∑*Really*, why?\n  answer: A"},
	{name: "a text that starts with a link", rule: "first-character", sound: "- id: ID\n  ask: \"[That](https://example.org) is what?\"\n  answer: A", wrong: "- id: ID\n  ask: ∑[That](https://example.org) is what?\n  answer: A"},
	{name: "a text that starts with an exclamation mark", rule: "tag", wrong: "- id: ID\n  ask: What is not x?\n  answer: ∑!x", asks: "or delete !x"},
	{name: "double quotes within double quotes", rule: "quote", sound: "- id: ID\n  ask: 'What did he mean by \"proxy\" here?'\n  answer: A", wrong: "- id: ID\n  ask: \"What did he mean by \"∑proxy\" here?\"\n  answer: A"},
	{name: "an apostrophe within single quotes", rule: "quote", sound: "- id: ID\n  ask: \"What's it, if it isn't a proxy?\"\n  answer: A", wrong: "- id: ID\n  ask: 'What'∑s it, if it isn't a proxy?'\n  answer: A"},
	{name: "a quote that is not closed", rule: "quote", sound: "- id: ID\n  ask: \"What is a proxy?\"\n  answer: A", wrong: "- id: ID\n  ask: ∑\"What is a proxy?\n  answer: A"},
	{name: "a backslash that double quotes do not know", rule: "escape", sound: "- id: ID\n  ask: 'What is $\\sigma$?'\n  answer: A", wrong: "- id: ID\n  ask: \"What is $∑\\sigma$?\"\n  answer: A"},
	{name: "a backslash that double quotes take", rule: "escape", sound: "- id: ID\n  ask: 'What is $\\beta$?'\n  answer: A", wrong: "- id: ID\n  ask: \"What is $∑\\beta$?\"\n  answer: A"},
	{name: "a backslash of Markdown that double quotes take", rule: "escape", sound: "- id: ID\n  ask: 'What is snake\\_case?'\n  answer: A", wrong: "- id: ID\n  ask: \"What is snake∑\\_case?\"\n  answer: A"},
	{name: "two backslashes that double quotes take", rule: "escape", sound: "- id: ID\n  ask: 'What are \\_ and \\L?'\n  answer: A", wrong: "- id: ID\n  ask: \"What are ∑\\_ and \\L?\"\n  answer: A"},
	{name: "a path of Windows in double quotes", rule: "escape", sound: "- id: ID\n  ask: 'What is C:\\new\\table?'\n  answer: A", wrong: "- id: ID\n  ask: \"What is C:∑\\new\\table?\"\n  answer: A"},
	{name: "a word in quotes and more lines", rule: "quote", sound: "- id: ID\n  ask: '\"Complete\" it here and there?'\n  answer: A", wrong: "- id: ID\n  ask: \"Complete\" ∑it here\n    and there?\n  answer: A"},
	{name: "a colon in the second line of a text", rule: "colon", sound: "- id: ID\n  ask: \"Complete it with this: what?\"\n  answer: A", wrong: "- id: ID\n  ask: Complete it\n    with this∑: what?\n  answer: A"},
	{name: "a gap before a #", rule: "braces", wrong: "- id: ID\n  cloze: ∑{{Law}} #5 says what it says, ID.", asks: "or close the quotes before #"},
	{name: "stars in a list", rule: "first-character", sound: "- id: ID\n  explain: Why?\n  points:\n    - one\n    - two", wrong: "- id: ID\n  explain: Why?\n  points:\n    ∑* one\n    * two"},
	{name: "a tag that begins with #", rule: "comment", wrong: "- id: ID\n  ask: What?\n  answer: A\n  tags: [∑#x]", asks: "or close the quotes before #"},
	{name: "two concepts with a comma", rule: "kind", sound: "- id: ID\n  concept: [outer-alignment, inner-alignment]\n  ask: What?\n  answer: A", wrong: "- id: ID\n  concept: ∑outer-alignment, inner-alignment\n  ask: What?\n  answer: A"},
	{name: "a concept by its name", rule: "id", sound: "- id: ID\n  concept: inner-alignment\n  ask: What?\n  answer: A", wrong: "- id: ID\n  concept: ∑Alignment within\n  ask: What?\n  answer: A"},
	{name: "braces that are escaped", rule: "gap-unopened", sound: "- id: ID\n  cloze: '\\{{ user \\}\\} is how {{templates}} write ID.'", wrong: "- id: ID\n  cloze: '\\{{ user ∑}} is how {{templates}} write ID.'"},
	{name: "no space behind a colon between braces", rule: "colon", sound: "- {id: ID, ask: Why so, answer: A, draft: true}", wrong: "- {id: ID, ask: Why so, answer: A, ∑draft:true}"},
	{name: "a comma behind a value, as in JSON", rule: "quote", sound: "- id: ID\n  ask: \"What?\"\n  answer: A", wrong: "- id: ID\n  ask: \"What?\"∑,\n  answer: A"},
	{name: "a term, as in Quizlet", rule: "unknown-key", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ∑term: What?\n  answer: A"},
	{name: "a choice by another name", rule: "unknown-key", sound: "- id: ID\n  choose: What?\n  answer: A\n  wrong: [{text: b}]", wrong: "- id: ID\n  ∑mcq: What?\n  answer: A\n  wrong: [{text: b}]"},
	{name: "both ways by another name", rule: "unknown-key", sound: "- id: ID\n  ask: What?\n  answer: A\n  both-ways: true", wrong: "- id: ID\n  ask: What?\n  answer: A\n  ∑reverse: true"},
	{name: "points by another name", rule: "unknown-key", sound: "- id: ID\n  explain: What?\n  points: [b, c]", wrong: "- id: ID\n  explain: What?\n  ∑key_points: [b, c]"},
	{name: "tags by another name", rule: "unknown-key", sound: "- id: ID\n  ask: What?\n  answer: A\n  tags: [b, c]", wrong: "- id: ID\n  ask: What?\n  answer: A\n  ∑topics: [b, c]"},
	{name: "other answers by another name", rule: "unknown-key", sound: "- id: ID\n  type: What?\n  answer: A\n  accept: [b, c]", wrong: "- id: ID\n  type: What?\n  answer: A\n  ∑synonyms: [b, c]"},
	{name: "no question beside options", rule: "no-kind", wrong: "- ∑id: ID\n  answer: A\n  wrong: [{text: b}]", asks: "add the one"},
	{name: "a bracket that is not closed", rule: "bracket", sound: "- id: ID\n  ask: What?\n  tags: [a, b]\n  answer: A", wrong: "- id: ID\n  ask: What?\n  tags: ∑[a, b\n  answer: A"},
	{name: "a question between braces", rule: "bracket", sound: "- {id: ID, ask: \"What is it?\", answer: A}", wrong: "- {id: ID, ask: What is it∑?, answer: A}"},
	{name: "a comma between braces", rule: "unknown-key", sound: "- {id: ID, ask: \"If so, who says it\", answer: A}", wrong: "- {id: ID, ask: If so, ∑who says it, answer: A}"},
	{name: "a gap between braces", rule: "bracket", sound: "- {id: ID, cloze: \"It is {{that}} here.\"}", wrong: "- {id: ID, cloze: It is ∑{{that}} here.}"},
	{name: "no comma between braces", rule: "bracket", wrong: "- {id: ID, ask: Why so∑ answer: A, note: n}", asks: "or the text in quotes"},
	{name: "no comma behind a text in quotes", rule: "bracket", sound: "- {id: ID, ask: \"Why so?\", answer: A, note: n}", wrong: "- {id: ID, ask: \"Why so?\"∑ answer: A, note: n}"},
	{name: "no comma behind a list", rule: "bracket", sound: "- {id: ID, ask: Why so, answer: A, tags: [a], note: n}", wrong: "- {id: ID, ask: Why so, answer: A, tags: [a]∑ note: n}"},
	{name: "no comma between entries in braces", rule: "bracket", sound: "- id: ID\n  choose: Why?\n  answer: A\n  wrong: [{text: b}, {text: c}]", wrong: "- id: ID\n  choose: Why?\n  answer: A\n  wrong: [{text: b}∑ {text: c}]"},
	{name: "no comma between texts in quotes", rule: "bracket", sound: "- id: ID\n  ask: Why?\n  answer: A\n  also: [\"b: c\", \"d?\"]", wrong: "- id: ID\n  ask: Why?\n  answer: A\n  also: [\"b: c\"∑ \"d?\"]"},
	{name: "a key within a text between braces", rule: "colon", sound: "- {id: ID, ask: \"Is this the answer: yes\", answer: A}", wrong: "- {id: ID, ask: Is this the answer∑: yes, answer: A}"},
	{name: "no colon between braces", rule: "colon", sound: "- {id: ID, ask: Why so, answer: A, note: n}", wrong: "- {id: ID, ask: Why so, ∑answer A, note: n}"},
	{name: "a # that hides the closing bracket", rule: "comment", wrong: "- id: ID\n  type: What?\n  answer: A\n  accept: [b, issue ∑#5]", asks: "or close the quotes before #"},
	{name: "no space behind a colon", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  ∑answer:A"},
	{name: "no space behind a dash", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "∑-id: ID\n  ask: What?\n  answer: A"},
	{name: "an equals sign for a colon", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  ∑answer = A"},
	{name: "a key one space too deep", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n   ∑answer: A"},
	{name: "a key one space too far left", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n ∑answer: A"},
	{name: "a key in the column of the dashes", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n∑answer: A"},
	{name: "a line of a text in the column of the keys", rule: "indentation", sound: "- id: ID\n  ask: What is it that\n    they measure?\n  answer: A", wrong: "- id: ID\n  ask: What is it that\n  ∑they measure?\n  answer: A"},
	{name: "a ragged block of text", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: |\n    one\n    two", wrong: "- id: ID\n  ask: What?\n  answer: |\n    one\n   ∑two"},
	{name: "a tab as indentation", rule: "tab", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n∑\tanswer: A"},
	{name: "a card without its dash", rule: "dash", sound: "- id: ID\n  ask: What?\n  answer: A\n\n- id: ID-2\n  ask: Why?\n  answer: B", wrong: "- id: ID\n  ask: What?\n  answer: A\n\n  ∑id: ID-2\n  ask: Why?\n  answer: B"},
	{name: "a full-width colon", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  answer∑：A"},
	{name: "a hard space as indentation", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n∑\u00a0\u00a0answer: A"},
	{name: "a hard space behind a dash", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "-∑\u00a0id: ID\n  ask: What?\n  answer: A"},
	{name: "ideographic spaces as indentation", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n←∑\u3000\u3000ask: What?\n  answer: A"},
	{name: "a hard space behind a colon", rule: "look-alike", sound: "- id: ID\n  ask: \"The law: a measure?\"\n  answer: A", wrong: "- id: ID\n  ask:∑\u00a0The law: a measure?\n  answer: A"},
	{name: "full-width colons throughout", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- ∑id：ID\n  ask：What?\n  answer：A"},
	{name: "an en dash for a dash", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "∑– id: ID\n  ask: What?\n  answer: A"},
	{name: "curly quotes around a key", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  ∑“answer”: A"},
	{name: "curly quotes for straight ones", rule: "look-alike", sound: "- id: ID\n  ask: \"The law: what is it?\"\n  answer: A", wrong: "- id: ID\n  ask: ∑“The law: what is it?”\n  answer: A"},
	{name: "a curly quote and a straight one", rule: "look-alike", sound: "- id: ID\n  ask: \"The law: what is it?\"\n  answer: A", wrong: "- id: ID\n  ask: ∑“The law: what is it?\"\n  answer: A"},
	{name: "a straight quote and a curly one", rule: "look-alike", sound: "- id: ID\n  ask: \"The law: what is it?\"\n  answer: A", wrong: "- id: ID\n  ask: \"The law: what is it?∑”\n  answer: A"},
	{name: "a straight single quote and a curly one", rule: "look-alike", sound: "- id: ID\n  ask: 'The law: what is it?'\n  answer: A", wrong: "- id: ID\n  ask: 'The law: what is it?∑’\n  answer: A"},
	{name: "quotes twice", rule: "quote", sound: "- id: ID\n  ask: \"The law: what is it?\"\n  answer: A", wrong: "- id: ID\n  ask: \"\"∑The law: what is it?\"\"\n  answer: A"},
	{name: "single quotes twice", rule: "quote", sound: "- id: ID\n  ask: 'The law: what is it?'\n  answer: A", wrong: "- id: ID\n  ask: ''∑The law: what is it?''\n  answer: A"},
	{name: "a space without width in a key", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  ∑\u200banswer: A"},
	{name: "a misspelt key", rule: "unknown-key", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  ∑anwser: A"},
	{name: "a key in capitals", rule: "unknown-key", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ∑ASK: What?\n  answer: A"},
	{name: "the words of other programs", rule: "unknown-key", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ∑front: What?\n  answer: A"},
	{name: "tags as a text", rule: "kind", sound: "- id: ID\n  ask: What?\n  answer: A\n  tags: [foo, bar]", wrong: "- id: ID\n  ask: What?\n  answer: A\n  tags: ∑foo, bar"},
	{name: "an option without its key", rule: "kind", sound: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - text: b", wrong: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - ∑b"},
	{name: "a text for a list of texts", rule: "kind", sound: "- id: ID\n  ask: What?\n  answer: A\n  also: [\"And what else?\"]", wrong: "- id: ID\n  ask: What?\n  answer: A\n  also: ∑And what else?"},
	{name: "a list for a text", rule: "kind", sound: "- id: ID\n  ask: What?\n  answer: |-\n    - one\n    - two", wrong: "- id: ID\n  ask: What?\n  answer:\n    ∑- one\n    - two"},
	{name: "a picture and its text in braces", rule: "kind", sound: "- id: ID\n  ask: What?\n  answer: A\n  image: media/x.png\n  alt: An x", wrong: "- id: ID\n  ask: What?\n  answer: A\n  image: ∑{file: media/x.png, alt: An x}"},
	{name: "en dashes in a list", rule: "look-alike", sound: "- id: ID\n  ask: What?\n  answer: A\n  also:\n    - And what?\n    - What else?", wrong: "- id: ID\n  ask: What?\n  answer: A\n  also:\n    ∑– And what?\n    – What else?"},
	{name: "options without their keys", rule: "kind", sound: "- id: ID\n  choose: What?\n  answer: A\n  wrong: [{text: b}]", wrong: "- id: ID\n  choose: What?\n  answer: A\n  wrong: [∑b]"},
	{name: "all options and the text of the right one", rule: "unknown-key", sound: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [{text: a}, {text: c}]", wrong: "- id: ID\n  choose: Why?\n  ∑options: [a, b, c]\n  correct: b"},
	{name: "all options in lines and the text of the right one", rule: "unknown-key", sound: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [{text: a}, {text: c}]", wrong: "- id: ID\n  choose: Why?\n  ∑choices:\n    - a\n    - b\n    - c\n  answer: b"},
	{name: "a question with all options", rule: "unknown-key", sound: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [{text: a}, {text: c}]", wrong: "- id: ID\n  question: Why?\n  ∑choices: [a, b, c]\n  correct_answer: b"},
	{name: "a question with all options between braces", rule: "unknown-key", sound: "- {id: ID, choose: Why so, answer: b, wrong: [{text: a}, {text: c}]}", wrong: "- {id: ID, ask: Why so, ∑options: [a, b, c], answer: b}"},
	{name: "options with letters", rule: "unknown-key", sound: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [{text: a}, {text: c}]", wrong: "- id: ID\n  choose: Why?\n  ∑options: {A: a, B: b, C: c}\n  answer: B"},
	{name: "options without letters and the letter of one", rule: "unknown-key", sound: "- id: ID\n  choose: Why?\n  answer: that\n  wrong: [{text: this}]", wrong: "- id: ID\n  choose: Why?\n  ∑options: [this, that]\n  answer: B"},
	{name: "options with a mark", rule: "unknown-key", sound: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [{text: a}, {text: c}]", wrong: "- id: ID\n  choose: Why?\n  ∑options:\n    - text: a\n    - text: b\n      correct: true\n    - text: c"},
	{name: "the number of the last option", rule: "unknown-key", sound: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [{text: a}, {text: c}]", wrong: "- id: ID\n  choose: Why?\n  ∑options: [a, c, b]\n  answer: 3"},
	{name: "several options without their keys", rule: "kind", sound: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [{text: a}, {text: c}]", wrong: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [∑a, c]"},
	{name: "several options in lines without their keys", rule: "kind", sound: "- id: ID\n  choose: Why?\n  answer: b\n  wrong: [{text: a}, {text: c}]", wrong: "- id: ID\n  choose: Why?\n  answer: b\n  wrong:\n    - ∑a\n    - \"c\""},
	{name: "all answers to be typed in one list", rule: "unknown-key", sound: "- id: ID\n  type: What?\n  answer: a\n  accept: [b, c]", wrong: "- id: ID\n  type: What?\n  ∑answer: [a, b, c]"},
	{name: "answers in the plural", rule: "unknown-key", sound: "- id: ID\n  type: What?\n  answer: a\n  accept: [b, c]", wrong: "- id: ID\n  type: What?\n  ∑answers:\n    - a\n    - b\n    - c"},
	{name: "a blank for a gap", rule: "unknown-key", sound: "- id: ID\n  cloze: The word is {{this}} in ID.", wrong: "- id: ID\n  ∑cloze: The word is ____ in ID.\n  answer: this"},
	{name: "a question as a key", rule: "unknown-key", sound: "- id: who-is-ID\n  ask: Who is ID?\n  answer: A", wrong: "- ∑Who is ID?: A"},
	{name: "an option as a key", rule: "unknown-key", sound: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - {text: b, why: c d}", wrong: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - ∑b: c d"},
	{name: "an option under another key", rule: "unknown-key", sound: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - text: b", wrong: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - ∑option: b"},
	{name: "one option without its dash", rule: "kind", sound: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - text: b\n      why: c", wrong: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    ∑text: b\n    why: c"},
	{name: "one option without brackets", rule: "kind", sound: "- id: ID\n  choose: What?\n  answer: A\n  wrong: [{text: b}]", wrong: "- id: ID\n  choose: What?\n  answer: A\n  wrong: ∑{text: b}"},
	{name: "a sign for text before a list", rule: "kind", sound: "- id: ID\n  explain: What?\n  points:\n    - b\n    - c", wrong: "- id: ID\n  explain: What?\n  points: ∑|\n    - b\n    - c"},
	{name: "a comma behind a card in braces", rule: "bracket", sound: "- {id: ID, ask: Why so, answer: A}", wrong: "- {id: ID, ask: Why so, answer: A}∑,"},
	{name: "a line of three dots", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "∑...\n- id: ID\n  ask: What?\n  answer: A"},
	{name: "an anchor that is meant as text", rule: "anchor", wrong: "- id: ID\n  ask: What?\n  answer: ∑&c is for other things", asks: "or delete &"},
	{name: "an id like a title", rule: "id", sound: "- id: ID-my-card\n  ask: What?\n  answer: A", wrong: "- id: ∑ID My Card\n  ask: What?\n  answer: A"},
	{name: "a tag with a space", rule: "value", sound: "- id: ID\n  ask: What?\n  answer: A\n  tags: [week-1]", wrong: "- id: ID\n  ask: What?\n  answer: A\n  tags: [∑week 1]"},
	{name: "a word that YAML takes for nothing", rule: "null", sound: "- id: ID\n  ask: What?\n  answer: \"null\"", wrong: "- id: ID\n  ask: What?\n  answer: ∑null"},
	{name: "yes for true", rule: "value", sound: "- id: ID\n  ask: What?\n  answer: A\n  both-ways: true", wrong: "- id: ID\n  ask: What?\n  answer: A\n  both-ways: ∑yes"},
	{name: "a date in another form", rule: "date", sound: "- id: ID\n  ask: What?\n  answer: A\n  as-of: 2026-03-01", wrong: "- id: ID\n  ask: What?\n  answer: A\n  as-of: ∑2026/3/1"},
	{name: "a misspelt status", rule: "value", sound: "- id: ID\n  ask: What?\n  answer: A\n  status: contested", wrong: "- id: ID\n  ask: What?\n  answer: A\n  status: ∑Contestd"},
	{name: "gaps without numbers", rule: "gap-number", sound: "- id: ID\n  cloze: \"A {{c1::b}}: and {{c2::d}} are ID.\"", wrong: "- id: ID\n  cloze: \"A ∑{{b}}: and {{d}} are ID.\""},
	{name: "a gap with one brace too few", rule: "gap-unclosed", sound: "- id: ID\n  cloze: It is {{that}} here, ID.", wrong: "- id: ID\n  cloze: It is ∑{{that} here, ID."},
	{name: "gaps with a capital C", rule: "gap-number", sound: "- id: ID\n  cloze: \"A {{c1::b}} and {{c2::d::hint}} are ID.\"", wrong: "- id: ID\n  cloze: \"A ∑{{C1::b}} and {{C2::d::hint}} are ID.\""},
	{name: "gaps numbered without a letter", rule: "gap-number", sound: "- id: ID\n  cloze: A {{c1::b}} and {{c2::d}} and {{c1::e}} are ID.", wrong: "- id: ID\n  cloze: A ∑{{1::b}} and {{2::d}} and {{1::e}} are ID."},
	{name: "gaps with one colon", rule: "gap-number", sound: "- id: ID\n  cloze: A {{c1::b}} and {{c2::d}} are ID.", wrong: "- id: ID\n  cloze: A {{c1::b}} and ∑{{c2:d}} are ID."},
	{name: "gaps with spaces in the number", rule: "gap-number", sound: "- id: ID\n  cloze: A {{c1::b}} and {{c2::d}} are ID.", wrong: "- id: ID\n  cloze: A ∑{{c 1::b}} and {{ c2 ::d}} are ID."},
	{name: "numbers with a hint that are no numbers of gaps", rule: "gap-number", sound: "- id: ID\n  cloze: A week has {{c1::7::days}} and a year {{c2::12::months}} for ID.", wrong: "- id: ID\n  cloze: A week has ∑{{7::days}} and a year {{12::months}} for ID."},
	{name: "a zero before the number of a gap", rule: "gap-number", sound: "- id: ID\n  cloze: It is {{c1::that}} for ID.", wrong: "- id: ID\n  cloze: It is ∑{{c01::that}} for ID."},
	{name: "a gap in single braces", rule: "no-gap", sound: "- id: ID\n  cloze: It is {{c1::that}} for ID.", wrong: "- id: ID\n  cloze: ∑It is {c1::that} for ID."},
	{name: "gaps in single braces without numbers", rule: "no-gap", sound: "- id: ID\n  cloze: It is {{c1::that}} or {{c2::this}} for ID.", wrong: "- id: ID\n  cloze: ∑It is {that} or {this} for ID."},
	{name: "a gap in brackets", rule: "no-gap", sound: "- id: ID\n  cloze: It is {{c1::that}} for ID.", wrong: "- id: ID\n  cloze: ∑It is [[c1::that]] for ID."},
	{name: "a highlight for a gap", rule: "no-gap", sound: "- id: ID\n  cloze: It is {{that}} for ID.", wrong: "- id: ID\n  cloze: ∑It is ==that== for ID."},
	{name: "the answer among the wrong ones", rule: "same-option", wrong: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - text: b\n    - text: ∑A", asks: "or say something else"},
	{name: "a misspelt concept", rule: "unknown-concept", sound: "- id: ID\n  concept: outer-alignment\n  ask: What?\n  answer: A", wrong: "- id: ID\n  concept: ∑outer-aligment\n  ask: What?\n  answer: A"},
	{name: "a misspelt source", rule: "unknown-source", sound: "- id: ID\n  ask: What?\n  answer: A\n  source: article#p-1", wrong: "- id: ID\n  ask: What?\n  answer: A\n  source: ∑artcle#p-1"},
	{name: "a path of Windows", rule: "path", sound: "- id: ID\n  ask: What?\n  answer: A\n  image: media/x.png\n  alt: An x", wrong: "- id: ID\n  ask: What?\n  answer: A\n  image: ∑media\\x.png\n  alt: An x"},
	{name: "an entry twice in a list", rule: "twice", sound: "- id: ID\n  ask: What?\n  answer: A\n  tags: [a, b]", wrong: "- id: ID\n  ask: What?\n  answer: A\n  tags: [a, b, ∑a]"},
	{name: "a line pasted twice", rule: "duplicate-key", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  answer: A\n  ∑answer: A"},
	{name: "a line --- between cards", rule: "two-documents", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "∑---\n- id: ID\n  ask: What?\n  answer: A"},
	{name: "no id", rule: "missing-id", sound: "- id: what-is-ID\n  ask: What is ID?\n  answer: A", wrong: "- ∑ask: What is ID?\n  answer: A"},

	{name: "a line of a text in column 1", rule: "indentation", sound: "- id: ID\n  ask: What is it\n    and why?\n  answer: A", wrong: "- id: ID\n  ask: What is it\n←∑and why?\n  answer: A"},
	{name: "a heading without its #", rule: "indentation", wrong: "- id: ID\n  ask: What?\n  answer: A\n←∑The second part\n- id: ID-2\n  ask: Why?\n  answer: B", asks: "put # before it if"},
	{name: "a mark of git that is left over", rule: "conflict", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n←∑=======\n  answer: A"},
	{name: "another mark of git that is left over", rule: "conflict", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n←∑>>>>>>> theirs\n  answer: A"},
	{name: "a dash in column 1", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "←∑- id: ID\n  ask: What?\n  answer: A"},
	{name: "a dash one space too far left", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "← ∑- id: ID\n  ask: What?\n  answer: A"},
	{name: "a card in column 1", rule: "indentation", sound: "- id: ID\n  choose: What?\n  answer: A\n  wrong:\n    - text: b", wrong: "←∑- id: ID\n←  choose: What?\n←  answer: A\n←  wrong:\n←    - text: b"},
	{name: "a card two columns deeper", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "  ∑- id: ID\n    ask: What?\n    answer: A"},
	{name: "a first key that is too deep", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "-  ∑id: ID\n  ask: What?\n  answer: A"},

	{name: "an id that another card has", rule: "duplicate-id", wrong: "- id: ∑first\n  ask: What?\n  answer: A", asks: "another id"},
	{name: "no answer", rule: "missing-key", wrong: "- ∑id: ID\n  ask: What?", asks: "add answer:"},
	{name: "a key twice with two values", rule: "duplicate-key", wrong: "- id: ID\n  ask: What?\n  answer: A\n  ∑answer: B", asks: "delete one of them"},
	{name: "a claim on an id in use", rule: "was-in-use", wrong: "- id: ID\n  ask: What?\n  answer: A\n  was: [∑first]", asks: "give that card another id"},
	{name: "no question", rule: "no-kind", wrong: "- ∑id: ID\n  note: A", asks: "add the one"},
	{name: "two questions of two kinds", rule: "two-kinds", wrong: "- id: ID\n  ask: What?\n  ∑type: What?\n  answer: A", asks: "make two of them, or"},
	{name: "the word for a kind as a value", rule: "unknown-key", wrong: "- id: ID\n  ∑kind: ask\n  ask: What?\n  answer: A", asks: "delete it: the key ask says"},
	{name: "the type of other programs", rule: "unknown-key", wrong: "- id: ID\n  type: basic\n  ∑front: What?\n  answer: A", asks: "write ask: in its place and delete type:"},
	{name: "choices beside a question", rule: "unknown-key", wrong: "- id: ID\n  ask: What?\n  ∑choices: [b, c]\n  answer: A", asks: "write choose: in place of ask:"},
	{name: "the number of an option, from 0 or from 1", rule: "unknown-key", wrong: "- id: ID\n  choose: Why?\n  ∑options: [a, b, c]\n  correct: 1", asks: "write the text of the right one under answer:"},
	{name: "two concepts with a space", rule: "id", wrong: "- id: ID\n  concept: ∑outer-alignment inner-alignment\n  ask: What?\n  answer: A", asks: "write [outer-alignment, inner-alignment]"},
	{name: "an entry that is not there", rule: "null", wrong: "-∑ \n- id: ID\n  ask: What?\n  answer: A", asks: "write it behind the dash"},
	{name: "an answer of a cloze", rule: "key-of-other-kind", wrong: "- id: ID\n  cloze: It is {{this}} for ID.\n  ∑answer: this", asks: "delete it, or"},
	{name: "a cloze without a gap", rule: "no-gap", wrong: "- id: ID\n  cloze: ∑It is this for ID.", asks: "what is to be hidden"},
	{name: "git's marks", rule: "conflict", wrong: "- id: ID\n  ask: What?\n∑<<<<<<< HEAD\n  answer: A\n=======\n  answer: B\n>>>>>>> theirs", asks: "keep one of the versions"},
})

// Cards that are sound, however much they look like something that is wrong.
var lookalikes = []string{
	"- {id: ID, ask: 'What does \"\\sigma\" mean: ?', answer: A}",
	"- id: ID\n  ask: Where is\n    @ home?\n  answer: one\n    – two",
	"- id: ID\n  ask: |\n    What: is: this?\n    # {{ \"\\s\n    - [x, {y\n    “never closed\n  answer: x",
	"- id: ID\n  ask: \"a\n    ? [b\n    @c: 'd\"\n  answer: A",
	"- {id: ID,\n   ask: \"Why?\",\n   answer: 'a ] # \"b'}",
	"# - id: \"x\n#  - [ {{ : ' \\s\n- id: ID\n  ask: x {y} [z\n  answer: \"null\"",
	"- id: ID # a comment\n  ask: >-\n      deep: deeper\n\n    # {{\n  answer: 'x'",
	"-\n  id: ID\n  ask: it's \"quoted\" \\d in [brackets], isn't it?\n  answer: yes",
	"- id: ID\n  type: A hard\u00a0space – and “quotes”？\n  answer: 1.50\n  accept: [~x, \"a: b\"]",
	"- id: ID\n  cloze: 'It''s {{this}} that <<<<<<< ID means.'",
}

// mistakesHead has in its first line what begins nothing there, and a card to speak of.
const mistakesHead = "# {{ ' “\n" + surroundings + "  - {id: first, ask: \"What comes first?\", answer: This.}\n"

// A faulty deck is a sound one with mistakes in it.
type faultyDeck struct {
	sound, faulty string
	marks         [][2]int // line and column of each mistake
}

// faulty puts mistakes at places between look-alikes that r chooses, in their order.
func faulty(r *rand.Rand, of ...mistake) faultyDeck {
	var f faultyDeck
	cards := 0
	entry := func(card string) string {
		cards++
		card = strings.ReplaceAll(card, "ID", fmt.Sprintf("c%d", cards))
		return strings.ReplaceAll("  "+strings.ReplaceAll(card, "\n", "\n  "), "\n  <<<", "\n<<<") + "\n"
	}
	f.sound, f.faulty = mistakesHead, mistakesHead
	among := func() {
		for range r.IntN(4) {
			card := entry(lookalikes[r.IntN(len(lookalikes))])
			f.sound, f.faulty = f.sound+card, f.faulty+card
		}
	}
	among()
	for _, m := range of {
		f.sound += entry(m.sound)
		cards--
		card := strings.NewReplacer("\n  =======", "\n=======", "\n  >>>>>>>", "\n>>>>>>>", "\n  ∑<<<", "\n∑<<<", "  ∑---", "∑---").Replace(entry(m.wrong))
		card = strings.NewReplacer("  \t", "\t", "  ∑\t", "∑\t", "  ∑\u00a0\u00a0", "  ∑\u00a0\u00a0", "  ←", "").Replace(card)
		before, after, _ := strings.Cut(card, "∑")
		head := f.faulty + before
		f.marks = append(f.marks, [2]int{strings.Count(head, "\n") + 1, len([]rune(head[strings.LastIndexByte(head, '\n')+1:])) + 1})
		f.faulty = head + after
		among()
	}
	return f
}

func problemsOf(t *testing.T, src string) (*deck.Deck, deck.Problems) {
	t.Helper()
	d, err := deck.Parse("d.yaml", []byte(src))
	problems, ok := errors.AsType[deck.Problems](err)
	if err != nil && !ok {
		t.Fatal(err)
	}
	return d, problems
}

func equalDecks(a, b *deck.Deck) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(deck.Deck{}), cmpopts.IgnoreFields(deck.Card{}, "File", "Line", "Column"))
}

// Each mistake is told at its place, alone, whatever stands around it; and its fix, applied to the
// letter, gives the deck that was meant. Where no program can know that, it says what to decide.
func TestMistakes(t *testing.T) {
	if n := len(slices.DeleteFunc(slices.Clone(mistakes), func(m mistake) bool { return m.asks != "" })); n < 30 || len(mistakes) < 40 {
		t.Fatalf("%d mistakes, %d of which a fix mends", len(mistakes), n)
	}
	for i, m := range mistakes {
		t.Run(m.name, func(t *testing.T) {
			for seed := range uint64(5) {
				f := faulty(rand.New(rand.NewPCG(uint64(i), seed)), m)
				for _, end := range []string{"\n", "\r\n"} {
					checkMistake(t, m, faultyDeck{strings.ReplaceAll(f.sound, "\n", end), strings.ReplaceAll(f.faulty, "\n", end), f.marks})
				}
			}
		})
	}
}

func checkMistake(t *testing.T, m mistake, f faultyDeck) {
	t.Helper()
	_, problems := problemsOf(t, f.faulty)
	if len(problems) != 1 {
		t.Fatalf("%d problems, want one %s at %v:\n%s%s", len(problems), m.rule, f.marks[0], report(problems), f.faulty)
	}
	p := problems[0]
	if p.Rule != m.rule || [2]int{p.Line, p.Column} != f.marks[0] {
		t.Fatalf("%s [%s], want %s at %v\n%s", p, p.Rule, m.rule, f.marks[0], f.faulty)
	}
	if m.asks != "" {
		if p.Edit != nil || !strings.Contains(p.Fix, m.asks) {
			t.Fatalf("fix %q (%v), want a decision: %q", p.Fix, p.Edit, m.asks)
		}
		return
	}
	if p.Edit == nil {
		t.Fatalf("%s: fix %q is no edit\n%s", p, p.Fix, f.faulty)
	}
	fixed := string(p.Edit.Apply([]byte(f.faulty)))
	got, problems := problemsOf(t, fixed)
	if problems != nil {
		t.Fatalf("%s\nfix %q leaves %s\n%s", p, p.Fix, report(problems), fixed)
	}
	want, _ := problemsOf(t, f.sound)
	if diff := equalDecks(want, got); diff != "" {
		t.Fatalf("%s\nfix %q gives another deck (-meant +got):\n%s\n%s", p, p.Fix, diff, fixed)
	}
}

func TestMistakesBeginSound(t *testing.T) {
	for i, m := range mistakes {
		if m.asks == "" {
			f := faulty(rand.New(rand.NewPCG(uint64(i), 0)), m)
			if _, problems := problemsOf(t, f.sound); problems != nil {
				t.Errorf("%s: %s", m.name, report(problems))
			}
		}
	}
}

// Of two mistakes in one deck both are told, and nothing else; fixes done one by one end in the deck
// that was meant.
func TestTwoMistakes(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		a, b := mistakes[r.IntN(len(mistakes))], mistakes[r.IntN(len(mistakes))]
		f := faulty(r, a, b)
		_, problems := problemsOf(t, f.faulty)
		for i, m := range []mistake{a, b} {
			if !slices.ContainsFunc(problems, func(p deck.Problem) bool {
				return p.Rule == m.rule && [2]int{p.Line, p.Column} == f.marks[i]
			}) {
				t.Errorf("%s and %s: %s at %v is not told, but\n%s%s", a.name, b.name, m.rule, f.marks[i], report(problems), f.faulty)
				break
			}
		}
		if len(problems) > 2 {
			t.Errorf("%s and %s: %s%s", a.name, b.name, report(problems), f.faulty)
			continue
		}
		if a.asks != "" || b.asks != "" {
			continue
		}
		src := f.faulty
		for range 2 {
			_, problems = problemsOf(t, src)
			if len(problems) == 0 || problems[0].Edit == nil {
				t.Errorf("%s and %s: no fix of %s\n%s", a.name, b.name, report(problems), src)
				return
			}
			src = string(problems[0].Edit.Apply([]byte(src)))
		}
		got, problems := problemsOf(t, src)
		want, _ := problemsOf(t, f.sound)
		if problems != nil || equalDecks(want, got) != "" {
			t.Errorf("%s and %s: %s%s\n%s", a.name, b.name, report(problems), equalDecks(want, got), src)
			return
		}
	}
}
