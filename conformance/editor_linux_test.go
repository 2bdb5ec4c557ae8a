package conformance

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A program that is killed while its editor is open leaves the editor its file: the next edit opens
// another one and says so, and what the editor saves is offered later.
func TestEditorThatOutlivesTheProgram(t *testing.T) {
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	h.must("install", "inner-outer")
	dir := t.TempDir()
	script := func(name, text string) string {
		path := write(t, filepath.Join(dir, name), "#!/bin/sh\n"+text)
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
		return path
	}
	await := func(name string) string {
		t.Helper()
		for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
			if text, err := os.ReadFile(filepath.Join(dir, name)); err == nil && len(text) > 0 {
				return strings.TrimSpace(string(text))
			}
			if time.Now().After(end) {
				t.Fatalf("%s does not come", name)
			}
		}
	}
	edit := func(editor string) result {
		t.Helper()
		cmd := h.command("edit", "inner-outer/door-score")
		cmd.Env = append(cmd.Env, "EDITOR="+editor, "PATH="+os.Getenv("PATH"))
		got, err := finish(cmd, 0)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	slow := h.command("edit", "inner-outer/door-score")
	slow.Env = append(slow.Env, "PATH="+os.Getenv("PATH"), "EDITOR="+script("slow", "echo \"$1\" >"+dir+"/opened\n"+
		"while [ ! -e "+dir+"/go ]; do sleep 0.02; done\necho rubbish >\"$1\"\necho done >"+dir+"/ended\n"))
	if err := slow.Start(); err != nil {
		t.Fatal(err)
	}
	file := await("opened")
	if err := slow.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = slow.Wait() // it was killed
	quick := script("quick", "echo \"$1\" >"+dir+"/second\n")
	if got := edit(quick); got.code != 0 || !strings.Contains(got.stderr, "another editor has this card open") ||
		!strings.Contains(strings.Join(strings.Fields(got.stderr), ""), file) {
		t.Errorf("exit code %d\n%s%s", got.code, got.stdout, got.stderr)
	}
	if second := await("second"); second == file {
		t.Error("the file is taken from under the editor")
	}
	if _, err := os.Stat(file); err != nil {
		t.Errorf("the file of the editor is gone: %v", err)
	}
	write(t, filepath.Join(dir, "go"), "go")
	await("ended")
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) { // until the editor is gone
		got := edit(script("quick", "cp \"$1\" "+dir+"/third\n"))
		if strings.Contains(got.stderr, "could not save") && strings.Contains(await("third"), "rubbish") {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("what the editor saved is not offered: exit code %d\n%s%s", got.code, got.stdout, got.stderr)
		}
	}
}
