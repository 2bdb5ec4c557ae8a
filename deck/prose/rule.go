package prose

// A rule says how an offer was found. Its name ends in its version: a better one gets a new number, so that it can
// be told which cards it would find otherwise.
type rule struct {
	name       string
	rank       int // where several find the same, the lowest counts
	confidence float64
}

// The structural rules, in the order in which they count.
var (
	ruleJSONLD          = rule{"jsonld/1", 1, .98}
	ruleDefinitionList  = rule{"definition-list/1", 2, .97}
	ruleQA              = rule{"qa/1", 3, .95}
	ruleHeadingQuestion = rule{"heading-question/1", 4, .9}
	ruleListQuestion    = rule{"list-question/1", 5, .9}
	ruleLineQuestion    = rule{"line-question/1", 6, .9}
	ruleNumberedItem    = rule{"numbered-item/1", 7, .8}
	ruleBoldTerm        = rule{"bold-term/1", 8, .9}
	ruleHeadingTerm     = rule{"heading-term/1", 9, .9}
	ruleTable           = rule{"table/1", 10, .9}
	ruleListTerm        = rule{"list-term/1", 11, .6}
)
