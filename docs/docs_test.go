// Package docs_test holds the documents to what is there.
package docs_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// house is the folder of the module, in which paths are written as the documents write them.
var house = os.DirFS("..")

// files returns the names of files below the house with this ending, those of tests left out.
func files(t *testing.T, ending string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(house, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || name != "." && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case strings.HasSuffix(name, ending) && !strings.HasSuffix(name, "_test.go"):
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	return names
}

// packages returns the folders that hold Go.
func packages(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, name := range files(t, ".go") {
		all = append(all, path.Dir(name))
	}
	return slices.Compact(all)
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := fs.ReadFile(house, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func exists(name string) bool {
	_, err := fs.Stat(house, strings.TrimSuffix(name, "/"))
	return err == nil
}

var code = regexp.MustCompile("`([a-z0-9_./-]+)`")

// A line names a file with its folder, and others of that folder by their names alone. Where
// a line names no folder, a file of that name is in some package.
func TestDocumentsNameFilesThatExist(t *testing.T) {
	all := packages(t)
	named := 0
	for _, document := range files(t, ".md") {
		for i, line := range strings.Split(read(t, document), "\n") {
			folders := all
			for _, m := range code.FindAllStringSubmatch(line, -1) {
				name := m[1]
				top, below, inFolder := strings.Cut(name, "/")
				switch {
				case inFolder && exists(top) && (below == "" || strings.ContainsAny(below, "./")): // else it is an id
					folders = []string{path.Dir(name)}
					if !exists(name) {
						t.Errorf("%s:%d: there is no %s", document, i+1, name)
					}
				case strings.HasSuffix(name, ".go"):
					if !slices.ContainsFunc(folders, func(folder string) bool { return exists(path.Join(folder, name)) }) {
						t.Errorf("%s:%d: there is no %s in %s", document, i+1, name, strings.Join(folders, ", "))
					}
				default:
					continue
				}
				named++
			}
		}
	}
	if named < 50 {
		t.Errorf("only %d files are named", named)
	}
}

// The house on one page has a line for every package, and the linter a rule for what each
// may import. Only tests and measurements may import anything.
func TestEveryPackageHasItsPlace(t *testing.T) {
	drawn := strings.Split(read(t, "docs/architecture.md"), "```")[1]
	rules := read(t, ".golangci.yml")
	for _, folder := range packages(t) {
		top, _, _ := strings.Cut(folder, "/")
		name := folder
		if top == "bench" {
			name = top
		}
		if !regexp.MustCompile(`(?m)(^| )` + regexp.QuoteMeta(name) + `\b`).MatchString(drawn) {
			t.Errorf("the house does not show %s", name)
		}
		if top != "bench" && top != "conformance" && !strings.Contains(rules, `files: ["${base-path}/`+top+`/**"`) {
			t.Errorf(".golangci.yml has no rule for %s", top)
		}
	}
}

var dependency = regexp.MustCompile("(?m)^\\| `([^`]+)` \\| ([a-z, /]+) \\|")

// The page of dependencies says which packages import which module.
func TestDependenciesAreThoseOfThePage(t *testing.T) {
	want, got := map[string][]string{}, map[string][]string{}
	for _, m := range dependency.FindAllStringSubmatch(read(t, "docs/decisions/0008-dependencies.md"), -1) {
		want[m[1]] = strings.Split(m[2], ", ")
	}
	for _, name := range files(t, ".go") {
		if strings.HasPrefix(name, "bench/") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, read(t, name), parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range file.Imports {
			imported, _ := strconv.Unquote(i.Path.Value)
			if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
				continue // of ours, or the standard library's
			}
			module := imported
			for m := range want {
				if strings.HasPrefix(imported+"/", m+"/") {
					module = m
				}
			}
			got[module] = append(got[module], strings.TrimSuffix(path.Dir(name), "/goodcard"))
		}
	}
	for module, packages := range got {
		slices.Sort(packages)
		got[module] = slices.Compact(packages)
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("docs/decisions/0008-dependencies.md (-imports +page):\n%s", diff)
	}
}

var (
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	strange = regexp.MustCompile(`[^a-z0-9 _-]`)
	named   = regexp.MustCompile(`<[a-z]+ id="([^"]+)"`)
)

// anchors returns what a link may name within a document.
func anchors(text string) (all []string) {
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.ReplaceAll(strange.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		all = append(all, m[1])
	}
	return all
}

func TestLinksLeadSomewhere(t *testing.T) {
	linked := map[string]bool{}
	for _, name := range files(t, ".md") {
		text := read(t, name)
		for _, m := range link.FindAllStringSubmatch(regexp.MustCompile("(?s)```.*?```|`[^`\n]*`").ReplaceAllString(text, ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
				linked[target] = true
			}
			if !exists(target) {
				t.Errorf("%s: there is no %s", name, m[1])
			} else if anchor != "" && !slices.Contains(anchors(read(t, target)), anchor) {
				t.Errorf("%s: %s has no heading %s", name, target, anchor)
			}
		}
	}
	for _, name := range files(t, ".md") {
		if name != "README.md" && !linked[filepath.ToSlash(name)] {
			t.Errorf("no document leads to %s", name)
		}
	}
}
