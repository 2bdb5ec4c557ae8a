package main

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

// draftFiles are templates of what package managers want to know.
//
//go:embed drafts
var draftFiles embed.FS

// drafts are their names below the folder drafts, here and among the files that are made.
var drafts = []string{
	"homebrew/goodcard.rb",
	"scoop/goodcard.json",
	"winget/Goodcard.Goodcard.yaml",
	"winget/Goodcard.Goodcard.installer.yaml",
	"winget/Goodcard.Goodcard.locale.en-US.yaml",
}

// complete says whether all archives are made.
func (m *edition) complete() bool { return len(m.targets) == 6 }

// writeDrafts writes the drafts, once all archives are there that they name.
func (m *edition) writeDrafts(sums []sum) error {
	hashes := map[string]string{}
	for i, t := range m.targets {
		hashes[t.String()] = sums[i].SHA256
	}
	if !m.complete() {
		return nil
	}
	for _, name := range drafts {
		text, err := m.draft(name, hashes)
		if err != nil {
			return err
		}
		path := filepath.Join(m.out, "drafts", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := write(path, text); err != nil {
			return err
		}
	}
	return nil
}

// draft fills one in. In the templates url, sha and folder take a system and a processor.
func (m *edition) draft(name string, hashes map[string]string) ([]byte, error) {
	text, err := draftFiles.ReadFile("drafts/" + name)
	if err != nil {
		return nil, err
	}
	functions := template.FuncMap{
		"url":    func(s, p string) string { return m.From + m.archive(target{s, p}) },
		"folder": func(s, p string) string { return m.folder(target{s, p}) },
		"sha": func(s, p string) (string, error) {
			hash, ok := hashes[s+"/"+p]
			if !ok {
				return "", fmt.Errorf("there is no archive for %s/%s", s, p)
			}
			return hash, nil
		},
		"upper": strings.ToUpper,
	}
	t, err := template.New(name).Funcs(functions).Parse(string(text))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, m); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
