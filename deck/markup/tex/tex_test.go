package tex

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

var textTests = []struct{ name, tex, want string }{
	{"letters", `\alpha\beta + \Gamma`, "αβ + Γ"},
	{"relation without spaces", `a\le b`, "a ≤ b"},
	{"scripts", `x_1^2 + a_{ij}`, "x₁² + aᵢⱼ"},
	{"scripts without Unicode form", `U_{\pi} + e^{-x^2} + x_q`, "U_π + e^(−x²) + x_q"},
	{"primes and degrees", `f'(x), 90^\circ, w^\top, \pi^*`, "f′(x), 90°, wᵀ, π*"},
	{"sum", `\sum_{i = 1}^n x_i`, "∑ᵢ₌₁ⁿ xᵢ"},
	{"fraction", `\frac{1}{2}`, "1/2"},
	{"fraction of sums", `\frac{a+b}{c-d}`, "(a+b)/(c−d)"},
	{"fraction over a product", `\frac{1}{2c}`, "1/(2c)"},
	{"fraction of fractions", `\frac{\frac ab}{\frac 1c}`, "(a/b)/(1/c)"},
	{"fraction in a product", `2\frac{a}{b}x`, "2(a/b)x"},
	{"fraction before a factor", `\frac{a}{b}x`, "(a/b)x"},
	{"fraction over a number", `\frac{1}{10}`, "1/10"},
	{"fraction raised", `\frac{a}{b}^2`, "(a/b)²"},
	{"fraction in parentheses", `\left(\frac{a}{b}\right)^2`, "(a/b)²"},
	{"fraction of words", `\frac{\text{hits}}{\text{all tries}}`, "hits/(all tries)"},
	{"derivative", `\frac{\partial f}{\partial x_1}`, "∂f/∂x₁"},
	{"roots", `\sqrt2, \sqrt{a+b}, \sqrt[3]{xy}`, "√2, √(a+b), ³√(xy)"},
	{"functions", `2\sin x\log_2n + \max(a,b)`, "2 sin x log₂ n + max(a,b)"},
	{"named operator", `\operatorname*{argmax}_a Q`, "argmaxₐ Q"},
	{"alphabets", `\mathbb{E}[X], \mathcal{L}(\theta), \mathbf{w}`, "𝔼[X], ℒ(θ), w"},
	{"accents", `\hat{x} + \bar\theta`, "x\u0302 + θ\u0304"},
	{"words", `\text{if } x > 0\text{, else 5\%}`, "if x > 0, else 5%"},
	{"spaces in words", `a\text{~and }b`, "a and b"},
	{"formula in words", `\text{if $x$}`, `\text{if $x$}`},
	{"fences", `\left. f \right|_0, \bigl( x \bigr)`, "f |₀, ( x )"},
	{"escaped characters", `\{1, 2\} \| 5\%\,x`, "{1, 2} ‖ 5% x"},
	{"negation", `a \not\in B, a \not\approx b`, "a ∉ B, a ≉ b"},
	{"logic", `\forall x \in \mathbb{R}: \neg A \lor B`, "∀x ∈ ℝ: ¬A ∨ B"},
	{"cases", `\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}`, "{1, x > 0; 0, else}"},
	{"matrix", `\begin{pmatrix}a&b\\c&d\end{pmatrix}`, "(a, b; c, d)"},
	{"aligned", `\begin{align*}a &= b \\ c &= d\end{align*}`, "a = b; c = d"},
	{"over lines", "a +\n  b", "a + b"},
	{"unknown command", `\ce{H2O} + \alpha`, `\ce{H2O} + \alpha`},
	{"open group", `x^{2`, `x^{2`},
	{"stray brace", `a}b`, `a}b`},
	{"nothing raised", `x^`, `x^`},
	{"wrong end", `\begin{cases}a\end{matrix}`, `\begin{cases}a\end{matrix}`},
	{"alone", `a & b \\ c`, `a & b \\ c`},
	{"accent over several", `\overline{AB}`, `\overline{AB}`},
}

func TestText(t *testing.T) {
	for _, tt := range textTests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Text(tt.tex); got != tt.want {
				t.Errorf("Text(%q)\n got %q\nwant %q", tt.tex, got, tt.want)
			}
		})
	}
}

func TestScripts(t *testing.T) {
	for _, tt := range []struct{ text, raised, lowered string }{
		{"2", "²", "₂"},
		{"n+1", "ⁿ⁺¹", "ₙ₊₁"},
		{"q", "^q", "_q"},
		{"q r", "^(q r)", "_(q r)"},
		{"", "", ""},
	} {
		if got := Superscript(tt.text); got != tt.raised {
			t.Errorf("Superscript(%q) = %q, want %q", tt.text, got, tt.raised)
		}
		if got := Subscript(tt.text); got != tt.lowered {
			t.Errorf("Subscript(%q) = %q, want %q", tt.text, got, tt.lowered)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, tt := range textTests {
		f.Add(tt.tex)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if utf8.ValidString(source) {
			checkText(t, source)
		}
	})
}

// None of these may hang or end the program.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"{", `\frac`, `\sqrt{`, "^", "x_{", `\begin{cases}`, `\frac{1}`, `\not`, `\left`, `\hat`} {
		for _, n := range []int{10, maxBytes / len(unit), 100_000} {
			checkText(t, strings.Repeat(unit, n))
		}
	}
}

// checkText holds the text of a valid source to what a line of a terminal needs.
func checkText(t *testing.T, source string) {
	t.Helper()
	text := Text(source)
	if !utf8.ValidString(text) || strings.ContainsAny(text, "\n") || strings.Contains(text, "  ") || strings.Trim(text, " ") != text {
		t.Errorf("Text(%.80q) = %.80q", source, text)
	}
	for _, r := range text {
		if r < ' ' && !strings.ContainsRune(source, r) {
			t.Errorf("Text(%.80q) = %.80q holds %U", source, text, r)
		}
	}
}

func TestUnread(t *testing.T) {
	for source, want := range map[string]string{
		`\frac{1}{2}`:                    "",
		`\overset{a}{b}`:                 `\overset`,
		`x + \sqrt{\substack{a}}`:        `\substack`,
		`\begin{tikzcd}a\end{tikzcd}`:    `\begin{tikzcd}`,
		`\begin{cases}1\end{matrix}`:     `\begin{cases}`,
		`\frac{1}{2`:                     "{",
		`a}`:                             "}",
		`x^`:                             "its end",
		`x^&`:                            "&",
		`50%`:                            "%",
		`\?`:                             `\?`,
		`\text{a \b{c}}`:                 `\text`,
		strings.Repeat("x", 5000):        "x",
		"a\n\\frac{1}{2}":                "",
		`\begin{pmatrix}1\end{pmatrix}`:  "",
		`\left( \xrightarrow{a} \right)`: `\xrightarrow`,
	} {
		if got := Unread(source); got != want {
			t.Errorf("%.40s is not read from %q on, want %q", source, got, want)
		}
	}
}

// What is read is shown as something, and what is not as its source.
func FuzzUnread(f *testing.F) {
	for _, seed := range []string{`\frac{1}{2}`, `\overset{a}{b}`, `a}`, `{`, `x^`, `\`, `$`, `\begin{cases}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		unread := Unread(source)
		if shown := Text(source); unread != "" && shown != strings.Trim(spaces.ReplaceAllString(strings.ReplaceAll(source, "\n", " "), " "), " ") {
			t.Errorf("%q is shown as %q, and is not read from %q on", source, shown, unread)
		}
	})
}

var spaces = regexp.MustCompile("  +")
