package editor

import (
	"net/url"
	"strings"
)

// Address returns how a file or a web address is given to the program of a system that opens such things. On Windows a
// path becomes an address: that program takes what follows its name as one line, in which spaces and quotes are doubtful.
func Address(address, goos string) string {
	if goos != "windows" || strings.Contains(address, "://") || strings.HasPrefix(address, "mailto:") {
		return address
	}
	path := strings.ReplaceAll(address, `\`, "/")
	if share, ok := strings.CutPrefix(path, "//"); ok {
		host, rest, _ := strings.Cut(share, "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String()
	}
	return (&url.URL{Scheme: "file", Path: "/" + path}).String()
}
