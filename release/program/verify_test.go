package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// verifying are the lines of docs/install.md by which people check what they have downloaded, by the program that they begin with.
func verifying(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile("../../docs/install.md")
	check(t, err)
	lines := map[string]string{}
	for _, block := range regexp.MustCompile("(?ms)^```\n(.*?)^```").FindAllStringSubmatch(string(page), -1) {
		for line := range strings.Lines(block[1]) {
			if strings.Contains(line, sumsName) {
				first, _, _ := strings.Cut(line, " ")
				lines[first] = strings.TrimSpace(line)
			}
		}
	}
	return lines
}

// The line that the page gives to people passes what is whole and fails one flipped byte, whichever archives they have downloaded.
func TestLinesThatVerify(t *testing.T) {
	lines := verifying(t)
	for _, shell := range []struct {
		program string
		argv    []string
		targets []target
	}{
		{"sha256sum", []string{"sh", "-c"}, everywhere[:2]},
		{"shasum", []string{"sh", "-c"}, everywhere[4:]},
		{"if", []string{"pwsh", "-NoProfile", "-Command"}, everywhere[2:4]},
	} {
		t.Run(shell.program, func(t *testing.T) {
			line := lines[shell.program]
			if line == "" {
				t.Fatal("docs/install.md has no such line")
			}
			for _, program := range []string{shell.argv[0], shell.program} {
				if _, err := exec.LookPath(program); err != nil && program != "if" {
					t.Skipf("NOT TRIED: %s: %v", line, err)
				}
			}
			for _, downloaded := range shell.targets {
				m := testEdition(t)
				m.downloads(t)
				for _, other := range everywhere {
					if other != downloaded {
						check(t, os.Remove(filepath.Join(m.out, m.archive(other))))
					}
				}
				// verify types the line, with the name of what was downloaded where the page has another version.
				verify := func() (string, error) {
					typed := regexp.MustCompile(`goodcard-[0-9.]+-windows-amd64\.zip`).ReplaceAllString(line, m.archive(downloaded))
					cmd := exec.Command(shell.argv[0], append(shell.argv[1:], typed)...)
					cmd.Dir = m.out
					out, err := cmd.CombinedOutput()
					return string(out), err
				}
				if out, err := verify(); err != nil || !strings.Contains(out, "OK") {
					t.Errorf("%s, whole: %v\n%s", downloaded, err, out)
				}
				path := filepath.Join(m.out, m.archive(downloaded))
				text, err := os.ReadFile(path)
				check(t, err)
				text[len(text)/2] ^= 1
				check(t, os.WriteFile(path, text, 0o644))
				if out, err := verify(); err == nil || !strings.Contains(out, "FAILED") {
					t.Errorf("%s, with a flipped byte: %v\n%s", downloaded, err, out)
				}
				// Whole again, and under another name: the line names a file that is not there.
				text[len(text)/2] ^= 1
				check(t, os.WriteFile(path+".renamed", text, 0o644))
				check(t, os.Remove(path))
				if out, err := verify(); err == nil || strings.Contains(out, "OK") {
					t.Errorf("%s, which is not there: %v\n%s", downloaded, err, out)
				}
			}
		})
	}
}

// In PowerShell a file that is not there has no sum, and -match of nothing is true of every list. The form of the line is looked at
// wherever there is no PowerShell: sum and name together are one whole line of an array.
func TestFormOfTheLineForWindows(t *testing.T) {
	line := verifying(t)["if"]
	if !strings.Contains(line, "@(Get-Content SHA256SUMS) -contains ") || !strings.Contains(line, "$_.Hash + '  ' + (Split-Path -Leaf $_.Path)") || strings.Contains(line, "-match") {
		t.Errorf("a file that is not there, or a list that is not, would pass: %s", line)
	}
}
