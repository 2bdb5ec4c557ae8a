package document

import (
	"slices"
	"strings"
	"testing"
)

func TestDataForSearchEngines(t *testing.T) {
	reading{"questions and terms in data", `
<html lang="en"><head>
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
 {"@type": ["FAQPage"], "mainEntity": [
  {"@type": "Question", "name": "What is a proxy?",
   "acceptedAnswer": {"@type": "Answer",
     "text": "<p>A <b>stand-in</b>.</p><ul><li>cheap</li></ul><script>alert(1)<\/script>"}},
  {"@type": "schema:Question", "text": "AT&amp;T?", "acceptedAnswer": [{"text": "One.\n\nTwo."}]},
  {"@type": "Question", "name": "Nobody knows?", "suggestedAnswer": {"text": "I do"}}]},
 {"@type": "DefinedTermSet", "hasDefinedTerm": [
  {"@type": "DefinedTerm", "name": "goal", "alternateName": ["aim", "end"], "description": "What is meant."},
  {"@type": "DefinedTerm", "name": "bare"},
  {"@type": "https://schema.org/DefinedTerm", "name": "reward", "description": "What is given."}]}]}
</script></head><body><p>Seen.</p></body></html>
`, `
question data 5-7: What is a proxy?
  paragraph data 7: A *stand-in*.
  list data 7
    item data 7
      paragraph data 7: cheap
question data 8: AT&T?
  paragraph data 8: One.
  paragraph data 8: Two.
definitions data 11-13
  term data 11: goal
  term data 11: aim
  term data 11: end
  definition data 11
    paragraph data 11: What is meant.
  term data 13: reward
  definition data 13
    paragraph data 13: What is given.
paragraph 14: Seen.
`}.check(t, HTML)
}

// A number that no computer counts to is one of JSON all the same.
func TestDataWithLargeNumbers(t *testing.T) {
	d := parsed(t, `<script type="application/ld+json">{"@type": "Question", "position": 1e999999, "name": "Why?", "acceptedAnswer": {"text": "So."}}</script>`, HTML)
	if want := "question data 1: Why?\n  paragraph data 1: So.\n"; outline(d.Blocks) != want {
		t.Errorf("got %s, left out: %q", outline(d.Blocks), d.Unread)
	}
}

func TestDataThatCannotBeRead(t *testing.T) {
	for name, data := range map[string]string{
		"words without quotes": `{"@type": "Question", "name": oops}`,
		"no end":               `{"@type": "Question", "name": "Why?"`,
		"too deep":             strings.Repeat(`{"a":[`, 1000) + strings.Repeat(`]}`, 1000),
	} {
		t.Run(name, func(t *testing.T) {
			d := parsed(t, "<p>Words.</p>\n<script type='application/ld+json'>\n"+data+"\n</script>", HTML)
			if want := []string{"data for search engines in line 3, which are no JSON that can be read"}; !slices.Equal(d.Unread, want) {
				t.Errorf("left out: %q, want %q", d.Unread, want)
			}
			if got := outline(d.Blocks); got != "paragraph 1: Words.\n" {
				t.Errorf("got %s", got)
			}
		})
	}
}

// An answer in data is HTML, and may itself pretend to have data.
func TestDataInData(t *testing.T) {
	d := parsed(t, `<script type="application/ld+json">{"@type": "Question", "name": "Why?", "acceptedAnswer": {"text":
"<p>So.</p><script type=application/ld+json>{\"@type\": \"DefinedTerm\", \"name\": \"a\", \"description\": \"b\"}<\/script>"}}</script>`, HTML)
	if want := "question data 1-2: Why?\n  paragraph data 2: So.\n"; outline(d.Blocks) != want {
		t.Errorf("got %s", outline(d.Blocks))
	}
}
