package prose_test

import (
	"testing"

	"goodcard/deck/prose/document"
)

// A question on one line is answered on the next, with a number or without, as far as the next question or a blank line.
func TestQuestionsRightAboveTheirAnswers(t *testing.T) {
	t.Parallel()
	want := `
line-question/1: What is a codon? => Three nucleotides.
line-question/1: What is an intron? => A part that is cut out of RNA.`
	for _, source := range []string{
		"1) What is a codon?\n   Three nucleotides.\n2) What is an intron?\n   A part that is cut\n   out of RNA.\n",
		"1. What is a codon?\nThree nucleotides.\n2. What is an intron?\nA part that is cut out of RNA.\n",
		"What is a codon?\nThree nucleotides.\n\nWhat is an intron?\nA part that is cut\nout of RNA.\n",
		"What is a codon?\nThree nucleotides.\nWhat is an intron?\nA part that is cut out of RNA.\n",
	} {
		asked(t, document.Text, source, want)
	}
	for _, source := range []string{
		"What is a codon?\nThree nucleotides.\n\nWhat is an intron?\nA part that is cut\nout of RNA.\n",
		"*What is a codon?*\nThree nucleotides.\n*What is an intron?*\nA part that is cut out of RNA.\n",
		"What is a codon?  \nThree nucleotides.\n\nWhat is an intron?\\\nA part that is cut out of RNA.\n",
	} {
		asked(t, document.Markdown, source, want)
	}
	asked(t, document.HTML, "<p>What is a codon?<br>Three nucleotides.<br>What is an intron?<br>A part that is cut out of <i>RNA</i>.</p>", `
line-question/1: What is a codon? => Three nucleotides.
line-question/1: What is an intron? => A part that is cut out of *RNA*.`)
	for _, source := range []string{
		"1) What is a codon?\n   Three nucleotides.\n2) What is an intron?\n   A part that is cut out of RNA.\n",
		"- What is a codon?\n  Three nucleotides.\n- What is an intron?\n  A part that is cut out of RNA.\n",
	} {
		asked(t, document.Markdown, source, `
list-question/1: What is a codon? => Three nucleotides.
list-question/1: What is an intron? => A part that is cut out of RNA.`)
	}
	// Where a line is full, it ends there for want of room.
	asked(t, document.Text, `
Nobody knew. But why was that so, and what should anybody have done there?
Why did the whole of the village not see it before, or did nobody look up?
It was in the sky, as large as the moon, and as red as the sun at evening.
They went on. Who of them would have turned, and for what would he go?

Why should the king of a country as large as this one care about the few?
He had many others, as he said, and those that he had were not all in need.`, "")
}

// A list of what was mended has questions among its lines, and answers none.
func TestLinesOfAChangeLogAreNoQuestions(t *testing.T) {
	t.Parallel()
	asked(t, document.Text, `
Bugs fixed:
 508976 Does the sort preserve the order?
 562334 Wrong on some systems
 594000 Should it warn?
 662802 Add a test
`, "")
}
