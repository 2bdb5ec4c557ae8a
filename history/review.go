package history

import "encoding/json"

// A ReviewBody is what the body of a review or a practice answer says. Choices and points are
// hashes of their texts, since an index breaks when a card is edited.
type ReviewBody struct {
	Choice string   `json:"choice,omitzero"` // of a choose card
	Typed  *string  `json:"typed,omitzero"`  // of a type card
	Points []string `json:"points,omitzero"` // of an explain card, those that were said; nil if it was not asked
	Toss   Toss     `json:"toss,omitzero"`   // of reviews
}

// String returns the body as it is stored: JSON, empty where it says nothing.
func (b ReviewBody) String() string {
	text, err := json.Marshal(b)
	if err != nil {
		panic(err) // texts always marshal
	}
	if string(text) == "{}" {
		return ""
	}
	return string(text)
}
