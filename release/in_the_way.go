package release

import (
	"io/fs"

	"goodcard/deck/shell"
)

// An InTheWay says that something stands where a release keeps its work, which no release has put there.
type InTheWay struct {
	path string
	kind string // what it is
	lock bool   // in place of the lock; else of the folder
}

func (e *InTheWay) Error() string {
	if e.lock {
		return e.path + " is " + e.kind + ", and releases keep an empty file there"
	}
	return e.path + " is " + e.kind + ", and releases keep their work in a folder of that name"
}

// Hint says what to do next. A lock that is only deleted would leave nobody to finish what waits beside it.
func (e *InTheWay) Hint() string {
	if e.lock {
		return "put an empty file in its place, then try again"
	}
	return "delete " + shell.Path(e.path) + ", or give it another name"
}

// inTheWay returns an error where what stands at a path of the stage is not what a release puts there.
func (p *place) inTheWay(name string, info fs.FileInfo, lock bool) error {
	mode := info.Mode()
	kind := "no file"
	switch {
	case lock && mode.IsRegular() || !lock && mode.IsDir():
		return nil
	case mode&fs.ModeSymlink != 0:
		kind = "a link"
	case mode.IsDir():
		kind = "a folder"
	case mode.IsRegular():
		kind = "a file"
	case mode&fs.ModeNamedPipe != 0:
		kind = "a pipe"
	}
	return &InTheWay{p.shown(name), kind, lock}
}
