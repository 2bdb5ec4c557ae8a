package prose_test

import (
	"testing"

	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// asked compares what a document of some format offers.
func asked(t *testing.T, format document.Format, source, want string) *prose.Find {
	t.Helper()
	d, err := document.Parse("faq", []byte(source), format)
	if err != nil {
		t.Fatal(err)
	}
	return check(t, d, "en", want)
}

// An answer begins behind its mark, however question and answer are marked.
func TestMarksOfQuestionsAndAnswers(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"Q. Why is it hot?\nA. Fire burns\n   wood.\n\n   All day.\n\nQ. It smokes. How is it\n   cleaned?\nA. With a brush.\n": `
qa/1: Why is it hot? => Fire burns wood.//All day.
qa/1: It smokes. How is it cleaned? => With a brush.`,
		"Q) Why is it hot?\nA) Fire burns wood.\n":       "qa/1: Why is it hot? => Fire burns wood.",
		"Q 1. It smokes.\nA 1. Sweep it.\n":            "qa/1: It smokes. => Sweep it.",
		"Q: It smokes.\n\nIs that bad?\n\nA: No.\n":    "qa/1: It smokes. Is that bad? => No. [yes-no]",
		"F. Bacon wrote essays.\n\nA good read.\n":     "",
		"What are the grades?\n\nA. Fine\nB. Coarse\n": `line-question/1: What are the grades? => A. Fine B. Coarse`,
	} {
		asked(t, document.Text, source, want)
	}
	for source, want := range map[string]string{
		"<p>Q. It smokes.<br>A. Sweep it.</p>":                        "qa/1: It smokes. => Sweep it.",
		"<p><b>Q1:</b> Who is A. Smith?</p><p><b>A:</b> A baker.</p>": "qa/1: Who is A. Smith? => A baker.",
		"<h2>Q1: Why is it hot?</h2><p>A: Fire burns wood.</p>":         "heading-question/1: Why is it hot? => Fire burns wood.",
		"<h2>Who was he?</h2><p>A. Smith, the baker.</p>":             "heading-question/1: Who was he? => A. Smith, the baker.",
	} {
		asked(t, document.HTML, source, want)
	}
}
