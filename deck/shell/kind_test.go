package shell

import "testing"

// Words are typed as the shells of a system read them.
func TestWordIsTyped(t *testing.T) {
	for word, want := range map[string]struct{ posix, windows string }{
		"green-door":            {"green-door", "green-door"},
		"":                      {`""`, `""`},
		`C:\Users\ada\a.yaml`:   {`"C:\\Users\\ada\\a.yaml"`, `C:\Users\ada\a.yaml`},
		`C:\RUNNER~1\a.yaml`:    {`"C:\\RUNNER~1\\a.yaml"`, `C:\RUNNER~1\a.yaml`},
		`C:\ab\`:                {`"C:\\ab\\"`, `"C:\ab\\"`},
		`C:\a b\`:               {`"C:\\a b\\"`, `"C:\a b\\"`},
		`C:\Jürgen Groß\a.yaml`: {`"C:\\Jürgen Groß\\a.yaml"`, `"C:\Jürgen Groß\a.yaml"`},
		`a$b`:                   {`"a\$b"`, "\"a`$b\""},
		`R&D`:                   {`"R&D"`, `"R&D"`},
		`say "x"`:               {`"say \"x\""`, `"say ""x"""`},
	} {
		if got := posix.word(word); got != want.posix {
			t.Errorf("%s is typed %s, want %s", word, got, want.posix)
		}
		if got := windows.word(word); got != want.windows {
			t.Errorf("%s is typed %s on Windows, want %s", word, got, want.windows)
		}
	}
}
