# shellcheck shell=bash disable=SC2154
# What scripts say of what they cannot do. They source this file; self is their name.

# refuse SENTENCE [HINT] ends the script, with what to do next.
refuse() {
	echo "$self: $1" >&2
	[ -z "${2:-}" ] || echo "hint: $2" >&2
	exit 1
}

# free FOLDER prints how many megabytes the disk of a folder has left. Where nobody knows it says nothing.
free() { df -k --output=avail -- "$1" 2>/dev/null | awk 'NR == 2 && $1 ~ /^[0-9]+$/ { print int($1 / 1024) }'; }

# room FOLDER MEGABYTES HINT refuses a folder whose disk has less left.
room() {
	local left
	left=$(free "$1")
	[ "${left:-$2}" -ge "$2" ] || refuse "the disk of $1 has $left MB left, and $2 MB may be needed there" "$3"
}

# files FOLDER HINT makes a folder where it is missing, and refuses one that takes no files.
files() {
	{ mkdir -p -- "$1" && rm -- "$(mktemp -- "$1/.goodcard-XXXXXX")"; } 2>/dev/null || refuse "nothing can be written into $1" "$2"
}

# programs FOLDER HINT refuses a folder from which no program can be started.
programs() {
	local try status=0
	try=$(mktemp -- "$1/.goodcard-XXXXXX")
	printf '#!/bin/sh\n' >"$try"
	chmod +x "$try"
	"$try" 2>/dev/null || status=$?
	rm -- "$try"
	[ $status = 0 ] || refuse "no program can be started from $1, as of a disk that is mounted with noexec" "$2"
}

# failed SENTENCE HINT REPORT FOLDER... refuses after a command that has failed, and names a full disk if it was that: of what the
# command says, which stands in the file REPORT, one line is of the disk and twenty are of something else.
failed() {
	local sentence=$1 hint=$2 report=$3 folder left least='' full=''
	shift 3
	for folder; do
		left=$(free "$folder")
		if [ -n "$left" ] && [ "$left" -lt "${least:-$((left + 1))}" ]; then
			least=$left full=$folder
		fi
	done
	if [ -n "$full" ] && { [ "$least" -lt 16 ] || grep -qiE 'no space left|nospaceleft|disk quota exceeded' "$report"; }; then
		refuse "$sentence: the disk of $full is full, it has $least MB left" "make room there, and type the same line again"
	fi
	refuse "$sentence" "$hint"
}
