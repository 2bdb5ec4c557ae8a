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
	u := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: options.Encode()}
	return u.String()
}
