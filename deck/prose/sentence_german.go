package prose

import (
	"regexp"
	"slices"
	"strings"

	"goodcard/deck/lazy"
)

// germanRules are tried on every sentence, all of them.
func germanRules() []sentenceRule {
	return []sentenceRule{
		{"mean/1", .9, []string{"Unter ", "Mit ", "Von ", " von "}, germanMean},
		{"called/1", .85, []string{"Als ", " genannt", " bezeichnet", " nennt ", " heißt ", " heißen ", " bezeichnen "}, germanCalled},
		{"refers/1", .85, []string{" bezeichnet ", " bezeichnen ", " bedeutet ", " meint ", " steht für ", " beschreibt "}, germanRefers},
		{"call/1", .8, []string{" nennen wir ", " nennt man ", " sprechen wir ", " spricht man "}, germanCall},
		{"call-that/1", .75, []string{"Nennen wir das ", "Nennen wir dies ", "Das nenn", "Dies nenn"}, germanCallThat},
		{"behind/1", .75, []string{"Das ist ", "Dies ist "}, germanBehind},
		{"is/1", .6, []string{" ist ", " sind ", ", wenn "}, germanIs},
		{"describes/1", .55, []string{" beschreibt", " misst", " gibt an"}, germanDescribes},
		{"acronym/1", .55, []string{"("}, acronyms},
	}
}

const germanWho = `(?:man|wir|ich|die \pL+|\pL+(?:innen)?)`

var (
	unter     = lazy.Regexp(`^Unter (.{2,80}?)(?: \([^()]{1,40}\))? (?:versteht|verstehen|verstehe) ` + germanWho + ` (?:(?:hier|meist|üblicherweise|allgemein|im Allgemeinen|gewöhnlich|in der Regel) )?(.+)$`)
	unterWird = lazy.Regexp(`^Unter (.{2,80}?)(?: \([^()]{1,40}\))? (?:wird|werden|ist|sind) (?:(?:hier|meist|üblicherweise|allgemein|im Allgemeinen|gewöhnlich|in der Regel) )?(.+?) (?:verstanden|zu verstehen)(|, .+)[.]$`)
	mit       = lazy.Regexp(`^Mit (.{2,80}?) (?:meint man|meinen wir|meine ich|ist gemeint,) (.+)$`)
	mitIst    = lazy.Regexp(`^Mit (.{2,80}?) (?:ist|sind) (.+?) gemeint(|, .+)[.]$`)
	wennVon   = lazy.Regexp(`^(Wenn .+), (?:so )?(?:spricht man|sprechen wir) (?:auch |dann )?von (.+)$`)
	manVon    = lazy.Regexp(`^(?:Man spricht|Wir sprechen) von (.{2,80}?), (wenn .+)$`)
	von       = lazy.Regexp(`^Von (.{2,80}?) (?:spricht man|sprechen wir|ist die Rede), (wenn .+)$`)
)

// germanMean: Unter X versteht man D. Von X spricht man, wenn D.
func germanMean(r *textRun, n int) []finding {
	if m := r.matched(wennVon(), n); m != nil {
		return r.german(r.nameAt(m[2]), true, m[1])
	}
	for _, pattern := range []func() *regexp.Regexp{unter, unterWird, mit, mitIst, von, manVon} {
		if m := r.matched(pattern(), n); m != nil {
			return r.german(m[1], true, m[2:]...)
		}
	}
	return nil
}

var (
	alsX     = lazy.Regexp(`^Als (.{2,80}?)(?: \([^()]{1,40}\))? (?:bezeichnet|bezeichnen) (?:man|wir|\pL+) (.+)$`)
	alsWird  = lazy.Regexp(`^Als (.{2,80}?)(?: \([^()]{1,40}\))? (?:wird|werden) (.+?) bezeichnet(|, .+)[.]$`)
	wirdX    = lazy.Regexp(`^(.+?),? (?:wird|werden) (?:(?:auch|oft|häufig|manchmal|meist|meistens|üblicherweise|gewöhnlich|allgemein|deshalb|daher) )*(?:als )?(.{2,80}?) (?:genannt|bezeichnet)[.]$`)
	nenntMan = lazy.Regexp(`^(.+?),? (?:nennt man|nennen wir) (?:(?:auch|oft|häufig|manchmal|meist|üblicherweise) )*(.+)$`)
	xNennt   = lazy.Regexp(`^(\p{Lu}[^,.;:]{2,40}?) (?:nennt man|nennen wir) (eine?n? .+, (?:der|die|das|den|dem|in|bei|mit|auf|wenn)\b.+)$`)
	nachAls  = lazy.Regexp(`^(.+?),? (?:bezeichnet man|bezeichnen wir|bezeichnen \pL+) (?:(?:auch|oft|häufig|manchmal|meist|üblicherweise|daher|deshalb) )*als (.+)$`)
	heisst   = lazy.Regexp(`^(Eine?n? .+?),? (?:heißt|heißen) (?:(?:auch|oft|häufig|manchmal|meist|üblicherweise) )*(.+)$`)
)

// germanCalled: Als X bezeichnet man D. D wird X genannt.
func germanCalled(r *textRun, n int) []finding {
	for _, pattern := range []func() *regexp.Regexp{alsX, alsWird, xNennt} {
		if m := r.matched(pattern(), n); m != nil {
			return r.german(m[1], false, m[2:]...)
		}
	}
	for _, pattern := range []func() *regexp.Regexp{wirdX, nenntMan, nachAls, heisst} {
		if m := r.matched(pattern(), n); m != nil {
			return r.germanNamed(n, m[1], m[2])
		}
	}
	return nil
}

// germanNamed makes a finding of a subject and of the name it is given in sentence n.
func (r *textRun) germanNamed(n int, subject, name stretch) []finding {
	name = r.nameAt(name)
	term, at, ok := r.germanTerm(name, false)
	if !ok || namesThings(r.of(subject)) || unsubjectDe()[strings.ToLower(firstWord(r.of(subject)))] {
		return nil
	}
	f := finding{term: term, at: at}
	switch text := r.of(subject); {
	case text == "Das" || text == "Dies":
		if f.parts = r.before(n); r.demands(f.parts) {
			return nil
		}
	case text == "Es" || text == "Er" || text == "Sie":
		return nil
	case germanPointsBack(text):
		if f.parts = r.before(n); f.parts != nil {
			f.parts = append(f.parts, r.sentences[n])
		}
	case countWords(text) >= 4 && r.alone(subject):
		f.parts = []stretch{subject}
		if strings.HasPrefix(text, "Den ") || strings.HasPrefix(text, "Einen ") {
			f.parts = []stretch{r.sentences[n]} // an object stands alone badly
		}
	}
	if f.parts == nil {
		return nil
	}
	return []finding{f}
}

var begriff = lazy.Regexp(`^((?:(?:Der|Das) (?:Begriff|Ausdruck|Wort|Name|Terminus|Fachbegriff) |Die (?:Bezeichnung|Abkürzung) |Eine? |Der |Die |Das )?)(.{2,80}?)(?: \([^()]{1,40}\))? ((?:bezeichne|bedeute|mein|beschreib)(?:t|n|en|et)|steht für) (.+)$`)

// germanRefers: Der Begriff X bezeichnet D.
func germanRefers(r *textRun, n int) []finding {
	m := r.matched(begriff(), n)
	if m == nil {
		return nil
	}
	named := len(strings.Fields(r.of(m[1]))) > 1 || allCaps(r.of(m[2])) && r.of(m[3]) == "steht für"
	if !strings.HasPrefix(r.of(m[3]), "bezeichne") && !named && !r.setOff(r.unquoted(m[2])) {
		return nil
	}
	found := r.german(stretch{m[1].start, m[2].end}, false, m[4])
	switch firstWord(r.of(m[4])) {
	case "den", "dem", "einen", "einem":
		for i := range found { // what it means stands in no nominative, and so only with its verb
			found[i].parts = []stretch{r.sentences[n]}
		}
	}
	return found
}

var beschreibt = lazy.Regexp(`^((?:Der |Die |Das )?)(.{2,80}?)(?: \([^()]{1,40}\))? (?:beschreibt|misst|gibt an), ((?:wie (?:schnell|viele?|oft|weit|stark|hoch|groß|lange|gut|tief|schwer|wahrscheinlich|sehr)|in welchem Maße?|welcher Anteil) .+)$`)

// germanDescribes: X gibt an, wie D. Only of what a paragraph begins with.
func germanDescribes(r *textRun, n int) []finding {
	m := r.matched(beschreibt(), n)
	if m == nil || n > 0 || strings.ContainsAny(r.of(m[2]), "0123456789") {
		return nil
	}
	found := r.german(stretch{m[1].start, m[2].end}, false, m[3])
	for i := range found {
		found[i].needs = 2
	}
	return found
}

var (
	clauseCall = lazy.Regexp(`^(.+?)[,;:] (?:und )?(?:das|dies|so etwas) (?:nennt man|nennen wir|nennen \pL+) (?:auch |oft |meist )?(.+)$`)
	wasCall    = lazy.Regexp(`^(.+?)[,;:] was (?:man|wir|\pL+) (?:auch |oft |meist )?(?:als )?(.+?) (?:nennt|nennen|bezeichnet|bezeichnen)[.]$`)
)

// germanCall: D; das nennt man X.
func germanCall(r *textRun, n int) []finding {
	m := r.matched(clauseCall(), n)
	if m == nil {
		m = r.matched(wasCall(), n)
	}
	if m == nil {
		return nil
	}
	return r.german(r.nameAt(m[2]), false, m[1])
}

var (
	nennenWir = lazy.Regexp(`^(?:Nennen wir (?:das|dies)|(?:Das|Dies) nenn(?:t man|en wir|e ich)) (?:auch |oft |meist )?(.+)$`)
	darum     = lazy.Regexp(`^(?:Dabei geht es|Es geht|Das heißt|Gemeint ist|Sie betrifft|Es betrifft|Er betrifft)\b`)
)

// germanCallThat: Nennen wir das X.
func germanCallThat(r *textRun, n int) []finding {
	m := r.matched(nennenWir(), n)
	if m == nil {
		return nil
	}
	term, at, ok := r.germanTerm(r.nameAt(m[1]), false)
	if !ok {
		return nil
	}
	f := finding{term: term, at: at, parts: r.before(n)}
	if f.parts == nil {
		return nil
	}
	if n+1 < len(r.sentences) && r.matched(darum(), n+1) != nil {
		f.parts = append(f.parts, r.sentences[n+1])
	}
	return []finding{f}
}

var dahinter = lazy.Regexp(`^(?:Das|Dies) ist (?:(?:die|das|der) (?:Idee|Prinzip|Gedanke|Grundgedanke|Grundidee|Kern|Effekt|Muster|Phänomen|Mechanismus|Aufbau) (?:hinter|von|des|der)|was \pL+ meint mit) ([^:]{2,80}): (.+)$`)

// germanBehind: Das ist die Idee hinter X: D.
func germanBehind(r *textRun, n int) []finding {
	m := r.matched(dahinter(), n)
	if m == nil {
		return nil
	}
	return r.german(m[1], true, m[2])
}

// german makes a finding of the words of a term and of those that define it, in one piece or two: a verb may stand between
// a noun and what is said of it. dative says in which case the term stands.
func (r *textRun) german(name stretch, dative bool, means ...stretch) []finding {
	means = slices.DeleteFunc(means, func(at stretch) bool { return at.start == at.end })
	count := 0
	for i, part := range means {
		count += countWords(r.of(part))
		if i == 0 && !r.alone(part) || i > 0 && !balanced(r.of(part)) {
			return nil
		}
	}
	term, at, ok := r.germanTerm(name, dative)
	if !ok || count < 4 {
		return nil
	}
	return []finding{{term: term, at: at, parts: means, joined: len(means) > 1}}
}

var (
	istEin  = lazy.Regexp(`^((?:Eine? |Der |Die |Das )?)(.{2,80}?)(?: \([^()]{1,40}\))?(?:, (?:auch|oder|kurz) [^,]{2,60},)? (?:ist|sind) (?:(?:meist|meistens|in der Regel|üblicherweise|im Grunde|also|einfach) )?((?:eine?|der|die|das|jeder?|jedes|etwas,|jemand,) .+)$`)
	istWenn = lazy.Regexp(`^((?:Eine? |Der |Die |Das )?)(.{2,80}?)(?: \([^()]{1,40}\))? (?:liegt vor|entsteht|tritt auf|tritt ein|herrscht), (wenn .+)$`)

	engt = lazy.Regexp(`^wenn |, (?:der|die|das|dessen|deren|den|dem|wenn|wo|worin|womit|bei|in|mit|aus|auf|für|durch|zwischen|um)\b|\b(?:mit|für|zur|zum|von|vom|aus|zwischen|ohne|des|der|bei|im|durch|nach|zu|über) `)

	geurteilt = lazy.Regexp(`^(?:eine?|der|die|das|jede[rs]?) (?:sehr |recht |ziemlich |ganz |wirklich )*(?:gut|schlecht|groß|klein|schön|einfach|schwer|schwierig|wichtig|häufig|beliebt|nützlich|gängig|typisch|übliche|ideal|perfekt|` +
		`Problem|Frage|Fehler|Grund|Beispiel|Teil|Folge|Ergebnis|Vorteil|Nachteil|Muss|Fall|Ausnahme|Liste|Kopie|Version|Sammlung|Voraussetzung|Alternative|Möglichkeit|Lösung|Antwort|Schritt|` +
		`gleiche|selbe|beste|erste|zweite|dritte|letzte|nächste|einzige|andere|neue|alte|wichtigste|häufigste|allgemeine[rs]? (?:Ausdruck|Begriff)|elegant|gewaltig|wesentlich|integral)`)

	dieArt = lazy.Regexp(`^(?:der|die|das) (?:\pL+ ){0,2}(?:Vorgang|Prozess|Verfahren|Fähigkeit|Eigenschaft|Methode|Lehre|Wissenschaft|Kunst|Neigung|Tendenz|Maß|Menge|Anzahl|Grad|Anteil|Verhältnis|Zustand|Annahme|Wahrscheinlichkeit|Abstand|Zeit|Verlust|Aufgabe|Gebiet|Teilgebiet|Gesamtheit|Unterschied)\b`)
)

// germanIs: Ein X ist ein D.
func germanIs(r *textRun, n int) []finding {
	m := r.matched(istEin(), n)
	if m == nil {
		m = r.matched(istWenn(), n)
	}
	if m == nil {
		return nil
	}
	article, means := r.of(m[1]), m[3]
	term, at, ok := r.germanTerm(stretch{m[1].start, m[2].end}, false)
	if !ok {
		return nil
	}
	text := r.of(means)
	if len(strings.Fields(text)) < 5 || !r.alone(means) || !engt().MatchString(text) || geurteilt().MatchString(text) || namesItself(term, text) || goesElsewhere().MatchString(text) {
		return nil
	}
	if definite := strings.HasPrefix(text, "d"); definite && !dieArt().MatchString(text) {
		return nil
	}
	f := finding{term: term, at: at, parts: []stretch{means}}
	switch marked := r.setOff(at) || r.headed(term); {
	case strings.HasPrefix(article, "Ein"):
		f.needs = 2
	case marked:
	case n > 0:
		return nil
	default:
		f.needs = 2
	}
	return []finding{f}
}
