//go:build race

package strictyaml_test

// raceDetector tells that the race detector is on, which takes memory of its own.
const raceDetector = true
