package deck

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"time"
	"unicode"

	"github.com/github/go-spdx/v2/spdxexp"
	"golang.org/x/mod/semver"
	"golang.org/x/text/language"

	"goodcard/deck/markup"
)

var (
	versionType = text{Doc: "The version of the deck (SemVer), such as 1.0.0.", Wanted: "a version such as 1.0.0", Rule: "version",
		Pattern: `^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$`, Check: checkVersion, Mend: mendVersion,
		Help: "write major.minor.patch without leading zeros, such as 1.0.0"}
	langType = text{Doc: "The language of the deck (BCP 47), such as en or pt-BR. Rules of lint that look for English words are silent on others.", Wanted: "a language tag such as en or pt-BR", Rule: "lang",
		Pattern: `^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`, Check: checkLang, Mend: func(tag string) string { return strings.ReplaceAll(tag, "_", "-") },
		Help: "write a tag such as en, de or pt-BR"}
	licenseType = text{Doc: "The licence of the deck (SPDX expression), such as CC-BY-4.0.", Wanted: "an SPDX licence expression such as CC-BY-4.0", Rule: "license",
		Pattern: `^[0-9A-Za-z.+:() -]{1,200}$`, Check: checkLicense, Mend: mendLicense,
		Help: "look for the identifier on spdx.org/licenses, such as CC-BY-4.0 or CC0-1.0"}
	dateType = text{Doc: "When the claim was true: 2026, 2026-03 or 2026-03-01.", Wanted: "a year, month or day: 2026, 2026-03 or 2026-03-01", Rule: "date",
		Pattern: `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`, Check: checkDate, Mend: mendDate}
	urlType = text{Doc: "Its address on the web, beginning with https:// or http://.", Wanted: "an http or https address", Rule: "url",
		Pattern: `^https?://[^\s]+$`, Check: checkURL, Mend: mendURL,
		Help: "write it in full, such as https://example.org/page"}
)

// citePattern is that of a source and a part of it.
const citePattern = `^` + idPattern + `(#[^\s]+)?$`

// mendCite joins the words of the part: "book#chapter 1" and "book chapter 1" are meant as
// book#chapter-1.
func mendCite(cite string) string {
	source, part, _ := strings.Cut(strings.Replace(cite, "#", " ", 1), " ")
	return source + "#" + strings.Join(strings.Fields(part), "-")
}

// mendID writes an id as programs like it: "My Deck" is meant as my-deck.
func mendID(id string) string { return markup.Slug(id) }

// mendRef is mendID for "deck/id" too.
func mendRef(ref string) string {
	deck, id, other := strings.Cut(ref, "/")
	if !other {
		return mendID(ref)
	}
	return mendID(deck) + "/" + mendID(id)
}

// mendTag joins the words of a tag.
func mendTag(tag string) string {
	return strings.Join(strings.FieldsFunc(tag, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }), "-")
}

func pathType(doc string) text {
	return text{Doc: doc, Wanted: "a path below the folder of the deck", Rule: "path", Check: checkPath, Mend: mendPath,
		Help: "write it from the folder of the deck with slashes and without .., such as media/plot.png"}
}

func checkVersion(v string) string {
	if v = "v" + v; !semver.IsValid(v) || semver.Canonical(v)+semver.Build(v) != v {
		return fmt.Sprintf("%q is not a version by SemVer", v[1:])
	}
	return ""
}

// mendVersion adds what is missing of 1, 1.0 or v1.0.0, and takes leading zeros away.
func mendVersion(v string) string {
	if len(v) == len("2026-03-01") && checkDate(v) == "" {
		return strings.Join([]string{v[:4], strings.TrimPrefix(v[5:7], "0"), strings.TrimPrefix(v[8:], "0")}, ".")
	}
	v, rest, _ := strings.Cut(strings.TrimLeft(strings.Trim(v, " ,;"), "vV"), "-")
	if rest != "" {
		rest = "-" + rest
	}
	numbers := strings.Split(v, ".")
	for i, n := range numbers {
		if numbers[i] = strings.TrimLeft(n, "0"); numbers[i] == "" && n != "" {
			numbers[i] = "0"
		}
	}
	for len(numbers) < 3 {
		numbers = append(numbers, "0")
	}
	return strings.Join(numbers, ".") + rest
}

func checkLang(tag string) string {
	if _, err := language.Parse(tag); err != nil {
		return fmt.Sprintf("%q is not a language tag by BCP 47", tag)
	}
	return ""
}

func checkLicense(expression string) string {
	if ok, _ := spdxexp.ValidateLicenses([]string{expression}); !ok {
		return fmt.Sprintf("%q is not an SPDX licence expression", expression)
	}
	return ""
}

// mendLicense writes "CC BY 4.0" as CC-BY-4.0.
func mendLicense(expression string) string {
	return strings.Join(strings.Fields(expression), "-")
}

func checkDate(date string) string {
	if _, err := time.Parse("2006-01-02"[:len(date)], date); err != nil {
		return fmt.Sprintf("there is no such day or month as %s", date)
	}
	return ""
}

// mendDate reads the forms that can only mean one day or month.
func mendDate(date string) string {
	date = strings.Join(strings.Fields(date), " ")
	for _, form := range []struct{ read, write string }{
		{"2006-1-2", "2006-01-02"}, {"2006/1/2", "2006-01-02"}, {"2006.1.2", "2006-01-02"}, {"2.1.2006", "2006-01-02"}, {"20060102", "2006-01-02"},
		{"2 January 2006", "2006-01-02"}, {"2 Jan 2006", "2006-01-02"}, {"January 2, 2006", "2006-01-02"}, {"Jan 2, 2006", "2006-01-02"},
		{"2006-1", "2006-01"}, {"2006/1", "2006-01"}, {"1.2006", "2006-01"}, {"1/2006", "2006-01"},
		{"January 2006", "2006-01"}, {"Jan 2006", "2006-01"},
	} {
		if t, err := time.Parse(form.read, date); err == nil {
			return t.Format(form.write)
		}
	}
	return ""
}

func checkURL(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil {
		return fmt.Sprintf("%q is not an http or https address", address)
	}
	return ""
}

// mendURL adds the scheme to an address that begins with a host.
func mendURL(address string) string {
	if host, _, _ := strings.Cut(address, "/"); strings.Contains(host, ".") && !strings.ContainsAny(host, ":@ ") {
		return "https://" + address
	}
	return ""
}

// IsPath reports whether a path may stand in a deck: one below its folder, with slashes.
func IsPath(name string) bool { return checkPath(name) == "" }

// checkPath accepts paths that mean the same on every system and stay below the folder.
func checkPath(name string) string {
	if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, `\:`) {
		return fmt.Sprintf("%q is not a path below the folder of the deck", name)
	}
	return ""
}

// mendPath writes a path with slashes and without what leads nowhere, as long as it stays below.
func mendPath(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if path.IsAbs(name) {
		return ""
	}
	return path.Clean(name)
}
