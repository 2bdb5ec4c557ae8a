package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
)

// A githubReport writes the commands by which a workflow of GitHub Actions marks lines of a pull request.
type githubReport struct {
	w   io.Writer
	env *Env
}

// The escapes of workflow commands. Other control characters have none.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (r *githubReport) mended(problems deck.Problems) error {
	r.env.tellMended(problems)
	return nil
}

func (r *githubReport) deck(l linted) error {
	for _, p := range l.problems {
		if err := r.write(p); err != nil {
			return err
		}
	}
	return nil
}

func (r *githubReport) write(p deck.Problem) error {
	command := map[deck.Severity]string{strictyaml.Error: "error", strictyaml.Warning: "warning", strictyaml.Note: "notice"}[p.Severity]
	where := "file=" + githubProperty.Replace(plain(filepath.ToSlash(p.File)))
	if p.Line > 0 {
		where += fmt.Sprintf(",line=%d,col=%d", p.Line, p.Column)
	}
	message := p.Message
	if p.Fix != "" {
		message += "\n" + p.Fix
	}
	_, err := fmt.Fprintf(r.w, "::%s %s,title=%s::%s\n", command, where, githubProperty.Replace(p.Rule), githubData.Replace(plain(message)))
	return err
}

// plain returns a text without what could control a terminal, its lines kept.
func plain(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = markup.Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

func (r *githubReport) unreadable(target lintTarget, err error) error {
	return r.write(unreadable(target, err))
}

func (r *githubReport) end(lintTally, int, int) error { return nil }
