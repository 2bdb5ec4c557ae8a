package apkg

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/files"

	"golang.org/x/text/unicode/norm"
)

// Bounds of the names of media, in bytes.
const (
	maxMediaName = 120 // which Anki takes
	maxExtension = 16
)

// MediaName returns a name for a file that every system and every Anki takes as it is, and that means
// no more to Anki than a file that a field names: letters, digits, "-", "_" and ".", in Unicode's
// composed form, at most 120 bytes, none of Windows' devices, nothing hidden, and no beginning that
// makes Anki keep an old file for ever ("_", "latex-"). Where more than the form has to change, a part
// of the SHA-256 of the name stands in it, so that two names that are told apart stay so. A name that
// fits already, such as every result, is returned as it is.
//
// Names may still be the same where case makes no difference.
func MediaName(name string) string {
	composed := norm.NFC.String(strings.ToValidUTF8(name, "_"))
	fit := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) || unicode.IsMark(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '_'
	}, composed)
	fit = norm.NFC.String(strings.TrimRight(fit, ".")) // a mark may have come behind another letter
	extension := path.Ext(fit)
	if len(extension) > maxExtension || strings.ContainsAny(extension, "-_") {
		extension = ""
	}
	stem := strings.TrimLeft(strings.TrimSuffix(fit, extension), "._")
	if lower := strings.ToLower(stem); stem == "" || strings.HasPrefix(lower, "latex-") || files.Reserved(stem) || stem[0] == '-' {
		stem = strings.TrimSuffix("file-"+strings.TrimLeft(stem, "-"), "-")
	}
	if stem+extension == composed && utf8.ValidString(name) && len(composed) <= maxMediaName {
		return composed
	}
	sum := sha256.Sum256([]byte(name))
	mark := hex.EncodeToString(sum[:4])
	most := maxMediaName - len("-") - len(mark) - len(extension)
	for len(stem) > most || !utf8.ValidString(stem) {
		stem = stem[:min(len(stem)-1, most)]
	}
	return stem + "-" + mark + extension
}
