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
