package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
)

// sumsIn returns the SHA-256 of the files in a folder, each computed when it is asked for.
func sumsIn(folder fs.FS) func(path string) (string, bool) {
	return func(path string) (string, bool) {
		f, err := folder.Open(path)
		if err != nil {
			return "", false
		}
		defer f.Close()
		h := sha256.New()
		_, err = io.Copy(h, f)
		return hex.EncodeToString(h.Sum(nil)), err == nil
	}
}

// redrawn returns whether a picture that both sides have shows something else; nil where that cannot be known.
func redrawn(old, new side) func(path string) bool {
	if old.picture == nil || new.picture == nil {
		return nil
	}
	known := map[string]bool{}
	return func(path string) bool {
		other, ok := known[path]
		if !ok {
			was, before := old.picture(path)
			is, now := new.picture(path)
			other = before && now && was != is
			known[path] = other
		}
		return other
	}
}
