//go:build !race

package strictyaml_test

const raceDetector = false
