package markup

import (
	"testing"

	"pgregory.net/rapid"
)

// What is taken for plain is what the parser makes of it, in every reading.
func TestPlainTextsAreTheirOwnReading(t *testing.T) {
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching("([A-Za-z][a-z0-9]{0,3}|[0-9]{1,2}|[-,.;:?!'\"()/%#*_>+&$`~|\\]\\[\\\\{}=@^]|https?://|www\\.a\\.de|é|漢|\u00a0|\u200d|\u00ad| |\n){1,8}").Draw(t, "text")
		if checkPlain(t, text) {
			taken++
		}
	})
	if taken < 10 {
		t.Errorf("only %d texts were taken for plain", taken)
	}
}

func FuzzPlain(f *testing.F) {
	for _, tt := range parseTests {
		f.Add(tt.source)
	}
	for _, text := range []string{"", " ", "What is a goal?", "Ärger – „ja“, 3 < 4", "1. one", "+ 1", "a | b", "x ]( y", "![", "\ufdd0", "a\u00a0b", "\u3000x", "#", "a  b", "=", "---", "a *b* c", "a **b** c", "a _b_ c", "a ~~b~~ c", "a `b` c", `a \\( b`, "a $b$ c", "<u>a</u>", "&lt;"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkPlain(t, text) })
}

// checkPlain holds a text that is taken for plain, if it is, to what the parser makes of it.
func checkPlain(t rapid.TB, text string) bool {
	t.Helper()
	if !isPlain(text) {
		return false
	}
	if parsed := lineOf(Parse(text).Children); parsed != text {
		t.Errorf("%q would be shown, the parser gives %q", text, parsed)
	}
	if parsed := parsedHTML(text, nil); parsed != text {
		t.Errorf("%q would be the HTML, the parser gives %q", text, parsed)
	}
	return true
}

func FuzzLiteral(f *testing.F) {
	for _, text := range []string{"", " ", "two  words ", "a/b-c_d", `\(x\) \\`, "<b>&amp;", "\t\n\x00", "*a* [b](c) $d$", "\u00a0x\u200b", "\ufdd0", "https://example.com/<x>"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := Literal(text), HTML(Escape(text), nil); got != want {
			t.Errorf("of %q got %q, the parser gives %q", text, got, want)
		}
	})
}
