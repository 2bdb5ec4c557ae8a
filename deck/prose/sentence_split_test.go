package prose

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestSplitSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{ // the first word of a text names its language
		"en One came. Two left! Did three stay? Yes.":                 {"One came.", "Two left!", "Did three stay?", "Yes."},
		"en It takes e.g. Milk and salt. Then stir.":                  {"It takes e.g. Milk and salt.", "Then stir."},
		"en See Fig. 3 of Dr. Miller et al. It helps.":                {"See Fig. 3 of Dr. Miller et al. It helps."},
		"en J. R. Miller and Anna B. Smith wrote it. They left.":      {"J. R. Miller and Anna B. Smith wrote it.", "They left."},
		"en Lemons hold vitamin C. The sailors knew.":                 {"Lemons hold vitamin C.", "The sailors knew."},
		"en Was it? The answer is no. It was not.":                    {"Was it?", "The answer is no.", "It was not."},
		"en Take it modulo p. Like DSA it needs luck.":                {"Take it modulo p.", "Like DSA it needs luck."},
		"en Version 3.5 costs $1.50. Node.js runs it.":                {"Version 3.5 costs $1.50.", "Node.js runs it."},
		"en “Stop!” she said. He stopped.":                            {"“Stop!” she said.", "He stopped."},
		"en It ended (so they say.) Nobody knew.":                     {"It ended (so they say.)", "Nobody knew."},
		"en Wait... what is it? A boat.":                              {"Wait... what is it?", "A boat."},
		"en first line of a verse\nand its second. End.":              {"first line of a verse\nand its second.", "End."},
		"en First line\nSecond line":                                  {"First line", "Second line"},
		"de Am 3. Oktober war Ruhe. Im 19. Jahrhundert nicht.":        {"Am 3. Oktober war Ruhe.", "Im 19. Jahrhundert nicht."},
		"de Es kostet 3. Das ist viel.":                               {"Es kostet 3.", "Das ist viel."},
		"de Das gilt z. B. Für Brot, d. h. Es gilt bzw. Es galt. Ja.": {"Das gilt z. B. Für Brot, d. h. Es gilt bzw. Es galt.", "Ja."},
		"de Das gilt z.B. Montags. Dienstags nicht.":                  {"Das gilt z.B. Montags.", "Dienstags nicht."},
		"en ": nil,
	} {
		lang, body, _ := strings.Cut(text, " ")
		var got []string
		for _, at := range splitSentences(body, lang) {
			got = append(got, body[at.start:at.end])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q\nis cut into %q\nwant        %q", body, got, want)
		}
	}
}

// Sentences stand in their order, and nothing but space is between them.
func FuzzSplitSentences(f *testing.F) {
	f.Add("One came. Two left! „Drei“ blieb? e.g. A. B. (x.) 3. Mai", "de")
	f.Add("a.\nb\n\n.)]\"", "en")
	f.Fuzz(func(t *testing.T, text, lang string) {
		at := 0
		for _, s := range splitSentences(text, lang) {
			if s.start < at || s.end <= s.start || s.end > len(text) {
				t.Fatalf("%q: sentence %v begins before %d or is empty", text, s, at)
			}
			if strings.TrimSpace(text[at:s.start]) != "" {
				t.Fatalf("%q: %q is in no sentence", text, text[at:s.start])
			}
			at = s.end
		}
		if strings.TrimFunc(text[at:], unicode.IsSpace) != "" {
			t.Fatalf("%q: the end %q is in no sentence", text, text[at:])
		}
	})
}
