package storage

import (
	"fmt"

	"goodcard/scheduler"
)

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

// target returns where a column goes that is meant for a field of a memory: the field itself
// where database/sql is quick already.
func target(field any) any {
	switch f := field.(type) {
	case *int:
		return (*wholeField)(f)
	case *scheduler.Grade:
		return (*wholeField)(f)
	case *bool:
		return (*flagField)(f)
	case **int:
		return &dayField{f}
	}
	return field
}

type wholeField int

func (w *wholeField) Scan(value any) error {
	var n integer
	err := n.Scan(value)
	*w = wholeField(n.value)
	return err
}

type flagField bool

func (f *flagField) Scan(value any) error {
	var n integer
	err := n.Scan(value)
	*f = flagField(n.is())
	return err
}

type dayField struct{ field **int }

func (d *dayField) Scan(value any) error {
	var n integer
	err := n.Scan(value)
	*d.field = n.optional()
	return err
}

// value returns what a field of a memory holds, as SQLite takes it: database/sql would look it
// up by reflection.
func value(field any) any {
	switch f := field.(type) {
	case *int:
		return int64(*f)
	case *scheduler.Grade:
		return int64(*f)
	case *bool:
		return *f
	case *string:
		return *f
	case *float64:
		return *f
	case **int:
		if *f == nil {
			return nil
		}
		return int64(**f)
	}
	return field
}
