package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/spelling"
	"goodcard/long"
)

type lintTest struct{ rule, bad, good string }

// In each bad deck the mark stands where the rule must report; the good one is near it and clean.
var lintTests = []lintTest{
	{"long-question", "cards: [{id: a, ask: ∑" + words(41) + ", answer: x}]", "cards: [{id: a, ask: " + words(40) + ", answer: x}]"},
	{"long-question", "cards: [{id: a, ask: b, answer: x, also: [∑" + words(41) + "]}]", "cards: [{id: a, choose: " + words(80) + ", answer: x, wrong: [{text: y, why: z}]}]"},
	{"two-questions", "cards: [{id: a, ask: ∑\"What is a? What is b?\", answer: x}]", "cards: [{id: a, ask: \"In a world of x, what is b?\", answer: x}]"},
	{"yes-no-question", "cards: [{id: a, ask: \"∑Is a proxy ever safe?\", answer: x}]", "cards: [{id: a, ask: \"Is a proxy safe or not, and why?\", answer: x}]"},
	{"two-questions", "cards: [{id: a, ask: ∑'What is `a`? What is \"b\"?', answer: x}]", "cards: [{id: a, ask: 'What does `a ? b : c ? d` give?', answer: x}, {id: b, ask: 'Who wrote \"Who''s Afraid?\" and ‘Who’s He?’ and ''Who''s there?''?', answer: x}, {id: c, ask: 'What is $a?b?$ here?', answer: x}]"},
	{"yes-no-question", "cards: [{id: a, ask: '∑Is `a` safe?', answer: x}]", "cards: [{id: a, ask: 'Which &amp;amp; is it?', answer: x}, {id: b, ask: 'What follows \"Is it safe?\"', answer: x}]"},
	{"vague", "cards: [{id: a, ask: b, answer: '∑\"Rewards\", etc.'}]", "cards: [{id: a, ask: 'What does “and so on” leave open?', answer: 'what \"etc.\" and `etc` and ''and so forth'' say'}]"},
	{"depends-on-place", "cards: [{id: a, ask: \"∑What did 'x' in this chapter show?\", answer: x}]", "cards: [{id: a, ask: 'What does “this chapter” mean in a letter?', answer: x}]"},
	{"no-date", "cards: [{id: a, ask: '∑Which “x” is currently the largest?', answer: c}]", "cards: [{id: a, ask: 'What does `currently` or \"recently\" say?', answer: c}]"},
	{"yes-no-answer", "cards: [{id: a, ask: b, answer: '∑Yes, `true`'}]", "cards: [{id: a, ask: b, answer: '`true`'}, {id: b, ask: d, answer: '\"Yes\", he said.'}]"},
	{"unexplained-acronym", "cards: [{id: a, ask: \"∑What does RLHF reward?\", answer: c}]", "cards: [{id: a, ask: \"What does MIT stand for?\", answer: Massachusetts Institute of Technology}, {id: b, ask: 'What does `GET` do, and what is HTTP short for?', answer: x}, {id: c, ask: \"Where is MIT?\", answer: x}]"},
	{"gap-leak", "cards: [{id: a, cloze: 'The cat sat on the ∑{{mat}} and left the mat'}]", "cards: [{id: a, cloze: 'The cat sat {{c1::on}} the mat and on it {{c2::the}} dog'}, {id: b, cloze: 'The cat sat {{the}} on the mat'}]"},
	{"yes-no-question", "cards: [{id: a, ask: \"∑An agent waits. Does it learn?\", answer: x}]", "cards: [{id: a, ask: \"Does it matter which one is named?\", answer: x}]"},
	{"unclear-reference", "cards: [{id: a, ask: \"∑These fail when?\", answer: x}]", "cards: [{id: a, ask: \"What is it called when proxies fail?\", answer: x}]"},
	{"depends-on-place", "cards: [{id: a, ask: \"∑What did the previous card show?\", answer: x}]", "cards: [{id: a, ask: \"What lies above 0.9 and below the threshold?\", answer: x}]"},
	{"vague", "cards: [{id: a, ask: ∑Tell me about Goodhart, answer: x}]", "cards: [{id: a, explain: Tell me about Goodhart, points: [x]}]"},
	{"vague", "cards: [{id: a, ask: b, answer: \"∑Rewards, goals, etc.\"}]", "cards: [{id: a, ask: b, answer: Rewards and goals}]"},
	{"vague", "cards:\n- id: a\n  ask: b\n  answer: |\n    Rewards.\n\n    Goals ∑and so\n    on.\n", "cards: [{id: a, ask: b, answer: c}]"},
	{"vague", "cards:\n- id: a\n  ask: b\n  answer: >\n    Rewards\n    and goals, ∑etc.\n", "cards: [{id: a, ask: b, answer: c}]"},
	{"vague", "cards:\n- id: a\n  ask: b\n  answer: Rewards\n    and goals, ∑etc.\n", "cards: [{id: a, ask: b, answer: c}]"},
	{"vague", "cards:\n- id: a\n  ask: b\n  answer: 'A reward''s\n\n    goals, ∑etc.'\n", "cards: [{id: a, ask: b, answer: c}]"},
	{"vague", "cards:\n- id: a\n  ask: b\n  answer: \"A \\\"reward\\\"\n    and goals, ∑etc.\"\n", "cards: [{id: a, ask: b, answer: c}]"},
	{"answer-in-question", "cards: [{id: a, ask: \"∑What is the *inner alignment* problem?\", answer: Inner alignment.}]", "cards: [{id: a, ask: \"What does inner mean?\", answer: in}]"},
	{"long-answer", "cards: [{id: a, ask: b, answer: ∑" + words(26) + "}]", "cards: [{id: a, ask: b, answer: " + words(25) + "}]"},
	{"long-answer", "cards: [{id: a, explain: b, points: [x, ∑" + words(26) + "]}]", "cards: [{id: a, explain: b, note: " + words(90) + ", points: [x]}]"},
	{"yes-no-answer", "cards: [{id: a, ask: b, answer: ∑\"Yes, always.\"}]", "cards: [{id: a, ask: b, answer: No proxy is safe.}]"},
	{"list-answer", "cards:\n- id: a\n  ask: b\n  answer: ∑|\n    - a\n    - b\n    - c\n    - d\n", "cards:\n- id: a\n  ask: b\n  answer: |\n    - a\n    - b\n    - c\n"},
	{"long-typed-answer", "cards: [{id: a, type: b, answer: ∑one two three four five six}]", "cards: [{id: a, type: b, answer: one two three four five}]"},
	{"gap-leak", "cards: [{id: a, cloze: 'A ∑{{proxy}} is good until the Proxy is a target'}]", "cards: [{id: a, cloze: 'A {{c1::proxy}} is good until the {{c1::proxy}} is a target'}]"},
	{"long-gap", "cards: [{id: a, cloze: 'One two three four ∑{{a b c d e f g}}'}]", "cards: [{id: a, cloze: 'One two three four {{a b c d e f}}'}]"},
	{"many-gaps", "cards: [{id: a, cloze: 'One two three four ∑{{c1::a}} {{c2::b}} {{c3::c}} {{c4::d}} {{c5::e}}'}]", "cards: [{id: a, cloze: 'One two three four {{c1::a}} {{c1::b}} {{c2::c}}'}]"},
	{"little-context", "cards: [{id: a, cloze: 'It is ∑{{so}}'}]", "cards: [{id: a, cloze: 'It is really quite {{so}}'}]"},
	{"option-length", "cards: [{id: a, choose: b, answer: ∑the goal that was learned in training, wrong: [{text: the reward, why: x}]}]", "cards: [{id: a, choose: b, answer: the goal learned, wrong: [{text: the reward, why: x}]}]"},
	{"all-of-the-above", "cards: [{id: a, choose: b, answer: c, wrong: [{text: ∑All of the above, why: x}]}]", "cards: [{id: a, choose: b, answer: All of it, wrong: [{text: c, why: x}]}]"},
	{"no-why", "cards: [{id: a, choose: b, answer: c, wrong: [∑{text: it is the reward}]}]", "cards: [{id: a, choose: b, answer: c, wrong: [{text: it is the reward, why: e}]}, {id: d, choose: e, answer: f, note: It is not., wrong: [{text: it is the reward}]}, {id: g, choose: h, answer: Oslo, wrong: [{text: Bergen}, {text: Trondheim}]}]"},
	{"no-why", "cards: [{id: a, choose: b, answer: c, wrong: [{text: it is the reward, why: d}, ∑{text: it is the other goal}, {text: it is the first goal}]}]", "cards: [{id: a, ask: b, answer: c}]"},
	{"alike", "cards: [{id: a, choose: b, answer: Proxy, wrong: [{text: d, why: e}, {text: ∑proxy, why: e}]}]", "cards: [{id: a, choose: b, answer: Proxy, wrong: [{text: d, why: e}, {text: Proxies, why: e}]}]"},
	{"alike", "cards: [{id: a, explain: b, points: [it’s so, ∑it's  so]}]", "cards: [{id: a, explain: b, points: [it is so, it's so]}]"},
	{"alike", "cards: [{id: a, ask: Why x-ray, answer: c, also: [∑why X–ray]}]", "cards: [{id: a, ask: Why x-ray, answer: c, also: [why ray]}]"},
	{"idle-accept", "cards: [{id: a, type: b, answer: Goodhart’s law, accept: [x, ∑goodhart's law]}]", "cards: [{id: a, type: b, answer: Goodhart, accept: [Goodhart's law, Charles Goodhart]}]"},
	{"idle-accept", "cards: [{id: a, type: b, answer: a, accept: [x y, ∑X  Y]}]", "cards: [{id: a, ask: b, answer: a}]"},
	{"no-source", "sources: {s: {title: S}}\ncards: [∑{id: a, ask: b, answer: c}]", "sources: {s: {title: S}}\ncards: [{id: a, ask: b, answer: c, source: s}]"},
	{"no-date", "cards: [{id: a, ask: \"∑What is currently the largest?\", answer: c}]", "cards: [{id: a, ask: \"What is currently the largest?\", answer: c, as-of: 2026}]"},
	{"no-attribution", "cards: [{id: a, ask: b, answer: c, status: ∑contested}]", "cards: [{id: a, ask: b, answer: c, status: contested, note: According to Hubinger.}]"},
	{"gap-slip", "cards: [{id: a, cloze: 'One two three four ∑{{C1::x}}'}]", "cards: [{id: a, cloze: 'One two three four {{12::months}}'}, {id: b, cloze: 'One two three four {{c1::C1::x}} {{c2::c1:x}} {{c3::1::x}} {{c4:: :x}}'}, {id: c, cloze: 'One two three five {{c1}}'}, {id: d, cloze: 'One two three six {{cat :: pet}}'}]"},
	{"gap-slip", "cards: [{id: a, cloze: 'One two three four ∑{{1::x}}'}]", "cards: [{id: a, cloze: 'One two three four {{c1::x}}'}]"},
	{"gap-slip", "cards: [{id: a, cloze: 'One two three four ∑{{c1:x}}'}]", "cards: [{id: a, cloze: 'One two three four {{c1::x}}'}]"},
	{"gap-slip", "cards: [{id: a, cloze: 'One two three four ∑{{c 1::x}}'}]", "cards: [{id: a, cloze: 'One two three four {{c1::x}}'}]"},
	{"gap-slip", "cards: [{id: a, cloze: 'One two three four ∑{{ c1::x}}'}]", "cards: [{id: a, cloze: 'One two three four {{c1::x}}'}]"},
	{"gap-slip", "cards: [{id: a, cloze: 'One two three four ∑{{с1::x}}'}]", "cards: [{id: a, cloze: 'One two three four {{c1::x}}'}]"},
	{"gap-slip", "cards: [{id: a, cloze: 'One two three four ∑{{c1:::x}}'}]", "cards: [{id: a, cloze: 'One two three four {{c1::x}}'}]"},
	{"gap-elsewhere", "cards: [{id: a, ask: '∑What is {{c1::this}} here?', answer: c}]", "cards: [{id: a, ask: 'What is `{{c1::this}}` here?', answer: c}, {id: b, ask: 'What is {{this}} here?', answer: c}]"},
	{"other-markup", "cards: [{id: a, ask: b, answer: '∑x <div class=\"y\">z</div>'}]", "cards: [{id: a, ask: b, answer: 'H<sub>2</sub>O, `<div>`, a < b > c<br>Vec<T>'}]"},
	{"other-markup", "cards: [{id: a, ask: b, answer: '∑[latex]x[/latex]'}]", "cards: [{id: a, ask: b, answer: '$x$ [a] [latex'}]"},
	{"other-markup", "concepts:\n  x:\n    name: X\n    about: ∑One thing [sound:a.mp3]\ncards: [{id: a, ask: b, answer: c, concept: x}]", "cards: [{id: a, ask: b, answer: c}]"},
	{"gap-hint", "cards: [{id: a, cloze: 'One two three four ∑{{std::vector}}'}]", "cards: [{id: a, cloze: 'One two three four {{c1::Goodhart:: economist}} {{c2::`std::vector`}} {{c3::law}}'}]"},
	{"tag-spelling", "cards: [{id: a, ask: b, answer: c, tags: [Week-1]}, {id: d, ask: e, answer: f, tags: [x, ∑week-1]}]", "cards: [{id: a, ask: b, answer: c, tags: [x]}, {id: d, ask: e, answer: f, tags: [x, y]}]"},
	{"lost-text", "cards:\n- id: a\n  ask: b\n  answer: |\n    ```∑python the loop\n    x\n    ```\n", "cards:\n- id: a\n  ask: b\n  answer: |\n    ```python\n    x\n    ```\n"},
	{"lost-text", "cards: [{id: a, ask: b, answer: '∑see [this](x.md)'}]", "cards: [{id: a, ask: b, answer: 'see [this](https://x.org)'}]"},
	{"lost-text", "cards: [{id: a, ask: b, answer: '∑see [this](https://x.org \"why\")'}]", "cards: [{id: a, ask: b, answer: 'see [...](why)'}]"},
	{"lost-text", "cards:\n- id: a\n  ask: b\n  answer: |\n    |3|y|\n    |-|-|\n    |1|2|∑3|\n", "cards:\n- id: a\n  ask: b\n  answer: |\n    |x|y|\n    |-|-|\n    |1|2|\n"},
	{"lost-text", "cards:\n- id: a\n  ask: b\n  answer: |\n    1. 3\n    ∑3. y\n", "cards:\n- id: a\n  ask: b\n  answer: |\n    3. x\n    4. y\n\n    and\n\n    1) x\n    1) y\n"},
	{"joined-lines", "cards:\n- id: a\n  ask: b\n  answer: >\n    Two:\n    ∑- x\n    - y\n", "cards:\n- id: a\n  ask: b\n  answer: >\n    - x\n\n    - y - z\n      and so\n  note: >\n    It is\n    long.\n"},
	{"joined-lines", "cards:\n- id: a\n  ask: b\n  answer: >\n    ∑```\n    x\n\n    y\n    ```\n", "cards:\n- id: a\n  ask: b\n  answer: |\n    ```\n    x\n    ```\n"},
	{"joined-lines", "cards:\n- id: a\n  ask: b\n  answer: x\n    ∑both-ways true\n", "cards:\n- id: a\n  ask: It says what the\n    answer is, and of the\n    points\n  answer: x\n"},
	{"joined-lines", "cards:\n- id: a\n  ask: b\n  answer: x.\n    ∑note This is why\n", "cards:\n- id: a\n  ask: b\n  answer: |\n    x.\n    note this\n"},
	{"joined-lines", "cards:\n- id: a\n  ask: b\n  answer: x\n    ∑note:y\n", "cards:\n- id: a\n  ask: b\n  answer: \"x.\n    note this\"\n"},
	{"joined-lines", "cards:\n- id: a\n  ask: b\n  answer: x\n    ∑- y\n", "cards:\n- id: a\n  ask: b\n  answer: x\n    y\n"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑2*3*4 is 24'}]", "cards: [{id: a, ask: b, answer: '2\\*3\\*4 is `2*3*4`, a *b* (*c*), **d**. $n$th x_1_2 3 * 4 * 5 ~~e~~'}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑call __init__ first'}]", "cards: [{id: a, ask: b, answer: 'call `__init__` **now** and __do it__'}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑it is \\d+\\.\\d then'}]", "cards: [{id: a, ask: b, answer: '1\\. is `\\d\\.` and \\*'}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑\\\\server\\share is one'}]", "cards: [{id: a, ask: b, answer: '\\\\\\\\server\\\\share and C:\\\\temp and C:\\temp and \\_x\\_'}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑at C:\\temp\\_x'}]", "cards: [{id: a, ask: b, answer: 'at `C:\\temp\\_x` or $\\a\\_b$'}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑\\[citation needed\\]'}]", "cards: [{id: a, ask: b, answer: '\\[x + y\\] and \\(\\mathrm{rate}\\) and \\(n\\) and [citation needed]'}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑so it is \\(see below\\)'}]", "cards: [{id: a, ask: b, answer: 'so it is (see there)'}]"},
	{"sign-in-word", "cards:\n- id: a\n  ask: b\n  answer: |\n    It is.\n\n    So ∑\\[12\\]\n", "cards: [{id: a, ask: b, answer: '[12] \\(12\\)'}]"},
	{"sign-in-word", "cards: [{id: a, ask: b, answer: '∑at http://x.org/_a_b_'}]", "cards: [{id: a, ask: b, answer: 'at <http://x.org/_a_b_>, http://x.org/a_b_c or http://x.org/ _so_'}]"},
	{"literal-answer", "cards: [{id: a, type: b, answer: ∑$x^2$}]", "cards: [{id: a, type: b, answer: 2*3*4, accept: ['__init__', '*', a_b]}]"},
	{"literal-answer", "cards: [{id: a, type: b, answer: x, accept: [y, ∑'`z`']}]", "cards: [{id: a, ask: b, answer: $x^2$}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑“a proxy”}]", "cards: [{id: a, ask: b, answer: “a” and “b”}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑“a proxy\"}]", "cards: [{id: a, ask: b, answer: '\"a\" and “b”'}, {id: c, ask: d “, answer: ’tis so’, note: 27”}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑„a proxy\"}]", "cards: [{id: a, ask: b, answer: '\"a\" and “b”'}, {id: c, ask: d “, answer: ’tis so’, note: 27”}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑””a proxy””}]", "cards: [{id: a, ask: b, answer: '\"a\" and “b”'}, {id: c, ask: d “, answer: ’tis so’, note: 27”}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑“a proxy“}]", "cards: [{id: a, ask: b, answer: '\"a\" and “b”'}, {id: c, ask: d “, answer: ’tis so’, note: 27”}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑‘a proxy’}]", "cards: [{id: a, ask: b, answer: '\"a\" and “b”'}, {id: c, ask: d “, answer: ’tis so’, note: 27”}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑‚a proxy‘}]", "cards: [{id: a, ask: b, answer: '\"a\" and “b”'}, {id: c, ask: d “, answer: ’tis so’, note: 27”}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑The proxy.\"}]", "cards: [{id: a, ask: b, answer: A pipe of 27\"}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑“a proxy}]", "cards: [{id: a, ask: b, answer: '\"a\" and “b”'}, {id: c, ask: d “, answer: ’tis so’, note: 27”}]"},
	{"quoted-text", "cards: [{id: a, ask: b, answer: ∑“\"a proxy\"”}]", "cards: [{id: a, ask: b, answer: '\"a\" and “b”'}, {id: c, ask: d “, answer: ’tis so’, note: 27”}]"},
	{"split-list", "cards: [{id: a, explain: b, points: [it is a proxy, ∑not the goal]}]", "cards: [{id: a, explain: b, points: [not the goal, And so it goes, notes]}, {id: b, explain: c, points: [it searches, \"and it runs\", 'and more', or]}, {id: d, explain: e, points:\n  [it is,\n  and it was]}, {id: f, choose: g, answer: aligned, wrong: [{text: d, why: e}, {text: or not, why: e}]}]"},
	{"split-list", "cards: [{id: a, type: b, answer: c, accept: [3,∑14]}]", "cards: [{id: a, type: b, answer: c, accept: [3, 14, '3,15', a,5]}, {id: b, explain: d, points: [1, 2]}]"},
	{"split-list", "lang: de\ncards:\n- id: a\n  explain: b\n  points: [x, 1,∑000]\n", "lang: de\ncards:\n- id: a\n  explain: b\n  points:\n  - 1\n  - 2\n  also: [1, und so]\n"},
	{"split-list", "cards: [{id: a, type: b, answer: c, accept: [d, ∑a b \"c d\"]}]", "cards: [{id: a, type: b, answer: c, accept: [a b, \"c d\", 'the \"so-called\" law']}]"},
	{"gap-slip", "cards: [{id: a, cloze: '∑It is {{c1::so}} and not ｛｛c2::that｝｝ one'}]", "cards: [{id: a, cloze: 'It is {{c1::so}} and `{c2::x}` or (c) or {x} one'}]"},
	{"gap-slip", "cards: [{id: a, cloze: '∑It is {{c1::so}} and not [[c2::that]] one'}]", "cards: [{id: a, cloze: 'It is {{c1::so}} and not [[that]] one'}]"},
	{"gap-elsewhere", "cards: [{id: a, ask: '∑What is ｛｛c1::this｝｝ here?', answer: c}]", "cards: [{id: a, ask: 'What is `｛｛c1::this｝｝` here?', answer: c}]"},
	{"no-alt", "cards: [{id: a, ask: '∑![](media/x.png)', answer: c}]", "cards: [{id: a, ask: '![a plot](media/x.png)', answer: c}]"},
	{"wide-code", "cards:\n- id: a\n  ask: b\n  answer: |\n    ```\n    ∑" + strings.Repeat("x", 81) + "\n    ```\n", "cards:\n- id: a\n  ask: b\n  answer: |\n    ```\n    " + strings.Repeat("x", 80) + "\n    ```\n"},
	{"invisible-character", "cards: [{id: a, ask: ∑b\u202ec, answer: c}]", "cards: [{id: a, ask: 👩\u200d🔬, answer: c}]"},
	{"invisible-character", "cards:\n- id: a\n  ask: b\n  answer: |\n    one\n    two∑\u2063three\n", "cards: [{id: a, ask: 👩\u200d🔬, answer: c}]"},
	{"invisible-character", "cards: [{id: a, ask: ∑b\U000E0041c, answer: c}]", "cards: [{id: a, ask: 10\u00a0km\ufe0f, answer: c}]"},
	{"invisible-character", "concepts: {x: {name: ∑X\u200b}}\ncards: [{id: a, ask: b, answer: c, concept: x}]", "cards: [{id: a, ask: b, answer: c}]"},
	{"duplicate-question", "cards: [{id: a, ask: \"What is *x*?\", answer: c}, {id: b, type: ∑what is x, answer: c}]", "cards: [{id: a, ask: \"What is x?\", answer: c}, {id: b, ask: \"What is y?\", answer: c}]"},
	{"near-duplicate-question", "cards: [{id: a, ask: \"What is a good proxy for the learned goal?\", answer: c}, {id: b, ask: \"∑What is a bad proxy for the learned goal?\", answer: d}]",
		"concepts: {x: {name: X}, y: {name: Y, confused-with: [x]}}\ncards: [{id: a, concept: x, ask: \"What is a good proxy for the learned goal?\", answer: c}, {id: b, concept: y, ask: \"What is a bad proxy for the learned goal?\", answer: d}]"},
	{"unexplained-acronym", "cards: [{id: a, ask: \"∑What does RLHF reward?\", answer: c}]", "cards: [{id: a, ask: b, answer: Learning from feedback (RLHF)}, {id: c, ask: \"What does RLHF reward?\", answer: d}]"},
	{"long-about", "concepts: {x: {name: X, about: ∑" + words(51) + "}}\ncards: [{id: a, ask: b, answer: c, concept: x}]", "concepts: {x: {name: X, about: " + words(50) + "}}\ncards: [{id: a, ask: b, answer: c, concept: x}]"},
	{"long-about", "concepts: {x: {name: X, about: ∑One thing. Another (see c). A third.}}\ncards: [{id: a, ask: b, answer: c, concept: x}]", "concepts: {x: {name: X, about: \"What v. 1.5 does, e.g. this. And that!\"}}\ncards: [{id: a, ask: b, answer: c, concept: x}]"},
	{"idle-concept", "concepts:\n  x: ∑{name: X}\ncards: [{id: a, ask: b, answer: c}]", "concepts:\n  x: {name: X}\ncards: [{id: a, ask: b, answer: c, concept: x}]"},
}

func words(n int) string { return strings.TrimSpace(strings.Repeat("w ", n)) }

func checked(t *testing.T, src string, opts *lint.Options) deck.Problems {
	t.Helper()
	d, err := deck.Parse("d.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return lint.Check(d, opts)
}

func TestLint(t *testing.T) {
	for _, test := range slices.Concat(lintTests, precisionTests) {
		t.Run(test.rule, func(t *testing.T) {
			bad := header + test.bad
			// Within quotes the value begins before the quote.
			bad = strings.NewReplacer("\"∑", "∑\"", "'∑", "∑'").Replace(bad)
			if strings.Contains(bad, "cloze: '") {
				bad = strings.Replace(strings.Replace(bad, mark, "", 1), "cloze: '", "cloze: ∑'", 1)
			}
			src, line, column := unmark(t, bad)
			var found []deck.Problem
			for _, p := range checked(t, src, &lint.Options{Enable: []string{test.rule}}) {
				if p.Rule == test.rule {
					found = append(found, p)
				}
			}
			if len(found) != 1 || found[0].Line != line || found[0].Column != column || found[0].Fix == "" {
				t.Errorf("bad deck: %v, want one at %d:%d", found, line, column)
			}
			if got := checked(t, src, &lint.Options{Skip: []string{test.rule}, Enable: []string{test.rule}}); len(found) > 0 && len(got) > 0 && got[0] == found[0] {
				t.Errorf("skipped rule reports %v", got)
			}
			for _, p := range checked(t, header+test.good, &lint.Options{Enable: []string{test.rule}}) {
				if p.Rule == test.rule {
					t.Errorf("good deck: %s", p)
				}
			}
		})
	}
}

// What is to be written is what the file needs: in double quotes a backslash is two.
func TestFixesInDoubleQuotes(t *testing.T) {
	for _, test := range []struct{ answer, more string }{
		{`'\d+\.\d'`, ""}, {`"\\d+\\.\\d"`, "; within double quotes each backslash is written twice"},
	} {
		problems := checked(t, header+"cards: [{id: a, ask: b, answer: "+test.answer+"}]", nil)
		want := "write `\\d+\\.\\d` as code, or two backslashes: \\\\d+\\\\.\\\\d" + test.more
		if len(problems) != 1 || problems[0].Fix != want {
			t.Errorf("%s: want %s\n%s", test.answer, want, report(problems))
		}
	}
}

func TestLintRulesAreTested(t *testing.T) {
	tested := map[string]bool{}
	for _, test := range lintTests {
		tested[test.rule] = true
	}
	for _, id := range []string{"path-no-deck", "path-unknown", "path-former", "path-idle", "taught-later", "untaught-contrast", "opens-backwards"} {
		tested[id] = true // by TestPaths
	}
	tested["unknown-elsewhere"] = true // by TestConceptsOfOtherDecks
	tested["unknown-deck"] = true      // by TestDecksThatAreNowhere
	tested["not-read"] = true          // by TestNothingOfAFolderIsPassedOverInSilence
	tested["not-a-picture"] = true     // by TestPicturesThatAreNone
	tested["picture-spelling"] = true  // by TestPicturesOfOneName
	for _, rule := range []string{"bad-ignore", "idle-ignore", "lost-reviews", "same-deck-id"} {
		tested[rule] = true // by TestIgnore
	}
	for _, rule := range []string{lint.BrokenRelease, lint.OtherLedger, lint.VanishedID, lint.ReusedID, lint.LostWas, lint.OtherWas, lint.VanishedItem} {
		tested[rule] = true // by TestIdentity, TestCheckOfAReleasedDeck and lint_ledger.txtar
	}
	for _, r := range lint.Rules() {
		if !tested[r.ID] {
			t.Errorf("no test of %s", r.ID)
		}
	}
}

// What lint reports keeps no deck from being used, and what it is wrong about too often is told to nobody who has
// not asked. The one error is of a path that asks for what it teaches later.
func TestLintRefusesNothing(t *testing.T) {
	for _, r := range lint.Rules() {
		if r.ID == "taught-later" && r.Severity == "error" {
			continue
		}
		if r.Severity != "warning" && r.Severity != "note" || r.Off && r.Severity != "note" {
			t.Errorf("%s is of severity %s", r.ID, r.Severity)
		}
	}
}

func TestRulesThatAreOff(t *testing.T) {
	const open = header + "cards: [{id: a, ask: b, answer: 'Oaks, elms, etc.'}]"
	if got := checked(t, open, nil); len(got) != 0 {
		t.Errorf("unasked: %v", got)
	}
	if got := checked(t, open, &lint.Options{Enable: []string{"vague"}}); len(got) != 1 || got[0].Rule != "vague" {
		t.Errorf("enabled: %v", got)
	}
	if got := checked(t, open, &lint.Options{Enable: []string{"vague"}, Skip: []string{"vague"}}); len(got) != 0 {
		t.Errorf("enabled and skipped: %v", got)
	}
}

func TestLintOtherLanguages(t *testing.T) {
	const question = "cards: [{id: a, ask: \"Is das so?\", answer: x}]"
	if got := checked(t, header+"lang: de-AT\n"+question, nil); len(got) != 0 {
		t.Errorf("German deck: %v", got)
	}
	if got := checked(t, header+"lang: en-GB\n"+question, nil); len(got) != 1 || got[0].Rule != "yes-no-question" {
		t.Errorf("English deck: %v", got)
	}
}

func TestLintSaysWhichCard(t *testing.T) {
	got := checked(t, header+"cards: [{id: a, ask: b, answer: c, status: contested}]", nil)
	if len(got) != 1 || got[0].Subject != "a" || got[0].Path != "status" || got[0].Severity != "warning" {
		t.Errorf("%+v", got)
	}
}

// Each card that asks what one before it asks is a finding of its own, so that none is passed over when the first are
// mended. Questions that are many and alike are no burden.
func TestLintOfManyAlike(t *testing.T) {
	n := long.Size(3_000, 20_000)
	var equal, near strings.Builder
	for i := range n {
		fmt.Fprintf(&equal, "- {id: c%d, type: \"What is a proxy?\", answer: x}\n", i)
		fmt.Fprintf(&near, "- {id: c%d, type: \"What is a proxy number %d in a sentence of ours about cards?\", answer: x}\n", i, i)
	}
	for rule, cards := range map[string]string{"duplicate-question": equal.String(), "near-duplicate-question": near.String()} {
		got := checked(t, header+"cards:\n"+cards, nil)
		if len(got) != n-1 {
			t.Fatalf("%s: %d findings", rule, len(got))
		}
		for i, p := range got {
			if p.Rule != rule || p.Subject != fmt.Sprintf("c%d", i+1) || !strings.HasSuffix(p.Message, ` "c0" (d.yaml:6)`) && !strings.HasPrefix(p.Message, `"c0" asks the same (d.yaml:6)`) {
				t.Fatalf("%s: finding %d is %+v", rule, i, p)
			}
		}
	}
}

// A concept of another deck is looked for where that deck is to be found, and nowhere else.
func TestConceptsOfOtherDecks(t *testing.T) {
	known := func(id string) []string { return map[string][]string{"full": {"alpha", "beta"}}[id] }
	for _, test := range []struct{ src, fix string }{
		{"concepts: {x: {name: X, needs: [full/beta, ∑full/alhpa]}}\ncards: [{id: a, ask: b, answer: c, concept: x}]", `did you mean "full/alpha"?`},
		{"concepts: {x: {name: X, confused-with: [∑full/gamma]}}\ncards: [{id: a, ask: b, answer: c, concept: x}]", "write one that it has, or add it there"},
		{"cards: [{id: a, ask: b, answer: c, concept: ∑full/bta}]", `did you mean "full/beta"?`},
		{"cards: [{id: a, ask: b, answer: c, concept: [full/alpha, ∑full/bta]}]", `did you mean "full/beta"?`},
		{"concepts: {x: {name: X, needs: [nowhere/alhpa, full/alpha]}}\ncards: [{id: a, ask: b, answer: c, concept: [x, nowhere/y]}]", ""},
	} {
		src, line, column := strings.Replace(header+test.src, mark, "", 1), 0, 0
		if test.fix != "" {
			src, line, column = unmark(t, header+test.src)
		}
		got := checked(t, src, &lint.Options{Concepts: known, Skip: []string{"unknown-deck"}})
		switch {
		case test.fix == "" && len(got) == 0:
		case len(got) != 1 || got[0].Rule != "unknown-elsewhere" || got[0].Line != line || got[0].Column != column || got[0].Fix != test.fix:
			t.Errorf("%s: want %q at %d:%d\n%s", test.src, test.fix, line, column, report(got))
		}
		if got := checked(t, src, nil); len(got) != 0 {
			t.Errorf("without other decks: %s", report(got))
		}
	}
}

// A deck may have a great many concepts, and another as many misspelt ones: no near one is looked for.
func TestConceptsOfAVastDeck(t *testing.T) {
	var all []string
	for i := range spelling.Few + 1 {
		all = append(all, fmt.Sprintf("concept-%d", i))
	}
	const src = "cards: [{id: a, ask: b, answer: c, concept: [full/concept-7, full/koncept-7]}]"
	for n, want := range map[int]string{spelling.Few: `did you mean "full/concept-7"?`, spelling.Few + 1: "write one that it has, or add it there"} {
		got := checked(t, header+src, &lint.Options{Concepts: func(string) []string { return all[:n] }})
		if len(got) != 1 || got[0].Rule != "unknown-elsewhere" || got[0].Fix != want {
			t.Errorf("of %d concepts: want one finding with %q\n%s", n, want, report(got))
		}
	}
}

// Concepts are marked as confused only where they are two.
func TestHintForNearDuplicates(t *testing.T) {
	for concepts, want := range map[[2]string]string{
		{"x", "y"}:      "make the difference plain in both, or mark their concepts x and y confused-with",
		{"x", "x"}:      "make the difference plain in both; if they are about two ideas that are confused, give each a concept of its own, with confused-with",
		{"x", "[x, y]"}: "make the difference plain in both; if they are about two ideas that are confused, give each a concept of its own, with confused-with",
	} {
		src := header + "concepts: {x: {name: X}, y: {name: Y}}\ncards:\n" +
			"- {id: a, concept: " + concepts[0] + ", ask: 'What is a good proxy for the learned goal?', answer: c}\n" +
			"- {id: b, concept: " + concepts[1] + ", ask: 'What is a bad proxy for the learned goal?', answer: d}\n"
		got := checked(t, src, &lint.Options{Skip: []string{"idle-concept"}})
		if len(got) != 1 || got[0].Rule != "near-duplicate-question" || got[0].Fix != want {
			t.Errorf("%v:\n%s\nwant %s", concepts, report(got), want)
		}
	}
}
