package prose

import (
	"strings"
	"unicode"

	"goodcard/deck/lazy"
)

var (
	isA = lazy.Regexp(`^(?:In [^,.]{2,60}, )?((?:An? |The )?)(.{2,80}?)(?: \([^()]{1,40}\))?(?:, (?:or|also called|also known as|sometimes called|often called) [^,]{2,60},)? ` +
		`(?:is|are) (?:(?:usually|typically|generally|essentially|basically|simply|just|really) )?((?:an?|the|any|one of the|something|anything|someone|somebody|anyone) .+)$`)
	areThose = lazy.Regexp(`^(?:In [^,.]{2,60}, )?()([A-Z].{2,80}?)(?: \([^()]{1,40}\))? are (?:(?:usually|typically|generally) )?((?:[\pL-]+ ){0,3}(?:[\pL-]+s|children|people|data|software|hardware|code|men|women) (?:that|which|who|whose|in which|used (?:to|for|in|by|as)|designed to) .+)$`)

	isWhen = lazy.Regexp(`^((?:An? )?)(.{2,80}?)(?: \([^()]{1,40}\))? (?:is|happens|occurs|arises) (when .+)$`)

	// narrows is what makes of a kind of things one thing.
	narrows = lazy.Regexp(`(?:^|[ ,])(?:that|which|who|whose|where|in which|by which|for which|with which|used|designed|intended|consisting|containing|between|of|for|to|from|with|without|in|by|\w+ing|\w+ed) `)

	// nothingElse begins what says that things are like others, or, without a word on which of them, that they are known.
	nothingElse = lazy.Regexp(`^(?:an? )?(?:ordinary|normal) `)
	wellKnown   = lazy.Regexp(`^an? (?:standard|typical|classic|widely used|well-known) `)
	tellsApart  = lazy.Regexp(`\b(?:that|which|who|whose|where|by which|in which)\b`)

	snake = lazy.Regexp(`\w_\w`)

	theKind = lazy.Regexp(`^the (?:\w+ ){0,2}(?:process|practice|study|act|ability|property|method|technique|tendency|problem|use|task|idea|principle|phenomenon|measure|` +
		`difference|set|amount|number|degree|fraction|rate|ratio|state|art|science|field|branch|loss|failure|situation|condition|belief|claim|time|distance|probability|extent|assumption|theory) ` +
		`(?:of|by|that|in|to|where|with|between|when|at|for|from)\b`)

	// judged begins what tells an opinion, a place or a part, not what something is.
	judged = lazy.Regexp(`^(?:an?|the|any|one of the) (?:very |fairly |quite |relatively |extremely |highly |rather |really |more |most |pretty |bit |little )*(?:good|bad|great|nice|much|vast|difficult|easy|hard|integral|elegant|essential|fundamental|simplified|trademark|member|predecessor|variation|better|best|worse|worst|poor|fine|perfect|safe|wise|big|huge|major|serious|` +
		`common|frequent|popular|important|crucial|critical|key|useful|handy|convenient|powerful|valuable|interesting|valid|invalid|legal|legitimate|possible|` +
		`lot|bit|few|little|must|mistake|error|bug|pain|shame|fact|matter|result|consequence|requirement|prerequisite|reference|list|copy|fork|port|version|collection|` +
		`problem|issue|question|challenge|concern|risk|example|case|reason|way|work|no-op|wrapper|alias|shortcut|shorthand|synonym|placeholder|hack|workaround|` +
		`(?:\w+ )?(?:problem|issue|waste|nuisance|mistake)|subset|superset|replacement|successor|rewrite|continuation|separate|different|similar|new|old|recent|same|only|first|second|third|last|next|default|main|other|right|wrong|usual|current|latest|primary|original|` +
		`boolean|string|integer|number|object|array|function|pointer|positive|negative|non-negative|null|optional|required|global|local|shell|symbolic|directory|file|path|link|` +
		`target|test|trap|step|part|half|opposite|thing|point|kind|piece|price|sign|proof|evidence|reminder|warning|moment|answer|solution|advantage|choice|option|alternative)\b`)
)

// englishIs: An X is a D.
func englishIs(r *textRun, n int) []finding {
	m, plural := r.matched(isA(), n), false
	if m == nil {
		m = r.matched(isWhen(), n)
	}
	if m == nil {
		m, plural = r.matched(areThose(), n), true
	}
	if m == nil {
		return nil
	}
	article, means := r.of(m[1]), m[3]
	term, at, ok := r.englishTerm(m[2])
	if !ok || r.of(m[2]) != term && !r.setOff(at) {
		return nil
	}
	text := r.of(means)
	if len(strings.Fields(text)) < 5 || !r.alone(means) || !narrows().MatchString(text) || judged().MatchString(text) || nothingElse().MatchString(text) || wellKnown().MatchString(text) && !tellsApart().MatchString(text) || namesItself(term, text) || goesElsewhere().MatchString(text) {
		return nil
	}
	if kind, _, _ := strings.Cut(text, " that "); snake().MatchString(kind) || plural && (strings.HasSuffix(firstWord(text), "ed") || participles()[firstWord(text)]) {
		return nil // a kind that only a program knows; what is done to them
	}
	if strings.HasPrefix(text, "the ") && !theKind().MatchString(text) || strings.HasPrefix(text, "one of the ") {
		return nil
	}
	f := finding{term: term, at: at, parts: []stretch{means}}
	switch marked := r.setOff(at) || r.headed(term); {
	case article == "The " && !marked:
		return nil // one that was spoken of
	case strings.HasPrefix(article, "A"):
		f.needs = 2
	case marked:
	case n > 0 || plural && strings.IndexFunc(term, unicode.IsUpper) != 0:
		return nil
	default:
		f.needs = 2
	}
	return []finding{f}
}

// participles are those that do not end in "-ed".
var participles = wordSet(`given made done known built kept held shown sent put set run read written drawn taken seen found left lost bound cut hidden chosen spread sold stored`)

// namesItself says whether the first words of a definition say the term again: "A test run is a run of a test".
func namesItself(term, means string) bool {
	return strings.Contains(" "+termKey(means)+" ", " "+termKey(term)+" ")
}
