package shell_test

import (
	"runtime"
	"slices"
	"testing"

	"goodcard/deck/shell"
)

// No command takes a path for a flag, nor one of several words; - stays what stands for standard input.
func TestNoFlag(t *testing.T) {
	away := "./"
	if runtime.GOOS == "windows" {
		away = `.\`
	}
	for path, want := range map[string]string{"-x y.yaml": `"` + away + `-x y.yaml"`, "a-x.yaml": "a-x.yaml", "/-x": "/-x"} {
		if got := shell.Path(path); got != want {
			t.Errorf("%s is typed %s, want %s", path, got, want)
		}
	}
	for _, tt := range []struct{ words, want []string }{
		{[]string{"a", "-b"}, []string{"--", "a", "-b"}}, {[]string{"a", "-"}, []string{"a", "-"}}, {[]string{"a", "b-"}, []string{"a", "b-"}},
	} {
		if got := shell.Operands(tt.words...); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.words, got, tt.want)
		}
	}
}
