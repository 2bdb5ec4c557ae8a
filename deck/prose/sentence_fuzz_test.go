package prose

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/prose/document"
)

// Whatever a text holds, a definition says where it stands, and its passage names its term.
func FuzzSentences(f *testing.F) {
	for _, text := range []string{
		"By ballast we mean the load that keeps a ship upright.",
		"Some plants turn towards the light. This is called *phototropism*.",
		"Der Begriff „Quorum“ bezeichnet die kleinste Zahl von Mitgliedern, die entscheiden darf.",
		"# Ropes\n\nA **capstan** (CAP) is a drum on which `rope` is wound. Call that it.",
		"A central unit (CU) waits. Unter kalter Luft wird Luft verstanden, die kalt ist. CU.",
	} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, english bool) {
		lang := "de"
		if english {
			lang = "en"
		}
		doc, err := document.Parse("fuzz.txt", []byte(text), document.Text)
		if err != nil {
			t.Skip()
		}
		for _, d := range sentences(doc, lang, func(string) bool { return false }) {
			p := d.Passage
			if p.Start < 0 || p.End > len(doc.Plain) || p.Start >= p.End || !utf8.ValidString(doc.Plain[p.Start:p.End]) {
				t.Fatalf("%q: passage %v of %d bytes", text, p, len(doc.Plain))
			}
			if d.Term == "" || d.Definition == "" || !utf8.ValidString(d.Term+d.Definition) {
				t.Fatalf("%q: %+v", text, d)
			}
			first, _ := utf8.DecodeRuneInString(d.Term)
			if !strings.ContainsRune(strings.ToLower(doc.Plain[p.Start:p.End]), unicode.ToLower(first)) {
				t.Fatalf("%q: passage %q does not name %q", text, doc.Plain[p.Start:p.End], d.Term)
			}
		}
	})
}
