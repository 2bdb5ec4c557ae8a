package prose

import (
	"strings"

	"goodcard/deck/lazy"
)

// englishRules are tried on every sentence, all of them.
func englishRules() []sentenceRule {
	return []sentenceRule{
		{"mean/1", .9, []string{" mean ", " means "}, englishMean},
		{"called/1", .85, []string{"called ", "known as ", "termed ", "referred to as ", "dubbed "}, englishCalled},
		{"refers/1", .85, []string{" refers to ", " refer to ", " denotes ", " denote ", " means ", " is defined as ", " are defined as ", " stands for "}, englishRefers},
		{"call/1", .8, []string{" call ", " speak of ", " speaks of "}, englishCall},
		{"call-that/1", .75, []string{"all that ", "all this ", "all it "}, englishCallThat},
		{"behind/1", .75, []string{"This is ", "That is "}, englishBehind},
		{"is/1", .6, []string{" is ", " are ", " when "}, englishIs},
		{"describes/1", .55, []string{" describes ", " measures "}, englishDescribes},
		{"named/1", .5, []string{"called ", "known as ", "termed "}, englishNamed},
		{"acronym/1", .55, []string{"("}, acronyms},
	}
}

var (
	byMean = lazy.Regexp(`^By (.{2,80}?),? (?:we|I|people|authors|researchers) (?:here |usually |simply )?mean (.+)$`)
	asMean = lazy.Regexp(`^(?:Here, |In this \w+, )?(?:[Ww]e|I) (?:use|take) (?:the (?:term|word|phrase|name) )?(.{2,80}?) to (?:mean|refer to|denote|describe) (.+)$`)
)

// englishMean: By X we mean D. We use X to mean D.
func englishMean(r *textRun, n int) []finding {
	m := r.matched(byMean(), n)
	if m == nil {
		m = r.matched(asMean(), n)
	}
	if m == nil || strings.HasPrefix(r.of(m[2]), "to ") {
		return nil // they intend to
	}
	return r.english(m[1], m[2])
}

const englishOften = `(?:(?:also|often|sometimes|usually|commonly|generally|typically|then|frequently|traditionally|formally|informally|collectively|simply|therefore|thus|what is) )*`

var isCalled = lazy.Regexp(`^(.+?),? (?:is|are) ` + englishOften + `(?:called|known as|termed|referred to as|dubbed) (.+)$`)

// noSubject is what names no kind of things: some of them, one of two, a reason.
var noSubject = lazy.Regexp(`^(?:The most|One|Some|All|Both|Each|Another|Many|Most|Few|Several|The (?:first|second|third|last|latter|former|other|next))\b|\b(?:why|they|it|these)$`)

// needsBefore finds a subject that speaks of something by a pronoun: "The share that it must keep".
var needsBefore = lazy.Regexp(`^The \w+(?: \w+)? (?:(?:that|which|in which|by which|at which|of which) )?(?:it|they|he|she)\b`)

// englishCalled: D is often called X.
func englishCalled(r *textRun, n int) []finding {
	m := r.matched(isCalled(), n)
	if m == nil {
		return nil
	}
	subject, name := m[1], r.nameAt(m[2])
	term, at, ok := r.englishTerm(name)
	if !ok || namesThings(r.of(subject)) || noSubject().MatchString(r.of(subject)) {
		return nil
	}
	if _, also := r.skip(stretch{m[1].end, m[2].start}, " is also", " are also"); also && len(strings.Fields(r.of(subject))) < 6 {
		return nil // another name, and no word about what it means
	}
	f := finding{term: term, at: at}
	switch text := r.of(subject); {
	case text == "This" || text == "That":
		if f.parts = r.before(n); f.parts == nil || r.demands(f.parts) {
			return nil
		}
	case text == "It" || text == "They":
		return nil
	case pointsBack(text):
		f.parts = append(r.before(n), r.sentences[n])
		if len(f.parts) == 1 && (!strings.HasPrefix(text, "The ") || startsUpper(term) || len(wordsOf(r.text[name.end:r.sentences[n].end])) < 5) {
			return nil // nothing that "the noun" could be known by
		}
	case needsBefore().MatchString(text):
		if f.parts = r.before(n); f.parts == nil {
			return nil
		}
		f.parts = append(f.parts, r.sentences[n])
	case opensClause(text) && r.alone(subject):
		f.parts = []stretch{r.sentences[n]}
	case countWords(text) < 4 || !r.alone(subject):
		return nil
	default:
		f.parts = []stretch{subject}
	}
	return []finding{f}
}

var isNamed = lazy.Regexp(`\b(?:an?|the) ([^,;:.()“”"]{3,60}?),? (?:(?:often|also|sometimes|usually|commonly) )?(called|known as|termed) ([^.]+.*)$`)

// englishNamed: a D, called “X”, does something. Only of what is set off: names of single things stand there too.
func englishNamed(r *textRun, n int) []finding {
	m := r.matched(isNamed(), n)
	if m == nil || r.matched(isCalled(), n) != nil {
		return nil
	}
	term, at, ok := r.englishTerm(r.nameAt(m[3]))
	if !ok || !r.setOff(at) || namesThings(r.of(m[1])) || !r.alone(r.sentences[n]) || len(wordsOf(r.sentence(n))) < 8 {
		return nil
	}
	switch lastWord(r.of(m[1])) {
	case "was", "were", "be", "been", "being", "section", "sections", "chapter", "page", "heading", "appendix", "figure", "paper", "book", "article", "company", "project":
		return nil // what is called so is a single thing
	}
	return []finding{{term: term, at: at, parts: []stretch{r.sentences[n]}}}
}

var refersTo = lazy.Regexp(`^(?:In [^,.]{2,60}, )?((?:The (?:term|word|phrase|name|expression|abbreviation|acronym) |An? |The )?)(.{2,80}?)(?: \([^()]{1,40}\))? ` +
	`((?:(?:usually|generally|typically|here|often|commonly) )?(?:refers? to|denotes?|means|(?:is|are) defined as)) (.+)$`)

var (
	standsFor = lazy.Regexp(`^(?:The (?:acronym|abbreviation) )?(.{2,20}?) stands for ([^,;:.()]+)`)
	describes = lazy.Regexp(`^([A-Z].{2,80}?)(?: \([^()]{1,40}\))? (?:describes|measures) ((?:how (?:\w+ly|much|many|fast|far|long|often|well|deep|high|big|large|strong|likely|hard)|to what extent|the (?:degree|extent|share|amount|rate|number|proportion)) .+)$`)
)

// englishDescribes: X measures how D. Only of what a paragraph begins with.
func englishDescribes(r *textRun, n int) []finding {
	m := r.matched(describes(), n)
	if m == nil || n > 0 || strings.ContainsAny(r.of(m[1]), "0123456789") || strings.HasPrefix(r.of(m[1]), "The ") {
		return nil
	}
	found := r.english(m[1], m[2])
	for i := range found {
		found[i].needs = 2
	}
	return found
}

// englishRefers: The term X refers to D.
func englishRefers(r *textRun, n int) []finding {
	if m := r.matched(standsFor(), n); m != nil {
		if term, at, ok := r.englishTerm(m[1]); ok && allCaps(term) && len(strings.Fields(r.of(m[2]))) > 1 {
			return []finding{{term: term, at: at, parts: []stretch{m[2]}}}
		}
	}
	m := r.matched(refersTo(), n)
	if m == nil {
		return nil
	}
	named := strings.HasPrefix(r.of(m[1]), "The ") && len(r.of(m[1])) > len("The ")
	if r.of(m[1]) == "The " && !r.setOff(r.unquoted(m[2])) {
		return nil // one of them, not the word
	}
	if strings.HasSuffix(r.of(m[3]), "means") && !named && !r.setOff(r.unquoted(m[2])) {
		return nil // what follows from it
	}
	if text := r.of(m[4]); strings.Contains(text, " refer") || strings.Contains(text, " means ") || strings.HasPrefix(r.of(m[3]), "refer") && strings.Contains(text, " as ") {
		return nil // of several terms, or to something under another name
	}
	means, _ := r.skip(m[4], "that ")
	return r.english(m[2], means)
}

const englishWho = `(?:we|people|many|some|\w+(?:ists|ers|ors|ians))`

var (
	whatCalled = lazy.Regexp(`^(.+?) (?:is|are) what ` + englishWho + ` (?:\w+ly )?call (.+)$`)
	callIt     = lazy.Regexp(`^(.+?)[,;:] (?:and )?` + englishWho + ` (?:often |sometimes |usually |will |then |also )?call (?:it|this|that) (.+)$`)
	weCall     = lazy.Regexp(`^We (?:will )?call (an? .+) (an? [^,;.]+)[.]$`)
	speakOf    = lazy.Regexp(`^((?:When|If|Where) .+), ` + englishWho + ` (?:\w+ly )?speaks? of (.+)$`)
	theyCall   = lazy.Regexp(`^(?:We|People|Many|Some|\w+(?:ists|ians)) (?:\w+ )?call ((?:what|an?|the) .+) (?:an?|the) ([^,;.]+)[.]$`)
)

// englishCall: D; we call this X. D is what people call X. We call D an X. When D, we speak of X.
func englishCall(r *textRun, n int) []finding {
	m := r.matched(whatCalled(), n)
	if m == nil {
		m = r.matched(callIt(), n)
	}
	if m == nil {
		m = r.matched(weCall(), n)
	}
	if m == nil {
		m = r.matched(speakOf(), n)
	}
	if m != nil {
		return r.english(r.nameAt(m[2]), m[1])
	}
	if m = r.matched(theyCall(), n); m == nil || namesThings(r.of(m[1])) || countWords(r.of(m[1])) < 3 || !r.alone(r.sentences[n]) {
		return nil
	}
	term, at, ok := r.englishTerm(m[2])
	if !ok {
		return nil
	}
	return []finding{{term: term, at: at, parts: []stretch{r.sentences[n]}}}
}

var (
	callThat = lazy.Regexp(`^(?:Let us |Let's |Let’s |We |We will |We'll |We’ll |We can |People |Researchers )?[Cc]all (?:that|this|it) (.+)$`)
	aboutIt  = lazy.Regexp(`^(?:It|That) (?:is|concerns|asks|means|describes|covers) `)
)

// englishCallThat: Call that X.
func englishCallThat(r *textRun, n int) []finding {
	m := r.matched(callThat(), n)
	if m == nil {
		return nil
	}
	term, at, ok := r.englishTerm(r.nameAt(m[1]))
	if !ok {
		return nil
	}
	if strings.HasPrefix(r.of(m[1]), "the ") && (strings.Contains(term, "'s ") || strings.Contains(term, "’s ")) {
		return nil // a part of what was spoken of
	}
	f := finding{term: term, at: at, parts: r.before(n)}
	if f.parts == nil {
		return nil
	}
	if n+1 < len(r.sentences) && r.matched(aboutIt(), n+1) != nil {
		f.parts = append(f.parts, r.sentences[n+1])
	}
	return []finding{f}
}

var behind = lazy.Regexp(`^(?:This|That) is (?:what (?:is|we|people|researchers|many|some) (?:\w+ly )?(?:call|called|mean by)|(?:the|a) (?:setup|set-up|idea|principle|phenomenon|effect|pattern|mechanism|concept|notion|essence|logic|intuition|insight|core|heart) (?:behind|of|called|known as)) ([^:]{2,80}): (.+)$`)

// englishBehind: This is the idea behind X: D.
func englishBehind(r *textRun, n int) []finding {
	m := r.matched(behind(), n)
	if m == nil {
		return nil
	}
	return r.english(m[1], m[2])
}

// english makes a finding of the words of a term and of those that define it.
func (r *textRun) english(name, means stretch) []finding {
	term, at, ok := r.englishTerm(name)
	if !ok || countWords(r.of(means)) < 4 || !r.alone(means) || namesItself(term, r.of(means)) {
		return nil
	}
	return []finding{{term: term, at: at, parts: []stretch{means}}}
}
