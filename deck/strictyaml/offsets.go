package strictyaml

// Offsets tell the lines and columns of a file, as in [Problem], from its offsets, as in [Edit], and
// back.
type Offsets struct{ s *source }

// OffsetsOf returns those of a file.
func OffsetsOf(src []byte) Offsets { return Offsets{newSource("", src)} }

// Of returns the offset of a line and column, or the end of the file where it has no such place.
func (o Offsets) Of(line, column int) int { return o.s.mark + o.s.offset(line, column) }

// Place returns the line and column of an offset.
func (o Offsets) Place(offset int) (line, column int) { return o.s.lineAt(max(0, offset-o.s.mark)) }
