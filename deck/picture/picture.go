// Package picture says which files are pictures that a deck may show: by their names and by how they
// begin. It imports nothing of ours.
package picture

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// Kinds names the kinds of pictures.
const Kinds = "png, jpeg, gif, webp or avif"

// Endings are those of the names of pictures.
var Endings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"}

// Head is how many bytes of a file say whether it is one.
const Head = 512

// Named reports whether a file is a picture by its name.
func Named(name string) bool { return slices.Contains(Endings, strings.ToLower(path.Ext(name))) }

// Is reports whether a file that begins so is a picture, whatever kind of picture its name says.
func Is(head []byte) bool {
	for _, mark := range []string{"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a"} {
		if bytes.HasPrefix(head, []byte(mark)) {
			return true
		}
	}
	return has(head, 0, "RIFF") && has(head, 8, "WEBP") || has(head, 4, "ftypavif") || has(head, 4, "ftypavis")
}

func has(head []byte, at int, mark string) bool {
	return len(head) >= at && bytes.HasPrefix(head[at:], []byte(mark))
}
