package conformance

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A talk is a conversation with 'goodcard review' through pipes: it reads what a learner
// sees and answers only what is asked.
type talk struct {
	t      testing.TB
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    io.ReadCloser
	unread []byte
	all    bytes.Buffer // all of standard output
	stderr bytes.Buffer
}

func (h *home) review(args ...string) (*talk, error) {
	return begin(h.t, h.command(append([]string{"review", "--grades", "0-5"}, args...)...))
}

func begin(t testing.TB, cmd *exec.Cmd) (*talk, error) {
	k := &talk{t: t, cmd: cmd}
	cmd.Stderr = &k.stderr
	var err error
	if k.in, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if k.out, err = cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	return k, cmd.Start()
}

// prompts begin what asks for a line; none of them ends with a line break.
var prompts = []string{"(Enter", "(Explain", "Your answer (", "Your choice (", "Which points", "Grade ("}

// afterwards begins the question for what comes after a finished day, which Enter ends.
var afterwards = regexp.MustCompile(`, Enter: leave\) $`)

// hear reads up to the next prompt and returns it with the lines before. At the end of
// output, where the program is gone, the prompt is empty. A finished day it leaves alone.
func (k *talk) hear() (lines []string, prompt string) {
	buf := make([]byte, 8192)
	for {
		for {
			line, rest, ok := bytes.Cut(k.unread, []byte("\n"))
			if !ok {
				break
			}
			lines, k.unread = append(lines, string(line)), rest
		}
		if text := string(k.unread); strings.HasSuffix(text, " ") {
			if afterwards.MatchString(text) {
				k.unread = nil
				k.say("")
			}
			for _, p := range prompts {
				if strings.HasPrefix(text, p) {
					k.unread = nil
					return lines, text
				}
			}
		}
		n, err := k.out.Read(buf)
		k.all.Write(buf[:n])
		k.unread = append(k.unread, buf[:n]...)
		if err != nil && n == 0 {
			return lines, ""
		}
	}
}

// say answers a prompt. The program may be gone; hear tells.
func (k *talk) say(line string) { _, _ = io.WriteString(k.in, line+"\n") }

// end closes the input, which quits, and waits for the program.
func (k *talk) end() result {
	k.in.Close()
	for {
		if _, prompt := k.hear(); prompt == "" {
			break
		}
	}
	_ = k.cmd.Wait() // the exit code says it
	return result{k.all.String(), k.stderr.String(), k.cmd.ProcessState.ExitCode()}
}

// An echo is the line that acknowledges a grade.
type echo struct {
	grade string // such as "3, hard"
	days  int    // from now to the next review
	drill bool   // the answer moved no schedule
}

var echoLine = regexp.MustCompile(`^Recorded ([0-5], [a-z]+)\. (?:Next in|Comes again today, then in) ([0-9]+) days?(, as before)?\.$`)

// echoIn finds the echo among the lines that were heard after a grade.
func echoIn(lines []string) (echo, bool) {
	for _, line := range lines {
		if m := echoLine.FindStringSubmatch(line); m != nil {
			days, err := strconv.Atoi(m[2])
			return echo{m[1], days, m[3] != ""}, err == nil
		}
	}
	return echo{}, false
}

var undoLine = regexp.MustCompile(`^Took back .* for (\S+)\. `)

// undoIn finds the item of an undo that was acknowledged.
func undoIn(lines []string) (string, bool) {
	for _, line := range lines {
		if m := undoLine.FindStringSubmatch(line); m != nil {
			return m[1], true
		}
	}
	return "", false
}

// isRefused reports whether a grade was said not to be recorded.
func isRefused(lines []string) bool {
	return slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, "Not recorded: ") })
}

// A learner decides what to type. A nil function never acts.
type learner struct {
	random *rand.Rand
	grade  func(item string) string        // a line for the Grade prompt: a grade, u to undo, ? or q
	said   func(item, line string)         // before the line is sent
	echoed func(item, line string, e echo) // the grade was acknowledged
	undone func(item string)               // the undo was acknowledged

	refused func() // the grade was not recorded, and is asked for again
}

// study answers prompts until the session is over or the program is gone, and returns the
// number of grades that were acknowledged. It fails the test where the program goes on
// without an acknowledgement.
func (k *talk) study(l learner) int {
	acknowledged := 0
	var now, sent string
	for {
		lines, prompt := k.hear()
		if e, ok := echoIn(lines); ok {
			acknowledged++
			if l.echoed != nil {
				l.echoed(now, sent, e)
			}
		} else if item, ok := undoIn(lines); ok {
			if l.undone != nil {
				l.undone(item)
			}
		} else if l.refused != nil && isRefused(lines) {
			l.refused()
		} else if prompt != "" && sent != "" && sent != "?" {
			k.t.Errorf("%s: what came after %q acknowledges nothing: %q", now, sent, lines)
			return acknowledged
		}
		sent = ""
		if prompt == "" {
			return acknowledged
		}
		for _, line := range lines {
			if question, is := strings.CutPrefix(line, "Question: "); is {
				now = itemOf(question)
			}
		}
		if !strings.HasPrefix(prompt, "Grade (") {
			k.say(l.answer(prompt))
			continue
		}
		sent = l.grade(now)
		if l.said != nil {
			l.said(now, sent)
		}
		k.say(sent)
	}
}

// answer returns some line that a prompt before the grade takes.
func (l learner) answer(prompt string) string {
	pick := func(lines ...string) string { return lines[l.random.IntN(len(lines))] }
	switch {
	case strings.HasPrefix(prompt, "Your answer"):
		return pick("", "Turing", "turing", "Church")
	case strings.HasPrefix(prompt, "Your choice"):
		return pick("", "a", "b", "c")
	case strings.HasPrefix(prompt, "Points"):
		return pick("", "1", "1 3", "1 2 3")
	default:
		return ""
	}
}
