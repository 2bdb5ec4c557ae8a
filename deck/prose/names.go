package prose

import (
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/prose/document"
	"goodcard/deck/spelling"
)

// What the name of a section says of what stands in it. Names are folded and without a number before them.
var (
	glossaryName = lazy.AnyOf("", "",
		`\b(glossar(y|ies|ium)?|terminology|nomenclature|terminologie|begriffs(erklärungen|bestimmungen|definitionen)|glossaire|glosario|glossario|glossário)\b`,
		`^(key |important |basic )?terms( and (concepts|definitions|abbreviations|acronyms))?$`,
		`^(key |basic )?(concepts|definitions|abbreviations|acronyms)( (of|and) (terms|definitions|abbreviations|acronyms))?$`,
		`^(vocabulary|jargon|lexicon|definitionen|(fach|grund)?begriffe|vokabular|abkürzungen|lexikon)$`)
	questionName = lazy.Regexp(`\b(faqs?|frequently asked|questions?|fragen|q ?& ?a|q and a|häufig gestellte|foire aux questions|preguntas|domande|perguntas)\b`)
	skippedName  = lazy.AnyOf(`^`, `[.:]?$`,
		`watch|read|reading|reading list|further (reading|information|resources)|more (resources|reading)|see also|links`,
		`references?|bibliography|literature|footnotes|exercises?|homework`,
		`licen[cs]es?|licen[cs]ing|copyright|credits|acknowledge?ments?`,
		`contents|table of contents|index|changelog|change log|release notes|history`,
		`weiterführende (links|literatur)|siehe auch|literatur|quellen|fußnoten|übungen|übungsaufgaben`,
		`lizenz(en)?|danksagung|inhalt|inhaltsverzeichnis`)
	asideName = lazy.AnyOf(`^`, `\b`,
		`features?|highlights|key features|options?|parameters?|arguments?|usage|examples?|api`,
		`install(ation|ing)?|setup|getting started|configuration|support|requirements|prerequisites|compatibility`,
		`contributing|contributors|authors?|maintainers?|sponsors?|backers|roadmap|todo|known issues|bugs`,
		`funktionen|merkmale|optionen|parameter|beispiele?|installation|konfiguration|voraussetzungen|mitwirken|autoren`)
	genericName = lazy.Regexp(`^(introduction|overview|about|about this .*|(types|kinds|categories|examples) of .*|(arten|beispiele) von .*|preface|foreword|how to use this .*|einleitung|einführung|überblick|übersicht|vorwort|über dieses .*)$`)
	labelName   = lazy.Regexp(`\b(buttons?|check ?box(es)?|text box(es)?|icons?|menu (items?|entries)|toolbar|(keyboard )?shortcuts|key ?(strokes|bindings)|schaltflächen|knöpfe|menü(punkte|einträge)|tastenkürzel)\b[^.?!]{0,40}$|` +
		`\b(fields?|columns?|tabs?|options?|keys|felder|spalten|reiter|optionen|tasten)\b[^.?!]{0,40}\b(windows?|dialogs?|dialogue|screen|form|keyboard|fensters?|dialogs?|tastatur)\b[^.?!]{0,40}$|` +
		`\b(windows?|dialogs?|dialogue|screen|form|keyboard|fensters?|tastatur)\b[^.?!]{0,40}\b(fields?|columns?|tabs?|options?|keys|felder|spalten|reiter|optionen|tasten)\b[^.?!]{0,40}$`)
	statement = lazy.AnyOf(`^`, `\b`,
		`why|how|when|where|who|what|which|question|answer|q|a`,
		`limitations?|examples?|notes?|steps?|warnings?|caution|important|tips?|hints?|caveats?|remarks?|todo|fixme|update`,
		`result|results|summary|conclusion|pros|cons|advantages?|disadvantages?|benefits?|problem|solution|goal|goals|purpose`,
		`e\.g|i\.e|see|see also|source|sources|author|authors|date|version|license|licence|status`,
		`usage|input|output|default|returns?|parameters?|arguments?|options?|type|optional|required|features?`,
		`deprecated|new|fixed|fixes|added|changed|removed|breaking|breaking changes?|bugfix(es)?`,
		`contact|e-?mail|phone|address|homepage|website`,
		`warum|wie|wann|wo|wer|was|welche[rs]?|frage|antwort`,
		`beispiele?|hinweise?|anmerkung|anmerkungen|schritt|schritte|achtung|wichtig|tipps?|warnung`,
		`ergebnis|fazit|vorteile?|nachteile?|problem|lösung|ziel|ziele|zweck`,
		`siehe|siehe auch|quelle|quellen|stand|datum|autor|autoren|lizenz`)
	housekeeping = lazy.AnyOf("", "",
		`\b(contact|phone number|telephone|mailing[- ]lists?|your e-?mail( address)?|e-?mail (you|us|the (authors?|maintainers?|developers?|team)))\b`,
		`\b(kontakt|kontaktieren|erreiche ich|telefonnummer|mailingliste|fehler melden)\b`,
		`\b(submit|send)( an?| the)? (bug reports?|patch(es)?|suggestions?|feature requests?)\b`,
		`\bwrite access\b|\bjoin the\b.* team\b|\bhave you (solved|fixed)\b|\bwhen (will|are) (you|the next)\b.* releas`,
		`^who (wrote|writes|made|maintains|compiled|is the author of|are the authors of) `+
			`(this|these notes|(this|the) (faq|page|document|text|guide|glossary|list))\W*$`,
		`^wer (hat|schrieb|pflegt) (das|dies|diese[ns]?)\b( [a-zäöü]+)?( geschrieben| gemacht| verfasst)?\W*$`)
	signature = lazy.Regexp(`(?i)^(function|macro|constant|variable|(data )?type|(context )?struct(ure)?|method|class|command|property|enum(eration)?|user option|special form|procedure|syntax|attribute|signal|package)s?: |[\w>]\(\)|[\w>]\([^)]{2,}\)|\w_\w+ \(|;|->`)
	explains  = lazy.Regexp(`^["'(]*(an?|the|any|one|something|someone|anything|what|whether|how|those|that which|when (a|an|the|someone|something|people|one|we|you)|` +
		`ein|eine[rsmn]?|der|die|das|jede[rs]?|wenn|wer|was|etwas|jemand|` +
		`une?|les?|la|l'[^ ]+|el|los|las|una|il|lo|gli|het|een|uma?|os?) `)
	explainsMore = lazy.Regexp(`^["'(]*(all|both|each|every|most|some|(?:part|process|study|science|theory|branch|form|kind|type|set|group|unit|loss|movement|flow|transfer|formation|place|way|ability|tendency|change|[a-zäöüß]+(?:tion|sion|ment|ness|ing|ity|ung|keit|heit))s? (?:of|that|which|by which|in which|whose|von|der|des|in der)|` +
		`[a-zäöüß]+s? (?:that|which|who|whose|in which|by which)) `)
	points = lazy.Regexp(`^\(?\s*(see also|see|→|=>|->|cf\.|vgl\.|siehe auch|siehe|s\.):?\s+([^.;\n]{1,80}?)\s*\)?\.?$`)
	// sameAs is what an entry says of a term that is another word for one that is explained elsewhere.
	sameAs = lazy.Regexp(`^(?:(?:in|im) [^,.]{1,30}, )?` +
		`(?:(?:an?|the|an old|an older|ein|eine|der|die|das|mostly an?) )?` +
		`(?:(?:near |exact )?synonym|alias|(?:an)?other (?:name|word|term)|alternative (?:name|term)|` +
		`(?:old|older|former|archaic|obsolete|deprecated)(?: name| term| word)?|shorthand|short|same|` +
		`synonym|anderer name|anderes wort|andere bezeichnung|veraltet|kurzform|dasselbe|gleichbedeutend)` +
		`(?: for| of| to| as| with| für| von| zu| mit| wie):? ` +
		`(?:an? |the |der |die |das )?(?:term )?["“„'‘]?([^.;,:\n()"”“'’]{2,60}?)["”“'’]?(?: \([^()]{1,30}\))?\.?$`)
	readMore = lazy.Regexp(`^\(?(for (more|further|additional) (information|details?|reading)\b[^.]{0,60}?\b(see|refer to|consult)|see also|see|also see|siehe auch|siehe|vgl\.|(für )?(weitere|mehr|nähere) (informationen|einzelheiten|details)\b[^.]{0,60}?\b(siehe|in|unter)):? [^.]{1,120}(\.[0-9]+)*\s*\.?\)?$`)
	// readMoreAtEnd is the same behind the last sentence of a paragraph, or within it in brackets, which its first group keeps.
	readMoreAtEnd = lazy.Regexp(`(?i)(?:[.!?)](\s+\(?(?:see also|also see|(?:for (?:more|further|additional) (?:information|details?)[^.]{0,60}? )?see (?:the )?(?:section|chapter|appendix)s?|siehe auch|siehe (?:abschnitt|kapitel|anhang))\b(?:[^.!?]|\.[0-9]){1,120}\.?\)?)|` +
		`(\s+\((?:see|siehe)(?: also| auch)? (?:the )?(?:section|chapter|appendix|abschnitt|kapitel|anhang)\b[^()]{0,100}\))\.?)$`)
	elsewhere   = lazy.Regexp(`^(please )?(see|re-?read|read|refer to|check|consult|siehe|lies|lesen sie|vgl\.) .*(\b(sections?|questions?|chapters?|(man(ual)? )?pages?|faq|documentation|above|below|abschnitte?|fragen?|kapitel|seite|oben|unten)\b|[0-9]\.[0-9]|\.html?\b)`)
	signsOff    = lazy.Regexp(`^(--( |$)|(this (page|document|faq|file|text) (was |is )?)?last (updated|modified|changed|revised)\b|page last modified|generated (by|on)\b|letzte (änderung|aktualisierung)\b|zuletzt (geändert|aktualisiert)\b|(copyright|©|\(c\)) )`)
	asksMeaning = lazy.Regexp(`^(?:what (?:is|are|does|do|did)|was (?:ist|sind|bedeutet|bedeuten|heißt|meint|versteht man unter))(?: an?| the| eine?[mnr]?| der| die| das| dem)? (.+?)(?: means?| stand for| exactly)?$`)
)

func nameOf(heading string) string {
	return strings.Join(strings.Fields(spelling.Fold(heading[numberLength(heading):])), " ")
}

// namesGlossary reports whether a title says that terms are explained below it.
func namesGlossary(title string) bool {
	return !isQuestion(title) && glossaryName().MatchString(nameOf(title))
}

// namesQuestions reports whether a title says that questions are answered below it.
func namesQuestions(title string) bool { return questionName().MatchString(nameOf(title)) }

// namesSkipped reports whether nothing below a heading is to be learned.
func namesSkipped(heading string) bool { return skippedName().MatchString(nameOf(heading)) }

// namesAside reports whether bold words below a heading are rather what a program does or takes than terms.
func namesAside(heading string) bool { return asideName().MatchString(nameOf(heading)) }

// namesGeneric reports whether a heading is one that texts of every kind have.
func namesGeneric(heading string) bool { return genericName().MatchString(nameOf(heading)) }

// namesLabels reports whether words end with what there is on a screen or a keyboard.
func namesLabels(words string) bool { return labelName().MatchString(spelling.Fold(words)) }

// isStatement reports whether words before a colon say what comes rather than what is explained.
func isStatement(words string) bool { return statement().MatchString(nameOf(words)) }

// isSignature reports whether a term of a list is how a part of a program is called, as a manual for programmers lists them.
func isSignature(term string) bool { return signature().MatchString(term) }

// explainsWords reports whether a text begins as what a term means does: with an article or a word like it. What
// begins otherwise behind a bold word is more often what to do or what a program can.
func explainsWords(text string) bool {
	return explains().MatchString(spelling.Fold(text)) || strings.HasSuffix(strings.TrimSpace(text), "?")
}

// explainsMoreWords reports whether a text begins as what a term means does where a noun without an article begins it, as
// short glossaries have it.
func explainsMoreWords(text string) bool {
	return explainsWords(text) || explainsMore().MatchString(spelling.Fold(text)+" ")
}

// isHousekeeping reports whether a question is about its authors rather than about what they write of.
func isHousekeeping(question string) bool { return housekeeping().MatchString(spelling.Fold(question)) }

// saysWhereMore reports whether a paragraph only says where more can be read.
func saysWhereMore(text string) bool { return readMore().MatchString(spelling.Fold(text)) }

// whereMoreAtEnd returns what of a paragraph at its end only says where more can be read: its offsets, which are equal where
// nothing does.
func whereMoreAtEnd(text string) (from, to int) {
	m := readMoreAtEnd().FindStringSubmatchIndex(text)
	switch {
	case m == nil:
		return len(text), len(text)
	case m[2] >= 0:
		return m[2], m[3]
	}
	return m[4], m[5]
}

// asksOfList finds a question that what stands below it completes: "Where are examples about:".
var asksOfList = lazy.Regexp(`^(?:wh(?:y|at|o|en|ere|ich)|how|wie|warum|wo|wer|wann|welche[rs]?)\b.*\b(?:about|of|for|with|on|in|to|from|at|by|like|as|if|when|über|von|für|mit|auf|in|zu|bei|wenn):$`)

// goesOnInList reports whether a question ends where a list of what it asks about begins.
func goesOnInList(question string) bool {
	return asksOfList().MatchString(strings.TrimSpace(spelling.Fold(question)))
}

// pointsElsewhere reports whether an answer is one short sentence that names another place.
func pointsElsewhere(body []document.Block) bool {
	text := strings.TrimSpace(document.PlainOf(body))
	const short = 120
	if letters(text) > short || strings.ContainsAny(text, "\n;") || !elsewhere().MatchString(spelling.Fold(text)) {
		return false
	}
	return !strings.Contains(strings.TrimRight(text, ".!"), ". ")
}

// isSignOff reports whether a paragraph at the end of a text says who wrote it, or when.
func isSignOff(text string) bool {
	return letters(text) <= maxQuestion && signsOff().MatchString(spelling.Fold(text))
}

// sameAsTerm returns the term of which an entry says that its own is another word for it; "" where it says more.
func sameAsTerm(definition string) string {
	m := sameAs().FindStringSubmatch(strings.TrimSpace(spelling.Fold(definition)))
	if m == nil {
		return ""
	}
	return m[1]
}

// pointsTo returns the term to which an entry only points, "" where it explains its own, and whether that is another word
// for the same.
func pointsTo(definition string) (term string, synonym bool) {
	m := points().FindStringSubmatch(strings.TrimSpace(spelling.Fold(definition)))
	if m == nil {
		return "", false
	}
	to := strings.Trim(m[2], ` "'`)
	if strings.Count(to, "(") > strings.Count(to, ")") {
		to += ")"
	}
	return to, !pointsOn[m[1]]
}

// givesOtherName finds words that say that another name of the same follows.
var givesOtherName = lazy.Regexp(`(?i)\b(?:known as|called|referred to as|synonym\w*|abbreviated|genannt|bezeichnet|abgekürzt)\b|\b(?:also|or|auch|oder|kurz) (?:\S+ )?["“„'(]*$`)

// namesWhatIsBefore finds words that say that a name of what was said right before follows: "…, which is called". Behind the first
// sentence of a definition that is something else than its term.
var namesWhatIsBefore = lazy.Regexp(`(?i)\b(?:which|that|this|these) (?:is|are|was|were) (?:then |thus )?(?:called|known as|referred to as|abbreviated)\s*["“„'(]*$`)

// pointsOn are words that point to something else than another word for the same.
var pointsOn = map[string]bool{"see also": true, "cf.": true, "vgl.": true, "siehe auch": true}

// foldTerm returns a term or a question as those of a document are compared.
func foldTerm(text string) string {
	return strings.TrimRight(strings.Join(strings.Fields(spelling.Fold(text)), " "), " ?:.")
}

// maxTermWords is how many words a term may have that a heading or a bold lead names.
const maxTermWords = 7

// termOf returns what of a heading or a lead is a term, without quotes around it and a colon behind it; nil where
// it is none.
func termOf(spans []document.Span) []document.Span {
	text := document.TextOf(spans)
	from := len(text) - len(strings.TrimLeft(text, " \"“„»«'‘"))
	to := len(strings.TrimRight(text, " \"”“«»'’:"))
	if from >= to {
		return nil
	}
	term, _ := cut(spans, from, to)
	text = document.TextOf(term)
	words := len(strings.Fields(text))
	if words == 0 || words > maxTermWords || letters(text) > maxTerm || !hasLetter(text) || strings.ContainsAny(text, "?!\n") {
		return nil
	}
	if strings.HasSuffix(text, ".") && words > 2 || letters(text) == 1 { // one letter heads a part of an index
		return nil
	}
	return term
}

// maxTerm is how long a term may be, in letters.
const maxTerm = 100
