package git

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"goodcard/deck/shell"
)

// A batch is a git that answers one question after the other.
type batch struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	told *bytes.Buffer
}

func (r *Repository) startBatch() (*batch, error) {
	b := &batch{cmd: r.command("cat-file", "--batch"), told: &bytes.Buffer{}}
	b.cmd.Stderr = &limited{b.told, maxTold}
	var err error
	if b.in, err = b.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := b.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	b.out = bufio.NewReader(out)
	if err := b.cmd.Start(); err != nil {
		return nil, started(err)
	}
	return b, nil
}

// end closes the questions and waits for git to end, which it does at once.
func (b *batch) end() {
	b.in.Close()
	_ = b.cmd.Process.Kill() // it may be writing what nobody reads
	_ = b.cmd.Wait()         // that it was killed is no news
}

// An object is what git keeps under one name.
type object struct {
	id, kind string
	size     int64
	content  []byte // its first bytes, at most as many as were asked for
}

// errMissing says that there is no object of a name, or more than one.
var errMissing = errors.New("there is no such object")

// errNotFetched says that git would have to fetch an object, which this package does not let it do.
var errNotFetched = errors.New("the object was not fetched")

// notFetched says how to fetch what a partial clone left out.
func (r *Repository) notFetched(name string) error {
	show := "git "
	if r.dir != "" && r.dir != "." {
		show += "-C " + shell.Path(r.dir) + " "
	}
	return &Error{"this is a partial clone, which has not fetched " + name, "fetch it: " + show + "show " + shell.Word(name)}
}

// maxName is the longest name of an object that is asked for.
const maxName = 8 << 10

// object returns what git has under a name, such as "HEAD:deck.yaml", with at most limit bytes of it.
func (r *Repository) object(name string, limit int64) (object, error) {
	if strings.ContainsAny(name, "\n\x00") || len(name) > maxName {
		return object{}, errMissing
	}
	if r.objects == nil {
		b, err := r.startBatch()
		if err != nil {
			return object{}, err
		}
		r.objects = b
	}
	b := r.objects
	o, err := b.ask(name, limit)
	if err != nil && !errors.Is(err, errMissing) {
		b.in.Close()
		_, _ = io.Copy(io.Discard, b.out)
		err = r.failed(cmp.Or(b.cmd.Wait(), err), b.told.String())
		r.objects = nil
	}
	if errors.Is(err, errNotFetched) {
		err = r.notFetched(name)
	}
	if err == nil && o.size > limit {
		r.Close() // the rest is not read
	}
	return o, err
}

func (b *batch) ask(name string, limit int64) (object, error) {
	if _, err := io.WriteString(b.in, name+"\n"); err != nil {
		return object{}, err
	}
	line, err := b.out.ReadString('\n')
	if err != nil {
		return object{}, err
	}
	words := strings.Fields(line)
	if len(words) != 3 {
		return object{}, errMissing
	}
	o := object{id: words[0], kind: words[1]}
	if o.size, err = strconv.ParseInt(words[2], 10, 64); err != nil || !slices.Contains([]string{"blob", "tree", "commit", "tag"}, o.kind) {
		return object{}, errMissing
	}
	o.content = make([]byte, min(o.size, limit))
	if _, err := io.ReadFull(b.out, o.content); err != nil {
		return object{}, err
	}
	if o.size <= limit {
		_, err = b.out.Discard(1) // a line end
	}
	return o, err
}
