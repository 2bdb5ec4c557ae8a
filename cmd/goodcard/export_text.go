package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"goodcard/files"

	"github.com/urfave/cli/v2"
)

// textOutputFlag returns the flag that names the file to write of a format that is text. A name with the ending of another
// format is refused.
func textOutputFlag(to *string, format exportFormat) cli.Flag {
	f := checked("output", func(text string) error {
		*to = text
		if text == "" {
			return errors.New("a name was expected")
		}
		if what := format.foreignEnding(text); what != "" {
			return fmt.Errorf("it has %s; a name such as export%s was expected", what, format.endings[0])
		}
		return nil
	}, "the `FILE` to write, in place of an earlier one or a text of yours, with no ending of another format; without it, or with -, standard output").(*cli.GenericFlag)
	f.Aliases = []string{"o"}
	return f
}

// answersBeside refuses --json where standard output is what is exported.
func answersBeside(c *cli.Context, o Common, output string) error {
	if o.JSON && (output == "" || output == "-") {
		return usageErrorf(c, "--json tells of the file that was written: name one with -o")
	}
	return nil
}

// exportText has write write to the file at output, where that is a place for it, which comes there whole, or to
// standard output.
func exportText(ctx context.Context, env *Env, output string, place exportPlace, perm fs.FileMode, write func(io.Writer) error) error {
	if output == "" || output == "-" {
		return write(env.Stdout)
	}
	if err := place.check(ctx, output); err != nil {
		return err
	}
	p, doing := env.progress(), "writing "+output
	p(doing, 0)
	defer p(doing, 1)
	return files.Write(output, perm, func(w io.Writer) error {
		if err := write(w); err != nil {
			return err
		}
		return ctx.Err()
	})
}

// afterwards writes to w what write writes, once that is whole; until then it is in a file of its own.
func afterwards(w io.Writer, write func(io.Writer) error) (err error) {
	files.Sweep(os.TempDir(), files.TempMark, "")
	f, err := os.CreateTemp("", files.Pattern(files.TempMark, ""))
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, f.Close())
		files.Discard(f.Name())
	}()
	if err := write(f); err != nil {
		return err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(w, f)
	return err
}

// tellText says on stderr what was written to a file; of standard output nothing is said.
func (e *Env) tellText(o Common, output string, answer any, holds, next string) error {
	if output == "" || output == "-" {
		return nil
	}
	e.did(next, "%s is written", output)
	out := newOutput(e, o)
	if out.json {
		return out.value(answer)
	}
	e.say("%s: %s", output, holds)
	return nil
}
