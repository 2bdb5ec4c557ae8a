package conformance

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A languageServer is the program from which editors learn of a schema, spoken to as they do, over
// standard input and output.
type languageServer struct {
	t        *testing.T
	in       io.WriteCloser
	settings map[string]any // what an editor answers when it is asked for a section
	writing  sync.Mutex
	asked    int
	answers  chan message
	problems chan published
}

type message struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  json.RawMessage `json:"error,omitempty"`
}

type published struct {
	URI         string
	Diagnostics []struct {
		Message string
		Range   struct{ Start struct{ Line, Character int } }
	}
}

// newLanguageServer starts it for an editor that is open at a folder and has these settings, by
// their first name. The test is skipped where it is not installed.
func newLanguageServer(t *testing.T, folder string, settings map[string]any) *languageServer {
	t.Helper()
	const installed = "testdata/editors/node_modules/yaml-language-server/bin/yaml-language-server"
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("what editors make of the schema is not tried: node is not installed")
	}
	if _, err := os.Stat(installed); err != nil {
		t.Skip("what editors make of the schema is not tried: 'npm ci' in conformance/testdata/editors installs the server")
	}
	cmd := exec.Command(node, installed, "--stdio")
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &languageServer{t: t, in: in, settings: settings, answers: make(chan message, 100), problems: make(chan published, 100)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.listen(bufio.NewReader(out))
	}()
	t.Cleanup(func() {
		in.Close()
		_ = cmd.Process.Kill()
		<-done
		_ = cmd.Wait()
	})
	s.ask("initialize", map[string]any{
		"processId": os.Getpid(), "rootUri": address(folder),
		"workspaceFolders": []any{map[string]any{"uri": address(folder), "name": "decks"}},
		"capabilities": map[string]any{
			"workspace":    map[string]any{"configuration": true, "workspaceFolders": true, "didChangeConfiguration": map[string]any{"dynamicRegistration": true}},
			"textDocument": map[string]any{"hover": map[string]any{"contentFormat": []string{"markdown"}}, "publishDiagnostics": map[string]any{}, "completion": map[string]any{"completionItem": map[string]any{"documentationFormat": []string{"markdown"}}}},
		},
	})
	s.tell("initialized", map[string]any{})
	s.tell("workspace/didChangeConfiguration", map[string]any{"settings": settings})
	return s
}

// address returns a path as editors name it.
func address(path string) string { return "file://" + filepath.ToSlash(path) }

// listen reads what the server says until it ends, and answers what it asks.
func (s *languageServer) listen(out *bufio.Reader) {
	for {
		header, err := textproto.NewReader(out).ReadMIMEHeader()
		if err != nil {
			return
		}
		n, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			return
		}
		text := make([]byte, n)
		if _, err := io.ReadFull(out, text); err != nil {
			return
		}
		var m message
		if json.Unmarshal(text, &m) != nil {
			return
		}
		switch {
		case m.Method == "":
			s.answers <- m
		case m.ID != nil:
			s.send(message{ID: m.ID, Result: s.answer(m)})
		case m.Method == "textDocument/publishDiagnostics":
			var p published
			if json.Unmarshal(m.Params, &p) == nil {
				s.problems <- p
			}
		}
	}
}

// answer returns what an editor says to a request of the server: its settings, and nothing else.
func (s *languageServer) answer(m message) json.RawMessage {
	if m.Method != "workspace/configuration" {
		return json.RawMessage("null")
	}
	var asked struct{ Items []struct{ Section string } }
	_ = json.Unmarshal(m.Params, &asked)
	var answers []any
	for _, item := range asked.Items {
		answers = append(answers, s.settings[item.Section])
	}
	return encoded(answers)
}

func encoded(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}

func (s *languageServer) send(m message) {
	s.writing.Lock()
	defer s.writing.Unlock()
	text := encoded(struct {
		Version string `json:"jsonrpc"`
		message
	}{"2.0", m})
	_, _ = fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(text), text)
}

func (s *languageServer) tell(method string, params any) {
	s.send(message{Method: method, Params: encoded(params)})
}

// waiting is how long an answer may take: the server is slow to begin, and others work beside it.
const waiting = time.Minute

// ask returns the answer to a request.
func (s *languageServer) ask(method string, params any) json.RawMessage {
	s.t.Helper()
	s.asked++
	id := encoded(s.asked)
	s.send(message{ID: id, Method: method, Params: encoded(params)})
	for {
		select {
		case m := <-s.answers:
			if string(m.ID) != string(id) {
				continue
			}
			if m.Error != nil {
				s.t.Fatalf("%s: %s", method, m.Error)
			}
			return m.Result
		case <-time.After(waiting):
			s.t.Fatalf("no answer to %s", method)
		}
	}
}

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
