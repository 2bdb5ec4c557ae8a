package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// allowStyles asks the consoles among some files to read escape codes, as colours are, which they do only for who asks. back
// sets them as they were: the shell has them next. It reports whether all of them do; those of a Windows before 10 do not.
func allowStyles(of ...*os.File) (back func(), all bool) {
	var undo []func()
	all = true
	for _, f := range of {
		console := windows.Handle(f.Fd())
		var mode uint32
		if windows.GetConsoleMode(console, &mode) != nil || mode&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING != 0 {
			continue
		}
		if windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) != nil {
			all = false
			continue
		}
		undo = append(undo, func() { _ = windows.SetConsoleMode(console, mode) })
	}
	return func() {
		for _, f := range undo {
			f()
		}
	}, all
}
