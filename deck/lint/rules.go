package lint

import (
	"slices"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// A rule is one thing that [Check] holds a deck to, by one of its last three fields; by none where its
// caller finds what breaks it, or where it is about remarks.
type rule struct {
	ID       string
	Severity deck.Severity
	Summary  string

	off     bool // it is wrong too often to be told unasked: [Options.Enable] turns it on
	english bool // it looks for English words, so it keeps silent on decks in other languages
	amend   amend
	card    func(*linter, *deck.Card)
	text    func(source string, report reporter) // of each Markdown text, as it is shown
	deck    func(*linter)
}

// Rules returns the rules of [Check].
func Rules() []deck.Rule {
	all := make([]deck.Rule, len(rules))
	for i, r := range rules {
		all[i] = deck.Rule{ID: r.ID, Severity: r.Severity, Summary: r.Summary, Off: r.off}
	}
	return all
}

// A breach of a rule of lint keeps no deck from being used, so none is an error: those are what
// [deck.Load] refuses.
const (
	warning = strictyaml.Warning
	note    = strictyaml.Note
)

// ruleOf returns the rule of an id, or nil.
func ruleOf(id string) *rule {
	if i := slices.IndexFunc(rules, func(r rule) bool { return r.ID == id }); i >= 0 {
		return &rules[i]
	}
	return nil
}

// severityOf returns the severity of a rule, or "" where there is none of that id.
func severityOf(id string) deck.Severity {
	if r := ruleOf(id); r != nil {
		return r.Severity
	}
	return ""
}

func ruleIDs() []string {
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	return ids
}

// Rules about what the program and its caller do, and not about a deck alone.
const (
	LostReviews = "lost-reviews"
	SameDeckID  = "same-deck-id"
	badIgnore   = "bad-ignore"
	idleIgnore  = "idle-ignore"
)

var rules = []rule{
	{ID: "long-question", Severity: warning, Summary: "a question has more than 40 words, or 80 where it tells a case (choose, cloze, explain)", card: longQuestion},
	{ID: "two-questions", Severity: warning, Summary: "a question asks two things: it has two question marks", card: twoQuestions},
	{ID: "yes-no-question", Severity: warning, Summary: "a question can be answered with yes or no", english: true, card: yesNoQuestion},
	{ID: "unclear-reference", Severity: warning, Summary: "a question speaks of this or they without saying what that is", english: true, card: unclearReference},
	{ID: "depends-on-place", Severity: warning, Summary: "a text refers to what stands near it, such as the previous card or this chapter; cards come in any order", english: true, card: dependsOnPlace},
	{ID: "vague", Severity: note, off: true, Summary: "a text does not say what counts: tell me about, and so on, etc.", english: true, card: vague},
	{ID: "answer-in-question", Severity: warning, Summary: "the question contains the answer word for word", card: answerInQuestion},

	{ID: "either-or", Severity: warning, Summary: "a question names two things of which one is its answer", english: true, card: eitherOr},
	{ID: "count-mismatch", Severity: note, Summary: "a question asks for a number of things, and the answer has another number of them", english: true, card: countMismatch},
	{ID: "bare-term", Severity: warning, Summary: "a question is a name alone and asks nothing", english: true, deck: bareTerm},
	{ID: "unreachable-source", Severity: warning, Summary: "a question speaks of the article, the paper or the FAQ, and its source has neither file nor url", english: true, card: unreachableSource},
	{ID: "unseen-copied", Severity: warning, Summary: "an unseen wording shares six words in a row, or over 60 % of its words, with one that is seen", card: unseenCopied},
	{ID: "unseen-answered", Severity: note, Summary: "an unseen wording holds most words of the answer", card: unseenAnswered},

	{ID: "long-answer", Severity: warning, Summary: "an answer has more than 25 words, or a point of explain more than 25", card: longAnswer},
	{ID: "yes-no-answer", Severity: warning, Summary: "an answer starts with yes, no, true or false", english: true, card: yesNoAnswer},
	{ID: "list-answer", Severity: warning, Summary: "an answer is a list of more than three entries", card: listAnswer},
	{ID: "long-sequence", Severity: warning, Summary: "an answer tells more than four steps one after the other", card: longSequence},
	{ID: "same-answer", Severity: note, off: true, Summary: "more than three cards have the same answer, which is no name or number", deck: sameAnswer},
	{ID: "tall-side", Severity: warning, Summary: "a side of a card has more than 18 lines of 80 columns", card: tallSide},
	{ID: "long-typed-answer", Severity: warning, Summary: "an answer to be typed has more than five words", card: longTypedAnswer},

	{ID: "gap-leak", Severity: warning, Summary: "what a gap hides stands elsewhere in the same text", card: gapLeak},
	{ID: "long-gap", Severity: note, Summary: "a gap hides more than six words", card: longGap},
	{ID: "many-gaps", Severity: warning, Summary: "a cloze has more than four groups of gaps", card: manyGaps},
	{ID: "little-context", Severity: note, Summary: "fewer than four words stand around the gaps", card: littleContext},

	{ID: "much-hidden", Severity: warning, Summary: "gaps of one number hide over half of the text", card: muchHidden},
	{ID: "article-leak", Severity: warning, Summary: "a or an before a gap or the options fits some of the words that it may be, and not others", english: true, card: articleLeak},
	{ID: "paired-gaps", Severity: warning, Summary: "two gaps with different numbers hide opposites, of which the shown one tells the other", card: pairedGaps},

	{ID: "gap-slip", Severity: warning, Summary: "a gap begins with what is nearly the number of a gap, C1::, c1: or 1:: for c1::, or stands in other brackets beside one that is a gap", card: gapSlip},
	{ID: "gap-elsewhere", Severity: warning, Summary: "a numbered gap stands in a text that is no cloze, which shows its braces", card: gapInQuestion},
	{ID: "gap-hint", Severity: warning, Summary: "a gap holds two names with :: between them, which may be one name, or a word and its hint", card: gapHint},

	{ID: "option-length", Severity: warning, Summary: "the right option is half as long again as the longest wrong one, which gives it away", card: optionLength},
	{ID: "option-start", Severity: warning, Summary: "all wrong options begin alike, and the right one otherwise", card: optionStart},
	{ID: "option-rank", Severity: warning, Summary: "over the deck, the right option is the longest, the shortest or of another rank of length far more or less often than chance", deck: optionRank},
	{ID: "option-tone", Severity: note, Summary: "over the deck, the option that alone hedges, is absolute or denies is the right one far more or less often than chance", english: true, deck: optionTone},
	{ID: "all-of-the-above", Severity: warning, Summary: "an option refers to the others by their place; they are shuffled", english: true, card: allOfTheAbove},
	{ID: "alike", Severity: warning, Summary: "two options, points or wordings differ in capitals, spaces or typographic signs alone", card: alikeTexts},
	{ID: "idle-accept", Severity: note, Summary: "an entry of accept counts as right without it: it is the answer, or an earlier entry, in other capitals, spaces or typographic signs", card: idleAccept, amend: deleteIt},
	{ID: "no-why", Severity: note, Summary: "a wrong option does not say why it is wrong", card: noWhy},

	{ID: "no-source", Severity: note, Summary: "a card names no source, though the deck has some", card: noSource},
	{ID: "no-date", Severity: warning, Summary: "a text speaks of what is current, recent or latest, and the card has no as-of", english: true, card: noDate},
	{ID: "no-attribution", Severity: warning, Summary: "a contested claim is not said to be anybody's", english: true, card: noAttribution},

	{ID: "lost-text", Severity: warning, Summary: "a part of a text is not shown, such as what stands behind a fence of code, the title of a link, or a cell beyond the columns of its table", text: lostText},
	{ID: "other-markup", Severity: warning, Summary: "a text holds tags of HTML or signs of Anki that are shown as they are, such as `<div>` or `[sound:…]`", text: otherMarkup},
	{ID: "joined-lines", Severity: warning, Summary: "YAML joined a line of a list, a table or code, or one like a key, to its neighbour", card: joinedLines},
	{ID: "sign-in-word", Severity: warning, Summary: "Markdown takes signs of a word or an address for its own: `__init__`, `2*3*4`, `\\d\\.`, `\\[see\\]`", text: signInWord, amend: showBackslashes},
	{ID: "unshown-formula", Severity: warning, Summary: "a formula holds TeX that cannot be shown as text, and is shown as its source", text: unshownFormula},
	{ID: "lone-dollar", Severity: note, Summary: "a dollar was meant to begin a formula and begins none", text: loneDollar},
	{ID: "literal-answer", Severity: warning, Summary: "an answer to be typed stands within signs of Markdown, which would have to be typed", card: literalAnswer},
	{ID: "quoted-text", Severity: warning, Summary: "a text stands in typographic quotes, which to YAML are part of it, opens one that it does not close, or closes one that it does not open", card: quotedText},
	{ID: "split-list", Severity: warning, Summary: "an entry of a list goes on with the one before it, as 14 does in [3,14] and what begins with and, or, nor, but or not: a comma within brackets ended that; or an answer to be typed ends in quotes", card: splitList},
	{ID: "no-alt", Severity: warning, Summary: "a picture within a text has no alt text", card: noAlt},
	{ID: "wide-code", Severity: warning, Summary: "a line of code is wider than 80 columns", card: wideCode},
	{ID: "invisible-character", Severity: warning, Summary: "a text holds characters that cannot be seen or that turn its direction", deck: invisible},

	{ID: "duplicate-question", Severity: warning, Summary: "two cards ask the same", deck: duplicateQuestion},
	{ID: "near-duplicate-question", Severity: warning, Summary: "two cards share four fifths of the words of their questions, and their concepts are not marked as confused", deck: nearDuplicateQuestion},
	{ID: "tag-spelling", Severity: warning, Summary: "a tag is written in two ways", deck: tagSpelling},
	{ID: "unexplained-acronym", Severity: note, off: true, Summary: "an acronym is used in a question before the deck says what it stands for", english: true, deck: unexplainedAcronym},
	{ID: "unknown-elsewhere", Severity: warning, Summary: "a concept of another deck, which is installed, shipped or beside this one, is not there", deck: unknownElsewhere},
	{ID: "unknown-deck", Severity: note, Summary: "a concept of another deck is named, and no such deck is installed, shipped or beside this one", deck: unknownDeck},
	{ID: "path-no-deck", Severity: warning, Summary: "a path names a deck that is neither installed nor shipped nor beside it", deck: pathNoDeck},
	{ID: "path-unknown", Severity: warning, Summary: "a path names a card or a concept that its deck does not have and never had, or a draft", deck: pathUnknown},
	{ID: "path-former", Severity: warning, Summary: "a path names a card by an id that it had", deck: pathFormer, amend: writeNow},
	{ID: "path-idle", Severity: warning, Summary: "a unit of a path, or a name in it, brings no card, since units before have them all", deck: pathIdle},
	{ID: "taught-later", Severity: strictyaml.Error, Summary: "a unit of a path needs a concept that only a later unit teaches", deck: taughtLater},
	{ID: "untaught-contrast", Severity: note, Summary: "a path has a card that contrasts a concept of which it has no other card", deck: untaughtContrast},
	{ID: "opens-backwards", Severity: warning, Summary: "a unit of a path opens before one that stands in front of it", deck: opensBackwards},
	{ID: deck.NotRead, Severity: warning, Summary: "a file in the folder of a deck looks like a part of it and is not read", deck: notRead},
	{ID: "picture-spelling", Severity: warning, Summary: "the name of a picture is written in two ways, which Windows and macOS take for one file", deck: pictureSpelling},
	{ID: deck.NotAPicture, Severity: warning, Summary: "the file of a picture holds none, or is none by its name; no program will show it", deck: noPictures},
	{ID: "hard-gate", Severity: warning, Summary: "a concept that others need cannot become known without a card to be typed or explained, or a cloze of three gaps or more", deck: hardGate},
	{ID: BrokenRelease, Severity: warning, Summary: "a file that a release left beside the deck is not as it was written, or cannot be read"},
	{ID: OtherLedger, Severity: warning, Summary: "the ledger beside the deck is that of another one", deck: asReleased},
	{ID: VanishedID, Severity: warning, Summary: "a card that was released is gone, and no `was` says what became of it", deck: asReleased},
	{ID: ReusedID, Severity: warning, Summary: "a card has an id that was released as that of another one", deck: asReleased},
	{ID: LostWas, Severity: warning, Summary: "a card was released under an id that its `was` does not name", deck: asReleased},
	{ID: OtherWas, Severity: warning, Summary: "`was` names an id that was released as that of another card", deck: asReleased},
	{ID: VanishedItem, Severity: note, Summary: "a direction or a gap that was released is gone", deck: asReleased},
	{ID: "idle-concept", Severity: note, Summary: "no card is about a concept", deck: idleConcept},
	{ID: "long-about", Severity: warning, Summary: "the about of a concept has more than 50 words, or more than two sentences", deck: longAbout},

	{ID: LostReviews, Severity: warning, Summary: "a card of an installed deck has the text of one that is gone, however long ago: `was` would keep its reviews"},
	{ID: SameDeckID, Severity: warning, Summary: "of several decks that are checked, one has the id of another before it"},
	{ID: badIgnore, Severity: warning, Summary: "a comment to lint has no reason, names a rule that there is not or that holds always, or says something else than ignore"},
	{ID: idleIgnore, Severity: note, Summary: "a comment to lint ignores a rule that finds nothing there"},
}
