package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"

	"goodcard/deck/markup"
	"goodcard/words"
)

// An output is where a command puts its results: words and colours for people, stable text
// with tabs for a pipe, JSON for who asks. What it writes never controls a terminal, save by
// the styles of this file.
type output struct {
	w      io.Writer
	json   bool
	people bool // w is a terminal
	width  int  // cells of a line for people; 0: not bounded
	color  bool
	data   string // see [Env.told]
}

func newOutput(env *Env, o Common) *output {
	out := &output{w: env.Stdout, json: o.JSON, people: env.Terminal, color: wantsColor(env, o.Color), data: env.Data}
	if out.people {
		out.width = env.Columns
	}
	return out
}

// wantsColor follows https://no-color.org unless --color decides.
func wantsColor(env *Env, mode string) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	default:
		return env.Terminal && env.Getenv("NO_COLOR") == "" && !isDumb(env, runtime.GOOS)
	}
}

// isDumb reports whether the terminal knows no styles and no cursor. Windows sets no TERM.
func isDumb(env *Env, goos string) bool {
	term := env.Getenv("TERM")
	return term == "dumb" || env.Unstyled || term == "" && goos != "windows"
}

// value writes v as JSON on a line of its own: the whole answer of a command, or one line of
// JSON Lines. A nil slice is an empty array. What is absent in v must be a nil pointer, which
// becomes null; keys are never left out.
func (o *output) value(v any) error {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Slice && r.IsNil() {
		v = []any{}
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(o.w, markup.EscapeJSON(strings.TrimSuffix(buf.String(), "\n"))+"\n")
	return err
}

// line writes one line for people and programs alike; for people it is folded between words. Texts
// among args lose what could control a terminal; those that went through a style of o keep it.
func (o *output) line(format string, args ...any) {
	for line := range strings.SplitSeq(fmt.Sprintf(format, cleaned(args)...), "\n") {
		o.lines(words.Fold(words.InData(line, o.data), o.width, 0))
	}
}

// command writes a command on lines of its own; for people one that is longer than a line goes on behind the mark at which
// a shell reads on.
func (o *output) command(line string) {
	if o.width <= 0 {
		o.lines([]string{line})
		return
	}
	o.lines(words.Continued(line, o.width))
}

// A styled text is clean already and may carry our own colours.
type styled string

func (o *output) faint(text string) styled  { return o.style("2", text) }
func (o *output) strong(text string) styled { return o.style("1", text) }

func (o *output) style(sgr, text string) styled {
	if !o.color || text == "" {
		return styled(markup.Clean(text))
	}
	return styled("\x1b[" + sgr + "m" + markup.Clean(text) + "\x1b[m")
}
