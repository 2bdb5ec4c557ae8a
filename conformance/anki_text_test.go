package conformance

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// textOf returns what a reader of HTML reads who runs no script: in NFC, as Anki keeps texts, white space as one space, a
// picture as [its alt text], and of formulas the TeX, without spaces, since those mean nothing there.
func textOf(t testing.TB, source string) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(source), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range nodes {
		readText(&b, n, false)
	}
	return asRead(b.String())
}

func asRead(text string) string {
	text = formulas.ReplaceAllStringFunc(norm.NFC.String(text), func(f string) string { return " " + strings.Join(strings.Fields(f), "") + " " })
	return strings.Join(strings.Fields(text), " ")
}

var formulas = regexp.MustCompile(`(?s)\\\(.*?\\\)|\\\[.*?\\\]`)

// inLine are elements that part no words.
var inLine = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Code: true, atom.Del: true, atom.Em: true, atom.I: true, atom.Kbd: true, atom.Rp: true, atom.Rt: true,
	atom.Ruby: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.U: true, atom.Bdi: true, atom.Img: true,
}

// hiddenReason is the rule of our CSS that readText knows: reasons of options are part of the back.
const hiddenReason = ".gc.front .options dd { display: none; }"

func readText(b *strings.Builder, n *html.Node, onFront bool) {
	switch n.Type {
	case html.TextNode:
		b.WriteString(n.Data)
	case html.ElementNode:
		classes := strings.Fields(attribute(n, "class"))
		if slices.Contains(classes, "gc") {
			onFront = slices.Contains(classes, "front")
		}
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Template:
			return
		case atom.Img:
			b.WriteString("[" + attribute(n, "alt") + "]")
		case atom.Dd:
			if onFront {
				return
			}
		}
		if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" }) {
			return
		}
		apart := ""
		if !inLine[n.DataAtom] {
			apart = " "
		}
		b.WriteString(apart)
		for c := range n.ChildNodes() {
			readText(b, c, onFront)
		}
		b.WriteString(apart)
	}
}

// inert returns what in a page could run, ask for something or take it over, beside the script of our templates: "" for
// nothing.
func inert(t testing.TB, source string) string {
	t.Helper()
	scripts := 0
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if scripts > 1 {
				return "a second script"
			}
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			switch token.Data {
			case "script":
				scripts++
				z.Next() // its text
			case "iframe", "object", "embed", "meta", "base", "link", "form", "svg", "math", "audio", "video", "button":
				return token.String()
			}
			for _, a := range token.Attr {
				far := strings.Contains(a.Val, ":") && !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "https://")
				switch {
				case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", a.Key == "id" && token.Data != "code" && a.Val != "typeans",
					a.Key == "src" && strings.ContainsAny(a.Val, ":/"), a.Key == "href" && far:
					return token.String()
				}
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
