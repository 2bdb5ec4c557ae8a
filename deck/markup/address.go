package markup

import (
	"io/fs"
	"net/url"
	"strings"
)

// WebAddress returns the address of a link, as a tree has it, if it is absolute, http or https, and has a
// host. A user name before the host is refused: it is read as the host.
func WebAddress(s string) (string, bool) {
	if Clean(s) != s {
		return "", false
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return "", false
	}
	return strings.ReplaceAll(u.String(), " ", "%20"), true // which a query keeps as it was written
}

// mediaPath returns the path of an image, percent-decoded, if it is a clean one below
// media/ on every system.
func mediaPath(s string) (string, bool) {
	path, err := url.PathUnescape(s)
	if err != nil || !strings.HasPrefix(path, "media/") || !fs.ValidPath(path) {
		return "", false
	}
	if strings.ContainsAny(path, `\:`) || Clean(path) != path {
		return "", false
	}
	return path, true
}
