package prose

import (
	"strings"
	"testing"

	"goodcard/deck/prose/document"
)

// definitionsIn returns what the sentences of a plain text define, a line each: "rule: term = definition".
func definitionsIn(t *testing.T, lang, text string) string {
	t.Helper()
	doc, err := document.Parse("text.txt", []byte(text), document.Text)
	if err != nil {
		t.Fatal(err)
	}
	return told(sentences(doc, lang, func(string) bool { return false }))
}

func told(all []definition) string {
	var lines []string
	for _, d := range all {
		lines = append(lines, d.Rule+": "+d.Term+" = "+d.Definition)
	}
	return strings.Join(lines, "\n")
}

func TestSentencesDefineInEnglish(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"By ballast we mean the load that keeps a ship upright.":                           "mean/1: ballast = The load that keeps a ship upright.",
		"By the term “dead reckoning”, we mean finding a place by speed, course and time.": "mean/1: dead reckoning = Finding a place by speed, course and time.",
		"We use the term drift to mean the slow change of a measured value over months.":   "mean/1: drift = The slow change of a measured value over months.",

		"A loaf that rises without yeast is called a soda bread.":                                               "called/1: soda bread = A loaf that rises without yeast.",
		"The water that a plant gives off through its leaves is also known as transpiration.":                   "called/1: transpiration = The water that a plant gives off through its leaves.",
		"Some plants turn towards the light. This is called phototropism.":                                      "called/1: phototropism = Some plants turn towards the light.",
		"A cell swallows a grain of food whole. It then digests the grain inside. This is called phagocytosis.": "called/1: phagocytosis = A cell swallows a grain of food whole. It then digests the grain inside.",
		"A cell gives off a small molecule. The molecule is called a ligand.":                                   "called/1: ligand = A cell gives off a small molecule. The molecule is called a ligand.",
		"When two loans are paid back as one, the new loan is called a consolidation loan.":                     "called/1: consolidation loan = When two loans are paid back as one, the new loan is called a consolidation loan.",

		"A rope runs round a drum, called a “capstan”, which the crew turns by hand.": "named/1: capstan = A rope runs round a drum, called a “capstan”, which the crew turns by hand.",
		"A deadlock is when two crews wait for each other. A deadlock lasts.":         "is/1: deadlock = When two crews wait for each other.",

		"Draught measures how deep a ship lies in the water. Its draught grows with its load.":           "describes/1: draught = How deep a ship lies in the water.",
		"A beacon is something that shows ships the way at night. A beacon burns.":                       "is/1: beacon = Something that shows ships the way at night.",
		"IMO stands for International Maritime Organization.":                                            "refers/1: IMO = International Maritime Organization.",
		"Sailors call the side away from the wind the lee.":                                              "",
		"Oceanographers and others met. Economists call what a buyer gives up the opportunity cost.":     "call/1: opportunity cost = Economists call what a buyer gives up the opportunity cost.",
		"When waves from two sides meet, sailors speak of a cross sea.":                                  "call/1: cross sea = When waves from two sides meet.",
		"A port keeps only a part of its fees. The share that it must keep is known as the harbour due.": "called/1: harbour due = A port keeps only a part of its fees. The share that it must keep is known as the harbour due.",

		"The term quorum refers to the smallest number of members who may decide.": "refers/1: quorum = The smallest number of members who may decide.",
		"In sailing, leeward denotes the side that the wind blows towards.":        "refers/1: leeward = The side that the wind blows towards.",
		"“Fallow” means that a field is left unsown for a season.":                 "refers/1: Fallow = A field is left unsown for a season.",
		"Half-life is defined as the time in which half of a substance decays.":    "refers/1: Half-life = The time in which half of a substance decays.",

		"When a price is kept below cost to drive rivals out, economists call it predatory pricing.": "call/1: predatory pricing = When a price is kept below cost to drive rivals out.",
		"A lender asks for more than the loan is worth; we call this overcollateralisation.":         "call/1: overcollateralisation = A lender asks for more than the loan is worth.",
		"The fear of leaving a known path is what psychologists call loss aversion.":                 "call/1: loss aversion = The fear of leaving a known path.",
		"We call a bridge that opens for ships a bascule bridge.":                                    "call/1: bascule bridge = A bridge that opens for ships.",

		"Does the map show what is there? Call that coverage. It is about the roads and houses that were drawn.": "call-that/1: coverage = Does the map show what is there? It is about the roads and houses that were drawn.",
		"Every clock in the network agrees within a second. Let us call this loose synchrony.":                   "call-that/1: loose synchrony = Every clock in the network agrees within a second.",

		"This is the principle behind a heat pump: a fluid takes up warmth where it boils and gives it off where it condenses.": "behind/1: heat pump = A fluid takes up warmth where it boils and gives it off where it condenses.",

		"A capstan is a drum on which a rope is wound. Sailors turned the capstan by hand.":                                              "is/1: capstan = A drum on which a rope is wound.",
		"An escrow (held by a third party) is a sum that is paid out once both sides agree. Each escrow has a term.":                     "is/1: escrow = A sum that is paid out once both sides agree.",
		"Osmosis is the movement of water through a membrane that holds salt back. Osmosis needs no energy. Roots live by osmosis.":      "",
		"Osmosis is the process by which water crosses a membrane that holds salt back. Osmosis needs no energy. Roots live by osmosis.": "is/1: osmosis = The process by which water crosses a membrane that holds salt back.",

		"The work of a central processing unit (CPU) never ends. A CPU waits most of the time.": "acronym/1: CPU = Central processing unit.",
	} {
		if got := definitionsIn(t, "en", text); got != want {
			t.Errorf("%s\nfound %s\nwant  %s", text, got, want)
		}
	}
}

func TestSentencesDefineInGerman(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Unter Ballast versteht man die Ladung, die ein Schiff aufrecht hält.":                                   "mean/1: Ballast = Die Ladung, die ein Schiff aufrecht hält.",
		"Unter einer kalten Progression wird eine Steuer verstanden, die durch die Inflation von selbst steigt.": "mean/1: kalte Progression = Eine Steuer, die durch die Inflation von selbst steigt.",
		"Unter maschinellem Lernen versteht man Verfahren, die Regeln aus Beispielen gewinnen.":                  "mean/1: maschinelles Lernen = Verfahren, die Regeln aus Beispielen gewinnen.",
		"Von Inflation spricht man, wenn die Preise über längere Zeit steigen.":                                  "mean/1: Inflation = Wenn die Preise über längere Zeit steigen.",
		"Mit Aufwind ist eine Strömung gemeint, die Luft nach oben trägt.":                                       "mean/1: Aufwind = Eine Strömung, die Luft nach oben trägt.",

		"Die Begriffe ändern sich. „Aktiva“ bezeichnen den Bereich des eigenen Besitzes.":    "refers/1: Aktiva = „Aktiva“ bezeichnen den Bereich des eigenen Besitzes.",
		"Als Brache bezeichnet man ein Feld, das ein Jahr lang nicht bestellt wird.":         "called/1: Brache = Ein Feld, das ein Jahr lang nicht bestellt wird.",
		"Ein Brot, das ohne Hefe aufgeht, nennt man Sodabrot.":                               "called/1: Sodabrot = Ein Brot, das ohne Hefe aufgeht.",
		"Die Seite, auf die der Wind weht, wird Lee genannt.":                                "called/1: Lee = Die Seite, auf die der Wind weht.",
		"Manche Pflanzen wenden sich dem Licht zu. Das nennt man Phototropismus.":            "called/1: Phototropismus = Manche Pflanzen wenden sich dem Licht zu.",
		"Zeigt die Karte, was da ist? Nennen wir das Abdeckung. Es geht um Wege und Häuser.": "call-that/1: Abdeckung = Zeigt die Karte, was da ist? Es geht um Wege und Häuser.",

		"Wasser verlässt die Blätter als Dampf. Diesen Vorgang bezeichnet man als Transpiration.": "called/1: Transpiration = Wasser verlässt die Blätter als Dampf. Diesen Vorgang bezeichnet man als Transpiration.",
		"Den Teil unter der Wurzel bezeichnet man auch als Radikand.":                             "called/1: Radikand = Den Teil unter der Wurzel bezeichnet man auch als Radikand.",
		"Wenn zwei Fäden ewig aufeinander warten, spricht man von einer Verklemmung.":             "mean/1: Verklemmung = Wenn zwei Fäden ewig aufeinander warten.",

		"Flaute nennt man eine Zeit, in der kein Wind weht.":                                                   "called/1: Flaute = Eine Zeit, in der kein Wind weht.",
		"Der Tiefgang gibt an, wie weit ein Schiff ins Wasser reicht. Der Tiefgang wächst mit der Last.":       "describes/1: Tiefgang = Wie weit ein Schiff ins Wasser reicht.",
		"Eine Kreuzsee entsteht, wenn Wellen aus zwei Richtungen sich treffen. Eine Kreuzsee ist gefährlich.":  "is/1: Kreuzsee = Wenn Wellen aus zwei Richtungen sich treffen.",
		"Eine Reede ist etwas, das Schiffe vor dem Hafen zum Warten haben. Auf der Reede liegt man vor Anker.": "is/1: Reede = Etwas, das Schiffe vor dem Hafen zum Warten haben.",
		"KFZ steht für Kraftfahrzeug in langer Form.":                                                          "refers/1: KFZ = Kraftfahrzeug in langer Form.",

		"Der Begriff Quorum bezeichnet die kleinste Zahl von Mitgliedern, die entscheiden darf.": "refers/1: Quorum = Die kleinste Zahl von Mitgliedern, die entscheiden darf.",
		"„Lee“ bedeutet die Seite, zu der der Wind hin weht.":                                    "refers/1: Lee = Die Seite, zu der der Wind hin weht.",

		"Ein Gangspill ist eine Trommel, auf die ein Tau gewickelt wird. Das Gangspill drehten Matrosen.":                             "is/1: Gangspill = Eine Trommel, auf die ein Tau gewickelt wird.",
		"Die Osmose ist ein Vorgang, bei dem Wasser durch eine Haut tritt. Die Osmose braucht keine Kraft. Wurzeln leben von Osmose.": "is/1: Osmose = Ein Vorgang, bei dem Wasser durch eine Haut tritt.",
		"Das ist das Prinzip hinter der Wärmepumpe: Ein Mittel nimmt Wärme auf, wo es siedet.":                                        "behind/1: Wärmepumpe = Ein Mittel nimmt Wärme auf, wo es siedet.",
		"Der Arbeitsspeicher (RAM) ist flüchtig. Die freie Software (FS) ist alt. Wer FS schreibt, teilt sie.":                        "acronym/1: FS = Freie Software.",
	} {
		if got := definitionsIn(t, "de", text); got != want {
			t.Errorf("%s\nfound %s\nwant  %s", text, got, want)
		}
	}
}

// What only names a term, judges, points elsewhere or tells of one case defines nothing.
func TestSentencesThatOnlyMention(t *testing.T) {
	t.Parallel()
	for lang, texts := range map[string][]string{
		"en": {
			"Log files are ordinary disk files that can be opened by all. Log files grow.",
			"A log file is an ordinary disk file that is written by one program. A log file grows.",
			"Write-ahead logging is a standard method for ensuring data integrity. Write-ahead logging costs little.",
			"This is where the harbour master lives.",
			"A capstan is a drum on which a rope is wound. The crew turns it.",
			"Osmosis is the process by which water crosses a membrane that holds salt back. It needs no energy.",
			"By noon we mean to be home with the boats.",
			"The scheduler is called by the kernel. The scheduler runs often. The scheduler sleeps.",
			"The function is called free_all. It is called twice.",
			"The callback is called repeatedly while data comes in.",
			"The configuration file is called settings.toml.",
			"A dog is also called a hound.",
			"Similarly, the ropes on the left side of the mast are called “stays”.",
			"(See the section called “Ropes and knots” for how they are tied.)",
			"This rule is called a “watch” since the crew changes at each turn of the glass.",
			"Owners must tell the port what their ships carry. This is called “declaring”.",
			"Chapter 3 describes how a rope is made. Chapter 3 is long.",
			"The captain describes how the crew works. The captain is old.",
			"The share that it must keep is known as the harbour due.",
			"Turning a capstan is a job that takes eight hands. Turning a capstan is hard.",
			"It is unclear whether the rope is a line that moors the ship. The rope is old.",
			"The crew has a new ship, called Falcon, that sails to Malta every week.",
			"A ship that was once a ferry, and had been called “Gull”, lies in the harbour.",
			"It is called a capstan. A capstan turns.",
			"Using a capstan means more work for the crew.",
			"A red flag means danger for every swimmer.",
			"A capstan is a good idea for every ship that has a crew. A capstan is heavy.",
			"A capstan is a common reason for which crews are tired. A capstan is heavy.",
			"A capstan is the most expensive part of this ship. A capstan is heavy.",
			"A capstan is an example of a machine that was described above. A capstan is heavy.",
			"The capstan is a machine that the crew painted green. The capstan is heavy. The capstan creaks.",
			"One way to do it is a drum on which a rope is wound.",
			"There is a drum on which a rope is wound.",
			"What the crew wants is a drum on which a rope is wound.",
			"A capstan is not a drum on which a rope is wound. A capstan turns.",
			"A capstan was a drum on which a rope was wound. A capstan turned.",
			"Is a capstan a drum on which a rope is wound? Ask the crew.",
			"A capstan that is old is a danger to the crew that turns it. A capstan is heavy.",
			"Our capstan is a drum on which a rope is wound. Our capstan is heavy.",
			"A capstan is a drum that we described in the last chapter of our book. A capstan turns.",
			"The north sea route (NSX) was open. The NSX is cold.",
			"The harbour (see Map) was full. The crew (All Hands) came. AH was there.",
			"Call that a day! They did.",
			"Call it when the data is ready.",
			"This is the reason behind the delay: the crew had no rope.",
			"This is the road to mutiny and to the loss of the ship.",
			"The word capstan stands in every book about ships.",
			"“Heave” refers to the same thing as hoist does.",
		},
		"de": {
			"Unter der Brücke versteht man sein eigenes Wort nicht.",
			"Unter Druck wird schlecht gearbeitet.",
			"Das Gangspill wird von der Mannschaft gedreht. Das Gangspill ist schwer.",
			"Das nennt man gut gelaufen.",
			"Dieses Gangspill ist eine Trommel, auf die ein Tau gewickelt wird.",
			"Ein Gangspill ist eine gute Idee für jedes Schiff, das Leute hat. Ein Gangspill ist schwer.",
			"Ein Gangspill ist ein Problem für Schiffe, die klein sind. Ein Gangspill ist schwer.",
			"Ein Gangspill ist keine Trommel, auf die ein Tau gewickelt wird. Ein Gangspill ist schwer.",
			"Es ist eine Trommel, auf die ein Tau gewickelt wird.",
			"Unser Gangspill ist eine Trommel, auf die ein Tau gewickelt wird. Unser Gangspill ist schwer.",
			"Ein Gangspill bedeutet viel Arbeit für die ganze Mannschaft.",
			"Der Kapitän beschreibt, wie die Mannschaft arbeitet. Der Kapitän ist alt.",
			"Er heißt Paul und dreht das Gangspill jeden Tag.",
			"Das ist der Grund hinter der Verspätung: Die Mannschaft hatte kein Tau.",
			"Wenn man müde ist, spricht man von anderen Dingen.",
			"Das maschinelle Lernen ist ein Verfahren, das Regeln aus Beispielen gewinnt. Das maschinelle Lernen hilft. Das maschinelle Lernen lernt.",
			"Unter einem künstlichen Neuron versteht man eine Einheit, die ihre Eingaben wiegt.",
			"Von Freude spricht man, wenn man dies sieht.",
		},
	} {
		for _, text := range texts {
			if got := definitionsIn(t, lang, text); got != "" {
				t.Errorf("%s\nfound %s", text, got)
			}
		}
	}
}

// What lists literature, and the text of a licence, define nothing that is to be learned here.
func TestSentencesOfSkippedSections(t *testing.T) {
	t.Parallel()
	text := "# Ropes\n\nA hawser is a rope that moors a ship. A hawser is thick.\n\n" +
		"## Further reading\n\nA capstan is a drum on which a rope is wound. A capstan turns.\n\n### Old books\n\nA cleat is a hook on which a rope is made fast. A cleat holds.\n\n" +
		"## GNU Free Documentation License\n\nA copy that anybody can read is called an open copy.\n\n" +
		"## Knots\n\nA bight is a loop that a rope makes. A bight is open."
	doc, err := document.Parse("ropes.md", []byte(text), document.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	want := "is/1: hawser = A rope that moors a ship.\nis/1: bight = A loop that a rope makes."
	if got := told(sentences(doc, "en", func(string) bool { return false })); got != want {
		t.Errorf("found %s\nwant  %s", got, want)
	}
}

// A definition in a deck is Markdown of the deck, and its passage is whole sentences of the text.
func TestSentencesOfMarkdown(t *testing.T) {
	t.Parallel()
	text := "## What is a hawser?\n\nA hawser is a rope that moors a ship. A hawser is thick.\n\n" +
		"## Deck\n\n> In fair weather *the crew* sings. A **capstan** is a drum on which `1*2*3` [ropes](https://example.org) are wound. It is old.\n\n" +
		"```\nA cleat is a hook on which a rope is made fast. A cleat holds.\n```\n\n- **A bight is a loop that a rope makes.**\n- **A cringle is a hole in the edge of a sail.**\n"
	doc, err := document.Parse("deck.md", []byte(text), document.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	found := sentences(doc, "en", func(term string) bool { return term == "bight" })
	if got, want := told(found), "is/1: capstan = A drum on which `1*2*3` [ropes](https://example.org) are wound.\n"+
		"is/1: cringle = A hole in the edge of a sail."; got != want {
		t.Fatalf("found %s\nwant  %s", got, want)
	}
	p := found[0].Passage
	if got, want := doc.Plain[p.Start:p.End], "A capstan is a drum on which 1*2*3 ropes are wound."; got != want {
		t.Errorf("passage %q, want %q", got, want)
	}
	if p.First != 7 || len(p.Headings) != 1 || p.Headings[0] != "Deck" {
		t.Errorf("line %d below %q, want line 7 below Deck", p.First, p.Headings)
	}
}
