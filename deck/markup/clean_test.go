package markup

import (
	"strings"
	"testing"
)

var cleanTests = []struct{ name, in, want string }{
	{"plain", "Goodhart's law: 100 %", "Goodhart's law: 100 %"},
	{"other scripts", "日本 é ∑ 👍", "日本 é ∑ 👍"},
	{"escape codes", "a\x1b[31mb\u009b1mc\x07", "a[31mb1mc"},
	{"white space", "a\tb\nc\r\nd\u2028e\u0085f", "a b c d e f"},
	{"delete and null", "a\x7f\x00b", "ab"},
	{"direction", "a\u202eb\u2066c\u200fd\u061ce", "abcde"},
	{"invisible", "a\u200bb\ufeffc\u2060d\u00ade", "abcde"},
	{"joiners", "می\u200cخواهم 👩\u200d🔬", "می\u200cخواهم 👩\u200d🔬"},
	{"visible format characters", "\u06dd\u0600", "\u06dd\u0600"},
	{"invalid UTF-8", "a\xffb\xc3", "a\uFFFDb\uFFFD"},
}

func TestClean(t *testing.T) {
	for _, tt := range cleanTests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Clean(tt.in); got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestEscape(t *testing.T) {
	for _, s := range []string{
		"plain", "*a* _b_ `c` ~~d~~", "[...](http://x.org)", "![a](media/a.png)", "$a$ \\(b\\) \\[c\\]",
		"# a", "1. a", "- a", "> a", "|a|", "***", "<u>a</u>", "<https://x.org>", "&lt; &#65;", `a\`, "~~~",
	} {
		if got := Text(Escape(s)); got != s {
			t.Errorf("Text(Escape(%q)) = %q", s, got)
		}
		for around, want := range map[string]string{
			"> 1. **x** %s *y*\n> 2. z": "1. x %s y; 2. z", "x\n\n%s\n\ny": "x\n\n%s\n\ny", "*%s*y": "%sy", "`%s`": "%s", "```\n%s\n```\n": "    %s",
		} {
			show := Text
			if strings.HasPrefix(around, ">") {
				show = Line
			}
			if got, want := show(strings.Replace(around, "%s", Escape(s), 1)), strings.Replace(want, "%s", s, 1); got != want {
				t.Errorf("Escape(%q) in %q: %q, want %q", s, around, got, want)
			}
		}
	}
	if got := Text("a " + Escape(" ") + "\nb"); got != "a b" {
		t.Errorf("an escaped space breaks the line: %q", got)
	}
}
