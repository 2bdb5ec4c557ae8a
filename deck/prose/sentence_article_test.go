package prose

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck/prose/document"
)

// article returns the explainer that this project starts from, which is other people's and lies beside the checkout.
func article(t *testing.T) *document.Document {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for above := folder; above != filepath.Dir(above); above = filepath.Dir(above) {
		path := filepath.Join(above, "..", "shared", "concepts", "article.txt")
		if _, err := os.Stat(path); err != nil {
			continue
		}
		doc, err := document.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	t.Skip("no ../shared/concepts/article.txt beside the checkout: it holds another's text")
	return nil
}

// Of all that the article names it defines five terms. Its definitions stand here as hashes, since its sentences are not ours.
func TestSentencesOfTheArticle(t *testing.T) {
	t.Parallel()
	doc := article(t)
	want := []string{
		"outer alignment, call-that/1, line 3: 26 words 6a2a97cb",
		"inner alignment, call-that/1, line 5: 32 words f61a2d58",
		"goal misgeneralization, behind/1, line 17: 16 words f35537eb",
		"mesa-objective, called/1, line 19: 16 words 24bb8b13",
		"mesa-optimizer, is/1, line 45: 17 words 80cefcc3",
	}
	var got []string
	for _, d := range sentences(doc, "en", func(string) bool { return false }) {
		sum := sha256.Sum256([]byte(d.Definition))
		got = append(got, fmt.Sprintf("%s, %s, line %d: %d words %x", d.Term, d.Rule, d.Passage.First, len(strings.Fields(d.Definition)), sum[:4]))
		quote := doc.Plain[d.Passage.Start:d.Passage.End]
		if !strings.Contains(strings.ToLower(quote), d.Term) {
			t.Errorf("the passage of %q does not name it", d.Term)
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("found\n%s\nwant\n%s", g, w)
	}
}
