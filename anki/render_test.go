package anki

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"goodcard/anki/apkg"
	"goodcard/deck"
)

// A small reading of Anki's template language: enough for our templates and no more. What the real one makes
// of them is compared with it elsewhere.

// rendered returns the two sides of the card of a note that a template makes; ord counts gaps for a cloze.
func rendered(t *testing.T, kind deck.Kind, fields []string, ord int) (question, answer string) {
	t.Helper()
	nt := noteTypeOf(t, kind)
	at := ord
	if nt.Cloze {
		at = 0
	}
	values := map[string]string{}
	for i, f := range nt.Fields {
		values[f.Name] = fields[i]
	}
	tmpl := nt.Templates[at]
	return side1(t, tmpl.Question, values, ord+1, false), side1(t, tmpl.Answer, values, ord+1, true)
}

func noteTypeOf(t *testing.T, kind deck.Kind) apkg.NoteType {
	t.Helper()
	for _, nt := range NoteTypes() {
		if nt.ID == kinds()[kind].id {
			return nt
		}
	}
	t.Fatalf("no note type of kind %s", kind)
	return apkg.NoteType{}
}

var templateTag = regexp.MustCompile(`\{\{([#^/]?)([^{}]*)\}\}`)

func side1(t *testing.T, template string, values map[string]string, group int, answer bool) string {
	t.Helper()
	var b strings.Builder
	at := 0
	shown := []bool{true}
	for _, m := range templateTag.FindAllStringSubmatchIndex(template, -1) {
		now := shown[len(shown)-1]
		if now {
			b.WriteString(template[at:m[0]])
		}
		at = m[1]
		sign, name := template[m[2]:m[3]], template[m[4]:m[5]]
		filter, field, found := strings.Cut(name, ":")
		if !found {
			filter, field = "", name
		}
		value, known := values[field]
		if !known {
			t.Fatalf("a template names the field %q, which there is not", field)
		}
		empty := strings.TrimSpace(value) == ""
		switch {
		case sign == "#":
			shown = append(shown, now && !empty)
		case sign == "^":
			shown = append(shown, now && empty)
		case sign == "/":
			shown = shown[:len(shown)-1]
		case !now:
		case filter == "cloze":
			b.WriteString(gapsShown(value, group, answer))
		case filter == "type" && answer:
			b.WriteString(`<code id=typeans>` + value + `</code>`)
		case filter == "type":
			b.WriteString(`<input type=text id=typeans>`)
		case filter == "":
			b.WriteString(value)
		default:
			t.Fatalf("a template has the filter %q", filter)
		}
	}
	if len(shown) != 1 {
		t.Fatalf("a template closes not all that it opens: %q", template)
	}
	return b.String() + template[at:]
}

// ankiGap finds gaps as every Anki does: they end at the first }}, and the hint begins at the first ::.
var ankiGap = regexp.MustCompile(`(?s)\{\{c(\d+)::(.*?)\}\}`)

func gapsShown(field string, group int, answer bool) string {
	return ankiGap.ReplaceAllStringFunc(field, func(gap string) string {
		m := ankiGap.FindStringSubmatch(gap)
		text, hint, hinted := strings.Cut(m[2], "::")
		switch n, _ := strconv.Atoi(m[1]); {
		case n != group:
			return `<span class="cloze-inactive" data-ordinal="` + m[1] + `">` + text + `</span>`
		case answer:
			return `<span class="cloze" data-ordinal="` + m[1] + `">` + text + `</span>`
		case hinted:
			return `<span class="cloze" data-cloze="` + html.EscapeString(text) + `" data-ordinal="` + m[1] + `">[` + hint + `]</span>`
		default:
			return `<span class="cloze" data-cloze="` + html.EscapeString(text) + `" data-ordinal="` + m[1] + `">[...]</span>`
		}
	})
}

// stylesOfAnki are those of the reviewer of 26.09.3 that meet ours.
const stylesOfAnki = `
html { font-size: 15px; }
body { margin: 20px; overflow-wrap: break-word; color: #020202; background: #f5f5f5; }
body.nightMode { background-color: #2c2c2c; color: #fcfcfc; }
a { color: #1d4ed8; text-decoration: none; }
hr { background-color: #737373; margin: 1em 0; border: none; height: 1px; }
h1 { margin-bottom: .2em; }
img { max-width: 100%; max-height: 95vh; }
li { text-align: start; }
* { box-sizing: content-box; }
#typeans { width: 100%; box-sizing: border-box; line-height: 1.75; }
code#typeans { white-space: pre-wrap; font-variant-ligatures: none; }
.typeGood { background: #afa; color: #000; } .typeBad { background: #faa; color: #000; } .typeMissed { background: #ccc; color: #000; }
`

// pageOf returns a side as Anki's reviewer on a desk shows it, by day or by night.
func pageOf(side, css string, night bool) string {
	class := "card card1"
	if night {
		class += " nightMode night_mode"
	}
	return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>card</title><style>` +
		stylesOfAnki + `</style><style>` + css + `</style></head><body class="` + class + `"><div id="qa">` + side + `</div></body></html>`
}
