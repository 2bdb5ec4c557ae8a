package conformance

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// What is handed to other programs is of the form that they read: the drafts that release/make writes, and the example for CI.
func TestDraftsForOtherPrograms(t *testing.T) {
	read := func(path string) []byte {
		t.Helper()
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	winget, err := filepath.Glob("../release/program/testdata/drafts/winget/*.yaml")
	if err != nil || len(winget) != 3 {
		t.Fatal(winget, err)
	}
	for _, path := range winget {
		var draft map[string]any
		if err := yaml.Unmarshal(read(path), &draft); err != nil || draft["PackageVersion"] != "1.2.3" || draft["ManifestType"] == nil {
			t.Errorf("%s: %v, %v", path, draft, err)
		}
	}

	var scoop struct {
		Version      string
		Architecture map[string]struct{ URL, Hash string }
	}
	if err := json.Unmarshal(read("../release/program/testdata/drafts/scoop/goodcard.json"), &scoop); err != nil || scoop.Version != "1.2.3" || len(scoop.Architecture) != 2 {
		t.Errorf("scoop: %+v, %v", scoop, err)
	}

	var example struct {
		Jobs map[string]struct {
			Steps []struct{ Uses, Run string }
		}
	}
	if err := yaml.Unmarshal(read("../release/three-systems.yml"), &example); err != nil || len(example.Jobs) != 3 {
		t.Fatalf("three-systems.yml: %+v, %v", example, err)
	}
	for name, job := range example.Jobs {
		for _, step := range job.Steps {
			if (step.Uses == "") == (step.Run == "") {
				t.Errorf("three-systems.yml: in %s a step uses %q and runs %q", name, step.Uses, step.Run)
			}
			script := strings.NewReplacer("${{", "", "}}", "").Replace(step.Run) // which GitHub fills in
			if out, err := exec.Command("bash", "-n", "-c", script).CombinedOutput(); err != nil && !strings.Contains(err.Error(), "executable file not found") {
				t.Errorf("three-systems.yml: in %s a script is none: %v\n%s", name, err, out)
			}
		}
	}

	if ruby, err := exec.LookPath("ruby"); err == nil {
		if out, err := exec.Command(ruby, "-c", "../release/program/testdata/drafts/homebrew/goodcard.rb").CombinedOutput(); err != nil {
			t.Errorf("homebrew: %v\n%s", err, out)
		}
	}
}
