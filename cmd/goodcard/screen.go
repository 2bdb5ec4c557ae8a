package main

import (
	"runtime"
	"slices"
	"strings"

	"goodcard/editor"
	"goodcard/tui"
)

// hasScreen reports whether a full screen can be drawn: keys and display are a terminal that
// knows how to move a cursor.
func hasScreen(env *Env) bool {
	return env.Keyboard != nil && env.Display != nil && !isDumb(env, runtime.GOOS)
}

// screenOptions say what the full screen of a review stands on.
func screenOptions(env *Env, opts reviewOptions) tui.ScreenOptions {
	o := tui.ScreenOptions{
		In: env.Keyboard, Out: env.Display, Talk: env.Stderr,
		Environ:   env.Environ,
		Editor:    editor.Chosen(env.Getenv, runtime.GOOS),
		Opener:    opener(runtime.GOOS),
		Run:       env.Run,
		Stop:      env.Stop,
		Jobs:      env.Jobs,
		Data:      env.Data,
		Now:       env.Now,
		Clock:     env.Clock,
		AllGrades: opts.AllGrades,
	}
	if env.Watched {
		o.TalkWidth = env.Columns
	}
	o.Environ = slices.DeleteFunc(slices.Clone(o.Environ), func(variable string) bool { // the flag goes before it
		return opts.Color == "always" && strings.HasPrefix(variable, "NO_COLOR=")
	})
	if opts.Color == "never" {
		o.Environ = append(o.Environ, "NO_COLOR=1")
	}
	return o
}

// opener returns the command of a system that opens files and web addresses.
func opener(goos string) []string {
	switch goos {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	default:
		return []string{"xdg-open"}
	}
}

// open hands a file or an address to the program of the system that opens such things.
func (e *Env) open(address string) error {
	return e.Run(append(opener(runtime.GOOS), editor.Address(address, runtime.GOOS)))
}
