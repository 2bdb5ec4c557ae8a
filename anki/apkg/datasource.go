package apkg

import (
	"net/url"
	"path/filepath"
	"strings"
)

// dataSource returns the name by which SQLite opens the file at a path, whatever signs are in that.
func dataSource(path string, options url.Values) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/Users/… on Windows
	}
	// With the slashes of an empty host: the first name of //server/share/…, a folder of Windows, would be taken for one.
	u := url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}
	return u.String()
}
