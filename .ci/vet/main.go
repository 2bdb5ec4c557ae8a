// Command vet asks what go vet asks of the packages in and below the working folder and of their tests, for the system that
// GOOS and GOARCH name. go vet has everything compiled that is imported, which is nearly all that it costs where nothing of
// that system was compiled before. Here types are read out of sources, in an eighth of the time.
//
// It exits with 1 where something is found, where a package cannot be read, or where the go vet of this Go asks more.
package main

import (
	"fmt"
	"go/token"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

func main() {
	log.SetFlags(0)
	if err := sameAsGo(); err != nil {
		log.Fatal(err)
	}
	files := token.NewFileSet()
	all, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Tests: true, Fset: files}, "./...")
	if err != nil {
		log.Fatal(err)
	}
	if packages.PrintErrors(all) > 0 {
		os.Exit(1)
	}
	graph, err := checker.Analyze(suite, all, nil)
	if err != nil {
		log.Fatal(err)
	}
	found := map[string]bool{} // a package is looked at alone and with its tests
	for asked := range graph.All() {
		if asked.Err != nil {
			found[fmt.Sprintf("%v: %v", asked, asked.Err)] = true
		}
		if !asked.IsRoot {
			continue
		}
		for _, d := range asked.Diagnostics {
			found[fmt.Sprintf("%s: %s (%s)", shown(files.Position(d.Pos)), d.Message, asked.Analyzer.Name)] = true
		}
	}
	for _, line := range slices.Sorted(maps.Keys(found)) {
		fmt.Println(line)
	}
	if len(found) > 0 {
		os.Exit(1)
	}
}

// shown returns a place as seen from the working folder.
func shown(at token.Position) string {
	if here, err := os.Getwd(); err == nil {
		if name, err := filepath.Rel(here, at.Filename); err == nil {
			at.Filename = name
		}
	}
	return at.String()
}

// sameAsGo returns an error where go vet has another list of analyzers than [suite].
func sameAsGo() error {
	help, err := exec.Command("go", "tool", "vet", "help").Output()
	if err != nil {
		return fmt.Errorf("go tool vet help: %w", err)
	}
	_, list, _ := strings.Cut(string(help), "Registered analyzers:\n")
	list, _, _ = strings.Cut(list, "\nBy default")
	var theirs, ours []string
	for _, line := range regexp.MustCompile(`(?m)^ +(\w+)`).FindAllStringSubmatch(list, -1) {
		theirs = append(theirs, line[1])
	}
	for _, a := range suite {
		ours = append(ours, a.Name)
	}
	slices.Sort(theirs)
	slices.Sort(ours)
	if !slices.Equal(theirs, ours) {
		return fmt.Errorf("go vet has the analyzers\n%v\nand .ci/vet/suite.go lists\n%v", theirs, ours)
	}
	return nil
}
