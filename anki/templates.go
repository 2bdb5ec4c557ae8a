package anki

import (
	"embed"
	"strings"
	"sync"
)

// The parts of templates that are not of one kind of card alone. Templates are written in Anki's language, HTML
// with {{Field}}, in which no other braces may stand side by side.
//
//go:embed templates
var templateFiles embed.FS

func templateFile(name string) string {
	text, err := templateFiles.ReadFile("templates/" + name)
	if err != nil {
		panic(err) // the names are constants
	}
	return strings.TrimSpace(string(text)) + "\n"
}

// A face is what the two sides of a card show. Both begin with the question, so that it does not move when the
// answer is shown.
type face struct {
	class    string
	question string // of both sides
	front    string // behind it, before the answer
	back     string // behind it, with the answer
	only     string // the field without which there is no card; empty for none
}

func askFace() *face {
	return &face{class: "ask", question: asked() + picturePart(), back: text("answer", fieldAnswer)}
}

func reverseFace() *face {
	return &face{class: "reverse", question: text("question", fieldAnswer) + picturePart(), back: text("answer", fieldQuestion), only: fieldBothWays}
}

func clozeFace() *face {
	return &face{class: "cloze", question: text("question", "cloze:"+fieldText) + picturePart()}
}

func chooseFace() *face {
	return &face{class: "choose", question: asked() + picturePart(), front: text("options", fieldOptions), back: text("options", fieldAnswer)}
}

func typeFace() *face {
	return &face{class: "type", question: asked() + picturePart() + field("type:"+fieldAnswer),
		back: where(fieldAccept, `<div class="accept">also right:`+"\n"+text("list", fieldAccept)+"</div>\n")}
}

func explainFace() *face {
	return &face{class: "explain", question: asked() + picturePart(), back: text("points", fieldPoints)}
}

// asked is a question in its wordings. The script shows one of them.
func asked() string {
	return text("question", fieldQuestion) + where(fieldAlso, `<div class="also" hidden>`+field(fieldAlso)+"</div>\n")
}

func picturePart() string {
	return where(fieldImage, `<div class="picture">`+field(fieldImage)+"</div>\n")
}

// field shows a field, or what a filter of Anki makes of it.
func field(name string) string { return "{{" + name + "}}\n" }

// text shows a field that holds a text of the author.
func text(class, name string) string {
	return `<div class="` + class + ` text" dir="auto" lang="{{` + fieldLang + `}}">` + "\n" + field(name) + "</div>\n"
}

// where shows something where a field is not empty.
func where(name, shown string) string { return "{{#" + name + "}}\n" + shown + "{{/" + name + "}}\n" }

// asks returns the front of a card as a template.
func (f *face) asks() string {
	page := f.side("front", f.front)
	if f.only != "" {
		return where(f.only, page) // Anki makes no card of a note where its front is empty
	}
	return page
}

// answers returns the back of a card as a template.
func (f *face) answers() string { return f.side("back", f.back+templateFile("last.html")) }

func (f *face) side(name, shown string) string {
	return `<div class="gc ` + f.class + ` ` + name + `" data-card="{{` + fieldCardID + `}}">` + "\n" + f.question + shown +
		"</div>\n<script>\n" + templateFile("card.js") + "</script>\n"
}

// css returns the style of every card: the tokens that all our pages share, and what is made of them.
var css = sync.OnceValue(func() string { return templateFile("tokens.css") + templateFile("card.css") })
