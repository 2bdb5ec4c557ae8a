package storage

import "fmt"

// An integer is where a number of a row goes that is one of millions: a *int would have it
// written out as text and read again by database/sql.
type integer struct {
	value int64
	valid bool // false for NULL
}

// Scan implements sql.Scanner.
func (n *integer) Scan(value any) error {
	switch v := value.(type) {
	case int64:
		*n = integer{v, true}
	case nil:
		*n = integer{}
	default:
		return fmt.Errorf("%T where a whole number was expected", value)
	}
	return nil
}

func (n integer) int() int { return int(n.value) }

func (n integer) is() bool { return n.value != 0 }

// optional returns nil for NULL.
func (n integer) optional() *int {
	if !n.valid {
		return nil
	}
	return new(n.int())
}
