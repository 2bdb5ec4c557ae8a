package anki

import (
	"embed"
	"strings"
	"sync"
)

// The templates are written in Anki's language, HTML with {{Field}}, in which no other braces may stand side
// by side. Each has NAME.question.html, which both sides begin with, so that the question does not move when
// the answer is shown, and NAME.answer.html.
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

// template returns the two sides of a template.
func template(name string) (question, answer string) {
	asked := templateFile(name + ".question.html")
	question = page(name, "front", asked)
	if name == "reverse" {
		question = "{{#" + fieldBothWays + "}}\n" + question + "{{/" + fieldBothWays + "}}\n" // no card where it is empty
	}
	return question, page(name, "back", asked+templateFile(name+".answer.html")+templateFile("last.html"))
}

func page(name, side, content string) string {
	return `<div class="gc ` + name + ` ` + side + `" data-card="{{` + fieldCardID + `}}">` + "\n" + content + "</div>\n<script>\n" + templateFile("card.js") + "</script>\n"
}

// css returns the style of every card: the tokens that all our pages share, and what is made of them.
var css = sync.OnceValue(func() string { return templateFile("tokens.css") + templateFile("card.css") })
