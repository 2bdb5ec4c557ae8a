package lint

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// ConfigName is the name of the file that says which rules decks are held to, beside them or in a folder above.
const ConfigName = ".goodcard-lint.yaml"

// A Config says which rules the decks of a folder are held to.
type Config struct {
	choices []choice // in the order of the file
}

// A choice is what a config says of a rule.
type choice struct {
	rule string
	as   setting
}

type setting string

const off setting = "off"

// ParseConfig reads a config. The name is used in messages only. What is wrong comes back as [deck.Problems].
func ParseConfig(file string, src []byte) (*Config, error) {
	doc, err := strictyaml.Parse(file, src)
	if problems, ok := errors.AsType[deck.Problems](err); ok && len(problems) == 1 && problems[0].Rule == strictyaml.RuleEmpty {
		return &Config{}, nil // comments alone
	}
	if err != nil {
		return nil, err
	}
	c, problems := strictyaml.Decode(doc, configType())
	for i := range problems {
		if p := &problems[i]; p.Rule == strictyaml.RuleKind && (p.Path == "" || p.Path == "rules") {
			p.Fix, p.Edit = "write rules:, and below it lines such as no-why: off", nil
		}
		sayRule(&problems[i])
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return &c, nil
}

// sayRule says of a key below rules that is unknown that it is a rule which is.
func sayRule(p *deck.Problem) {
	id, below := strings.CutPrefix(p.Path, "rules.")
	if p.Rule != strictyaml.RuleUnknownKey || !below {
		return
	}
	p.Message = strings.Replace(p.Message, "unknown key", "unknown rule", 1)
	switch near := spelling.Meant(id, ruleIDs()); {
	case strings.HasSuffix(p.Fix, "which is there too"):
		p.Fix = "delete it: " + near + " is there too"
	case slices.ContainsFunc(deck.Rules(), func(r deck.Rule) bool { return r.ID == id }):
		p.Message = fmt.Sprintf("%q is a rule of the format, which holds for every deck and cannot be set", id)
		p.Fix, p.Edit = "delete it", nil
	case near == "":
		p.Fix = "delete it; 'goodcard schema --lint' lists the rules"
	}
}

// ConfigSchema returns the schema (draft-07) of a config.
func ConfigSchema() []byte { return strictyaml.JSONSchema(configType(), "Rules of goodcard lint") }

// configType describes the file. It has a key for each rule, so that an editor offers them.
func configType() strictyaml.Object[Config] {
	choices := strictyaml.Object[[]choice]{Doc: "What decks are held to, by rule."}
	for _, r := range rules {
		allowed := []setting{off, setting(note), setting(warning)}
		said := strictyaml.Text[setting]{Doc: r.Summary + "; " + r.usual(), Wanted: "off, note or warning", Enum: allowed}
		choices.Fields = append(choices.Fields, strictyaml.Optional(r.ID, said, func(all *[]choice) *setting {
			*all = append(*all, choice{rule: r.ID})
			return &(*all)[len(*all)-1].as
		}))
	}
	return strictyaml.Object[Config]{
		Doc:    "Which rules goodcard lint holds the decks in this folder and below it to.",
		Fields: []strictyaml.Field[Config]{strictyaml.Required("rules", choices, func(c *Config) *[]choice { return &c.choices })},
	}
}

// usual says what holds of a rule where no config speaks of it.
func (r rule) usual() string {
	if r.off {
		return "off by default, else a " + string(r.Severity)
	}
	return "a " + string(r.Severity) + " by default"
}

// Apply puts what the config says into options.
func (c *Config) Apply(o *Options) {
	for _, said := range c.choices {
		if said.as == off {
			o.Skip = append(o.Skip, said.rule)
			continue
		}
		o.Enable = append(o.Enable, said.rule)
		if o.Severity == nil {
			o.Severity = map[string]deck.Severity{}
		}
		o.Severity[said.rule] = deck.Severity(said.as)
	}
}
