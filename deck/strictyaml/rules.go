package strictyaml

// The rules that every file is held to, whatever it describes. They are stable: scripts and
// documentation name them.
const (
	RuleTooLarge     = "too-large"         // more than 16 MiB or 1,000,000 marks
	RuleTooDeep      = "too-deep"          // lists and keys nested deeper than 32
	RuleTooMany      = "too-many-problems" // the rest of the problems was left out
	RuleEncoding     = "encoding"          // not UTF-8
	RuleLineBreak    = "line-break"        // a line break that only YAML takes for one
	RuleControl      = "control-character" // a control character in the file
	RuleTab          = "tab"               // a tab as indentation
	RuleEmpty        = "empty"             // an empty file, or an empty text
	RuleTwoDocuments = "two-documents"     // a second YAML document
	RuleSyntax       = "syntax"            // not YAML, in any other way than the next ones
	RuleColon        = "colon"             // ": " within plain text
	RuleQuote        = "quote"             // a quote that is not closed, or text behind it
	RuleBracket      = "bracket"           // a bracket that is not closed, or a ? or no comma between brackets
	RuleIndentation  = "indentation"       // a line that stands under nothing
	RuleDash         = "dash"              // an entry of a list without its dash
	RuleFirstChar    = "first-character"   // plain text that starts with a sign of YAML
	RuleBraces       = "braces"            // trap: a value that starts with {{
	RuleComment      = "comment"           // trap: a comment behind plain prose
	RuleLookAlike    = "look-alike"        // a sign that looks like one of YAML's
	RuleConflict     = "conflict"          // the marks of git around two versions
	RuleEscape       = "escape"            // trap: a control character out of an escape such as "\b"
	RuleUnknownKey   = "unknown-key"
	RuleDuplicateKey = "duplicate-key"
	RuleMissingKey   = "missing-key"
	RuleOtherKind    = "key-of-other-kind" // a key that belongs to another variant
	RuleNoKind       = "no-kind"           // none of the keys that say what an entry is
	RuleTwoKinds     = "two-kinds"         // two of them
	RuleKind         = "kind"              // a list, keys or a text where another was expected
	RuleNull         = "null"              // nothing where something was expected
	RuleAlias        = "alias"
	RuleAnchor       = "anchor"
	RuleMergeKey     = "merge-key"
	RuleTag          = "tag" // an explicit tag
	RuleValue        = "value"
	RuleTwice        = "twice" // the same entry twice in a list
)
