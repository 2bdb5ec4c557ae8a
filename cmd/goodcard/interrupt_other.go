//go:build !unix

package main

import "os"

// Deadly signals do not exist.
var deadly []os.Signal

// A jobControl is nothing on a system that stops no program for its shell.
type jobControl struct{}

func (*terminal) watchJobs(_, _ func()) (off func()) { return func() {} }
func (*terminal) stop() bool                         { return false }
func stops() bool                                    { return false }
