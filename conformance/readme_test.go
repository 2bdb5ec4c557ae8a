package conformance

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var typedLine = regexp.MustCompile(`^((?:Grade|Your choice) \(.*\): )(\w)$`)

// What the README shows of a terminal is what a terminal shows to who types it in an empty home.
func TestReadmeExample(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(text), "\n```\n$ goodcard ")
	example, _, found := strings.Cut(example, "\n```\n")
	if !found {
		t.Fatal("the README has no example")
	}
	p := newPane(t, newHome(t, "2026-11-25T10:00:00+01:00"), "PATH="+filepath.Dir(binary)+":"+os.Getenv("PATH"))
	p.start(size{114, 60}, "sh")
	p.shows("$")
	for command := range strings.SplitSeq(example, "\n$ goodcard ") {
		shown := strings.TrimSpace("$ goodcard " + command)
		first, _, _ := strings.Cut(command, "\n")
		p.types("goodcard " + first)
		p.press("Enter")
		ends := false // it waits for more when all of the example is shown
		for line := range strings.Lines(shown) {
			line = strings.TrimSuffix(line, "\n")
			typed := typedLine.FindStringSubmatch(line)
			switch {
			case strings.HasPrefix(line, "(Enter"):
				p.shows(line)
				p.press("Enter")
			case typed != nil:
				p.shows(strings.TrimSpace(typed[1]))
				p.types(typed[2])
				p.press("Enter")
				ends = true
			}
		}
		p.await("\n"+shown, func(screen string) bool { return strings.Contains(screen, shown) })
		if ends {
			p.types("q")
			p.press("Enter")
			p.shows("Stopped.")
		}
	}
}
