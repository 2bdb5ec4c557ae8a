# shellcheck shell=bash disable=SC2034,SC2086,SC2154
# That this computer can make archives. Sourced by release/make, before anything is built: what fails late costs ten minutes.

# Where the archives go.
if [ -e "$out" ] && [ -n "$(ls -A "$out" 2>/dev/null || echo "a file")" ]; then
	refuse "$out is there already" "name another folder with --out"
fi
above=$out
until [ -e "$above" ]; do above=$(dirname "$above"); done
[ -d "$above" ] || refuse "$out cannot be made: $above is a file" "name another folder with --out"
files "$above" "name another folder with --out"
set -- $targets # are words
room "$above" $((15 * $#)) "make room there, or name a folder on another disk with --out"

# Where they are made.
temporary=${TMPDIR:-/tmp}
[ -d "$temporary" ] || refuse "TMPDIR names $temporary, which is no folder" "let it name one, or unset it"
files "$temporary" "let TMPDIR name another folder, such as /var/tmp"
programs "$temporary" "let TMPDIR name another folder, such as /var/tmp"
room "$temporary" $((200 + 40 * $#)) "make room there, or let TMPDIR name a folder on another disk"
work=$(mktemp -d)
export TMPDIR=$work/tmp # so that compilers that are stopped leave nothing elsewhere
mkdir "$TMPDIR"

# What is kept for the next time.
[[ ${XDG_CACHE_HOME:-} == /* ]] || unset XDG_CACHE_HOME # a relative one counts for nothing
[[ -n ${XDG_CACHE_HOME:-} || ${HOME:-} == /* ]] || refuse "HOME names no folder, so that nobody knows where your cache is" "let HOME or XDG_CACHE_HOME name a folder that is yours alone"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/goodcard-release

# What a checkout has besides its commit, or a user besides the program, is kept out of the bytes; a compiler of the user too.
while IFS= read -r name; do unset "$name"; done < <(compgen -e | grep -E '^(CGO_.*|GOFLAGS|GOOS|GOARCH|GOAMD64|GOARM64|GOEXPERIMENT|GOFIPS140|GODEBUG|GOTMPDIR|CC|CXX|AR|PKG_CONFIG|CPATH|C_INCLUDE_PATH|LIBRARY_PATH|SDKROOT|MACOSX_DEPLOYMENT_TARGET|SOURCE_DATE_EPOCH|ZIG_.*)$')
export GOFLAGS='' GOAMD64=v1 GOARM64=v8.0 GOEXPERIMENT='' CGO_CFLAGS='-O2 -g' CGO_LDFLAGS='-O2 -g' GOWORK=off
export LC_ALL=C TZ=UTC
umask 022

# Go, of the version that go.mod names: another one makes other bytes.
pinned=$(sed -n 's/^toolchain //p' go.mod)
export GOTOOLCHAIN=${GOTOOLCHAIN:-$pinned}
held go version >"$work/go" || failed "Go does not start as $GOTOOLCHAIN" "install $pinned; where another Go is installed it fetches that, through GOPROXY" "$work/go" "$work"
cat "$work/go"
used=$(cut -d ' ' -f 3 "$work/go")
other=''
if [ "$used" != "$pinned" ]; then
	[ -z "${GOODCARD_SIGNING_KEY:-}" ] || refuse "GOTOOLCHAIN=$GOTOOLCHAIN is $used, and go.mod says $pinned, with which others compare what is signed" "unset GOTOOLCHAIN, and Go fetches $pinned; or --unsigned"
	other="OTHER BYTES: made with $used, and not with $pinned as go.mod says, so that the sums are those of nobody else"
	echo "$other" >&2
fi
# Go takes what is empty from the settings of its user (go env -w); of those only what says where modules are is meant.
for name in GOPROXY GOSUMDB GONOSUMDB GONOPROXY GOPRIVATE GOPATH GOMODCACHE GOCACHE; do
	value=$(go env "$name") || refuse "go env $name fails: $value"
	export "$name=$value"
done
export GOENV=off
[[ $GOMODCACHE == /* ]] || refuse "Go has no folder for modules" "let HOME or GOMODCACHE name one"
[[ $GOCACHE == /* ]] || refuse "Go has no folder for what it has compiled: GOCACHE is $GOCACHE" "unset GOCACHE, or let it name a folder"
files "$GOCACHE" "Go keeps there what it has compiled: let GOCACHE name a folder in which you may write"
room "$GOCACHE" 300 "make room there, or let GOCACHE name a folder on another disk"

# The modules of each target; those for Windows are more than those for Linux.
for target in $targets; do
	CGO_ENABLED=1 GOOS=${target%/*} GOARCH=${target#*/} held go list -deps -tags urfave_cli_no_docs ./cmd/goodcard >/dev/null 2>"$work/said" || {
		cat "$work/said" >&2
		failed "the modules for $target cannot be had" "Go fetches them through GOPROXY, which is $GOPROXY, into $GOMODCACHE" "$work/said" "$GOMODCACHE" "$work"
	}
done
