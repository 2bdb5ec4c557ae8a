package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// pdfOf reads what a program is said to print.
func pdfOf(t testing.TB, printed string) *Document {
	t.Helper()
	d, err := readPDFThrough(t.Context(), func(context.Context, []byte) ([]byte, error) { return []byte(printed), nil }, "a.pdf", nil)
	if err != nil {
		t.Fatal(err)
	}
	finish(d)
	return d
}

func TestPDFText(t *testing.T) {
	page := func(head, text, foot string) string { return head + "\n\n" + text + "\n\n" + foot + "\n\f" }
	for _, c := range []struct{ name, printed, want string }{
		{"heads and feet of pages",
			page("                Tea for all", "What is cha?\n\nTea, in Asia.", "          1") + page("Tea for all                ", "What is chai?\n\nTea, in India.", "          2") + page("Tea for all", "What is matcha?\n\nTea, as powder.", "          3"),
			"What is cha?\n\nTea, in Asia.\n\nWhat is chai?\n\nTea, in India.\n\nWhat is matcha?\n\nTea, as powder."},
		{"heads that differ by chapter, with the number of the page",
			page("Chapter 1: Cha        7", "Tea, in Asia.", "") + page("Chapter 2: Chai        8", "Tea, in India.", "") + page("Chapter 3: Matcha        9", "Tea, as powder.", ""),
			"Tea, in Asia.\n\nTea, in India.\n\nTea, as powder."},
		{"numbers that are text stay",
			page("", "There are these cups in the house, as it says:\n\n42", "") + page("", "Tea has two.", "") + page("", "It has\n\n3", ""),
			"There are these cups in the house, as it says:\n\n# 42\n\nTea has two.\n\nIt has\n\n3"},
		{"a sentence over the border of pages", "Tea is a hot drink that people have\n\f     known for a long time.\n", "Tea is a hot drink that people have known for a long time."},
		{"parted words", "Many people know the word fer-\nmentation, and few the word gai-\nwan. A well-known\ntea is well-\nknown for long.\n", "Many people know the word fermentation, and few the word gaiwan. A well-known tea is well-known for long."},
		{"hyphens that stay", "There are hand-\nand machine-made teas, of type A-\nB.\n", "There are hand- and machine-made teas, of type A- B."},
		{"a soft hyphen and letters in one", "An e\ufb03cient fer\u00ad\nmentation.\n", "An efficient fermentation."},
		{"bullets of a font of symbols", "Sorts:\n\n\uf0b7 green\n\uf0b7 black\n", "Sorts:\n\n- green\n- black"},
		{"a question right above its answer",
			"What is cha?\nTea is what people in most of Asia call a drink of leaves and hot water, and\nmuch more is known of it.\nWhat is chai?\nTea, with milk and spices, as people in India drink it at every corner of a\nstreet.\n",
			"What is cha?\n\nTea is what people in most of Asia call a drink of leaves and hot water, and much more is known of it.\n\nWhat is chai?\n\nTea, with milk and spices, as people in India drink it at every corner of a street."},
		{"a question within a paragraph stays",
			"Some ask of tea whether it is good for all, and whether it has an end to it?\nNobody knows, and so all of them drink it until there is no more of it, and\nthen sleep.\n",
			"Some ask of tea whether it is good for all, and whether it has an end to it? Nobody knows, and so all of them drink it until there is no more of it, and then sleep."},
		{"paragraphs that begin further right",
			"Tea is what people in most of Asia call a drink of leaves and hot water, ok.\n   It is old, and nobody knows how old it is, though many books have been made\nabout it.\n",
			"Tea is what people in most of Asia call a drink of leaves and hot water, ok.\n\nIt is old, and nobody knows how old it is, though many books have been made about it."},
		{"a table of contents", "Contents\n\n1. What is cha? . . . . . . . . 3\n2. What is chai?............... iv\n\nText of tea.\n", "# Contents\n\nText of tea."},
		{"headings with numbers", "1. Tea\n\n1.1. What is cha?\n\nA drink.\n\n1. boil\n\n2. wait\n\nDone.\n", "# 1. Tea\n\n## 1.1. What is cha?\n\nA drink.\n\n1. boil\n2. wait\n\nDone."},
	} {
		t.Run(c.name, func(t *testing.T) { wantMarkdown(t, pdfOf(t, c.printed), c.want) })
	}
}

// Two columns are read one after the other; what goes over both stands before them. A table stays.
func TestPDFColumns(t *testing.T) {
	var page strings.Builder
	page.WriteString("                        A paper on the drinking of tea in all the world\n\n")
	for i := range 12 {
		fmt.Fprintf(&page, "left line %02d goes on with words       right line %02d goes on with word\n", i, i)
	}
	text := pdfOf(t, page.String()).Plain
	title, left, right := strings.Index(text, "A paper"), strings.Index(text, "left line 11"), strings.Index(text, "right line 00")
	if title != 0 || left < 0 || right < left {
		t.Errorf("title at %d, last of the left column at %d, first of the right one at %d in:\n%s", title, left, right, text)
	}
	var table strings.Builder
	for i := range 12 {
		fmt.Fprintf(&table, "term %02d              a definition of that term, which is longer\n                     than a line\n", i)
	}
	text = pdfOf(t, table.String()).Plain
	if first, second := strings.Index(text, "a definition"), strings.Index(text, "term 01"); second < first {
		t.Errorf("a table is taken for columns:\n%s", text)
	}
}

// Lines are those of the layout, also behind heads that are gone and words that were joined.
func TestPDFLines(t *testing.T) {
	d := pdfOf(t, "Head 1\n\nTea is fer-\nmented.\n\fHead 2\n\nSecond.\n\fHead 3\n\nThird.\n\f")
	want := [][2]int{{3, 3}, {7, 7}, {10, 10}}
	for i, b := range d.Blocks {
		if i >= len(want) || b.First != want[i][0] {
			t.Errorf("block %d %q begins on line %d: want %v", i, TextOf(b.Spans), b.First, want)
		}
	}
	if want := []string{"heads and feet of pages"}; !slices.Equal(d.Unread, want) {
		t.Errorf("left out %q, want %q", d.Unread, want)
	}
}

// pdfFile is a small PDF with a line of text for each of lines.
func pdfFile(lines ...string) []byte {
	var text strings.Builder
	text.WriteString("BT /F1 12 Tf 14 TL 72 720 Td ")
	for _, l := range lines {
		fmt.Fprintf(&text, "(%s) Tj T* ", l)
	}
	text.WriteString("ET")
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", text.Len(), text.String())}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	table := "0000000000 65535 f \n"
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table, len(objects)+1, at)
	return b.Bytes()
}

func TestPDFThroughPoppler(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	t.Chdir(t.TempDir())
	const name = "-layout.pdf" // which is no option
	if err := os.WriteFile(name, pdfFile("What is cha?", "", "Tea, in most of Asia."), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := Read(name)
	if err != nil {
		t.Fatal(err)
	}
	if want := "What is cha?\nTea, in most of Asia."; d.Plain != want || d.Format != PDF || d.Name != name {
		t.Errorf("%q of format %q, named %q: want %q", d.Plain, d.Format, d.Name, want)
	}
	_, err = Parse("scan.pdf", pdfFile(), PDF)
	wantError(t, err, "scan.pdf: no text stands in it", "OCR")
	_, err = Parse("broken.pdf", []byte("%PDF-1.4\nbroken"), PDF)
	wantError(t, err, "broken.pdf: it is damaged", "once more")
}

func wantError(t testing.TB, err error, message, next string) {
	t.Helper()
	e := (*Error)(nil)
	if !errors.As(err, &e) || !strings.Contains(e.Error(), message) || !strings.Contains(e.Next, next) {
		t.Errorf("error %q: want %q with the hint %q", err, message, next)
	}
}

// What the program may do instead of its work.
func TestPDFFailures(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("scripts stand in for the program")
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("sh is not installed")
	}
	for _, c := range []struct{ name, script, message, next string }{
		{"absent", "", "is not installed here", "poppler-utils"},
		{"password", "echo 'Command Line Error: Incorrect password' >&2; exit 1", "protected by a password", "without one"},
		{"copying forbidden", "exit 3", "does not let its text be taken out", "ask for"},
		{"no pipe", "echo \"I/O Error: Couldn't open file '-'\" >&2; exit 1", "does not read from a pipe", "poppler-utils"},
		{"broken", "exit 1", "damaged", "once more"},
		{"endless", "l=123456789012345; for i in 1 2 3 4 5 6 7 8 9 10; do l=\"$l $l\"; done; while :; do echo \"$l\"; done", "more than", "split"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			t.Setenv("PATH", dir)
			if c.script != "" {
				if err := os.WriteFile(filepath.Join(dir, "pdftotext"), []byte("#!"+shell+"\n"+c.script+"\n"), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			_, err := readPDF("a.pdf", []byte("%PDF-1.4"))
			wantError(t, err, c.message, c.next)
		})
	}
	t.Run("many warnings", func(t *testing.T) {
		dir := t.TempDir()
		t.Setenv("PATH", dir)
		script := "n=0; while [ $n -lt 2000 ]; do echo 'Syntax Warning: Invalid Font Weight, and so on for a while in each of its fonts' >&2; n=$((n+1)); done\necho Tea."
		if err := os.WriteFile(filepath.Join(dir, "pdftotext"), []byte("#!"+shell+"\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		if d, err := readPDF("a.pdf", []byte("%PDF-1.4")); err != nil || d.Blocks == nil {
			t.Errorf("got %+v, %v", d, err)
		}
	})
	t.Run("too slow", func(t *testing.T) {
		dir := t.TempDir()
		t.Setenv("PATH", dir)
		if err := os.WriteFile(filepath.Join(dir, "pdftotext"), []byte("#!"+shell+"\nwhile :; do :; done\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := readPDFThrough(ctx, pdftotext, "a.pdf", nil)
		wantError(t, err, "still reading", "docx")
	})
}

// A text of a million blank lines, of pages without end, or of parted words alone takes no time worth speaking of.
func TestPDFBounds(t *testing.T) {
	for _, c := range []struct{ name, printed, message string }{
		{"pages", strings.Repeat("\f", 30_000), "it has 30000 pages"},
		{"lines", strings.Repeat("\n", maxLines+1), "more than 1 million lines"},
	} {
		_, err := readPDFThrough(t.Context(), func(context.Context, []byte) ([]byte, error) { return []byte(c.printed), nil }, "a.pdf", nil)
		wantError(t, err, c.message, "split")
	}
	if d := pdfOf(t, strings.Repeat("ab-\n", 50_000)+"ab"); strings.Count(d.Plain, "ab") != 50_001 {
		t.Errorf("%d words are left of 50001", strings.Count(d.Plain, "ab"))
	}
}

func FuzzPDFText(f *testing.F) {
	f.Add("1. Tea\n\nWhat is cha?\nTea fer-\nmented.\n\f  2\n\nterm      text\n")
	f.Add(strings.Repeat("left line goes on with words       right line goes on with words\n", 9))
	f.Fuzz(func(t *testing.T, printed string) {
		d, err := readPDFThrough(t.Context(), func(context.Context, []byte) ([]byte, error) { return []byte(printed), nil }, "a.pdf", nil)
		if (d == nil) == (err == nil) {
			t.Fatalf("document %v with error %v: want exactly one of them", d, err)
		}
		if err != nil {
			return
		}
		finish(d)
		for _, b := range d.Blocks {
			if b.First < 1 || b.Last < b.First || b.Last > strings.Count(printed, "\n")+1 {
				t.Errorf("lines %d to %d of %d", b.First, b.Last, strings.Count(printed, "\n")+1)
			}
		}
	})
}
