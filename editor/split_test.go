package editor

import (
	"slices"
	"testing"
)

// On Windows a backslash parts folders, and a path with spaces may stand without quotes.
func TestEditorOfWindows(t *testing.T) {
	there := func(path string) bool {
		return slices.Contains([]string{`C:\Program Files\Notepad++\notepad++.exe`, `C:\Program Files\Vim\gvim`, `C:\Program`}, path)
	}
	for command, want := range map[string][]string{
		`notepad`: {`notepad`},
		`C:\Program Files\Notepad++\notepad++.exe`:              {`C:\Program Files\Notepad++\notepad++.exe`},
		`C:\Program Files\Notepad++\notepad++.exe -lyaml "a b"`: {`C:\Program Files\Notepad++\notepad++.exe`, "-lyaml", "a b"},
		`"C:\Program Files\Notepad++\notepad++.exe" -x`:         {`C:\Program Files\Notepad++\notepad++.exe`, "-x"},
		`C:\Program Files\Vim\gvim --nofork`:                    {`C:\Program Files\Vim\gvim`, "--nofork"},
		`C:\nowhere\my editor.exe -x`:                           {`C:\nowhere\my`, "editor.exe", "-x"},
		`code  --wait "" it's`:                                  {"code", "--wait", "", "it's"},
		`\\server\tools\ed.exe /a`:                              {`\\server\tools\ed.exe`, "/a"},
	} {
		if words, closed := splitWindows(command, there); !closed || !slices.Equal(words, want) {
			t.Errorf("%s: %q, want %q", command, words, want)
		}
	}
	if words, closed := splitWindows(`"C:\a b`, there); closed {
		t.Errorf("an open quote gives %q", words)
	}
}

func TestWindowsEditorIsAskedForTheLineInItsOwnWay(t *testing.T) {
	for chosen, want := range map[string][]string{
		`"C:\Program Files\Microsoft VS Code\bin\Code.CMD"`: {`C:\Program Files\Microsoft VS Code\bin\Code.CMD`, "--wait", "--goto", `C:\a b.yaml:7`},
		`"D:\Notepad++\Notepad++.exe"`:                      {`D:\Notepad++\Notepad++.exe`, "-multiInst", "-nosession", "-n7", `C:\a b.yaml`},
		`C:\vim\vim.exe`:                                    {`C:\vim\vim.exe`, "+7", `C:\a b.yaml`},
		`notepad.exe`:                                       {"notepad.exe", `C:\a b.yaml`},
	} {
		choice := Chosen(func(name string) string { return map[string]string{"EDITOR": chosen}[name] }, "windows")
		if got, err := choice.Words(`C:\a b.yaml`, 7); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", chosen, got, err)
		}
	}
	open := Chosen(func(string) string { return `"C:\a` }, "windows")
	_, err := open.Words("a", 1)
	const want = `%VISUAL% is no command: a quote in it is left open, or stands alone: "C:\a`
	if said, ok := err.(*Error); !ok || err.Error() != want || said.Hint() != `set VISUAL to the command of your editor, such as setx VISUAL "notepad", and open a new window` {
		t.Errorf("%v", err)
	}
}
