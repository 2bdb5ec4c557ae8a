//go:build !cgo

package sqlite

// Go builds without C where it finds no compiler. The driver of SQLite would compile all the same, and refuse to work
// in the hands of the learner. So this does not compile, and Go quotes the sentence: a literal, since it would cut a constant short.
const _ = "goodcard needs a C compiler, since SQLite is written in C: install one and build again, by 'apt install gcc libc6-dev' on Debian and Ubuntu, 'dnf install gcc' on Fedora, 'xcode-select --install' on macOS, 'winget install BrechtSanders.WinLibs.POSIX.UCRT' on Windows, and leave CGO_ENABLED unset" + 0
