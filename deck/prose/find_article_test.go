package prose

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"goodcard/deck"
)

// The article gives a card for each of its four questions, with the whole answer, and a concept with two cards for each
// of the five terms that it defines; nothing else. Its sentences are not ours, so that texts stand here as hashes.
func TestFindInTheArticle(t *testing.T) {
	t.Parallel()
	doc := article(t)
	want := []string{
		"outer-alignment call-that/1 .75 line 3 asks",
		"outer-alignment-cloze 1 gap line 3 asks",
		"inner-alignment call-that/1 .75 line 5 asks",
		"inner-alignment-cloze 1 gap line 5 asks",
		"goal-misgeneralization behind/1 .75 line 17",
		"goal-misgeneralization-cloze 1 gap line 17",
		"mesa-objective called/1 .85 line 19 unmasked",
		"mesa-objective-cloze 1 gap line 19",
		"question line-question/1 .90 line 33 long",
		"question line-question/1 .90 line 37 long yes-no",
		"question line-question/1 .90 line 41 long",
		"question line-question/1 .90 line 45 long",
		"mesa-optimizer is/1 .60 line 45",
		"mesa-optimizer-cloze 1 gap line 45",
	}
	answers := "4 answers, c3c54e1c"
	var got []string
	var whole strings.Builder
	concepts, questions := 0, 0
	find := FindIn(doc, "")
	for _, c := range find.Candidates {
		if c.Concept != nil {
			concepts++
			continue
		}
		if structural := strings.HasPrefix(c.Rule, "line-question"); c.Structural != structural {
			t.Errorf("%s is taken for %v, which it is not", c.Card.ID, c.Structural)
		}
		line := c.Card.ID
		if c.Structural {
			line = "question" // its id has the words of the article
		}
		if c.Card.Kind == deck.Cloze {
			line += fmt.Sprintf(" %d gap", strings.Count(c.Card.Text, "{{"))
		} else {
			line += strings.Replace(fmt.Sprintf(" %s %.2f", c.Rule, c.Confidence), "0.", ".", 1)
		}
		line += fmt.Sprint(" line ", c.Passage.First)
		for _, f := range c.Flags {
			line += " " + string(f)
		}
		got = append(got, line)
		if c.Structural {
			questions++
			if answer := doc.Plain[c.Passage.Start:c.Passage.End]; answer != c.Card.Answer {
				t.Errorf("the answer of %s is not what stands there", c.Card.ID)
			}
			whole.WriteString(c.Card.Text + "\n" + c.Card.Answer + "\n")
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("found\n%s\nwant\n%s", g, w)
	}
	if concepts != 5 {
		t.Errorf("%d concepts, want 5", concepts)
	}
	sum := sha256.Sum256([]byte(whole.String()))
	if got := fmt.Sprintf("%d answers, %x", questions, sum[:4]); got != answers {
		t.Errorf("questions with their answers: %s, want %s", got, answers)
	}
	if len(find.Skipped) > 0 || find.Lang != "en" {
		t.Errorf("left out %v, language %q", find.Skipped, find.Lang)
	}
}
