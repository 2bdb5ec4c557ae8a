package anki

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
)

// TestHostileTexts shows each hostile text in every place of every kind of card, question and answer, in
// chromium. No page may run a script but ours, ask for anything but its pictures, or hold an element or an
// attribute that could.
func TestHostileTexts(t *testing.T) {
	pages := map[string]string{}
	var order []string
	add := func(name, sides string) {
		path := fmt.Sprintf("/%d", len(order))
		order = append(order, path+" "+name)
		pages[path] = watched(pageOf(sides, css(), false), path)
	}
	add("a page on which the canary fires", `<div class="gc front" data-card="x"><img src="x" onerror="alert(1)"></div>`)
	for _, text := range hostileTexts(t) {
		var sides strings.Builder
		for _, kind := range []deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain} {
			c, s := hostileCard(kind, text)
			for ord := range len(noteTypeOf(t, kind).Templates) {
				question, answer := rendered(t, kind, contentOf(c, s).Fields, ord)
				sides.WriteString(question + answer)
			}
		}
		add(fmt.Sprintf("%q", text), sides.String())
	}
	var list strings.Builder
	for _, name := range order {
		path, _, _ := strings.Cut(name, " ")
		fmt.Fprintf(&list, "%q,", path)
	}
	pages["/all"] = `<!doctype html><iframe id="frame"></iframe><script>
var paths = [` + list.String() + `], at = 0, frame = document.getElementById('frame');
function next() { if (at === paths.length) { fetch('/end'); return; } frame.src = paths[at++]; }
addEventListener('message', next);
next();
</script>`
	b := browse(t, pages, "/all")
	name := func(told string) string {
		path, _, _ := strings.Cut(told, " ")
		if i := slices.IndexFunc(order, func(o string) bool { return strings.HasPrefix(o, path+" ") }); i >= 0 {
			return order[i]
		}
		return told
	}
	fired, seen := false, 0
	for _, told := range b.told {
		switch {
		case strings.HasSuffix(told, " done"):
			seen++
		case strings.HasPrefix(told, "/0 "):
			fired = true
		default:
			t.Errorf("%s: %.400s", told, name(told))
		}
	}
	if !fired {
		t.Error("the canary did not fire where it had to")
	}
	if seen != len(order) {
		t.Errorf("%d of %d pages came to their end", seen, len(order))
	}
	for _, request := range b.others {
		if !strings.HasPrefix(request, "GET /x") && !strings.HasSuffix(request, ".png") { // /x is of the canary
			t.Errorf("a page asked for %s", request)
		}
	}
}

// watched returns a page that tells what happens on it.
func watched(page, path string) string {
	return strings.Replace(page, "<head>", `<head><script id="watch">
(function () {
  function tell(what) { return fetch('/tell?what=' + encodeURIComponent('`+path+` ' + what)); }
  window.alert = window.confirm = window.prompt = function () { tell('a script ran'); };
  window.open = function () { tell('a window was opened'); };
  var allowed = ['id', 'class', 'src', 'alt', 'href', 'lang', 'dir', 'hidden', 'start', 'align', 'role', 'name', 'content', 'charset', 'type', 'aria-checked'];
  addEventListener('load', function () {
    setTimeout(function () {
      var told = [];
      if (document.title !== 'card') { told.push(tell('the title is ' + document.title)); }
      document.querySelectorAll('#qa *').forEach(function (e) {
        if (/^(script|style|iframe|object|embed|link|meta|base|form|svg|math|video|audio|template)$/i.test(e.tagName) && !(e.tagName === 'SCRIPT' && e.parentNode.id === 'qa')) { told.push(tell('an element ' + e.tagName)); }
        for (var i = 0; i < e.attributes.length; i++) {
          var name = e.attributes[i].name;
          if (allowed.indexOf(name) < 0 && !/^data-/.test(name)) { told.push(tell('an attribute ' + name)); }
          if (name === 'href' && !/^https?:\/\//.test(e.attributes[i].value)) { told.push(tell('a link to ' + e.attributes[i].value)); }
        }
      });
      if (document.querySelectorAll('script').length > 13) { told.push(tell('more scripts than ours')); }
      Promise.all(told).then(function () { return tell('done'); }).then(function () { parent.postMessage('next', '*'); });
    }, 0);
  });
})();
</script>`, 1)
}

// hostileTexts are those of package markup, whole and by paragraphs, and such as mean something to Anki.
func hostileTexts(t *testing.T) []string {
	t.Helper()
	var all []string
	files, err := filepath.Glob("../deck/markup/testdata/html/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("the texts of package markup are gone", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, strings.TrimSpace(string(text)))
		if filepath.Base(file) == "hostile.md" {
			all = append(all, strings.Split(strings.TrimSpace(string(text)), "\n\n")...)
		}
	}
	return append(all,
		`"><script>alert(1)</script>`, `' onmouseover='alert(1)`, `</div></div><script>alert(1)</script>`, `</script><script>alert(1)</script>`,
		`<svg/onload=alert(1)>`, `<img src=x onerror=alert(1)>`, `<iframe srcdoc="<script>alert(1)</script>">`, `<meta http-equiv=refresh content=0>`, `<base href=//example.org>`,
		`<title>taken</title>`, `</title><script>document.title='taken'</script>`, `<style>@import url(//example.org/x.css)</style>`,
		`[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) <javascript:alert(1)>`, `[c](https://example.org/"onclick="alert(1))`, `![d](media/x.png"onerror="alert(1))`, `![" onerror="alert(1)](media/d.png)`,
		`![e](//example.org/e.png) ![f](https://example.org/f.png)`, "`</code><script>alert(1)</script>`", "```\"onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n```",
		`$\text{<script>alert(1)</script>}$ $</script>$`, `$\href{javascript:alert(1)}{x}$`, `$$</div><img src=x onerror=alert(1)>$$`,
		`{{type:Answer}} [[type:Answer]] [sound:x.mp3] [anki:play:q:0]`, `{{#Note}}<script>alert(1)</script>{{/Note}}`, `&lt;script&gt;alert(1)&lt;/script&gt;`, `&amp;lt;script&amp;gt;`,
		`<ruby>a<rt onclick=alert(1)>b</rt></ruby>`, `<u onclick="alert(1)">u</u>`, `<details open ontoggle=alert(1)>`, `<a href=javascript:alert(1)>x</a>`,
		"| <script>alert(1)</script> | \" |\n|---|---|\n| `x` | ![\"onerror=\"alert(1)](media/x.png) |", "\x00<script>alert(1)</script>\u2028", `<!--><script>alert(1)</script>-->`,
	)
}

// hostileCard returns a card that says a text in every place that it has.
func hostileCard(kind deck.Kind, text string) (*deck.Card, *surroundings) {
	line := strings.Join(strings.Fields(text), " ")
	gap := strings.NewReplacer("{{", `\{\{`, "}}", `\}\}`, "::", ":").Replace(line)
	c := &deck.Card{
		ID: "x", Kind: kind, Text: text, Answer: text, BothWays: true, Also: []string{text}, Accept: []string{text}, Points: []string{line, text},
		Wrong: []deck.Option{{Text: line, Why: text}, {Text: text + "2", Why: line}}, Note: text, Alt: text, Image: "media/" + line + ".png",
		Source: "s#" + line, Status: deck.Status(line), AsOf: line, Tags: []string{text}, Concepts: []string{"x"},
	}
	if kind == deck.Cloze {
		c.Text = "{{c1::" + gap + "::" + gap + "}} " + strings.NewReplacer("{{", `\{\{`, "}}", `\}\}`).Replace(text) + "\n\n[{{c2::" + gap + "}}](https://example.org/)"
	}
	ideas := []idea{{"x/x", text, text}, {"x/y", line, ""}}
	return c, &surroundings{ID: "x/x" + line, First: "x/x" + line, Lang: text, Ideas: ideas, Source: deck.Source{ID: "s", Title: text, URL: "https://example.org/" + url.PathEscape(line) + line},
		Retired: line, OwnNote: text, Tags: []string{text}}
}
