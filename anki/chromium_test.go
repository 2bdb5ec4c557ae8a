package anki

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("chromium is not installed")
	return ""
}

// A browsed page tells what it found by a request for /tell?…; /end closes the browser.
type browsed struct {
	sync.Mutex
	told   []string // by pages
	others []string // requests for anything that is not of the test
}

// browse opens the first of some pages, by their paths, and returns what was told until one of them asked for
// /end. The browser reaches nothing but the test: requests for other places come here too and are noted.
func browse(t *testing.T, pages map[string]string, first string) *browsed {
	t.Helper()
	program := chromium(t)
	b := &browsed{}
	ended := make(chan struct{})
	var once sync.Once
	var own string // is known before the first request
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.Lock()
		defer b.Unlock()
		switch page, known := pages[r.URL.Path]; {
		case isOfBrowser(r.Host):
		case r.Method == http.MethodConnect || r.Host != own:
			b.others = append(b.others, r.Method+" "+r.Host+r.URL.Path)
		case known:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, page)
			return
		case r.URL.Path == "/tell":
			b.told = append(b.told, r.URL.Query().Get("what"))
		case r.URL.Path == "/end":
			once.Do(func() { close(ended) })
		case r.URL.Path != "/favicon.ico":
			b.others = append(b.others, r.Method+" "+r.URL.String())
		}
		w.WriteHeader(http.StatusNotFound)
	}))
	defer server.Close()
	own = server.Listener.Addr().String()
	server.Start()

	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir="+profile(t), "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
		"--proxy-server="+own, "--proxy-bypass-list="+own, "--remote-debugging-port=0", server.URL+first)
	cmd.Stderr = io.Discard // a pipe, which is closed when the last of its processes is gone
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		cancel()
		_ = cmd.Wait() // it was killed
	}()
	select {
	case <-ended:
	case <-ctx.Done():
		b.Lock()
		defer b.Unlock()
		t.Fatalf("the browser did not come to the end; it told %d things", len(b.told))
	}
	return b
}

// profile returns a folder for a browser, whose processes may still write into it when the first of them has ended.
func profile(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "chromium")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// isOfBrowser reports whether chromium asks a host of its own accord.
func isOfBrowser(host string) bool {
	host, _, _ = strings.Cut(host, ":")
	for _, name := range []string{"google.com", "googleapis.com", "gvt1.com", "gstatic.com"} {
		if strings.HasSuffix(host, name) {
			return true
		}
	}
	return false
}
