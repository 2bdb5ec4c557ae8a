package anki

import (
	"html"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/markup"
)

func TestSpaced(t *testing.T) {
	for source, want := range map[string]string{
		`x`:                         `x`,
		`\frac{1}{\sqrt{2}}`:        `\frac{1}{\sqrt{2} }`,
		`a^{b^{c^{d}}}`:             `a^{b^{c^{d} } }`,
		`\text{a{b}}`:               `\text{a{b}}`, // a space would be seen
		`\text{a}_{\text{b}}`:       `\text{a}_{\text{b} }`,
		`\text {a{b}}`:              `\text {a{b}}`,
		`\textbf{\mbox{x}}^{y^{z}}`: `\textbf{\mbox{x}}^{y^{z} }`,
		`\mathrm{\mathbf{x}}`:       `\mathrm{\mathbf{x} }`,
		`\{\{x\}\}`:                 `\{\{x\}\}`,
		`\left\{x_{1}\}}`:           `\left\{x_{1}\} }`,
		`\\}}`:                      `\\} }`,
		`}} \`:                      `} } \`,
	} {
		if got := spaced(source); got != want {
			t.Errorf("spaced(%q) = %q, want %q", source, got, want)
		}
	}
}

func TestClozeHTML(t *testing.T) {
	for text, want := range map[string]string{
		`{{one}} gap`:                          `{{c1::one}} gap`,
		`{{one::hint}} gap`:                    `{{c1::one::hint}} gap`,
		"{{c2::`a::b`}} and {{c1::x::`c::d`}}": `{{c2::<code>a:&#58;b</code>}} and {{c1::x::<code>c:&#58;d</code>}}`,
		`{{c1::$\frac{1}{\sqrt{2}}$}}`:         `{{c1::\(\frac{1}{\sqrt{2} }\)}}`,
		`{{c1::$\text{a{b}}$}}`:                `{{c1::\(\text{a{b}&#125;\)}}`,
		`$\frac{1}{\sqrt{2}}$ {{c1::x}}`:       `\(\frac{1}{\sqrt{2}}\) {{c1::x}}`,
		`\{{{c1::\{x\}}}\}`:                    `&#123;{{c1::{x&#125;}}&#125;`,
		"**a {{c1::b** c}}":                    `**a {{c1::b** c}}`,
		"{{c1::a}}\n\n- {{c2::b}}":             "<p>{{c1::a}}</p>\n<ul>\n<li>{{c2::b}}</li>\n</ul>",
	} {
		f := fieldWriter{deck: "d"}
		if got := f.clozeHTML(text); got != want {
			t.Errorf("%q is\n%q, not\n%q", text, got, want)
		}
	}
}

// checkGaps holds the field of a cloze against its text: Anki finds the gaps that the deck has, in their order,
// and in each what it hides and hints at.
func checkGaps(t rapid.TB, text string) {
	t.Helper()
	segments, err := deck.ParseCloze(text)
	if err != nil {
		return
	}
	f := fieldWriter{deck: "d"}
	field := f.clozeHTML(text)
	found := ankiGap.FindAllStringSubmatch(field, -1)
	at := 0
	for _, s := range segments {
		if s.Group == 0 {
			continue
		}
		if at == len(found) {
			t.Fatalf("Anki finds %d gaps in %.300q of %.300q", len(found), field, text)
		}
		if found[at][1] != strconv.Itoa(s.Group) {
			t.Errorf("gap %d has the number %s, not %d: %.300q of %.300q", at, found[at][1], s.Group, field, text)
		}
		hidden, hint, _ := strings.Cut(found[at][2], "::")
		same(t, hidden, s.Text, field)
		same(t, hint, s.Hint, field)
		at++
	}
	if at != len(found) {
		t.Errorf("Anki finds %d gaps, and there are %d: %.300q of %.300q", len(found), at, field, text)
	}
	if rest := ankiGap.ReplaceAllString(field, ""); strings.Contains(rest, "{{") {
		t.Errorf("around the gaps is %.300q of %.300q", rest, text)
	}
}

// same holds HTML of a gap against the text that it is made of, but for spaces between braces.
func same(t rapid.TB, got, text, field string) {
	t.Helper()
	spell := func(s string) string {
		s = html.UnescapeString(s)
		for _, pair := range []string{"} }", "[ "} {
			for strings.Contains(s, pair) {
				s = strings.ReplaceAll(s, pair, strings.ReplaceAll(pair, " ", ""))
			}
		}
		return s
	}
	f := fieldWriter{deck: "d"}
	if want := markup.HTML(text, &markup.HTMLOptions{Image: f.image}); spell(got) != spell(want) {
		t.Errorf("Anki finds %.300q in a gap that says %.300q: %.300q", got, want, field)
	}
}

var clozeTokens = []string{
	"a", " ", "\n", "\n\n", "- ", "1. ", "> ", "# ", "|", "|-|\n", "*", "**", "_", "`", "``", "[", "](https://x.org/", "](media/a.png)", "![", ")",
	"$", "$$", `\(`, `\)`, `\[`, `\]`, `\`, "{", "}", `\{`, `\}`, ":", "`::`", "`}}`", "$x^{a^{b}}$", `$\text{a{b}}$`, `\text{`, "^{",
	"[sound:", "[latex]", "[$]", "<u>", "</u>", "<ruby>", "<rt>", "<script>", "&", "&#xF0000;", "\U000F0000", "\u05d0", "```\n",
}

func TestGapsOfTokens(t *testing.T) {
	token := rapid.SampledFrom(clozeTokens)
	gap := rapid.Custom(func(r *rapid.T) string {
		return "{{c" + strconv.Itoa(rapid.IntRange(1, 12).Draw(r, "group")) + "::x" + strings.Join(rapid.SliceOfN(token, 0, 8).Draw(r, "hidden"), "") +
			rapid.SampledFrom([]string{"", "::y"}).Draw(r, "hint") + strings.Join(rapid.SliceOfN(token, 0, 3).Draw(r, "rest"), "") + "}}"
	})
	rapid.Check(t, func(r *rapid.T) {
		checkGaps(r, strings.Join(rapid.SliceOfN(rapid.OneOf(token, gap), 0, 20).Draw(r, "text"), ""))
	})
}

func FuzzGaps(f *testing.F) {
	for _, c := range clozeTexts {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, text string) { checkGaps(t, text) })
}

var clozeTexts = []string{
	"{{c1::`std::vector`}}", `{{c1::$\frac{1}{\sqrt{2}}$::a $b^{c^{d}}$}}`, "[a](https://x.org/{{c1::x}})", "![{{c1::x}}](media/a.png) {{c2::![y}](media/b.png)}}",
	"| {{c1::a}} | b |\n|---|---|\n| {{c2::`{{`}} | d |", "\\\\{{c1::(}}x\\\\)", "{{c1::\\}}}", "- {{c1::- a}}\n  {{c1::1. b}}", "&#xF0000;{{c1::\U000F0001}}",
}
