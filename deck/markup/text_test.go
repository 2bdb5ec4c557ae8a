package markup

import "testing"

var textTests = []struct{ name, source, text, line string }{
	{"paragraphs", "One\ntwo.\n\nThree", "One two.\n\nThree", "One two. Three"},
	{"clauses", "One\n\nTwo", "One\n\nTwo", "One; Two"},
	{"closing quote", "He said \"no.\"\n\nTwo", "He said \"no.\"\n\nTwo", "He said \"no.\" Two"},
	{"hard break", "a  \n b", "a\nb", "a b"},
	{"list", "Which?\n\n- a\n- b\n\nSo", "Which?\n\n- a\n- b\n\nSo", "Which? a; b; So"},
	{"loose list", "- a\n\n  b\n\n- c", "- a\n\n  b\n\n- c", "a; b; c"},
	{"ordered list", "9. a\n10. b\n    - c", "9. a\n10. b\n    - c", "9. a; 10. b; c"},
	{"empty item", "- a\n-\n- b", "- a\n-\n- b", "a; b"},
	{"code", "```\nif a {\n\n\tb\n```", "    if a {\n\n        b", "if a { b"},
	{"quote", "> a\n>\n> - b", "> a\n>\n> - b", "a; b"},
	{"table", "|Name|Year|\n|-|-|\n|Goodhart|1975|\n|Campbell||", "Name: Goodhart; Year: 1975\nName: Campbell", "Name: Goodhart; Year: 1975; Name: Campbell"},
	{"table of a header", "|a|b|\n|-|-|", "a; b", "a; b"},
	{"column without name", "|a||\n|-|-|\n|1|2|", "a: 1; 2", "a: 1; 2"},
	{"rule", "a\n\n***", "a\n\n---", "a; ---"},
	{"inlines", "*a* `b` ![d](media/d.png)", "a b d", "a b d"},
	{"spaces in code", "x  `\"   2\"`  \n`   a` `b  c`<sup>`d  e`</sup>", "x \"   2\"\n   a b  c^(d  e)", "x \"   2\"    a b  c^(d  e)"},
	{"spaces in code of a table", "|`a  b`|\n|-|\n|`1   2`|", "a  b: 1   2", "a  b: 1   2"},
	{"links", "- [*c*](http://x.org) is\n- <http://x.org> is [x.org](http://x.org)", "- c (http://x.org) is\n- http://x.org is x.org", "c is; http://x.org is x.org"},
	{"formula", "$x_1^2$, $\\ce{H2O}$", "x₁², \\ce{H2O}", "x₁², \\ce{H2O}"},
	{"formula with controls", "$\\alpha\x1b[31m\u202e\\text{\x07}$", "α[31m", "α[31m"},
	{"tags", "x<sup>2</sup>, H<sub>2</sub>O, a<sub>q</sub>, b<sup>q r</sup>", "x², H₂O, a_q, b^(q r)", "x², H₂O, a_q, b^(q r)"},
	{"ruby", "<ruby>漢<rt>かん</rt></ruby>, <ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>", "漢(かん), 字(じ)", "漢(かん), 字(じ)"},
	{"HTML", "<b onclick=x>a</b>", "<b onclick=x>a</b>", "<b onclick=x>a</b>"},
}

// What was typed in lines is read in lines, and blocks are blocks.
func TestLines(t *testing.T) {
	const note = "said of\nmoney\n\n- first\n- then\n\n```\na\nb\n```\n\n|x|\n|-|\n|1|"
	const want = "said of\nmoney\n\n- first\n- then\n\n    a\n    b\n\nx: 1"
	if got := Text(Lines(note)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestText(t *testing.T) {
	for _, tt := range textTests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Text(tt.source); got != tt.text {
				t.Errorf("Text(%q)\n got %q\nwant %q", tt.source, got, tt.text)
			}
			if got := Line(tt.source); got != tt.line {
				t.Errorf("Line(%q)\n got %q\nwant %q", tt.source, got, tt.line)
			}
		})
	}
}
