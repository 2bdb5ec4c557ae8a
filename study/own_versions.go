package study

import (
	"goodcard/deck"
	"goodcard/history"
)

// VersionState says what becomes of an open version of a card.
type VersionState string

const (
	Asked       VersionState = "asked"       // the card is asked in it
	NotAsked    VersionState = "not-asked"   // a newer one is
	NotFitting  VersionState = "not-fitting" // the card has another kind or other gaps now
	OfNewer     VersionState = "of-newer"    // made by a newer program
	NotReadable VersionState = "not-readable"
)

// VersionStates are all of them.
var VersionStates = []VersionState{Asked, NotAsked, NotFitting, OfNewer, NotReadable}

// An OwnVersion is an open version of a card with what its author says now.
type OwnVersion struct {
	history.Version
	State  VersionState
	Fields []OwnField // in which the version differs from what the author says; all that it has where it does not fit
}

// An OwnField is a text of an own version.
type OwnField struct {
	history.Field
	Now   deck.Value // what the author says
	Moved bool       // the author changed it since the version was made

	Literal bool // its texts are no Markdown
}

// OwnVersions returns the open versions of a card whose author says theirs, newest first.
func OwnVersions(theirs *deck.Card, o *history.Overlay) []OwnVersion {
	all := make([]OwnVersion, len(o.Open))
	for i, v := range o.Open {
		laid := v.Lay(theirs)
		all[i] = OwnVersion{Version: v, State: stateOfVersion(&v, i, laid.Fits)}
		for _, f := range v.Fields {
			now := theirs.Value(f.Key)
			if laid.Fits && f.Mine.Equal(now) || f.Mine.Absent() && f.Base.Absent() && now.Absent() {
				continue
			}
			moved := v.Form == history.Fields && !f.Base.Alike(now)
			all[i].Fields = append(all[i].Fields, OwnField{f, now, moved, theirs.Literal(f.Key)})
		}
	}
	return all
}

func stateOfVersion(v *history.Version, place int, fits bool) VersionState {
	switch {
	case v.Form == history.Newer:
		return OfNewer
	case v.Form == history.Unreadable:
		return NotReadable
	case !fits:
		return NotFitting
	case place > 0:
		return NotAsked
	default:
		return Asked
	}
}
