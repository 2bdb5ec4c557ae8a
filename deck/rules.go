package deck

import "goodcard/deck/strictyaml"

// A Rule is one thing that reading a deck, or lint, holds a deck to.
type Rule struct {
	ID       string // stable, such as "long-answer"
	Severity Severity
	Summary  string // what is wrong when it is broken
	Off      bool   // lint holds a deck to it only where that is asked for
}

// Rules returns the rules of the format, whose breach makes a deck invalid.
func Rules() []Rule { return formatRules }

// formatRules are what reading a deck reports.
var formatRules = []Rule{
	format(strictyaml.RuleTooLarge, "a file, a text or a folder is larger than what is read"),
	format(strictyaml.RuleTooDeep, "lists and keys are nested too deeply"),
	format(strictyaml.RuleTooMany, "there are more than 10,000 problems; the rest is left out"),
	format(strictyaml.RuleEncoding, "the file is not UTF-8"),
	format(strictyaml.RuleLineBreak, "a character ends a line for YAML and for no editor"),
	format(strictyaml.RuleControl, "a control character stands in the file"),
	format(strictyaml.RuleTab, "a tab indents a line"),
	format(strictyaml.RuleEmpty, "a file, a text or a list is empty"),
	format(strictyaml.RuleTwoDocuments, "a second YAML document follows"),
	format(strictyaml.RuleSyntax, "the file is not YAML"),
	format(strictyaml.RuleColon, "plain text holds a colon and a space, or a key between braces has none behind it"),
	format(strictyaml.RuleQuote, "a quote is not closed, or text follows it"),
	format(strictyaml.RuleBracket, "a bracket is not closed, a comma is missing between brackets, or a text there holds a ?"),
	format(strictyaml.RuleIndentation, "a line starts in a column where it belongs to nothing"),
	format(strictyaml.RuleDash, "an entry of a list lacks its dash"),
	format(strictyaml.RuleLookAlike, "a sign stands where YAML knows another that looks like it, or none"),
	format(strictyaml.RuleConflict, "git left two versions of some lines"),
	format(strictyaml.RuleFirstChar, "plain text starts with a sign that means something else to YAML"),
	format(strictyaml.RuleBraces, "a value starts with {{ and is not in quotes"),
	format(strictyaml.RuleComment, "a comment follows plain prose, which may be the tail of the text"),
	format(strictyaml.RuleEscape, "an escape in double quotes gives a control character, or the hard space of `\\_`"),
	format(strictyaml.RuleUnknownKey, "a key is not part of the format"),
	format(strictyaml.RuleDuplicateKey, "a key is given twice"),
	format(strictyaml.RuleMissingKey, "a key is missing"),
	format(strictyaml.RuleOtherKind, "a key belongs to another kind of card"),
	format(strictyaml.RuleNoKind, "no key says of which kind a card is"),
	format(strictyaml.RuleTwoKinds, "two keys say of which kind a card is"),
	format(strictyaml.RuleKind, "a list, keys or a text stand where another is expected"),
	format(strictyaml.RuleNull, "nothing stands where something is expected"),
	format(strictyaml.RuleAlias, "an alias stands in the file"),
	format(strictyaml.RuleAnchor, "an anchor stands in the file"),
	format(strictyaml.RuleMergeKey, "a merge key stands in the file"),
	format(strictyaml.RuleTag, "an explicit tag stands in the file"),
	format(strictyaml.RuleValue, "a value is not one of those expected"),
	format(strictyaml.RuleTwice, "an entry is in a list twice"),

	format("id", "an id, or a reference to one, is malformed"),
	format("missing-id", "a card, or a unit of a path, has no id"),
	format("duplicate-id", "two cards, or two units of a path, have the same id"),
	format("was-in-use", "a former id is that of a card of the deck"),
	format("was-claimed-twice", "two cards claim the same former id"),
	format("version", "the version is not SemVer"),
	format("lang", "the language is not a BCP 47 tag"),
	format("license", "the licence is not an SPDX expression"),
	format("date", "a date is not a year, month or day, or not the day that is expected"),
	format("url", "an address is not http or https"),
	format("path", "a path leaves the folder of the deck, or is not clean"),
	format("alt", "a picture has no alt text, or alt text no picture"),
	format("no-picture", "a picture is not in the folder of the deck"),
	format("unreadable", "a file of the deck cannot be read"),
	format("unknown-concept", "a concept is not in the deck"),
	format("unknown-source", "a source is not in the deck"),
	format("self-reference", "a concept names itself, or a path its own id"),
	format("circle", "concepts need each other in a circle"),
	format("empty-unit", "a unit of a path has neither cards nor concepts"),
	format("twice-in-path", "a card or a concept is in two units of a path"),
	format("path-cards", "a path has a file of cards"),
	format("same-wording", "two wordings of a card are the same"),
	format("same-option", "two options of a card are the same"),
	format("same-point", "two points of a card are the same"),
	format("several-lines", "an option or a point has several lines"),
	format("no-gap", "a cloze has no gap"),
	format("gap-unclosed", "a gap is not closed"),
	format("gap-unopened", "a gap is closed that was not opened"),
	format("gap-nested", "a gap stands inside a gap"),
	format("gap-in-formula", "a gap stands inside code or a formula"),
	format("gap-number", "a gap needs a number, or has a wrong one"),
	format("gap-parts", "a gap holds more than a text and a hint"),
	format("gap-empty", "a gap or its hint is empty"),
}

func format(id, summary string) Rule {
	return Rule{ID: id, Severity: strictyaml.Error, Summary: summary}
}
