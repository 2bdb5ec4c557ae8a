# shellcheck shell=bash disable=SC2154
# How release/make ends. Sourced by it: what it makes on its way is in the folder $work, and out is where archives appear.
work='' holding=''
exec {talk}>&2 # of what runs, stderr may be a file

# held COMMAND... runs a command, with all that it starts in a group of its own, to its end or to that of release/make.
held() {
	local status=0
	holding=yes
	set -m # without it the group is that of release/make
	"$@" &
	set +m
	wait $! || status=$?
	holding=''
	return $status
}

# stopped SIGNAL STATUS ends all that runs. What compilers leave behind then is in $work. Another signal waits for nobody.
stopped() {
	trap '[ -z "$holding" ] || kill -KILL -- "-$!" 2>/dev/null || true' HUP INT TERM
	if [ -n "$holding" ]; then
		kill -TERM -- "-$!" || true
		wait $! || true # what release/make packs, and installs, removes its own
		kill -KILL -- "-$!" || true
	elif [ -n "${unlocking:-}" ]; then
		kill -TERM "$unlocking" || true
		wait "$unlocking" || true
	fi 2>/dev/null
	if [ -e "$out/SHA256SUMS" ]; then
		echo "release/make: stopped by SIG$1, and $out was made by then" >&"$talk" || true
	else
		echo "release/make: stopped by SIG$1, and nothing was made" >&"$talk" || true
	fi
	exit "$2"
}

trap 'rm -rf "$work" || rm -rf "$work"' EXIT # twice, where what was stopped wrote a last file meanwhile
trap 'stopped HUP 129' HUP
trap 'stopped INT 130' INT
trap 'stopped TERM 143' TERM
