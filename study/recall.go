package study

// Recall makes an item the next prompt, such as one that its grade has just shown to be a
// leech, so that it can be edited or set aside. It stays until it is answered.
func (s *Session) Recall(item string) { s.now, s.back, s.backCram = nil, item, s.cram != nil }
