// Package settings holds the learner's choices: one YAML file in the data folder, strict and
// commented.
//
// # The file
//
// Each key has a default, so that the file may name none of them, or be missing. Whatever else
// it holds is an error with file, line and column. Keys are only added within a major version,
// and a key keeps its meaning.
package settings

// FileName is the name of the settings file in the data folder.
const FileName = "settings.yaml"

// Settings are the choices of one learner. Their zero value means what it says, no new cards
// and no reviews; start from [Defaults] or [Load].
type Settings struct {
	NewPerDay     int  // new cards a day over all decks, 0 to 9999
	ReviewsPerDay int  // due cards a day over all decks, 0 to 99999
	Rollover      int  // hour at which a study day begins, local time, 0 to 23
	Fuzz          bool // whether intervals are moved a little, so that cards learned together part
	Plain         bool // whether a review speaks in plain lines where nothing else is asked for
}

// Defaults returns what holds where nothing was chosen.
func Defaults() Settings {
	return Settings{NewPerDay: 10, ReviewsPerDay: 200, Rollover: 4}
}
