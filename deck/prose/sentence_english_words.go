package prose

import "strings"

var (
	// notInTerm are words that no term has: verbs, pronouns and little words that tell a clause.
	notInTerm = wordSet(`whether now today then thus hence therefore that which who whose whom where when while if then else because since so than is are was were be been being has have had
		do does did can could will would shall should may might must not no yes you your we our us i my me he she they them their it its this these those
		there here what how why all any some every each both either neither such same other another more most less least many much few several only just
		also even still already again very too please into onto upon about above below over under after before until through during without within
		called means named let use using following`)
	// notFirst begin no term, notLast end none.
	notFirst = wordSet(`twice once again back of for in on at by with from to as or and but the a an using setting running making adding creating calling getting writing
		reading taking giving having being doing passing one two three first second third last next previous another new main good best better bad own
		different certain given current original resulting corresponding whole entire rest currently finally basically essentially actually usually
		generally typically often sometimes note example default only important common simple similar default optional`)
	notLast = wordSet(`of for in on at by with from to as or and but the a an`)

	// bareNouns are nouns that say nothing alone: what is behind them is no term.
	bareNouns = wordSet(`way ways reason result results example examples problem difference idea point goal purpose alternative thing things choice approach
		solution answer question advantage disadvantage case step exception note default value values option options argument arguments parameter
		parameters file files name names function method page section chapter document list table line lines field fields flag user users code text
		output input system program author authors project library package tool version number part people person time use fact issue bug feature
		features effect benefit drawback rule consequence downside upside trick key caveat aim task job information data type types kind sort form order
		set group item object string array callback event error message test tests response request command directory license licence copyright
		software contributor developers developer team world day year future past everything everyone nothing something anything someone here
		there home rest lot half none most following latter former above below above-mentioned aforementioned`)

	// pointers point at something outside of the sentence.
	pointers = wordSet(`this these those such here following aforementioned former latter previous previously earlier my our us i me`)

	// openers cannot open words that stand alone.
	openers = wordSet(`it its they them their he she his her this that these those such there then so but and or because also however not if one ones
		both neither either another what which who similarly likewise thus therefore hence otherwise moreover furthermore additionally finally instead meanwhile
		consequently conversely again next`)

	clauseOpeners = wordSet(`when if whenever where while because since as for in on at by with from to during after before until unless although though once`)
	// afterName may follow a name in quotes.
	afterName = wordSet(`and or but because since in by when for if while after from to with as on at`)

	// namesIdentifiers are of what is called by an identifier: that names it, and does not define a term.
	namesIdentifiers = wordSet(`function functions method methods file files variable variables option options parameter parameters argument arguments
		directory folder command commands module class package flag key field script callback hook program library tool macro constant property
		constructor handler routine structure struct header branch repository target event signal listener listeners destructor user`)
)

// englishTerm returns the term that a stretch names, without article and quotes, and where it stands.
func (r *textRun) englishTerm(at stretch) (string, stretch, bool) {
	at = r.unquoted(at)
	at, _ = r.skip(at, "the term ", "the word ", "the phrase ", "a ", "an ", "the ")
	at = r.unquoted(at)
	text := r.of(at)
	if !shaped(text) || r.isCode(at) {
		return "", at, false
	}
	all := strings.Fields(text)
	first, last := strings.ToLower(all[0]), strings.ToLower(all[len(all)-1])
	for i, word := range all {
		if notInTerm()[strings.ToLower(word)] && !allCaps(word) {
			return "", at, false
		}
		if (word == "a" || word == "an" || word == "the") && i > 0 && !notLast()[all[i-1]] {
			return "", at, false // an act: "turning a key"
		}
	}
	head := last
	for i, word := range all {
		if i > 0 && (word == "of" || word == "for" || word == "in" || word == "to") {
			head = strings.ToLower(all[i-1])
			break
		}
	}
	if notFirst()[first] || notLast()[last] || bareNouns()[head] && (len(all) == 1 || head != last) || strings.HasSuffix(first, "ly") && (first != "family" && first != "assembly" && first != "anomaly") {
		return "", at, false
	}
	return text, at, true
}

func allCaps(word string) bool { return len(word) > 1 && strings.ToUpper(word) == word }

// namesThings says whether the head of a subject is something that has an identifier.
func namesThings(subject string) bool {
	for i, word := range strings.Fields(strings.ToLower(subject)) {
		if i > 4 || word == "that" || word == "which" || word == "of" {
			return false
		}
		if namesIdentifiers()[strings.Trim(word, ",.")] {
			return true
		}
	}
	return false
}
