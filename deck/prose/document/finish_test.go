package document

import (
	"strings"
	"testing"
)

// A text of many words with the marks of a heading is none: what stands below it would name all of it as its place.
func TestHeadingThatIsTooLong(t *testing.T) {
	long := strings.Repeat("word ", 250)
	for format, src := range map[Format]string{Markdown: "# " + long + "\n\n## Short\n", HTML: "<h1>" + long + "</h1><h2>Short</h2>"} {
		d := parsed(t, src, format)
		if len(d.Blocks) != 2 || d.Blocks[0].Kind != Paragraph || d.Blocks[1].Kind != Heading {
			t.Errorf("%s: got %s", format, outline(d.Blocks))
		}
	}
}
