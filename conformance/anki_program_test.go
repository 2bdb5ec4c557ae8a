package conformance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// An otherProgram is a script of the folder anki, by which suites ask a library of other people what it makes of our
// files: a JSON object a line, an answer a line.
type otherProgram struct {
	t     testing.TB
	in    io.WriteCloser
	out   *bufio.Reader
	heard bytes.Buffer // standard error
}

// testsAnki skips a suite that drives other people's programs where nobody asked for them.
func testsAnki(t testing.TB) {
	t.Helper()
	if os.Getenv("GOODCARD_ANKI") != "1" {
		t.Skip("what other programs make of our packages is not tried: .ci/anki installs them and runs this suite")
	}
}

// cached returns where .ci/anki put a program of its own cache, and skips the test where it did not.
func cached(t testing.TB, parts ...string) string {
	t.Helper()
	testsAnki(t)
	dir := os.Getenv("XDG_CACHE_HOME")
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			t.Fatal(err)
		}
		dir = filepath.Join(home, ".cache")
	}
	path := filepath.Join(append([]string{dir, "goodcard-conformance"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("not tried: .ci/anki could not install it: %v", err)
	}
	return path
}

// startOther runs a script by a Python, with a home of its own, in a time zone.
func startOther(t testing.TB, zone, python string, args ...string) *otherProgram {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*deadline)
	cmd := exec.CommandContext(ctx, python, append([]string{"-B", "-W", "ignore"}, args...)...)
	cmd.Env = []string{"HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8", "TZ=" + zone,
		"TMPDIR=" + os.TempDir(), "ANKI_TEST_MODE=" + os.Getenv("ANKI_TEST_MODE")}
	if os.Getenv("ANKI_TEST_MODE") == "" {
		cmd.Env = cmd.Env[:len(cmd.Env)-1] // its being there is what counts
	}
	p := &otherProgram{t: t}
	cmd.Stderr = &p.heard
	var err error
	if p.in, err = cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.in.Close()
		_ = cmd.Wait() // it ends with its input; what it has to say it has said
		cancel()
	})
	return p
}

// tries asks for something and decodes the answer. It returns what the library raised, "" for nothing.
func (p *otherProgram) tries(into any, do string, arguments map[string]any) (raised string) {
	p.t.Helper()
	request := map[string]any{"do": do}
	for name, value := range arguments {
		request[name] = value
	}
	line, err := json.Marshal(request)
	if err != nil {
		p.t.Fatal(err)
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		p.t.Fatalf("%s: %v\n%s", do, err, p.heard.String())
	}
	line, err = p.out.ReadBytes('\n')
	if err != nil {
		p.t.Fatalf("%s: %v\n%s", do, err, p.heard.String())
	}
	var answer struct {
		OK          json.RawMessage
		Error, Kind string
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		p.t.Fatalf("%s: %v\n%s", do, err, line)
	}
	if answer.Kind != "" {
		return answer.Kind + ": " + answer.Error
	}
	if into != nil {
		if err := json.Unmarshal(answer.OK, into); err != nil {
			p.t.Fatalf("%s: %v\n%s", do, err, line)
		}
	}
	return ""
}

// asks is tries of what has to succeed.
func (p *otherProgram) asks(into any, do string, arguments map[string]any) {
	p.t.Helper()
	if raised := p.tries(into, do, arguments); raised != "" {
		p.t.Fatalf("%s %v: %s", do, arguments, raised)
	}
}
