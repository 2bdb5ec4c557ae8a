package markup

import (
	"math/rand/v2"
	"strings"
	"testing"

	"goodcard/long"
)

// Beyond the bounds a text is shown as it is written.
func TestBounds(t *testing.T) {
	long := strings.Repeat("a *b* ", 12_000)
	for _, tt := range []struct{ name, source, want string }{
		{"length", long + "\r\n\r\n&amp;\x1b", strings.TrimSpace(long) + "\n\n&amp;"},
		{"quotes on a line", strings.Repeat(">", 10_000) + " *a*", strings.Repeat(">", 10_000) + " *a*"},
		{"lists on a line", strings.Repeat("- ", 60) + "*a*", strings.Repeat("- ", 60) + "*a*"},
		{"emphasis", strings.Repeat("*", 200) + "a" + strings.Repeat("*", 200), strings.Repeat("*", 200) + "a" + strings.Repeat("*", 200)},
		{"tags", strings.Repeat("<u>", 60) + "a" + strings.Repeat("</u>", 60), strings.Repeat("<u>", 60) + "a" + strings.Repeat("</u>", 60)},
		{"links", strings.Repeat("[a](b.md)", 1001), strings.Repeat("[a](b.md)", 1001)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Text(tt.source); got != tt.want {
				t.Errorf("got %.80q… (%d bytes), want %.80q… (%d bytes)", got, len(got), tt.want, len(tt.want))
			}
		})
	}
}

// The parser's time grows with the square of what it looks for in vain. Where that would be
// seconds, a text is shown as it is written.
func TestDelimitersInVain(t *testing.T) {
	repeat := strings.Repeat
	for _, tt := range []struct {
		name, source string
		markdown     bool
	}{
		{"never closed", repeat("*a_", 20_000), false},
		{"one of them closed", "_b " + repeat("*a_", 20_000), false},
		{"idle between them", repeat("x*y*z_w_", 7000), false},
		{"idle alone", repeat("snake_case *a* ", 4000), true},
		{"strikethrough", repeat("~~a_", 15_000), false},
		{"lengths that do not go together", repeat("*x ", 10_000) + repeat("x**", 10_000), false},
		{"in many paragraphs", repeat(repeat("*a_", 40)+"\n\n", 500), true},
		{"closed at once", repeat("*a* __b__ ", 6000), true},
		{"closed from within", repeat("*a ", 9000) + repeat("b* ", 9000), false}, // too deep
		{"nothing to close", repeat("a_ ", 9000) + repeat("*b ", 9000), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			shown := Text(tt.source + "\n\n**end**")
			if markdown := !strings.HasSuffix(shown, "**end**"); markdown != tt.markdown {
				t.Errorf("read as Markdown: %v, want %v", markdown, tt.markdown)
			}
		})
	}
}

// Just within the bounds a text is Markdown.
func TestWithinBounds(t *testing.T) {
	if got := Text(strings.Repeat(">", 40) + " *a*\n\nb"); got != strings.Repeat("> ", 40)+"a\n\nb" {
		t.Errorf("40 quotes: %q", got)
	}
	if got := Text(strings.Repeat("*a* ", 16_000)); strings.Contains(got, "*") {
		t.Errorf("64,000 bytes: %.80q", got)
	}
}

// A row without cells is filled up, so a table could be much larger than its text.
func TestTableStaysSmall(t *testing.T) {
	source := strings.Repeat("|", 300) + "\n" + strings.Repeat("|-", 299) + "|\n" + strings.Repeat("|\n", 20_000)
	if n := count(Parse(source)); n > 2*maxCells {
		t.Errorf("%d nodes of %d bytes", n, len(source))
	}
}

func count(n *Node) int {
	sum := 1
	for _, c := range n.Children {
		sum += count(c)
	}
	return sum
}

// None of these may hang or end the program; in the long form each is as long as Markdown may be.
func TestHostileTexts(t *testing.T) {
	most := long.Size(maxBytes/8, maxBytes)
	for _, unit := range []string{
		">", "[", "![", "[a](", "](", "*a ", "**", "*_", "`a", "`` ` ", "$", "$a ", "$$a ", `\(`, `\[ `, "$`$``",
		"<", `<a b="`, "<sub>", "</u>", "<!--", "<?", "&", "&#", "| a", "|-", "- ", "1. ", "> - ", "~~a ",
		"a\n- ", "\t- ", "- a\n  ", "\n\n$$a\n", "||\n", "\\",
	} {
		checkText(t, strings.Repeat(unit, most/len(unit)))
		checkText(t, strings.Repeat(unit, 900))
	}
	random := rand.NewChaCha8([32]byte{})
	noise := make([]byte, 1<<20)
	if _, err := random.Read(noise); err != nil {
		t.Fatal(err)
	}
	checkText(t, string(noise))
	checkText(t, string(noise[:maxBytes]))
}
