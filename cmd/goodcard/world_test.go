package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goodcard/deck/reason"
)

func TestFrozenClock(t *testing.T) {
	wall := func() time.Time { return time.Unix(0, 0) }
	for value, want := range map[string]string{
		"":                          time.Unix(0, 0).Format(time.RFC3339),
		"2026-03-01T10:00:00+05:45": "2026-03-01T10:00:00+05:45",
		"2026-03-01T10:00:00Z":      "2026-03-01T10:00:00Z",
	} {
		now, err := frozenClock(func(string) string { return value }, wall)
		if err != nil {
			t.Fatalf("%q: %v", value, err)
		}
		if got := now().Format(time.RFC3339); got != want {
			t.Errorf("%q: the clock shows %s, want %s", value, got, want)
		}
	}
	for _, value := range []string{"now", "2026-03-01", "2026-03-01T10:00:00", "2026-02-30T10:00:00Z"} {
		_, err := frozenClock(func(string) string { return value }, wall)
		if code := exitCode(t.Context(), err); code != exitUsage {
			t.Errorf("%q: %v with exit code %d, want wrong usage", value, err, code)
		}
	}
}

// The zone stays what GOODCARD_NOW says also on days with another offset in the machine's zone.
func TestFrozenZone(t *testing.T) {
	old := time.Local
	t.Cleanup(func() { time.Local = old })
	time.Local = berlin(t)
	now, err := frozenClock(func(string) string { return "2026-03-01T10:00:00+01:00" }, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	summer := now().AddDate(0, 4, 0)
	if _, offset := summer.Zone(); offset != 3600 {
		t.Errorf("in July the offset is %d s, want that of GOODCARD_NOW, 3600 s", offset)
	}
}

func berlin(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestDataDir(t *testing.T) {
	all := map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "/xdg", "GOODCARD_DATA": "/own"}
	env := testEnv(new(strings.Builder))
	env.Getenv = func(name string) string { return all[name] }
	for _, tt := range []struct {
		name string
		opts Common
		drop string // a variable that is then no longer set
		want string
	}{
		{"the flag wins", Common{Data: "/flag"}, "", "/flag"},
		{"GOODCARD_DATA", Common{}, "", "/own"},
		{"XDG_DATA_HOME", Common{}, "GOODCARD_DATA", "/xdg/goodcard"},
	} {
		delete(all, tt.drop)
		if got, err := dataDir(env, tt.opts); err != nil || got != tt.want {
			t.Errorf("%s: %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
	t.Chdir(t.TempDir())
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := dataDir(env, Common{Data: "here"}); err != nil || got != filepath.Join(wd, "here") {
		t.Errorf("a relative folder: %q, %v; want it below %q", got, err, wd)
	}
}

func TestSystemDataDir(t *testing.T) {
	for _, tt := range []struct {
		goos string
		env  map[string]string
		want string // empty: an error that names the variable
	}{
		{"linux", map[string]string{"HOME": "/home/ada"}, "/home/ada/.local/share/goodcard"},
		{"linux", map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "relative"}, "/home/ada/.local/share/goodcard"},
		{"darwin", map[string]string{"HOME": "/Users/ada"}, "/Users/ada/Library/Application Support/goodcard"},
		{"darwin", map[string]string{"HOME": "/Users/ada", "XDG_DATA_HOME": "/xdg"}, "/xdg/goodcard"},
		{"windows", map[string]string{"LOCALAPPDATA": "/local"}, "/local/goodcard"},
		{"linux", nil, ""},
		{"windows", map[string]string{"HOME": "/home/ada"}, ""},
	} {
		got, err := systemDataDir(tt.goos, func(name string) string { return tt.env[name] })
		if got != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("%s with %v: %q, %v; want %q", tt.goos, tt.env, got, err, tt.want)
		}
	}
}

func TestMakeDataDir(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := makeDataDir(dir); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got&0o077 != 0 {
		t.Errorf("the data folder has mode %v: others may look into it", got)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err = makeDataDir(file)
	if err == nil || !strings.HasPrefix(reason.Text(err), "cannot create the data folder: "+file+": ") {
		t.Errorf("a file in the place of the folder: %v", err)
	}
}

func TestSettingsThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if os.WriteFile(filepath.Join(dir, "probe"), nil, 0o600) == nil {
		t.Skip("this user may write into any folder")
	}
	got, err := readyDataDir(testEnv(new(strings.Builder)), Common{Data: dir})
	if err != nil || got != dir {
		t.Errorf("%q, %v; want the folder: nothing needs the file", got, err)
	}
}
