package document

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/deck/markup"
)

// signs are texts that mean something to Markdown, with plain ones among them.
var signs = []string{"a", "b1", " ", "é", "“", "*", "**", "_", "__", "`", "``", "~", "~~", "[", "]", "](", "(", ")", "<", ">", "<b>", "<!--", "&", "&amp;", "&#", ";", "$", "$x$", "\\", "\\(", "\\)",
	"!", "!", "|", "#", "# ", "-", "- ", "+ ", "1. ", "2) ", "=", ":", "---", "===", "```", "> ", "\n", "{{", "}}", "http://x.org", "%", "\"", "'", "/"}

func spansGen() *rapid.Generator[[]Span] {
	return rapid.Custom(func(t *rapid.T) []Span {
		n := rapid.IntRange(1, 4).Draw(t, "spans")
		var all []Span
		for range n {
			s := Span{Text: strings.Join(rapid.SliceOfN(rapid.SampledFrom(signs), 1, 6).Draw(t, "text"), "")}
			s.Style = rapid.SampledFrom([]Style{0, 0, 0, Bold, Italic, Bold | Italic, Mono, Mono | Bold, Math, Sub, Super | Italic}).Draw(t, "style")
			s.Link = rapid.SampledFrom([]string{"", "", "", "https://example.org/a_(b)?x=1&lt;=2"}).Draw(t, "link")
			all = append(all, s)
		}
		return all
	})
}

// Whatever signs stand in spans, the words that a learner sees are those that were there.
func TestInlineShowsWhatWasThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := cleanSpans(spansGen().Draw(t, "in"))
		out := InlineOf(spans)
		if strings.Contains(out, "\n") {
			t.Fatalf("%q has more than one line", out)
		}
		var got []Span
		for _, n := range markup.Parse(out).Children {
			got = appendNodes(got, n.Children, Span{})
		}
		want := strings.Join(strings.Fields(TextOf(spans)), " ")
		if text := TextOf(cleanSpans(got)); text != want {
			t.Fatalf("%q shows %q, want %q", out, text, want)
		}
	})
}

// Styles that stand apart by spaces are kept.
func TestInlineKeepsStyles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in []Span
		for _, style := range rapid.SliceOfN(rapid.SampledFrom([]Style{0, Bold, Italic, Bold | Italic, Mono, Sub, Super}), 1, 5).Draw(t, "styles") {
			in = append(in, Span{Text: rapid.SampledFrom([]string{"word", "two words", "a_b", "x*y"}).Draw(t, "text"), Style: style}, Span{Text: " "})
		}
		in = cleanSpans(in)
		if out := InlineOf(in); !reads(out, in) {
			t.Fatalf("%q does not mean %v", out, in)
		}
	})
}

// Brackets in the text of a link are shown, and the link stays.
func TestInlineLinksBrackets(t *testing.T) {
	for _, text := range []string{"[src]", "a[0]", "[", "]", "][", "[a](b", "a [b [c]] d"} {
		in := []Span{{Text: "see"}, {Text: text, Link: "https://example.org"}, {Text: "(there)"}}
		if out := InlineOf(in); !reads(out, in) {
			t.Errorf("%q does not mean %v", out, in)
		}
	}
}

func blocksGen(depth int) *rapid.Generator[[]Block] {
	return rapid.Custom(func(t *rapid.T) []Block {
		var all []Block
		for range rapid.IntRange(1, 3).Draw(t, "blocks") {
			kinds := []Kind{Paragraph, Paragraph, Heading, Code, Table}
			if depth > 0 {
				kinds = append(kinds, Quote, List, List, Definitions, Question)
			}
			b := Block{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Level: 2}
			switch b.Kind {
			case Quote:
				b.Blocks = blocksGen(depth-1).Draw(t, "in")
			case Question:
				b.Spans = spansGen().Draw(t, "question")
				b.Blocks = blocksGen(depth-1).Draw(t, "in")
			case List:
				b.Ordered = rapid.Bool().Draw(t, "ordered")
				for range rapid.IntRange(1, 3).Draw(t, "items") {
					b.Blocks = append(b.Blocks, Block{Kind: Item, Blocks: blocksGen(depth-1).Draw(t, "in")})
				}
			case Definitions:
				b.Blocks = []Block{{Kind: Term, Spans: spansGen().Draw(t, "term")}, {Kind: Definition, Blocks: blocksGen(depth-1).Draw(t, "in")}}
			case Table:
				b.Header = rapid.Bool().Draw(t, "header")
				for range rapid.IntRange(1, 3).Draw(t, "rows") {
					row := []Cell{}
					for range rapid.IntRange(1, 3).Draw(t, "columns") {
						row = append(row, spansGen().Draw(t, "cell"))
					}
					b.Rows = append(b.Rows, row)
				}
			default:
				b.Spans = spansGen().Draw(t, "text")
			}
			all = append(all, b)
		}
		return all
	})
}

// Every word of blocks is shown, in their order, and nothing else but what a list or a table of the dialect adds.
func TestMarkdownShowsWhatWasThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &Document{Blocks: blocksGen(2).Draw(t, "in")}
		finish(d)
		out := MarkdownOf(d.Blocks)
		letters := func(s string) string {
			return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n\t:,", r) }), "")
		}
		var got strings.Builder
		markup.Walk(markup.Parse(out), func(n *markup.Node) { got.WriteString(n.Content) })
		if want := letters(d.Plain); letters(got.String()) != want {
			t.Fatalf("%s\nshows %q, want %q", out, letters(got.String()), want)
		}
	})
}

// Blocks keep what they are unless that cannot be said in the dialect.
func TestMarkdownKeepsBlocks(t *testing.T) {
	p := func(text string) Block { return Block{Kind: Paragraph, Spans: []Span{{Text: text}}} }
	item := func(in ...Block) Block { return Block{Kind: Item, Blocks: in} }
	for _, test := range []struct {
		name string
		in   []Block
		want string
	}{
		{"one line needs no marks", []Block{p("- 1. # it is")}, "- 1. # it is"},
		{"a list of one is its words", []Block{{Kind: List, Blocks: []Block{item(p("+ 1"))}}}, "+ 1"},
		{"a list", []Block{p("# Of:"), {Kind: List, Blocks: []Block{item(p("a_b_ c")), item(p("x"), Block{Kind: List, Blocks: []Block{item(p("y"))}})}}}, "\\# Of:\n\n- a_b\\_ c\n- x\n  - y"},
		{"two lists", []Block{{Kind: List, Ordered: true, Blocks: []Block{item(p("a"))}}, {Kind: List, Ordered: true, Blocks: []Block{item(p("b"))}}}, "1. a\n\n1) b"},
		{"code with fences", []Block{{Kind: Code, Spans: []Span{{Text: "```\n  x"}}}}, "````\n```\n  x\n````"},
		{"a table without names", []Block{{Kind: Table, Rows: [][]Cell{{{{Text: "a|b"}}, {{Text: "c"}}}}}}, "| | |\n| --- | --- |\n| a\\|b | c |"},
		{"definitions", []Block{{Kind: Definitions, Blocks: []Block{{Kind: Term, Spans: []Span{{Text: "Ox"}}}, {Kind: Term, Spans: []Span{{Text: "cow"}}}, {Kind: Definition, Blocks: []Block{p("An animal.")}},
			{Kind: Term, Spans: []Span{{Text: "Hen"}}}, {Kind: Definition, Blocks: []Block{p("A bird.")}}}}}, "- **Ox**, **cow**: An animal.\n- **Hen**: A bird."},
		{"a break", []Block{{Kind: Paragraph, Spans: []Span{{Text: "a\n- b"}}}}, "a\\\n\\- b"},
		{"a heading above words", []Block{{Kind: Heading, Level: 3, Spans: []Span{{Text: "C#"}}}, p("x")}, "### C\\#\n\nx"},
	} {
		if got := MarkdownOf(test.in); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// What is too much for the dialect to read as Markdown shows no backslashes.
func TestMarkdownBeyondTheDialect(t *testing.T) {
	long := strings.Repeat("*a_ ", 20_000)
	for _, in := range [][]Block{
		{{Kind: Paragraph, Spans: []Span{{Text: strings.TrimSpace(long)}}}},
		{{Kind: Paragraph, Spans: []Span{{Text: "first"}}}, {Kind: Paragraph, Spans: []Span{{Text: strings.TrimSpace(long)}}}},
	} {
		var got strings.Builder
		for _, n := range markup.Parse(MarkdownOf(in)).Children {
			got.WriteString(TextOf(appendNodes(nil, n.Children, Span{})))
		}
		if want := strings.ReplaceAll(PlainOf(in), "\n", ""); got.String() != want {
			t.Errorf("shows %.60q…, want %.60q…", got.String(), want)
		}
	}
}

func TestSlice(t *testing.T) {
	in := []Span{{Text: "ab"}, {Text: "cd", Style: Bold}, {Text: "ef"}}
	if got, want := Slice(in, 1, 5), []Span{{Text: "b"}, {Text: "cd", Style: Bold}, {Text: "e"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
