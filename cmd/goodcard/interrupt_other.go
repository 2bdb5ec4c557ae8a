//go:build !unix

package main

// Such a system stops no program for its shell.

func (*terminal) watchJobs(_, _ func()) (off func()) { return func() {} }
func (*terminal) unheard() (again func())            { return func() {} }
func (*terminal) stop() bool                         { return false }
func stops() bool                                    { return false }
