package lock

// Parse reads a lock of one file. The name is used in messages only.
func Parse(file string, src []byte) (*Lock, error) {
	l, problems := parse([]part{{oneFile, file, src}})
	if err := problems.Err(); err != nil {
		return nil, helped(problems)
	}
	return l, nil
}
