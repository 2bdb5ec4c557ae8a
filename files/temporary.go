package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Mark begins the names of files and folders that are made for a moment, beside what they will
// become.
const Mark = ".goodcard-"

// TempMark begins the names of such folders among the temporary files of the system.
const TempMark = "goodcard-"

// PartEnd ends the names of files that are being written under a name of their own.
const PartEnd = ".part"

// Pattern returns the pattern of a temporary name, for os.CreateTemp and os.MkdirTemp, that bears
// the mark of this process.
func Pattern(before, after string) string {
	return before + strconv.Itoa(os.Getpid()) + "-*" + after
}

// resting is for how long nothing may have happened to what is swept. The number of a process tells
// nothing of a process in another container or on another machine, which may share the folder.
const resting = time.Hour

// Rubbish returns what killed processes left in a folder: what a name made with [Pattern] from
// before and after bears the number of a process that is gone. old leaves out what was touched
// within the last hour.
func Rubbish(folder, before, after string, old bool) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var left []string
	for _, e := range entries {
		rest, ok := within(e.Name(), before, after)
		if !ok {
			continue
		}
		process, _, _ := strings.Cut(rest, "-")
		if id, err := strconv.Atoi(process); err != nil || Running(id) {
			continue
		}
		if info, err := e.Info(); err != nil || old && time.Since(info.ModTime()) < resting {
			continue
		}
		left = append(left, filepath.Join(folder, e.Name()))
	}
	return left, err
}

// within returns what stands in a name between before, which may stand anywhere where after does
// not say enough, and after.
func within(name, before, after string) (string, bool) {
	rest, ok := strings.CutSuffix(name, after)
	if !ok {
		return "", false
	}
	if before != "" {
		return strings.CutPrefix(rest, before)
	}
	return rest[strings.LastIndex(rest, ".")+1:], true
}

// Sweep removes the old [Rubbish] of a folder. What cannot be removed at once stays: nothing needs it gone, and who begins
// something waits for none of it.
func Sweep(folder, before, after string) {
	left, _ := Rubbish(folder, before, after, true)
	for _, path := range left {
		_ = os.RemoveAll(path)
	}
}
