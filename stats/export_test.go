package stats

import "goodcard/study"

// UnderstandingOf compares wordings over the pasts of some items.
func UnderstandingOf(pasts ...study.Past) (Understanding, error) {
	var u Understanding
	for _, p := range pasts {
		if err := u.add(p); err != nil {
			return u, err
		}
	}
	return u.finish(), nil
}
