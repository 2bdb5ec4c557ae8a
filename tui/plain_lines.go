package tui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"goodcard/deck/markup"
	"goodcard/words"
)

// pointsOf reads numbers of points, counted from 1, and returns their indices in order.
func pointsOf(line string, all int) ([]int, bool) {
	points := []int{}
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > all {
			return nil, false
		}
		if !slices.Contains(points, n-1) {
			points = append(points, n-1)
		}
	}
	slices.Sort(points)
	return points, true
}

// A dialogue reads and writes lines, whatever it is about.
type dialogue struct {
	ctx context.Context
	o   PlainOptions
	in  *bufio.Reader
	err error // of the first write that failed
}

func newDialogue(ctx context.Context, o PlainOptions) dialogue {
	return dialogue{ctx: ctx, o: o, in: bufio.NewReader(o.In)}
}

// say writes one line, folded where a terminal would fold it within a word.
func (p *dialogue) say(line string) {
	for _, line := range words.Fold(words.InData(line, p.o.Data), p.o.Width, 0) {
		p.write(line + "\n")
	}
}

func (p *dialogue) write(text string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.o.Out, text)
	}
}

// label writes a name or a title, which is no markup, behind its label.
func (p *dialogue) label(label, name string) {
	if name = markup.Clean(name); name != "" {
		p.say(label + ": " + name)
	}
}

// text writes a text of a card behind its label, on one line where it has one paragraph.
func (p *dialogue) text(label, text string) {
	if text == "" {
		return
	}
	shown := markup.Text(text)
	if !strings.Contains(shown, "\n") {
		p.say(label + ": " + shown)
		return
	}
	p.say(label + ":")
	p.lines(shown)
}

// lines writes those of a text that are not empty.
func (p *dialogue) lines(shown string) {
	for line := range strings.Lines(shown) {
		if line = strings.TrimRight(line, "\n"); line != "" {
			p.say(line)
		}
	}
}

// A line that is longer than maxLine is not read, and what is longer than endless is no line: nobody
// types either.
const (
	maxLine = 10_000 // bytes
	endless = 1 << 20
)

var (
	errLong    = fmt.Errorf("a line of more than %d bytes is not read", maxLine)
	errEndless = errors.New("the input is no text: a line of it does not end")
)

// ask writes a prompt and reads a line, and asks again where that is too long. It returns errQuit at
// the end of input.
func (p *dialogue) ask(prompt string) (string, error) {
	for {
		if err := p.ctx.Err(); err != nil { // it ended while another program had the terminal
			return "", err
		}
		const room = 2 // for what is typed
		p.write(strings.Join(words.Fold(strings.TrimRight(prompt, " "), p.o.Width-room, 0), "\n") + " ")
		if p.err != nil {
			return "", p.err
		}
		line, err := p.line()
		if !p.o.Typed {
			p.say("") // a terminal has ended the line itself
		}
		if !errors.Is(err, errLong) {
			return line, err
		}
		p.say(sentence(err.Error()))
	}
}

func (p *dialogue) line() (string, error) {
	var line []byte
	for {
		part, err := p.in.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull):
			return "", err
		case len(line) > endless:
			return "", errEndless
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case len(line) > maxLine:
			return "", errLong
		case err != nil && len(line) == 0:
			if p.o.Typed {
				p.say("")
			}
			return "", errQuit
		}
		return strings.TrimSpace(strings.ToValidUTF8(string(line), "\uFFFD")), nil
	}
}
