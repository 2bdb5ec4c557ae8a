package main

import (
	"net/url"
	"path/filepath"
	"runtime"
	"slices"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/strictyaml"
	"goodcard/editor"
)

// A sarifReport collects what is found and writes it as one log in SARIF 2.1.0, which code scanning reads.
type sarifReport struct {
	out   *output
	env   *Env
	log   sarifLog
	rules map[string]int // where each rule stands in the log
}

func newSARIFReport(env *Env, out *output) *sarifReport {
	r := &sarifReport{out: out, env: env, rules: map[string]int{}}
	all := slices.Concat(lint.Rules(), deck.Rules(), []deck.Rule{{ID: ruleUnreadable, Severity: strictyaml.Error, Summary: "a deck cannot be read"}})
	driver := sarifDriver{Name: "goodcard", Version: ownVersion().Version}
	for _, rule := range all {
		r.rules[rule.ID] = len(driver.Rules)
		driver.Rules = append(driver.Rules, sarifRule{rule.ID, sarifText{rule.Summary}, sarifLevel{level(rule.Severity)}})
	}
	r.log = sarifLog{
		Schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{Tool: sarifTool{driver}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}},
	}
	return r
}

// level returns how SARIF calls a severity.
func level(s deck.Severity) string { return string(s) } // error, warning and note are its words too

func (r *sarifReport) mended(problems deck.Problems) error {
	r.env.tellMended(problems)
	return nil
}

func (r *sarifReport) deck(l linted) error {
	fingerprint := func(deck.Problem) string { return "" }
	if l.deck != nil {
		fingerprint = lint.Fingerprints(l.deck)
	}
	sources := map[string][]byte{}
	for _, p := range l.problems {
		result := r.result(p)
		if print := fingerprint(p); print != "" {
			result.Fingerprints = map[string]string{"goodcardFinding/v1": print}
		}
		if p.Edit != nil {
			src, read := sources[p.File]
			if !read {
				src, _ = l.read(p.File)
				sources[p.File] = src
			}
			result.Fixes = sarifFixes(p, src)
		}
		r.log.Runs[0].Results = append(r.log.Runs[0].Results, result)
	}
	return nil
}

func (r *sarifReport) result(p deck.Problem) sarifResult {
	message := p.Message
	if p.Fix != "" {
		message += "\n" + p.Fix
	}
	at := sarifPlace{sarifFile{sarifURI(p.File)}, nil}
	if p.Line > 0 {
		at.Region = &sarifRegion{StartLine: p.Line, StartColumn: p.Column}
	}
	return sarifResult{p.Rule, r.rules[p.Rule], level(p.Severity), sarifText{plain(message)}, []sarifLocation{{at}}, nil, nil}
}

// sarifFixes returns what an edit does to a file, where that still says what it said.
func sarifFixes(p deck.Problem, src []byte) []sarifFix {
	e := p.Edit
	if e.Start < 0 || e.End < e.Start || e.End > len(src) {
		return nil
	}
	var gone sarifRegion
	offsets := strictyaml.OffsetsOf(src)
	gone.StartLine, gone.StartColumn = offsets.Place(e.Start)
	gone.EndLine, gone.EndColumn = offsets.Place(e.End)
	change := sarifReplacement{gone, nil}
	if e.Text != "" {
		change.Inserted = &sarifText{e.Text}
	}
	return []sarifFix{{sarifText{plain(p.Fix)}, []sarifChange{{sarifFile{sarifURI(p.File)}, []sarifReplacement{change}}}}}
}

// sarifURI returns a path as the reference that a viewer resolves against the root of the sources.
func sarifURI(path string) string {
	if short := asTyped(path); filepath.IsLocal(short) {
		path = short
	}
	switch {
	case !filepath.IsAbs(path):
		return (&url.URL{Path: filepath.ToSlash(path)}).String()
	case runtime.GOOS == "windows":
		return editor.Address(path, runtime.GOOS)
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

func (r *sarifReport) unreadable(target lintTarget, err error) error {
	r.log.Runs[0].Results = append(r.log.Runs[0].Results, r.result(unreadable(target, err)))
	return nil
}

func (r *sarifReport) end(lintTally, int, int) error {
	return r.out.value(r.log)
}
