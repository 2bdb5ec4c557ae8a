package prose_test

import (
	"testing"

	"goodcard/deck/prose/document"
)

// Lines of a term and its definition are a glossary, though no heading says so, where most begin as definitions do.
func TestLinesOfTerms(t *testing.T) {
	t.Parallel()
	const before, after = "Cells are the units of which all is made that lives.\n\n", "\nMore of them is told below.\n"
	want := `
list-term/1: What does "osmosis" mean? => movement of water
cloze: {{osmosis}}: movement of water
list-term/1: What does "diffusion" mean? => the spreading of particles
cloze: {{diffusion}}: the spreading of particles
list-term/1: What does "turgor" mean? => pressure on the wall
cloze: {{turgor}}: pressure on the wall`
	for _, sign := range []string{" - ", ": ", " — "} {
		lines := "osmosis" + sign + "movement of water\ndiffusion" + sign + "the spreading of particles\nturgor" + sign + "pressure on the wall\n"
		asked(t, document.Text, before+lines+after, want)
		asked(t, document.Markdown, before+lines+after, want)
	}
	asked(t, document.HTML, "<p>"+before+"<p>osmosis: movement of water<br>diffusion: the spreading of particles<br>turgor: pressure on the wall", want)
	asked(t, document.Markdown, "# Cells\n\n- osmosis: movement of water\n- diffusion: the spreading of particles\n- turgor: pressure on the wall\n", want)
	for _, source := range []string{
		"Name: The Tea House\nStreet: Mill Lane\nMail: tea@example.org\n",
		before + "Monday: buy milk\nTuesday: fetch the bread\nSunday: sleep\n",
		before + "- input: the file to be read\n- `output`: the file to be written\n- level: the number of steps\n",
	} {
		asked(t, document.Markdown, source, "")
	}
}

// A paragraph with a bold word before a dash says what it means, with an article or without; an entry of a list may praise.
func TestBoldTermsBeforeADash(t *testing.T) {
	t.Parallel()
	asked(t, document.Markdown, "**Genome** — all DNA of an organism.\n\n**Codon** - triplet that stands for an amino acid.\n\n**Fast** — reads in no time.\n\n- **Small** — all of it in one file.\n", `
bold-term/1: What does "Genome" mean? => all DNA of an organism.
cloze: {{Genome}}: all DNA of an organism.
bold-term/1: What does "Codon" mean? => triplet that stands for an amino acid.
cloze: {{Codon}}: triplet that stands for an amino acid.
left out: Fast — reads in no time. (does not say what a term means)
left out: Small — all of it in one file. (does not say what a term means)`)
	asked(t, document.Markdown, "- **Gene** — a stretch of DNA.\n- **Genome** — all DNA of an organism.\n", `
bold-term/1: What does "Gene" mean? => a stretch of DNA.
cloze: {{Gene}}: a stretch of DNA.
bold-term/1: What does "Genome" mean? => all DNA of an organism.
cloze: {{Genome}}: all DNA of an organism.`)
}
