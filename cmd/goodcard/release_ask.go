package main

import (
	"errors"
	"io"

	"goodcard/release"
)

// whys asks for the reasons that are missing, and returns those that were typed. An empty line ends it.
func (a *asker) whys(refused *release.Refused) ([]release.Why, error) {
	out := &output{w: a.env.Stderr, people: true, width: a.env.Columns}
	var whys []release.Why
	for _, c := range refused.Unexplained {
		if c.Diff != nil {
			writeChange(out, c.Diff)
		} else {
			out.line("%s: %s", string(c.Kind), c.ID)
		}
		for {
			text, err := a.ask("Why (one line for who learned it; Enter alone ends it)", "")
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, err
			}
			if text == "" {
				return whys, nil
			}
			why, err := release.ParseWhy(c.Name() + "=" + text)
			if err != nil {
				a.env.report(err)
				continue
			}
			whys = append(whys, why)
			break
		}
	}
	return whys, nil
}
