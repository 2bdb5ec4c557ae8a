package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A work is what others wrote and a program contains: a module, the library of Go, that of C.
type work struct {
	name     string
	licences []string // SPDX
	texts    []string // of the licences, and what has to go along with them
}

// noticesOf returns the licences of all that the program of a target contains, and an error where one is not known to allow that.
func noticesOf(t target, zig string) ([]byte, error) {
	modules, err := modulesOf(t)
	if err != nil {
		return nil, err
	}
	system, err := systemWorks(t, zig)
	if err != nil {
		return nil, err
	}
	return notices(append(system, modules...)), nil
}

const foreword = `What others wrote of this program, and their licences. The program itself is under the licence in LICENSE.

`

// notices writes a table of works, and each text once, under the names of all works that it belongs to.
func notices(works []work) []byte {
	var b bytes.Buffer
	b.WriteString(foreword)
	of := map[string][]string{}
	var texts []string
	for _, w := range works {
		fmt.Fprintf(&b, "%s (%s)\n", w.name, strings.Join(w.licences, ", "))
		for _, text := range w.texts {
			if of[text] == nil {
				texts = append(texts, text)
			}
			of[text] = append(of[text], w.name)
		}
	}
	for _, text := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 78), strings.Join(of[text], "\n"), text)
	}
	return b.Bytes()
}

// A linked package, as go list tells it.
type linked struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// modulesOf returns the modules of which the program of a target contains a package.
func modulesOf(t target) ([]work, error) {
	cmd := exec.Command("go", "list", "-deps", "-tags", "urfave_cli_no_docs", "-json=Dir,Standard,Module", "goodcard/cmd/goodcard")
	cmd.Env = append(os.Environ(), "GOOS="+t.System, "GOARCH="+t.Processor, "CGO_ENABLED=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	files := map[string][]string{} // of licences, by module
	dirs := map[string]string{}
	list := json.NewDecoder(bytes.NewReader(out))
	for {
		var p linked
		if err := list.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		if p.Standard || p.Module == nil || p.Module.Main {
			continue
		}
		name := p.Module.Path + " " + p.Module.Version
		dirs[name] = p.Module.Dir
		for dir := p.Dir; len(dir) >= len(p.Module.Dir); dir = filepath.Dir(dir) {
			found, err := licenceFiles(dir)
			if err != nil {
				return nil, err
			}
			files[name] = append(files[name], found...)
		}
	}
	var works []work
	for name := range dirs {
		slices.Sort(files[name])
		w, err := workOf(name, slices.Compact(files[name]))
		if err != nil {
			return nil, err
		}
		works = append(works, w)
	}
	slices.SortFunc(works, func(a, b work) int { return cmp.Compare(a.name, b.name) })
	return works, nil
}

var licenceName = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|copyright|notice|patents)s?([-.].*)?$`)

// licenceFiles returns the paths of the files of a folder that tell of licences.
func licenceFiles(dir string) (paths []string, err error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if licenceName.MatchString(e.Name()) && e.Type().IsRegular() && !strings.HasSuffix(e.Name(), ".go") {
			paths = append(paths, filepath.Join(dir, e.Name()))
		}
	}
	return paths, err
}

// workOf reads what the files say of a module.
func workOf(name string, paths []string) (work, error) {
	w := work{name: name}
	for _, path := range paths {
		text, err := textOf(path)
		if err != nil {
			return work{}, err
		}
		licences, err := licencesIn(text)
		if err != nil {
			return work{}, fmt.Errorf("%s: %s: %w", name, filepath.Base(path), err)
		}
		w.texts = append(w.texts, text)
		w.licences = append(w.licences, licences...)
	}
	slices.Sort(w.licences)
	w.licences = slices.Compact(w.licences)
	if len(w.licences) == 0 {
		return work{}, fmt.Errorf("%s has no licence that is known: a program with it may not be given away", name)
	}
	return w, nil
}

// textOf reads a text as all systems would write it.
func textOf(path string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	clean := strings.TrimSpace(strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r\n", "\n"))
	if clean == "" {
		return "", fmt.Errorf("%s is empty", path)
	}
	return clean, nil
}

// systemWorks are what Go and the linker put into every program.
func systemWorks(t target, zig string) ([]work, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	version, err := exec.Command("go", "env", "GOVERSION").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	parts := []struct {
		name, path string
		licences   []string
	}{
		{"Go, its library and runtime, " + strings.TrimSpace(string(version)), filepath.Join(strings.TrimSpace(string(root)), "LICENSE"), []string{"BSD-3-Clause"}},
		{"zig, its compiler runtime", filepath.Join(zig, "LICENSE"), []string{"MIT"}},
	}
	switch t.System {
	case "linux":
		parts = append(parts, struct {
			name, path string
			licences   []string
		}{"musl, the C library", filepath.Join(zig, "lib/libc/musl/COPYRIGHT"), []string{"MIT"}})
	case "windows":
		parts = append(parts, struct {
			name, path string
			licences   []string
		}{"MinGW-w64, the runtime of C", filepath.Join(zig, "lib/libc/mingw/COPYING"), []string{"ZPL-2.1", "and others, all permissive"}})
	}
	works := []work{{name: "SQLite", licences: []string{"public domain"}}, {name: "time zones of IANA", licences: []string{"public domain"}}}
	for _, p := range parts {
		text, err := textOf(p.path)
		if err != nil {
			return nil, err
		}
		works = append(works, work{p.name, p.licences, []string{text}})
	}
	return works, nil
}
