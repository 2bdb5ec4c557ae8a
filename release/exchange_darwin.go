package release

import (
	"os"

	"golang.org/x/sys/unix"
)

func exchangeAt(a, b *os.File, nameA, nameB string) error {
	return unix.RenameatxNp(int(a.Fd()), nameA, int(b.Fd()), nameB, unix.RENAME_SWAP)
}
