package markup

import (
	"fmt"
	"strings"
	"testing"
)

// In trees, a node is its kind, what it carries, and its children in parentheses.
var parseTests = []struct{ name, source, tree string }{
	{"nothing", " \n\n", ``},
	{"paragraphs", "a\nb\n\nc", `paragraph("a b") paragraph("c")`},
	{"spaces", "  a   b\tc  ", `paragraph("a b c")`},
	{"emphasis", "*a* __b__ ~~c~~", `paragraph(emphasis("a") " " strong("b") " " strike("c"))`},
	{"tildes", "~5 to ~7, ~a~, ~~~b~~~", `paragraph("~5 to ~7, ~a~, ~~~b~~~")`},
	{"hard breaks", "a  \nb\\\nc <br> d<br/>e", `paragraph("a" break "b" break "c" break "d" break "e")`},
	{"headings", "# a #\n\nb\n---", `heading 1("a") heading 2("b")`},
	{"rule", "a\n\n* * *", `paragraph("a") rule`},
	{"long rule", "a\n\n" + strings.Repeat("-", 200), `paragraph("a") rule`},
	{"tight list", "- a\n- b", `list tight(item(paragraph("a")) item(paragraph("b")))`},
	{"loose list", "- a\n\n- b", `list(item(paragraph("a")) item(paragraph("b")))`},
	{"ordered list", "7) a\n8) b", `list tight from 7(item(paragraph("a")) item(paragraph("b")))`},
	{"quote", "> a\n> > b", `quote(paragraph("a") quote(paragraph("b")))`},
	{"fenced code", "```go x\na\n\n\tb <c>\n```", `code block go"a\n\n    b <c>"`},
	{"one line is no item", " - 1\n", `paragraph("- 1")`},
	{"one line is no numbered item", "10) ten", `paragraph("10) ten")`},
	{"one line is no heading", "# 1 is it", `paragraph("# 1 is it")`},
	{"one line is no quote", "> 2 *and* more", `paragraph("> 2 " emphasis("and") " more")`},
	{"one line is no rule", "- - -", `paragraph("- - -")`},
	{"one line is no code", "    a", `paragraph("a")`},
	{"one line is no fence", "~~~ a ~~~", `paragraph("~~~ a ~~~")`},
	{"one line of a formula on display", " $$x$$ ", `paragraph(display"x")`},
	{"indented code", "    a\n     b", `code block "a\n b"`},
	{"code span", "`` a`b ``", "paragraph(code\"a`b\")"},
	{"escapes", `\*a\* \\ \[ \q`, `paragraph("*a* \\ [ \\q")`},
	{"entities", "&lt;&#42;&#x2A;a*&amp;lt; &nope; &#00000065; &#0;", `paragraph("<**a*&lt; &nope; &#00000065; ` + "\uFFFD" + `")`},

	{"link", "[a *b*](https://x.org/?q=1&r \"t\")", `paragraph(link https://x.org/?q=1&r("a " emphasis("b")))`},
	{"autolink", "<https://x.org> <a@x.org>", `paragraph(link https://x.org("https://x.org") " a@x.org")`},
	{"link without text", "[](http://x.org)", `paragraph(link http://x.org("http://x.org"))`},
	{"other schemes", "[a](javascript:alert) [b](file:///etc/x) [c](//x.org) [d](HTTP:x) [e](http://x.org/?&#x202e;e)", `paragraph("a b c d e")`},
	{"user before host", "[a](https://bank.org@x.org/)", `paragraph("a")`},
	{"relative link", "[a](b.md) [c](#d)", `paragraph("a c")`},
	{"gap before parentheses", "[...](see below) [a *hint*](below) [x]()", `paragraph("[...](see below) [a " emphasis("hint") "](below) [x]()")`},
	{"no references", "[...]: law\n\n[...][law]", `paragraph("[...]: law") paragraph("[...][law]")`},
	{"image", "![a *b*](media/a%20b.png)", `paragraph(image media/a b.png"a b")`},
	{"image elsewhere", "![a](http://x.org/a.png) ![b](media/../b) ![c](media/%2e%2e/c) ![d](media/\\\\d) ![e](/media/e) ![f](media/) ![g](media/c:g) ![h](media/&#x202e;h)",
		`paragraph("a b c d e f g h")`},

	{"tags", "H<sub>2</sub>O <KBD>*a*</KBD>", `paragraph("H" <sub>("2") "O " <kbd>(emphasis("a")))`},
	{"ruby", "<ruby>x<rp>(</rp><rt>y</rt><rp>)</rp></ruby>", `paragraph(<ruby>("x" <rp>("(") <rt>("y") <rp>(")")))`},
	{"tag with attribute", `<u onclick="a*b*">c</u>`, `paragraph("<u onclick=\"a*b*\">c</u>")`},
	{"tags out of order", "<u>a <sub>b</u> c</sub>", `paragraph(<u>("a <sub>b") " c</sub>")`},
	{"tag across emphasis", "<u>*a</u>*", `paragraph("<u>" emphasis("a</u>"))`},
	{"other HTML", "<script>*a*</script>\n<!-- *b* -->\n\n<div>\n\n&lt;b>", `paragraph("<script>" emphasis("a") "</script> <!-- *b* -->") paragraph("<div>") paragraph("<b>")`},

	{"table", "|a|b *c*|\n|:-|-:|\n|1|`x\\|y` $\\|z$|\n|2", `table(row(cell left("a") cell right("b " emphasis("c"))) ` +
		`row(cell left("1") cell right(code"x|y" " " math"|z")) row(cell left("2") cell right))`},
	{"table behind text", "a\nb|c\n:-:|-\n\nd", `paragraph("a") table(row(cell center("b") cell("c"))) paragraph("d")`},
	{"no table", "a|b\n-|", `paragraph("a|b -|")`},
	{"row of dashes indented as code", "a|b\n    -|-", `paragraph("a|b -|-")`},
	{"line of dashes in a text", "a\n    ---", `paragraph("a ---")`},
	{"table before an empty item", "0\n-:\n-", `table(row(cell right("0"))) list tight(item)`},
	{"one column", "|a|\n|-|\n|b|", `table(row(cell("a")) row(cell("b")))`},

	{"formula", "is $a_1 < b_2$, *so*", `paragraph("is " math"a_1 < b_2" ", " emphasis("so"))`},
	{"prices", "costs $5 and $6, or US$7", `paragraph("costs $5 and $6, or US$7")`},
	{"price range", "$5-$6", `paragraph("$5-$6")`},
	{"space behind the opening dollar", "a $ b$ c", `paragraph("a $ b$ c")`},
	{"space before the closing dollar", "a $b $ c", `paragraph("a $b $ c")`},
	{"two dollars without partner", "$$a$ b", `paragraph("$$a$ b")`},
	{"escaped dollars", `\$a$ $b\$c$`, `paragraph("$a$ " math"b\\$c")`},
	{"formula over lines", "$a +\nb$", `paragraph(math"a +\nb")`},
	{"backslash forms", `\(a*b*c\) \[d\] \\(e\\)`, `paragraph(math"a*b*c" " " display"d" " \\(e\\)")`},
	{"display in a line", "so $$ a $$ holds", `paragraph("so " display"a" " holds")`},
	{"display with list signs", "a\n$$\nb\n- c\n> d\n$$\ne", `paragraph("a") paragraph(display"b\n- c\n> d") paragraph("e")`},
	{"display in a quote", "> \\[\n> a\n> + b \\]", `quote(paragraph(display"a\n+ b"))`},
	{"display that leaves its quote", "> $$\n> a\nb $$", `quote(paragraph("$$ a")) paragraph("b $$")`},
	{"display that never ends", "$$ a\n\nb $$", `paragraph("$$ a") paragraph("b $$")`},
	{"display that never ends behind text", "a\n$$ b\n\nc $$", `paragraph("a $$ b") paragraph("c $$")`},
	{"display with a tail", "$$a$$ b", `paragraph(display"a" " b")`},
	{"empty formulas", "$$ $$ $$$$ \\(\\)", `paragraph("$$ $$ $$$$ ()")`},
	{"code is no formula", "`$a$` costs $5 and `b$`", `paragraph(code"$a$" " costs $5 and " code"b$")`},
	{"controls", "a\x1b[31m&#27;b\u202e&#x202E;&rlm;`\x9b`\xff", `paragraph("a[31mb" code"` + "\uFFFD" + `" "` + "\uFFFD" + `")`},
}

func TestParse(t *testing.T) {
	for _, tt := range parseTests {
		t.Run(tt.name, func(t *testing.T) {
			if got := trees(Parse(tt.source).Children); got != tt.tree {
				t.Errorf("%q\n got %s\nwant %s", tt.source, got, tt.tree)
			}
		})
	}
}

func trees(nodes []*Node) string {
	var all []string
	for _, n := range nodes {
		all = append(all, tree(n))
	}
	return strings.Join(all, " ")
}

func tree(n *Node) string {
	s := string(n.Kind)
	switch {
	case n.Kind == Words:
		s = ""
	case n.Kind == Tag:
		s = "<" + n.Name + ">"
	case n.Kind == Math && n.Display:
		s = "display"
	case n.Kind == CodeBlock:
		s += " " + n.Language
	}
	if n.Level > 0 {
		s += fmt.Sprint(" ", n.Level)
	}
	if n.Tight {
		s += " tight"
	}
	if n.Ordered {
		s += fmt.Sprint(" from ", n.Start)
	}
	if n.Align != "" {
		s += " " + string(n.Align)
	}
	if n.Address != "" {
		s += " " + n.Address
	}
	if n.Content != "" {
		s += strings.ReplaceAll(fmt.Sprintf("%q", n.Content), `\ufffd`, "\uFFFD")
	}
	if len(n.Children) > 0 {
		s += "(" + trees(n.Children) + ")"
	}
	return s
}
