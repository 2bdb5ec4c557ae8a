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
		"Q) Why is it hot?\nA) Fire burns wood.\n":                                          "qa/1: Why is it hot? => Fire burns wood.",
		"Q 1. It smokes.\nA 1. Sweep it.\n":                                                 "qa/1: It smokes. => Sweep it.",
		"Q: It smokes.\n\nIs that bad?\n\nA: No.\n":                                         "qa/1: It smokes. Is that bad? => No. [yes-no]",
		"FAQ\n\nQ: 1.2. It smokes.\n\n1.1. Is it bad?\nYes. Why?\n\nA: It is hot.\n":        "qa/1: 1.2. It smokes. 1.1. Is it bad? Yes. Why? => It is hot. [pronoun]",
		"F. Bacon wrote essays.\n\nA good read.\n":                                          "",
		"A. Small ones\n\nThese are cheap.\n\nF. Large ones and\nmore\n\nThese are dear.\n": "",
		"What are the grades?\n\nA. Fine\nB. Coarse\n":                                      `line-question/1: What are the grades? => A. Fine B. Coarse`,
	} {
		asked(t, document.Text, source, want)
	}
	for source, want := range map[string]string{
		"<p>Q. It smokes.<br>A. Sweep it.</p>":                                       "qa/1: It smokes. => Sweep it.",
		"<p><b>Q1:</b> Who is A. Smith?</p><p><b>A:</b> A baker.</p>":                "qa/1: Who is A. Smith? => A baker.",
		"<h2>Q1: Why is it hot?</h2><p>It smokes too.</p><p>A: Fire burns wood.</p>": "heading-question/1: Why is it hot? It smokes too. => Fire burns wood.",
		"<h2>Q1: Why is it hot?</h2><p>A: Fire burns wood.</p>":                      "heading-question/1: Why is it hot? => Fire burns wood.",
		"<h2>Who was he?</h2><p>A. Smith, the baker.</p>":                            "heading-question/1: Who was he? => A. Smith, the baker.",
	} {
		asked(t, document.HTML, source, want)
	}
}

func TestQuestionsAreWholeAndAnswersHaveNothingElse(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"FAQ\n===\n\n1. How do I make light?  When I press the\n   switch nothing happens.\n\n   Turn the key first.\n\n2. Why is it cold? Because it is winter.\n": `
list-question/1: How do I make light? When I press the switch nothing happens. => Turn the key first.
list-question/1: Why is it cold? => Because it is winter.`,
		"Q: Why?\nA: Because.\n\n--\nAnn Smith <ann@example.org>\n":                 "qa/1: Why? => Because.",
		"Q: Why?\nA: Because.\n\nLast updated in May.\n":                            "qa/1: Why? => Because.",
		"Q: Why?\nA: Because.\n\nThis page last modified on 2022-01-02.\n":          "qa/1: Why? => Because.",
		"Q: Why?\nA: Because.\n\n© 2022 Ann Smith\n\nLast updated on 2022-01-02.\n": "qa/1: Why? => Because.",
		"Q: Why?\nA: See the chapter on reasons.\n":                                 "left out: Why? (its answer only says where one stands)",
		"Q: Why?\nA: See the bakers of the town.\n":                                 "qa/1: Why? => See the bakers of the town.",
		"Q: Why?\nA: See the stars. They shine.\n":                                  "qa/1: Why? => See the stars. They shine.",
		"Is it free?\n\n    No.\n":                                                  "line-question/1: Is it free? => No. [yes-no]",
		"FAQ\n===\n\n2.3. Where can I learn it?\n\n   2.3.1. Books\n\n   2.3.2. Lists\n\n2.4. Why is it hot?\n\n   By heat.\n": `
line-question/1: Why is it hot? => By heat.
left out: Where can I learn it? (its answer only lists what comes)`,
		"FAQ\n===\n\n1. Where is it told of:\n    ovens\n    doughs\n\n   In the book.\n\n2. What is a loaf?\n\n   Bread.\n": `
line-question/1: What is a loaf? => Bread.
left out: Where is it told of: (what it asks about goes on in a list)`,
		"Q: How do I submit a patch?\nA: By post.\n": "left out: How do I submit a patch? (housekeeping)",
	} {
		asked(t, document.Text, source, want)
	}
	for source, want := range map[string]string{
		"<h1>Guide</h1><h2>Why spaces? I prefer tabs</h2><p>Tabs differ.</p>": "heading-question/1: Why spaces? I prefer tabs => Tabs differ.",
		"<dl><dt>Why is it red?</dt><dd>By heat.</dd><dt>Is it hot?</dt><dd>Very.</dd><dt>I asked it to stop and it still goes on.</dt><dd>Pull the plug.</dd></dl>": `
definition-list/1: Why is it red? => By heat.
definition-list/1: Is it hot? => Very. [yes-no]
definition-list/1: I asked it to stop and it still goes on. => Pull the plug.`,
		"<h1>Guide</h1><h2>Ready?: the game</h2><p>A game.</p>":         "",
		"<h2>Why?</h2><blockquote><p>It is.</p><p>So.</p></blockquote>": "heading-question/1: Why? => It is.//So. [pronoun]",
	} {
		asked(t, document.HTML, source, want)
	}
}

// An answer goes no further than to the next question, however that is set, nor into a glossary.
func TestWhereAnswersEnd(t *testing.T) {
	t.Parallel()
	asked(t, document.Markdown, "**Q: What is an intron?**\nA part that is cut out of RNA.\n\n- What is an exon? A part that stays.\n", `
qa/1: What is an intron? => A part that is cut out of RNA.
list-question/1: What is an exon? => A part that stays.`)
	asked(t, document.Text, "Q: What is an intron? A part that is cut out of RNA.\n\nQ: What is an exon?\nA part that stays.\n", `
qa/1: What is an intron? => A part that is cut out of RNA.
qa/1: What is an exon? => A part that stays.`)
	asked(t, document.Markdown, "# What is an intron?\n\nA part that is cut.\n\n**2. Why is it cut?**\n\nNothing is made of it.\n", `
heading-question/1: What is an intron? => A part that is cut.
line-question/1: Why is it cut? => Nothing is made of it.`)
	asked(t, document.Markdown, "# What is an intron?\n\nA part that is cut.\n\n## Key terms\n\n- Exon: a part that stays\n", `
heading-question/1: What is an intron? => A part that is cut.
list-term/1: What does "Exon" mean? => a part that stays
cloze: {{Exon}}: a part that stays`)
}

// In plain text and in a PDF the name of a glossary is a heading, whatever the lines below it look like.
func TestAGlossaryEndsAnAnswerOfPlainText(t *testing.T) {
	t.Parallel()
	asked(t, document.Text, "1. What is an intron?\n\nA part that is cut.\n\nKey terms\n\nExon\n", "line-question/1: What is an intron? => A part that is cut.")
}

// Where an answer may go on too far, that is a doubt.
func TestAnAnswerWithPartsIsDoubtful(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"# Why?\n\nSo.\n\n## In detail\n\nSo it is.\n":                                   "heading-question/1: Why? => So.//## In detail//So it is. [parts]",
		"# Why?\n\nSo.\n\nIs that true?\n\nIt is.\n":                                     "heading-question/1: Why? => So.//Is that true?//It is. [parts]",
		"# Why?\n\nSo.\n\n**In detail**\n\nSo it is.\n":                                  "heading-question/1: Why? => So.//**In detail**//So it is. [parts]",
		"# Why?\n\nThree nucleotides. 2) What is an intron? A part that is cut.\n":       "heading-question/1: Why? => Three nucleotides. 2) What is an intron? A part that is cut. [parts]",
		"# Why?\n\nSo. What else could it be? Nothing.\n\nAnd **that** is it. Isn't it?": "heading-question/1: Why? => So. What else could it be? Nothing.//And **that** is it. Isn't it?",
	} {
		asked(t, document.Markdown, source, want)
	}
}

// Who wrote a text is nothing to learn; who wrote something else is.
func TestWhoWroteThis(t *testing.T) {
	t.Parallel()
	asked(t, document.Markdown, "## Who wrote this?\n\nMe.\n\n## Who maintains the FAQ?\n\nMe.\n\n## Who wrote this novel?\n\nMelville.\n", `
heading-question/1: Who wrote this novel? => Melville.
left out: Who wrote this? (housekeeping)
left out: Who maintains the FAQ? (housekeeping)`)
}
