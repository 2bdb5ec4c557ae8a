package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
)

func init() { lintTests = append(lintTests, craftTests...) }

// craftTests are those of the rules on how a card is made: what its question gives away, and what can be
// recalled of its answer.
var craftTests = []lintTest{
	{"either-or", "cards: [{id: a, ask: ∑\"Is a rock living or non-living?\", answer: 'Non-living: it does not grow.'}]", "cards: [{id: a, ask: \"Is a rock living or non-living, and why?\", answer: Non-living.}, {id: b, ask: \"What are lambdas or arrow functions?\", answer: Arrow functions take this from outside}]"},
	{"either-or", "cards: [{id: a, ask: ∑\"The price falls. Does demand rise or fall?\", answer: Rise}]", "concepts: {x: {name: X}, y: {name: Y}}\ncards: [{id: a, concept: [x, y], ask: \"Does demand rise or fall?\", answer: Rise}]"},
	{"either-or", "cards: [{id: a, type: ∑\"Which is older, the inner or the outer question?\", answer: the outer question}]", "cards: [{id: a, ask: \"Which is older, the inner or the outer question?\", answer: Neither}, {id: b, ask: \"Is the carrot a root, a stem or a leaf?\", answer: A root that grows underground}]"},
	{"either-or", "cards: [{id: a, ask: b, answer: A mitral valve, also: [∑\"Outer or mitral valve?\"]}]", "cards: [{id: a, ask: \"How is a rise or fall counted?\", answer: Fall}]"},
	{"count-mismatch", "cards: [{id: a, ask: ∑\"What are the three parts of a cell?\", answer: 'Nucleus, membrane'}]", "cards: [{id: a, ask: \"What are the three parts of a cell?\", answer: 'Nucleus, membrane and cytoplasm.'}]"},
	{"count-mismatch", "cards: [{id: a, ask: Name two noble gases, answer: 'neon; argon', also: [∑Name four noble gases]}]", "cards: [{id: a, ask: Name two noble gases, answer: 'neon; argon; krypton'}, {id: b, ask: Name two of them or more, answer: a}, {id: c, ask: Which two-thirds are they, answer: 'a, b, c'}]"},
	{"count-mismatch", "cards:\n- id: a\n  ask: ∑List the 2 laws\n  answer: |\n    - a\n    - b\n    - c\n", "cards:\n- id: a\n  ask: List the 3 laws\n  answer: |\n    - a\n    - b\n    - c\n- id: b\n  ask: Name the three ways in which this is so\n  answer: First it grows slowly in the shade, and then, when the light comes, it grows fast.\n"},
	{"count-mismatch", "cards: [{id: a, explain: ∑Name the four stages of sleep, points: [a, b, c]}]", "cards: [{id: a, explain: Name the four stages of sleep, points: [a, b, c, d]}, {id: b, explain: Say why the four stages differ, points: [a, b]}]"},
	{"bare-term", "cards: [{id: a, ask: ∑Proxy objective, answer: b}, {id: c, ask: \"What is d?\", answer: e}, {id: f, ask: \"Why is g?\", answer: h}]", "cards: [{id: a, ask: Capital of Peru, answer: Lima}, {id: b, ask: LVEF cutoff, answer: 40}, {id: c, ask: Reverse a string, answer: d}, {id: d, ask: Define osmosis, answer: e}, {id: e, ask: \"Osmosis is …\", answer: f}, {id: f, ask: \"What is g?\", answer: h}]"},
	{"bare-term", "cards: [{id: a, ask: \"∑Osmosis (plants)\", answer: b}, {id: c, ask: \"What is d?\", answer: e}, {id: f, ask: \"Why is g?\", answer: h}]", "cards: [{id: a, ask: perro, answer: dog}, {id: b, ask: gato, answer: cat}, {id: c, ask: \"What is a vaca?\", answer: cow}]"},
	{"bare-term", "cards: [{id: a, ask: ∑Proxy objective, answer: b, both-ways: true}, {id: c, ask: \"What is d?\", answer: e}, {id: f, ask: \"Why is g?\", answer: h}]", "cards: [{id: a, ask: \"What is b called?\", answer: Proxy objective, both-ways: true}]"},
	{"unreachable-source", "sources: {s: {title: S}}\ncards: [{id: a, ask: \"∑What does the article say?\", answer: b, source: s#one}]", "sources: {s: {title: S, url: 'https://x.org'}}\ncards: [{id: a, ask: \"What does the article say?\", answer: b, source: s}]"},
	{"unreachable-source", "cards: [{id: a, ask: b, answer: c, unseen: [\"∑Which FAQ, the FAQ of whom?\"]}]", "cards: [{id: a, ask: \"Which article comes before hour?\", answer: an}, {id: b, ask: 'What does [the paper](https://x.org/a) show?', answer: c}]"},
	{"unseen-copied", "cards: [{id: a, ask: \"A dog digs. Name the law and what it hides.\", answer: b, unseen: [\"∑A cat climbs. Name the law and what it hides.\"]}]", "cards: [{id: a, ask: \"A dog digs. Name the law and what hides.\", answer: b, unseen: [\"A cat climbs. Name the law and what falls.\"]}]"},
	{"unseen-copied", "cards: [{id: a, ask: Why do hungry tigers hunt deer at night, answer: b, also: [x], unseen: [\"∑At night, why do deer meet hungry tigers who hunt?\"]}]", "cards: [{id: a, ask: Why do hungry tigers hunt deer at night, answer: b, unseen: [\"Why do sleepy owls hunt mice in the dark of a barn at night?\", Tigers hunt at night]}]"},
	{"unseen-answered", "cards: [{id: a, ask: b, answer: It cools by losing water, unseen: [\"∑By losing water, a leaf cools. Why?\"]}]", "cards: [{id: a, ask: b, answer: It cools by losing water, unseen: [\"Why does a leaf in the sun stay cooler than a stone?\"]}, {id: c, ask: \"Why does losing water cool it?\", answer: losing water}]"},
	{"unseen-answered", "cards: [{id: a, choose: b, answer: loss of air pressure, wrong: [{text: d, why: e}], unseen: [\"∑Which loss of air pressure is it?\"]}]", "cards: [{id: a, choose: b, answer: loss of air pressure, wrong: [{text: d, why: e}], unseen: [\"Why does the wing not lift under pressure?\"]}]"},
	{"long-sequence", "cards: [{id: a, ask: b, answer: '∑1. wash 2. peel 3. cut 4. boil 5. mash'}]", "cards: [{id: a, ask: b, answer: '1. wash 2. peel 3. cut 4. boil'}, {id: b, ask: c, answer: 'It is 1. so in 1911. And 5. x'}]"},
	{"long-sequence", "cards: [{id: a, ask: b, answer: ∑cell → tissue → organ → system → body}]", "cards: [{id: a, ask: b, answer: cell → tissue → organ → system}, {id: c, ask: d, answer: '`a -> b -> c -> d -> e`'}]"},
	{"long-sequence", "cards: [{id: a, ask: b, answer: '∑First wash, then peel, then cut, next boil, finally mash.'}]", "cards: [{id: a, ask: b, answer: 'First wash, then peel, finally mash.'}, {id: c, ask: d, answer: 'The first normal form, the second normal form, a third normal form, then a fourth and fifth normal form'}, {id: e, ask: f, answer: first form second form third form fourth form fifth form}]"},
	{"same-answer", "cards: [{id: a, ask: b, answer: the inner}, {id: c, ask: d, answer: The inner.}, {id: e, ask: f, answer: the inner}, {id: g, ask: h, answer: ∑the inner}]", "cards: [{id: a, ask: b, answer: Goodhart}, {id: c, ask: d, answer: Goodhart}, {id: e, ask: f, answer: Goodhart}, {id: g, ask: h, answer: Goodhart}]"},
	{"same-answer", "cards: [{id: a, ask: b, answer: a proxy}, {id: c, type: d, answer: A proxy}, {id: e, ask: f, answer: a proxy}, {id: g, ask: h, answer: ∑a proxy}, {id: i, ask: j, answer: a proxy}]", "cards: [{id: a, ask: Who vetoes, answer: the president}, {id: c, ask: Who signs, answer: the president}, {id: e, ask: Who pardons, answer: the president}, {id: g, ask: Who commands, answer: the president}, {id: i, ask: j, answer: 27}, {id: k, ask: l, answer: 27}, {id: m, ask: n, answer: 27}, {id: o, ask: p, answer: 27}]"},
	{"tall-side", "cards:\n- id: a\n  ask: b\n  answer: ∑|\n" + strings.Repeat("    - a\n", 19), "cards:\n- id: a\n  ask: b\n  answer: |\n" + strings.Repeat("    - a\n", 18)},
	{"tall-side", "cards:\n- id: a\n  ask: b\n  answer: |\n" + strings.Repeat("    - a\n", 8) + "  note: ∑" + strings.Repeat("word ", 160) + "\n", "cards:\n- id: a\n  ask: b\n  answer: |\n" + strings.Repeat("    - a\n", 8) + "  note: " + strings.Repeat("word ", 140) + "\n"},
	{"tall-side", "cards:\n- id: a\n  choose: ∑|\n" + strings.Repeat("    - a\n", 17) + "  answer: b\n  wrong: [{text: c, why: d}]\n", "cards:\n- id: a\n  choose: |\n" + strings.Repeat("    - a\n", 16) + "  answer: b\n  wrong: [{text: c, why: d}]\n"},
	{"much-hidden", "cards: [{id: a, cloze: 'Order: ∑{{c1::kingdom, phylum}}, {{c1::class}}, {{c2::genus}}'}]", "cards: [{id: a, cloze: 'Order of rank: {{c1::kingdom, phylum}}, {{c1::class}}, {{c2::genus}}'}]"},
	{"much-hidden", "cards: [{id: a, cloze: 'It is ∑{{not the case that}}'}]", "cards: [{id: a, cloze: 'It is {{not}} one'}]"},
	{"article-leak", "cards: [{id: a, cloze: 'It becomes a {{c1::cation}} or else an {{c1::anion}}'}]", "cards: [{id: a, cloze: 'It becomes a {{c1::cation}} or else an {{c2::anion}}, which is an {{c3::ion}}'}, {id: b, cloze: 'He read a {{c1::book}} within an {{c1::hour}} of it'}]"},
	{"article-leak", "cards: [{id: a, cloze: 'The lens of the eye is a {{convex::convex or upright}} one'}]", "cards: [{id: a, cloze: 'The lens of the eye is a {{convex::convex or concave}} one'}, {id: b, cloze: 'The thing is an {{apple::a/an}} of some kind'}]"},
	{"article-leak", "cards: [{id: a, choose: ∑'What takes part is an', answer: enzyme, wrong: [{text: acid, why: x}, {text: salt, why: y}]}]", "cards: [{id: a, choose: 'What takes part is an', answer: enzyme, wrong: [{text: acid, why: x}]}, {id: b, choose: What takes part is a/an, answer: enzyme, wrong: [{text: salt, why: x}]}]"},
	{"paired-gaps", "cards: [{id: a, cloze: 'What is learned is ∑{{c1::inner}}, what is set is {{c2::outer}} alignment'}]", "cards: [{id: a, cloze: 'What is learned is {{c1::inner}}, what is set is {{c1::outer}} alignment'}, {id: b, cloze: 'A price that {{c1::rises}} makes {{c2::demand}} fall'}]"},
	{"paired-gaps", "cards: [{id: a, cloze: '{{c1::Dominant alleles}} are shown and ∑{{c2::recessive alleles}} are not'}]", "cards: [{id: a, cloze: '{{c1::Dominant genes}} are shown and {{c2::recessive alleles}} are not'}]"},
	{"paired-gaps", "cards: [{id: a, cloze: 'In the dark it {{c1::opens::opens or shuts}}, and at noon ∑{{c2::shuts::opens or shuts}}'}]", "cards: [{id: a, cloze: 'In the dark it {{c1::opens::what does it do}}, and at noon {{c2::shuts::what does it do}}'}]"},
	{"option-start", "cards: [{id: a, choose: b, answer: ∑Was the goal right, wrong: [{text: Is the model safe, why: x}, {text: Is it skilled, why: y}]}]", "cards: [{id: a, choose: b, answer: Was the goal right, wrong: [{text: Is the model safe, why: x}, {text: Was it skilled, why: y}]}, {id: c, choose: d, answer: Nothing, wrong: [{text: It is so, why: x}]}]"},
	{"option-start", "cards: [{id: a, choose: b, answer: ∑The objective is wrong, wrong: [{text: The learner is slow, why: x}, {text: The learner is lazy, why: y}]}]", "cards: [{id: a, choose: b, answer: A reward, wrong: [{text: The goal, why: x}, {text: The model, why: y}]}, {id: c, choose: d, answer: It is one, wrong: [{text: It is, why: x}, {text: It is two, why: y}]}, {id: e, choose: f, answer: None, wrong: [{text: 100 a, why: x}, {text: 100 b, why: y}]}]"},
	{"unshown-formula", "cards: [{id: a, ask: b, answer: '∑so $\\overset{a}{b}$ is'}]", "cards: [{id: a, ask: b, answer: 'so $\\frac{a}{b} \\le x_i^2$ is'}]"},
	{"unshown-formula", "cards: [{id: a, ask: b, answer: '∑so $\\frac{a}{b$ is'}]", "cards: [{id: a, ask: b, answer: 'so `$\\overset{a}{b}$` is $\\{x\\}$'}]"},
	{"unshown-formula", "cards:\n- id: a\n  ask: b\n  answer: |\n    It is\n\n    $$∑\\substack{a}$$\n", "cards: [{id: a, type: b, answer: '\\overset{a}{b}'}]"},
	{"lone-dollar", "cards: [{id: a, ask: b, answer: '∑so $x^2 is'}]", "cards: [{id: a, ask: b, answer: 'it costs $5 and $6, or US$ and A$, and \\$x^2'}]"},
	{"lone-dollar", "cards: [{id: a, ask: b, answer: '∑so $ x + y $ is'}]", "cards: [{id: a, ask: b, answer: 'so `$ x + y $` is $x + y$ and $HOME'}, {id: c, ask: d, answer: 'my $string = \"Another Hacker\"; my $first = substr( $string, 0 );'}, {id: e, ask: f, answer: 'It cost 5 $ then and it makes 7 $ now'}]"},
	{"lone-dollar", "cards: [{id: a, ask: b, answer: '∑so $$\\frac{1}{2} is'}]", "cards:\n- id: a\n  ask: b\n  answer: |\n    ```\n    echo $x^2\n    ```\n"},
	{"hard-gate", "concepts: {x: {name: X}, y: {name: Y, needs: [x]}}\ncards: [{id: a, concept: x, ask: b, answer: c}, {id: d, concept: x, explain: ∑e, points: [f]}, {id: g, concept: y, ask: h, answer: i}]", "concepts: {x: {name: X}, y: {name: Y, needs: [x]}}\ncards: [{id: a, concept: x, ask: b, answer: c}, {id: d, concept: [x, y], explain: e, points: [f]}, {id: g, concept: y, explain: h, points: [i]}]"},
	{"hard-gate", "concepts: {x: {name: X}, y: {name: Y, needs: [d/x]}}\ncards: [{id: d, concept: d/x, type: ∑e, answer: f}, {id: g, concept: y, ask: h, answer: i}]", "concepts: {x: {name: X}, y: {name: Y, needs: [x]}}\ncards: [{id: a, concept: x, ask: b, answer: c}, {id: b, concept: x, ask: d, answer: e}, {id: d, concept: x, type: f, answer: g}, {id: g, concept: y, ask: h, answer: i}]"},
	{"option-rank", "cards:\n∑" + choices(20, "right as it is", "wrong"), "cards:\n" + choices(19, "right as it is", "wrong")},
	{"option-rank", "cards:\n∑" + choices(24, "b", "wrong"), "cards:\n" + choices(10, "b", "wrong") + choices(10, "right as it is", "wrong")},
	{"option-tone", "cards:\n∑" + choices(8, "It usually grows", "It grows"), "cards:\n" + choices(7, "It usually grows", "It grows")},
	{"option-tone", "cards:\n∑" + choices(8, "It grows well", "It never grows"), "cards:\n" + choices(8, "It never grows well", "It never grows")},
	{"count-mismatch", "cards: [{id: a, ask: ∑Name the three seasons of the desert, answer: 'a dry one, a wet one'}]", "cards: [{id: a, ask: Name the three ways in which it grows, answer: 'It grows slowly in the shade, it grows fast in the sun'}]"},
	{"either-or", "cards: [{id: a, ask: ∑\"Does he who doubts of his right come or go?\", answer: 'Go, with leave'}]", "cards: [{id: a, ask: \"May one who doubts of his right or of his ground come?\", answer: 'One who doubts of his right, though, may come'}]"},
	{"unseen-copied", "cards: [{id: a, ask: Why red blue green black white pink grey, answer: b, unseen: [\"∑Red six blue green ten black white. Pink two grey?\"]}]", "cards: [{id: a, ask: Why red blue green black white pink, answer: b, unseen: [\"Red six blue green ten black white. Pink two grey?\"]}]"},
	{"unseen-answered", "cards: [{id: a, ask: b, answer: the hot dry air, unseen: [\"∑Why does dry air feel hot?\"]}]", "cards: [{id: a, ask: b, answer: air pressure, unseen: [\"Which pressure of the air is it?\"]}]"},
	{"same-answer", "cards: [{id: a, ask: b, answer: a proxy}, {id: c, ask: d, answer: a proxy}, {id: e, ask: f, answer: a proxy}, {id: g, ask: h, answer: ∑a proxy}]", "cards: [{id: i, ask: j, answer: 1789}, {id: k, ask: l, answer: 1789}, {id: m, ask: n, answer: 1789}, {id: o, ask: p, answer: 1789}]"},
	{"much-hidden", "cards: [{id: a, cloze: 'One two ∑{{three four five}}'}]", "cards: [{id: a, cloze: 'One two {{three four}}'}]"},
	{"article-leak", "cards: [{id: a, choose: ∑'What is counted is a', answer: number, wrong: [{text: unit, why: x}, {text: integer, why: y}]}]", "cards: [{id: a, choose: 'What is counted is a', answer: number, wrong: [{text: unit, why: x}]}, {id: b, cloze: 'Here a {{c1::cat}} sat and there a {{c1::dog}}'}]"},
	{"paired-gaps", "cards: [{id: a, cloze: 'At first {{c1::more cold air}} comes and then ∑{{c2::less hot air}}'}]", "cards: [{id: a, cloze: 'At first {{c1::more cold air}} comes and then {{c2::less wet air}}'}]"},
	{"unshown-formula", "cards: [{id: a, ask: b, answer: '∑so $\\overset{a}{b}$ is $\\overset{c}{d}$'}]", "cards: [{id: a, ask: b, answer: 'so $a$ is $b$'}]"},
	{"hard-gate", "concepts: {x: {name: X}, y: {name: Y, needs: [x]}}\ncards: [{id: d, concept: x, type: ∑e, answer: f}, {id: g, concept: y, ask: h, answer: i}]", "concepts: {x: {name: X}, y: {name: Y, needs: [x]}}\ncards: [{id: d, concept: x, type: e, answer: f, draft: true}, {id: a, concept: x, ask: b, answer: c}, {id: g, concept: y, ask: h, answer: i}]"},
}

// choices returns cards with one right option and three wrong ones, which are told apart by a letter.
func choices(n int, right, wrong string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "- {id: %[1]s%[2]d, choose: 'Which of %[1]s %[2]d', answer: %[3]s, wrong: [{text: %[4]s a, why: x}, {text: %[4]s b, why: x}, {text: %[4]s c, why: x}]}\n", strings.Map(letters, right+wrong), i, right, wrong)
	}
	return b.String()
}

func letters(r rune) rune {
	if r < 'a' || r > 'z' {
		return -1
	}
	return r
}

// What counts as known needs so many easy cards, or so many hard ones less: the fix helps when it is followed.
func TestFixOfHardGate(t *testing.T) {
	const easy, hard = "- {id: e%d, concept: %s, ask: q%[1]d, answer: x}\n", "- {id: h%d, concept: %s, explain: w%[1]d, points: [x]}\n"
	gate := func(easyCards, hardCards, moved int) deck.Problems {
		var b strings.Builder
		b.WriteString(header + "concepts: {x: {name: X}, y: {name: Y, needs: [x]}}\ncards:\n- {id: y, concept: y, ask: y, answer: y}\n")
		for i := range easyCards {
			fmt.Fprintf(&b, easy, i, "x")
		}
		for i := range hardCards {
			concept := "x"
			if i < moved {
				concept = "[x, y]"
			}
			fmt.Fprintf(&b, hard, i, concept)
		}
		return slices.DeleteFunc(checked(t, b.String(), nil), func(p deck.Problem) bool { return p.Rule != "hard-gate" })
	}
	for n := range 6 {
		for h := range 5 {
			found := gate(n, h, 0)
			if len(found) == 0 {
				continue
			}
			var more, moved int
			fix := found[0].Fix
			if _, err := fmt.Sscanf(fix, "write %d", &more); err != nil {
				t.Fatal(fix)
			}
			switch _, rest, _ := strings.Cut(fix, "give "); {
			case strings.HasPrefix(rest, "one "), strings.HasPrefix(rest, "this one"):
				moved = 1
			default:
				if _, err := fmt.Sscanf(rest, "%d", &moved); err != nil {
					t.Fatal(fix)
				}
			}
			if got := gate(n+more, h, 0); len(got) > 0 {
				t.Errorf("%d easy and %d hard cards, %d easy ones more: %s", n, h, more, report(got))
			}
			if got := gate(n, h, moved); len(got) > 0 {
				t.Errorf("%d easy and %d hard cards, %d moved: %s", n, h, moved, report(got))
			}
			if got := gate(n+more-1, h, 0); len(got) == 0 {
				t.Errorf("%d easy and %d hard cards need no %d more", n, h, more)
			}
		}
	}
}

// What is said of the whole deck names figures.
func TestFiguresOfOptions(t *testing.T) {
	for _, test := range []struct{ cards, want string }{
		{choices(20, "right as it is", "wrong"), "the right option is the longest in 20 of 20 cards, where chance is 5 (the second-longest in 0, the third-longest in 0, the shortest in 0)"},
		{choices(20, "wrong d", "wrong"), ""},
		{choices(12, "It tends to grow", "It grows"), "where one option alone hedges (usually, may, some …), it is the right one in 12 of 12 cards, where chance is 3"},
	} {
		var got []string
		for _, p := range checked(t, header+"cards:\n"+test.cards, nil) {
			if p.Rule == "option-rank" || p.Rule == "option-tone" {
				got = append(got, p.Message)
			}
		}
		if joined := strings.Join(got, "\n"); joined != test.want {
			t.Errorf("got %q, want %q", joined, test.want)
		}
	}
}

// A deck that is nowhere is told of once, and only where there is somewhere to look.
func TestDecksThatAreNowhere(t *testing.T) {
	const src = "concepts: {x: {name: X, needs: [full/alpha, ∑nowhere/alhpa], confused-with: [nowhere/beta]}}\ncards: [{id: a, ask: b, answer: c, concept: [x, nowhere/y]}]"
	text, line, column := unmark(t, header+src)
	known := func(id string) []string { return map[string][]string{"full": {"alpha"}}[id] }
	got := checked(t, text, &lint.Options{Concepts: known})
	if len(got) != 1 || got[0].Rule != "unknown-deck" || got[0].Severity != "note" || got[0].Line != line || got[0].Column != column {
		t.Errorf("want one at %d:%d\n%s", line, column, report(got))
	}
	if got := checked(t, text, nil); len(got) != 0 {
		t.Errorf("without other decks: %s", report(got))
	}
}
