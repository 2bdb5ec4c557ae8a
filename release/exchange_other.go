//go:build !linux && !darwin

package release

import (
	"errors"
	"os"
)

func exchangeAt(*os.File, *os.File, string, string) error { return errors.ErrUnsupported }
