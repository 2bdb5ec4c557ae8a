# shellcheck shell=bash disable=SC2154
# Which checkout archives are made from. Sourced by release/make, in the checkout, with the version that was asked for.

# That the version of the program is this one, and that people can read what is new in it.
stated=$(cat cmd/goodcard/VERSION)
[ "$version" != "v$stated" ] || refuse "cmd/goodcard/VERSION says $stated, and not $version" "without the v: release/make $stated"
[ "$version" = "$stated" ] || refuse "cmd/goodcard/VERSION says $stated, and not $version" "change the file and commit it, or make version $stated"
[ "$(realpath "$(git rev-parse --show-toplevel)")" = "$(realpath .)" ] || refuse "this folder is part of another repository, so that the archives would be of a commit of that one" "make them in a clone of goodcard"
if [[ $version != *-dev ]] && ! awk -v head="## $version" 'index($0, head) == 1 && substr($0, length(head) + 1) ~ /^([ ,(]|$)/ { found = 1 } END { exit !found }' CHANGELOG.md; then
	if grep -qx '## Unreleased' CHANGELOG.md; then
		refuse "CHANGELOG.md has no part '## $version'" "read what stands under Unreleased, then: sed -i 's/^## Unreleased\$/## $version/' CHANGELOG.md && git commit -m 'Name version $version' CHANGELOG.md"
	fi
	refuse "CHANGELOG.md has no part '## $version'" "write there what is new in it, and commit it"
fi

# That no key is on its way into a repository. A private key of minisign is known by its first bytes, whatever its comment says.
private='^RW(RTY0|QAAE)Iy'
{
	git diff --name-only -z HEAD
	git ls-files -z --others --exclude-standard
} | while IFS= read -r -d '' file; do
	if [ -f "$file" ] && grep -qE "$private" -- "$file"; then
		refuse "$file is the private half of a key, and a key is in no repository" "move it out of this checkout, never commit it: mv '$file' ~/"
	fi
done
if committed=$(git grep -lE "$private"); then
	refuse "a private key was committed, so that everybody who has this repository can sign: $committed" "remove it, and make another key: release/README.md tells how one is replaced"
fi

# That the archives are of a commit. Whatever a user has git ignore: Go compiles and embeds files all the same.
changes=$(git status --porcelain --untracked-files=all && git ls-files --others -- '*.go' '*.c' '*.h' '*.s' '*.syso' cmd decks docs)
[ -z "$changes" ] || refuse "this checkout has changes, so that the archives would be of no commit:
$changes" "commit what belongs to the program and move away the rest, or make the archives in a clone"

# That what is signed is signed by the key that people verify with.
if [ -n "${GOODCARD_SIGNING_KEY:-}" ]; then
	[ -f "$GOODCARD_SIGNING_KEY" ] || refuse "GOODCARD_SIGNING_KEY: $GOODCARD_SIGNING_KEY is no file" "name the file with the private half of the key; --unsigned makes archives without it"
	[[ $(realpath "$GOODCARD_SIGNING_KEY") != "$(realpath .)"/* ]] || refuse "$GOODCARD_SIGNING_KEY lies in this checkout, and a key is in no repository" "move it elsewhere, such as to ~/goodcard.key, and let GOODCARD_SIGNING_KEY name that"
elif [ -z "$unsigned" ] && [ -e release/goodcard.pub ]; then
	refuse "releases are signed, as release/goodcard.pub says, and GOODCARD_SIGNING_KEY names no key" "name the file with the private half of the key, or say --unsigned"
fi
