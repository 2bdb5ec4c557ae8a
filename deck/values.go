package deck

import (
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/github/go-spdx/v2/spdxexp"
	"golang.org/x/mod/semver"
	"golang.org/x/text/language"
)

var (
	versionType = text{Doc: "The version of the deck (SemVer).", Wanted: "a version such as 1.0.0", Rule: "version",
		Pattern: `^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$`, Check: checkVersion}
	langType = text{Doc: "The language of the deck (BCP 47).", Wanted: "a language tag such as en or pt-BR", Rule: "lang",
		Pattern: `^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`, Check: checkLang}
	licenseType = text{Doc: "The licence of the deck (SPDX expression).", Wanted: "an SPDX licence expression such as CC-BY-4.0", Rule: "license",
		Pattern: `^[0-9A-Za-z.+:() -]{1,200}$`, Check: checkLicense}
	dateType = text{Doc: "When the claim was true: a year, month or day.", Wanted: "a year, month or day: 2026, 2026-03 or 2026-03-01", Rule: "date",
		Pattern: `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`, Check: checkDate}
	urlType = text{Doc: "Its address on the web.", Wanted: "an http or https address", Rule: "url",
		Pattern: `^https?://[^\s]+$`, Check: checkURL}
)

// citePattern is that of a source and a part of it.
const citePattern = `^` + idPattern + `(#[^\s]+)?$`

// mendCite joins the words of the part: "book#chapter 1" and "book chapter 1" are meant as
// book#chapter-1.
func mendCite(cite string) string {
	source, part, _ := strings.Cut(strings.Replace(cite, "#", " ", 1), " ")
	mended := source + "#" + strings.Join(strings.Fields(part), "-")
	if ok, err := regexp.MatchString(citePattern, mended); err != nil || !ok {
		return "name a source by its id under sources, or source#part"
	}
	return "write " + mended
}

func pathType(doc string) text {
	return text{Doc: doc, Wanted: "a path below the folder of the deck", Rule: "path", Check: checkPath}
}

func checkVersion(v string) (message, fix string) {
	if v = "v" + v; !semver.IsValid(v) || semver.Canonical(v)+semver.Build(v) != v {
		return fmt.Sprintf("%q is not a version by SemVer", v[1:]), "write major.minor.patch without leading zeros, such as 1.0.0"
	}
	return "", ""
}

func checkLang(tag string) (message, fix string) {
	if _, err := language.Parse(tag); err != nil {
		return fmt.Sprintf("%q is not a language tag by BCP 47", tag), "write a tag such as en, de or pt-BR"
	}
	return "", ""
}

func checkLicense(expression string) (message, fix string) {
	if ok, _ := spdxexp.ValidateLicenses([]string{expression}); !ok {
		return fmt.Sprintf("%q is not an SPDX licence expression", expression), "look for the identifier on spdx.org/licenses, such as CC-BY-4.0 or CC0-1.0"
	}
	return "", ""
}

func checkDate(date string) (message, fix string) {
	if _, err := time.Parse("2006-01-02"[:len(date)], date); err != nil {
		return fmt.Sprintf("there is no such day or month as %s", date), ""
	}
	return "", ""
}

func checkURL(address string) (message, fix string) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil {
		return fmt.Sprintf("%q is not an http or https address", address), "write it in full, such as https://example.org/page"
	}
	return "", ""
}

// checkPath accepts paths that mean the same on every system and stay below the folder.
func checkPath(path string) (message, fix string) {
	if !fs.ValidPath(path) || path == "." || strings.ContainsAny(path, `\:`) {
		return fmt.Sprintf("%q is not a path below the folder of the deck", path), "write it from the folder of the deck with slashes and without .., such as media/plot.png"
	}
	return "", ""
}
