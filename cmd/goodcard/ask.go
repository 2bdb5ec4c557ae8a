package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"strings"

	"goodcard/words"
)

// An asker puts questions to a person at a terminal, in labelled lines on standard error.
type asker struct {
	ctx context.Context
	env *Env
	in  *bufio.Reader
}

func newAsker(ctx context.Context, env *Env) *asker {
	return &asker{ctx, env, bufio.NewReaderSize(env.Stdin, 1)}
}

// maxAnswer is how many bytes of an answer are read.
const maxAnswer = 64 << 10

// ask writes a question with what is proposed and reads the answer, empty for the proposal. The error of an
// input that ends is io.EOF.
func (a *asker) ask(question, proposal string) (string, error) {
	const room = 2 // for what is typed
	if proposal != "" {
		question += " [" + cleanCell(proposal) + "]"
	}
	fmt.Fprint(a.env.Stderr, strings.Join(words.Fold(question+":", a.env.Columns-room, 0), "\n")+" ")
	var line []byte
	for {
		b, err := a.in.ReadByte()
		switch {
		case err != nil:
			fmt.Fprintln(a.env.Stderr) // the line of the question is not ended
			return "", cmp.Or(a.ctx.Err(), err)
		case b == '\n':
			return strings.TrimSpace(string(line)), nil
		case len(line) < maxAnswer:
			line = append(line, b)
		}
	}
}
