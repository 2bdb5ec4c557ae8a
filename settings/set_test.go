package settings_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck/strictyaml"
	"goodcard/here"
	"goodcard/settings"
)

// file writes a settings file and returns its path.
func file(t rapid.TB, dir, text string) string {
	t.Helper()
	path := filepath.Join(dir, settings.FileName)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func text(t rapid.TB, path string) string {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestSet(t *testing.T) {
	for _, tt := range []struct{ name, key, value, before, after string }{
		{"a value in its place", "rollover", "5", "fuzz: true\nrollover: 4 # late\n", "fuzz: true\nrollover: 5 # late\n"},
		{"the same value", "rollover", "4", "rollover:   4\n", "rollover:   4\n"},
		{"the commented line becomes the line", "fuzz", "true", "# Whether.\n# fuzz: false\n\n# rollover: 4\n", "# Whether.\nfuzz: true\n\n# rollover: 4\n"},
		{"a default is a choice too", "fuzz", "false", "# fuzz: false\n", "fuzz: false\n"},
		{"a remark on the commented line", "fuzz", "true", "#fuzz: false # why not\n", "fuzz: true # why not\n"},
		{"behind all else", "fuzz", "true", "rollover: 3\n", "rollover: 3\nfuzz: true\n"},
		{"without an end of line", "fuzz", "true", "rollover: 3", "rollover: 3\nfuzz: true"},
		{"an empty file", "fuzz", "true", "", "fuzz: true\n"},
		{"Windows line ends", "fuzz", "true", "rollover: 3\r\n# fuzz: false\r\n", "rollover: 3\r\nfuzz: true\r\n"},
		{"a byte order mark", "rollover", "11", "\ufeffrollover: 3\n", "\ufeffrollover: 11\n"},
		{"the last of the file", "new-per-day", "0", "new-per-day: 10", "new-per-day: 0"},
		{"a flow mapping", "rollover", "7", "{fuzz: true, rollover: 3}\n", "{fuzz: true, rollover: 7}\n"},
		{"a key of a flow mapping", "rollover", "7", "{fuzz: true}\n", "{rollover: 7, fuzz: true}\n"},
		{"in the order of the keys", "reviews-per-day", "50", "new-per-day: 3 # few\n\nfuzz: true\n", "new-per-day: 3 # few\nreviews-per-day: 50\n\nfuzz: true\n"},
		{"comments that end without a line feed", "fuzz", "true", "# mine", "# mine\nfuzz: true\n"},
		{"the key in prose", "fuzz", "true", "# fuzz: it varies\n", "# fuzz: it varies\nfuzz: true\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := file(t, t.TempDir(), tt.before)
			if err := settings.Set(path, tt.key, tt.value); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.after, text(t, path)); diff != "" {
				t.Errorf("the file (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	for _, tt := range []struct{ name, key, value, before string }{
		{"too large", "rollover", "24", "rollover: 4\n"},
		{"no number", "rollover", "late", "rollover: 4\n"},
		{"two keys at once", "rollover", "4\nfuzz: true", ""},
		{"a comment in the value", "rollover", "4 # late", ""},
		{"nothing", "fuzz", "", "fuzz: true\n"},
		{"a list", "fuzz", "[true]", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := file(t, t.TempDir(), tt.before)
			err := settings.Set(path, tt.key, tt.value)
			if refused, ok := errors.AsType[*settings.ValueError](err); !ok || refused.Key.Name != tt.key || refused.Key.Allowed == "" {
				t.Errorf("%v; want that the value is refused, with what is allowed", err)
			}
			if got := text(t, path); got != tt.before {
				t.Errorf("the file is now %q", got)
			}
		})
	}
	broken := "rollover: 24\n"
	path := file(t, t.TempDir(), broken)
	if err := settings.Set(path, "fuzz", "true"); !errors.As(err, new(strictyaml.Problems)) || text(t, path) != broken {
		t.Errorf("%v; want the problems of the file, and the file as it was", err)
	}
	if err := settings.Set(path, "rolover", "3"); err == nil {
		t.Error("a key that there is not was set")
	}
}

func TestSetMakesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), settings.FileName)
	if err := settings.Set(path, "rollover", "3"); err != nil {
		t.Fatal(err)
	}
	if got := text(t, path); !strings.Contains(got, "(0 to 23)\nrollover: 3\n") || !strings.Contains(got, "# new-per-day: 10\n") {
		t.Errorf("the file is\n%s", got)
	}
}

func TestSetKeepsLinksAndPermissions(t *testing.T) {
	dir := t.TempDir()
	path := file(t, dir, "rollover: 4\n")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.yaml")
	here.Link(t, path, link)
	if err := settings.Set(link, "rollover", "3"); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link is now a %v, %v", info.Mode(), err)
	}
	if info, err = os.Stat(path); err != nil || info.Mode().Perm() != here.Mode(0o640) || text(t, path) != "rollover: 3\n" {
		t.Errorf("the file has mode %v, %v", info.Mode(), err)
	}
}

// Whatever the owner wrote: the key has its value, no other key changed, and no line but one
// is another.
func TestSetChangesNothingElse(t *testing.T) {
	dir := t.TempDir()
	remark := rapid.StringMatching(`( +#[ a-zé#:]{0,9})?`)
	values := map[string]*rapid.Generator[string]{
		"new-per-day":     rapid.Map(rapid.IntRange(0, 9999), func(n int) string { return fmt.Sprint(n) }),
		"reviews-per-day": rapid.Map(rapid.IntRange(0, 99_999), func(n int) string { return fmt.Sprint(n) }),
		"rollover":        rapid.Map(rapid.IntRange(0, 23), func(n int) string { return fmt.Sprint(n) }),
		"fuzz":            rapid.SampledFrom([]string{"true", "false"}),
		"plain":           rapid.SampledFrom([]string{"true", "false"}),
	}
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for _, k := range rapid.Permutation(settings.Defaults().Keys()).Draw(t, "keys") {
			lines = append(lines, rapid.SliceOfN(rapid.StringMatching(`(#[ a-z:#é-]{0,12})?`), 0, 2).Draw(t, "comments")...)
			line := k.Name + ":" + rapid.StringMatching(` {1,3}`).Draw(t, "space") + values[k.Name].Draw(t, "value") + remark.Draw(t, "remark")
			lines = append(lines, rapid.SampledFrom([]string{"", "# " + line, line}).Draw(t, "line"))
		}
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		path := file(t, dir, strings.Join(lines, end)+rapid.SampledFrom([]string{"", end}).Draw(t, "last"))
		src := text(t, path)
		before, err := settings.Load(path)
		if err != nil {
			t.Fatal(err)
		}
		key := rapid.SampledFrom(before.Keys()).Draw(t, "key").Name
		value := values[key].Draw(t, "new value")
		if err := settings.Set(path, key, value); err != nil {
			t.Fatal(err)
		}
		after, err := settings.Load(path)
		if err != nil {
			t.Fatal(err)
		}
		for i, k := range after.Keys() {
			if want := fmt.Sprint(before.Keys()[i].Value); k.Name == key && fmt.Sprint(k.Value) != value || k.Name != key && fmt.Sprint(k.Value) != want {
				t.Errorf("%s is %v", k.Name, k.Value)
			}
		}
		was, is := strings.Split(strings.TrimSuffix(src, end), end), strings.Split(strings.TrimSuffix(text(t, path), end), end)
		same := func(i int) bool { return i < len(was) && i < len(is) && was[i] == is[i] }
		first := 0
		for same(first) {
			first++
		}
		changed, added := was[min(first+1, len(was)):], was[first:]
		rest := is[min(first+1, len(is)):]
		if text(t, path) != src && !slices.Equal(rest, changed) && !slices.Equal(rest, added) || !slices.ContainsFunc(is, func(line string) bool { return strings.HasPrefix(line, key+":") }) {
			t.Errorf("%q became %q", src, text(t, path))
		}
	})
}
