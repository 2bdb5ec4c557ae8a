package deck_test

// lineMistakes are those in what a line is: a key, an entry of a list, a part of a text or none of them. A fix
// of one never makes a text of another line that says something of its own.
var lineMistakes = []mistake{
	{name: "a colon in the first text of an option", rule: "colon", sound: "- id: ID\n  choose: Why?\n  answer: A\n  wrong:\n    - text: \"Foo: bar\"\n      why: It is bad.", wrong: "- id: ID\n  choose: Why?\n  answer: A\n  wrong:\n    - text: Foo∑: bar\n      why: It is bad."},
	{name: "a colon in the first text of a card", rule: "colon", sound: "- ask: \"Complete: what is it?\"\n  id: ID\n  answer: A", wrong: "- ask: Complete∑: what is it?\n  id: ID\n  answer: A"},
	{name: "a colon in the first text of a card, which has two lines", rule: "colon", sound: "- ask: \"Complete: what is it?\"\n  id: ID\n  answer: A", wrong: "- ask: Complete∑: what\n    is it?\n  id: ID\n  answer: A"},
	{name: "an interval in the first text of a card", rule: "bracket", sound: "- ask: \"[0,1) is what?\"\n  id: ID\n  answer: A", wrong: "- ask: ∑[0,1) is what?\n  id: ID\n  answer: A"},
	{name: "no colon behind a key that no other card has", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A\n  both-ways: true", wrong: "- id: ID\n  ask: What?\n  answer: A\n  ∑both-ways true"},
	{name: "no colon behind a key within a card", rule: "indentation", sound: "- id: ID\n  ask: What?\n  draft: true\n  answer: A", wrong: "- id: ID\n  ask: What?\n  ∑draft true\n  answer: A"},
	{name: "no colon behind a key with a list", rule: "indentation", sound: "- id: ID\n  type: What?\n  answer: A\n  accept: [B]", wrong: "- id: ID\n  type: What?\n  answer: A\n  ∑accept [B]"},
	{name: "no colon behind a key above its list", rule: "indentation", sound: "- id: ID\n  explain: What?\n  points:\n    - a\n    - b", wrong: "- id: ID\n  explain: What?\n  ∑points\n    - a\n    - b"},
	{name: "no colon behind the first key", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "∑- id ID\n  ask: What?\n  answer: A"},
	{name: "no space behind the colon of the first key", rule: "indentation", sound: "- ask: What\n  id: ID\n  answer: A", wrong: "∑- ask:What\n  id: ID\n  answer: A"},
	{name: "a word that is a key, where a text may go on", rule: "indentation", wrong: "- id: ID\n  ask: What is it that the\n  ∑points are about\n  answer: A", asks: "put a colon behind points if it is a key, or indent"},
	{name: "a point without its dash", rule: "indentation", sound: "- id: ID\n  explain: What?\n  points:\n    - Water enters.\n    - The cells swell.\n    - They burst.", wrong: "- id: ID\n  explain: What?\n  points:\n    - Water enters.\n    ∑The cells swell.\n    - They burst."},
	{name: "a point with a number", rule: "indentation", sound: "- id: ID\n  explain: What?\n  points:\n    - Water enters.\n    - The cells swell.\n    - They burst.", wrong: "- id: ID\n  explain: What?\n  points:\n    - Water enters.\n    ∑2. The cells swell.\n    - They burst."},
	{name: "a point without its dash that may be the end of one", rule: "indentation", wrong: "- id: ID\n  explain: What?\n  points:\n    - Water enters\n    ∑the cells\n    - They burst.", asks: "put a dash before it, or indent it more"},
	{name: "a heading of Markdown", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "∑**Part**\n\n- id: ID\n  ask: What?\n  answer: A"},
	{name: "a remark of HTML", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  answer: A\n←∑<!-- Part -->"},
	{name: "a remark of another language", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  answer: A\n←∑// Part two"},
	{name: "a line of dashes", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  answer: A\n∑----"},
	{name: "a fence of code", rule: "indentation", sound: "- id: ID\n  ask: What?\n  answer: A", wrong: "- id: ID\n  ask: What?\n  answer: A\n←∑```"},
	{name: "a mark of Markdown where a text may go on", rule: "indentation", wrong: "- id: ID\n  ask: What is\n  ∑**that**\n  answer: A", asks: "put # before it if it is a heading or a remark, or delete it, or indent"},
}
