package sqlite_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"goodcard/sqlite"
)

func TestVersion(t *testing.T) {
	if v := sqlite.Version(); !regexp.MustCompile(`^3\.\d+\.\d+$`).MatchString(v) {
		t.Errorf("SQLite is %q", v)
	}
}

// Without a C compiler the program is not built, and one sentence says what to install. Were it one of two packages that
// failed, the driver's missing names would stand above or below it.
func TestBuildWithoutCompiler(t *testing.T) {
	goProgram, err := exec.LookPath("go")
	if err != nil {
		t.Skip("what a build says is not tried: ", err)
	}
	empty := t.TempDir()
	for _, tt := range []struct{ name, set string }{
		{"none is found", "PATH=" + empty},
		{"cgo is switched off", "CGO_ENABLED=0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cmd := exec.Command(goProgram, "build", "-buildvcs=false", "-o", filepath.Join(empty, "goodcard"), "goodcard/cmd/goodcard")
			for _, e := range os.Environ() {
				if name, _, _ := strings.Cut(e, "="); name != "CC" && name != "CGO_ENABLED" {
					cmd.Env = append(cmd.Env, e)
				}
			}
			cmd.Env = append(cmd.Env, tt.set)
			out, err := cmd.CombinedOutput()
			if err == nil {
				t.Fatal("it was built")
			}
			lines := strings.Split(strings.TrimSpace(string(out)), "\n")
			if len(lines) != 2 || lines[0] != "# goodcard/sqlite" || !strings.Contains(lines[1], "goodcard needs a C compiler") || !strings.Contains(lines[1], "apt install gcc") {
				t.Errorf("the build says\n%s", out)
			}
		})
	}
}

// Go looks for a compiler that somebody named before it looks at any package: then its own words are all that is said, and the page
// for people has them.
func TestBuildWithACompilerThatIsNotThere(t *testing.T) {
	goProgram, err := exec.LookPath("go")
	if err != nil {
		t.Skip("what a build says is not tried: ", err)
	}
	cmd := exec.Command(goProgram, "build", "-buildvcs=false", "-o", filepath.Join(t.TempDir(), "goodcard"), "goodcard/cmd/goodcard")
	cmd.Env = append(os.Environ(), "CC=nonesuch", "CGO_ENABLED=1")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), `cgo: C compiler "nonesuch" not found`) {
		t.Errorf("%v, the build says\n%s", err, out)
	}
	page, err := os.ReadFile("../docs/install.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "`cgo: C compiler \"…\" not found`") {
		t.Error("docs/install.md does not tell of it")
	}
}
