package settings_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"goodcard/deck/strictyaml"
	"goodcard/settings"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       settings.Settings
	}{
		{"an empty file", "", settings.Defaults()},
		{"comments only", "# new-per-day: 3\n\n", settings.Defaults()},
		{"one key", "new-per-day: 3\n", settings.Settings{NewPerDay: 3, ReviewsPerDay: 200, Rollover: 4}},
		{"a zero that was chosen", "new-per-day: 0\nreviews-per-day: 0\nrollover: 0\n", settings.Settings{}},
		{"the largest values", "fuzz: true\nrollover: 23\nreviews-per-day: 99999\nnew-per-day: 9999\n",
			settings.Settings{NewPerDay: 9999, ReviewsPerDay: 99_999, Rollover: 23, Fuzz: true}},
		{"a comment behind a value", "rollover: 5 # I study late\n", settings.Settings{NewPerDay: 10, ReviewsPerDay: 200, Rollover: 5}},
		{"Windows line ends and a byte order mark", "\ufefffuzz: true\r\n", settings.Settings{NewPerDay: 10, ReviewsPerDay: 200, Rollover: 4, Fuzz: true}},
	} {
		got, err := settings.Parse("settings.yaml", []byte(tt.text))
		if err != nil || got != tt.want {
			t.Errorf("%s: %+v, %v; want %+v", tt.name, got, err, tt.want)
		}
	}
}

// In each input the mark ∑ stands where the problem must be reported.
// It is removed before parsing.
var problemTests = []struct{ name, rule, input string }{
	{"an unknown key", "unknown-key", "rollover: 4\n∑new-per-dya: 3\n"},
	{"a key twice", "duplicate-key", "fuzz: true\n∑fuzz: false\n"},
	{"a number that is too large", "value", "new-per-day: ∑10000\n"},
	{"an hour that no day has", "value", "rollover: ∑24\n"},
	{"a negative number", "value", "reviews-per-day: ∑-1\n"},
	{"a clock time", "value", "rollover: ∑04:00\n"},
	{"a word for true", "value", "fuzz: ∑yes\n"},
	{"nothing", "null", "rollover:∑\n"},
	{"a list", "kind", "∑- rollover\n"},
	{"a second document", "two-documents", "fuzz: true\n∑---\nfuzz: false\n"},
	{"an anchor", "anchor", "rollover: ∑&x 4\n"},
}

func TestProblems(t *testing.T) {
	for _, tt := range problemTests {
		t.Run(tt.name, func(t *testing.T) {
			before, after, _ := strings.Cut(tt.input, "∑")
			got, err := settings.Parse("settings.yaml", []byte(before+after))
			problems, ok := errors.AsType[strictyaml.Problems](err)
			if !ok || got != (settings.Settings{}) {
				t.Fatalf("%+v, %v; want problems and nothing else", got, err)
			}
			p := problems[0]
			line := strings.Count(before, "\n") + 1
			column := len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
			if p.File != "settings.yaml" || p.Rule != tt.rule || p.Line != line || p.Column != column {
				t.Errorf("%s [%s], want %d:%d [%s]", p, p.Rule, line, column, tt.rule)
			}
		})
	}
}

func TestMisspeltKeyNamesTheNearest(t *testing.T) {
	_, err := settings.Parse("settings.yaml", []byte("new-per-dya: 3\n"))
	problems, ok := errors.AsType[strictyaml.Problems](err)
	if !ok || problems.Hint() != `did you mean "new-per-day"?` {
		t.Errorf("%v with hint %q", err, problems.Hint())
	}
}

func TestMissingFileMeansDefaults(t *testing.T) {
	got, err := settings.Load(filepath.Join(t.TempDir(), "no-folder", settings.FileName))
	if err != nil || got != settings.Defaults() {
		t.Errorf("%+v, %v; want the defaults", got, err)
	}
}

func TestUnreadableFile(t *testing.T) {
	got, err := settings.Load(t.TempDir())
	if err == nil || got != (settings.Settings{}) {
		t.Errorf("a folder was read as settings: %+v", got)
	}
}

func TestWrittenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), settings.FileName)
	if err := settings.Write(path); err != nil {
		t.Fatal(err)
	}
	got, err := settings.Load(path)
	if err != nil || got != settings.Defaults() {
		t.Fatalf("as written: %+v, %v; want the defaults", got, err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// What its first lines tell the owner to do works, for all keys at once.
	taken := regexp.MustCompile(`(?m)^# ([a-z-]+: \S+)$`).ReplaceAll(text, []byte("$1"))
	if got, err = settings.Parse(path, taken); err != nil || got != settings.Defaults() {
		t.Errorf("with the keys taken out of their comments: %+v, %v; want the defaults\n%s", got, err, taken)
	}
	for _, k := range got.Keys() {
		if !strings.Contains(string(taken), "\n"+k.Name+": ") || !strings.Contains(string(text), k.Meaning) {
			t.Errorf("the file does not explain %s:\n%s", k.Name, text)
		}
	}
}

func TestWriteKeepsTheOwnersFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, settings.FileName)
	if err := os.WriteFile(path, []byte("rollover: 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := settings.Write(path); err != nil {
		t.Fatal(err)
	}
	if got, err := settings.Load(path); err != nil || got.Rollover != 3 {
		t.Errorf("the file was changed: %+v, %v", got, err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("%d files in the folder, %v; want the one", len(files), err)
	}
}

func TestWriteWithoutFolder(t *testing.T) {
	if err := settings.Write(filepath.Join(t.TempDir(), "no-folder", settings.FileName)); err == nil {
		t.Error("a file was written where there is no folder")
	}
}

func TestKeys(t *testing.T) {
	keys := settings.Settings{NewPerDay: 7, ReviewsPerDay: 200, Rollover: 4}.Keys()
	if len(keys) != 5 {
		t.Fatalf("%d keys, want one for each setting", len(keys))
	}
	first := settings.Key{Name: "new-per-day", Value: 7, Default: 10, Allowed: "0 to 9999", Meaning: keys[0].Meaning}
	if keys[0] != first {
		t.Errorf("first key %+v, want %+v", keys[0], first)
	}
}

func FuzzParse(f *testing.F) {
	for _, tt := range problemTests {
		f.Add([]byte(strings.Replace(tt.input, "∑", "", 1)))
	}
	f.Add([]byte("new-per-day: 3\nfuzz: true\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		s, err := settings.Parse("settings.yaml", src)
		if err != nil && s != (settings.Settings{}) {
			t.Fatalf("settings %+v with error %v: want exactly one of them", s, err)
		}
		if err == nil && (s.Rollover < 0 || s.Rollover > 23 || s.NewPerDay < 0 || s.ReviewsPerDay < 0) {
			t.Fatalf("out of range: %+v", s)
		}
	})
}
