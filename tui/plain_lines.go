package tui

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"goodcard/deck/markup"
	"goodcard/storage"
	"goodcard/study"
)

// command does what a line asks for that is no answer and no grade. known is false where
// the line means nothing; acted is true when the prompt is over.
func (p *plain) command(prompt *study.Prompt, line string) (acted, known bool, err error) {
	switch strings.ToLower(line) {
	case "q":
		return false, true, errQuit
	case "u":
		acted, err = p.undo()
		return acted, true, err
	case "s":
		if err := p.s.Suspend(p.ctx); err != nil {
			return false, true, err
		}
		p.say("Suspended " + prompt.Item + ". u takes it back.")
		return true, true, nil
	case "?":
		p.help()
		return false, true, nil
	}
	return false, false, nil
}

func (p *plain) undo() (bool, error) {
	e, ok, err := p.s.Undo(p.ctx)
	if err != nil {
		return false, err
	}
	if !ok {
		p.say("Nothing to take back in this session. 'goodcard undo' takes back earlier grades.")
		return false, nil
	}
	if e.Kind == storage.Suspend {
		p.say(e.Item + " is suspended no more. It comes again now.")
	} else {
		p.say(fmt.Sprintf("Took back %q for %s. It comes again now.", e.What(), e.Item))
	}
	return true, nil
}

func (p *plain) help() {
	p.say("Enter alone shows the answer, or takes the grade that is proposed.")
	if p.o.AllGrades {
		p.say("0 to 5 are SM-2's grades, from blackout to perfect. 3 and more mean that you recalled it.")
	} else {
		p.say("1 or again: you did not recall it. 2 or hard: you recalled it with difficulty. 3 or good: you recalled it. 4 or easy: you recalled it at once.")
	}
	p.say("u takes back the last answer. s suspends the card. q stops, and nothing is lost. ? shows this help.")
	p.say("Where an answer or points are asked for, type these commands later, when the grade is asked for.")
}

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

// say writes one line.
func (p *plain) say(line string) { p.write(line + "\n") }

func (p *plain) write(text string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.o.Out, text)
	}
}

// label writes a name or a title, which is no markup, behind its label.
func (p *plain) label(label, name string) {
	if name = markup.Clean(name); name != "" {
		p.say(label + ": " + name)
	}
}

// text writes a text of a card behind its label, on one line where it has one paragraph.
func (p *plain) text(label, text string) {
	if text == "" {
		return
	}
	shown := markup.Text(text)
	if !strings.Contains(shown, "\n") {
		p.say(label + ": " + shown)
		return
	}
	p.say(label + ":")
	for line := range strings.Lines(shown) {
		if line = strings.TrimRight(line, "\n"); line != "" {
			p.say(line)
		}
	}
}

// maxLine bounds what is kept of a line; nobody types more.
const maxLine = 10_000

// ask writes a prompt and reads a line. It returns errQuit at the end of input.
func (p *plain) ask(prompt string) (string, error) {
	p.write(prompt)
	if p.err != nil {
		return "", p.err
	}
	line, err := p.line()
	if !p.o.Typed {
		p.say("") // a terminal has ended the line itself
	}
	return line, err
}

func (p *plain) line() (string, error) {
	var line []byte
	for {
		part, err := p.in.ReadSlice('\n')
		line = append(line, part[:min(len(part), maxLine-len(line))]...)
		switch {
		case errors.Is(err, io.EOF) && len(line) == 0:
			if p.o.Typed {
				p.say("")
			}
			return "", errQuit
		case err == nil, errors.Is(err, io.EOF):
			return strings.TrimSpace(strings.ToValidUTF8(string(line), "\uFFFD")), nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return "", err
		}
	}
}
