//go:build !unix

package main

import "os"

// resizes tells nothing here: the next look finds another size.
func resizes() (resized <-chan os.Signal, off func()) { return nil, func() {} }
