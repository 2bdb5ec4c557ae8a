package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode"

	"goodcard/deck/markup"

	"github.com/charmbracelet/x/ansi"
)

// An output is where a command puts its results: words and colours for people, stable text
// with tabs for a pipe, JSON for who asks. What it writes never controls a terminal, save by
// the styles of this file.
type output struct {
	w      io.Writer
	json   bool
	people bool // w is a terminal
	color  bool
}

func newOutput(env *Env, o Common) *output {
	return &output{w: env.Stdout, json: o.JSON, people: env.Terminal, color: wantsColor(env, o.Color)}
}

// wantsColor follows https://no-color.org unless --color decides.
func wantsColor(env *Env, mode string) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	default:
		return env.Terminal && env.Getenv("NO_COLOR") == "" && env.Getenv("TERM") != "dumb"
	}
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
	_, err := io.WriteString(o.w, escapeControls(buf.String()))
	return err
}

// escapeControls writes the control characters that JSON leaves in texts as \u escapes.
func escapeControls(text string) string {
	if strings.IndexFunc(text[:len(text)-1], controls) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if r != '\n' && controls(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// controls reports whether r is a control character, C0 or C1, or changes the direction of the
// text around it.
func controls(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// line writes one line for people and programs alike. Texts among args lose what could
// control a terminal; those that went through a style of o keep it.
func (o *output) line(format string, args ...any) {
	fmt.Fprintf(o.w, format+"\n", cleaned(args)...)
}

// table writes rows in aligned columns for people, and with tabs in a pipe.
func (o *output) table(rows [][]string) {
	if !o.people {
		for _, row := range rows {
			fmt.Fprint(o.w, tabbed(row))
		}
		return
	}
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cleanCell(cell)))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			cell = cleanCell(cell)
			b.WriteString(cell)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+3))
			}
		}
		fmt.Fprintln(o.w, strings.TrimRight(b.String(), " "))
	}
}

// tabbed returns a row of a table as a pipe gets it, which keeps its columns, empty or not.
func tabbed(row []string) string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = cleanCell(cell)
	}
	return strings.Join(cells, "\t") + "\n"
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
