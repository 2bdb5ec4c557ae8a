package conformance

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// A shown is a file that is open in the editor.
type shown struct {
	s    *languageServer
	uri  string
	text string
	n    int
}

// open shows a file with this text, which need not be on disk.
func (s *languageServer) open(path, text string) *shown {
	f := &shown{s: s, uri: address(path), text: text, n: 1}
	s.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": f.uri, "languageId": "yaml", "version": f.n, "text": text}})
	return f
}

// problems returns what is marked, each as line:column: message, once the server has looked.
func (f *shown) problems() (all []string) {
	f.s.t.Helper()
	for {
		select {
		case p := <-f.s.problems:
			if p.URI != f.uri {
				continue
			}
			for _, d := range p.Diagnostics {
				all = append(all, fmt.Sprintf("%d:%d: %s", d.Range.Start.Line+1, d.Range.Start.Character+1, d.Message))
			}
			return all
		case <-time.After(waiting):
			f.s.t.Fatalf("nothing is said of what is wrong with %s", f.uri)
		}
	}
}

// becomes types another text in place of what stands there.
func (f *shown) becomes(text string) {
	f.n++
	f.text = text
	f.s.tell("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": f.uri, "version": f.n}, "contentChanges": []any{map[string]any{"text": text}},
	})
}

// at returns where in the file a text stands first, as the server counts: the offset behind it less
// back characters.
func (f *shown) at(text string, back int) map[string]any {
	f.s.t.Helper()
	before, _, found := strings.Cut(f.text, text)
	if !found {
		f.s.t.Fatalf("%q is not in\n%s", text, f.text)
	}
	before += text
	before = before[:len(before)-back]
	line := strings.Count(before, "\n")
	return map[string]any{
		"textDocument": map[string]any{"uri": f.uri},
		"position":     map[string]any{"line": line, "character": len(before) - strings.LastIndex(before, "\n") - 1},
	}
}

// hover returns what is shown of the last sign of a text that stands in the file.
func (f *shown) hover(text string) string {
	f.s.t.Helper()
	var hover struct{ Contents struct{ Value string } }
	if err := json.Unmarshal(f.s.ask("textDocument/hover", f.at(text, 1)), &hover); err != nil {
		f.s.t.Fatal(err)
	}
	return hover.Contents.Value
}

// completes returns what is offered behind a text that stands in the file, with what is said of it.
func (f *shown) completes(text string) map[string]string {
	f.s.t.Helper()
	var list struct {
		Items []struct {
			Label         string
			Documentation any
		}
	}
	if err := json.Unmarshal(f.s.ask("textDocument/completion", f.at(text, 0)), &list); err != nil {
		f.s.t.Fatal(err)
	}
	all := map[string]string{}
	for _, item := range list.Items {
		said := fmt.Sprint(item.Documentation)
		if m, ok := item.Documentation.(map[string]any); ok {
			said = fmt.Sprint(m["value"])
		}
		all[item.Label] = said
	}
	return all
}
