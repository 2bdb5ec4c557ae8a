package study

// Shown returns the serial of the prompt that is shown; 0 if none is.
func (s *Session) Shown() int {
	if s.now == nil {
		return 0
	}
	return s.now.Serial
}
