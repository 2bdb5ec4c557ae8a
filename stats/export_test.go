package stats

import "goodcard/study"

// UnderstandingOf compares wordings over the pasts of some items.
func UnderstandingOf(pasts ...study.Past) Understanding {
	var u Understanding
	for _, p := range pasts {
		u.add(p)
	}
	return u.finish()
}
