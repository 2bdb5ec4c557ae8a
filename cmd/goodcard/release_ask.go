package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"goodcard/release"
)

// An asker asks a person at a terminal.
type asker struct {
	env *Env
	in  *bufio.Reader
}

// whys asks for the reasons that are missing. An empty line ends it: then there are none.
func (a asker) whys(refused *release.Refused) ([]release.Why, error) {
	out := &output{w: a.env.Stderr, people: true, width: a.env.Columns}
	var whys []release.Why
	for _, c := range refused.Unexplained {
		if c.Diff != nil {
			writeChange(out, c.Diff)
		} else {
			out.line("%s: %s", string(c.Kind), c.ID)
		}
		for {
			fmt.Fprint(a.env.Stderr, "Why (one line for who learned it; Enter alone ends it): ")
			line, err := a.in.ReadString('\n')
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, err
			}
			if strings.TrimSpace(line) == "" {
				return nil, nil
			}
			why, err := release.ParseWhy(c.ID + "=" + strings.TrimSpace(line))
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
