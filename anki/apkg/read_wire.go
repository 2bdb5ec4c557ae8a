package apkg

import "google.golang.org/protobuf/encoding/protowire"

// A wire is the value of a field of a protobuf message: a number or bytes, by its kind.
type wire struct {
	number uint64
	bytes  []byte
}

// flag is what a number says that stands for a truth value.
func (w wire) flag() bool { return w.number != 0 }

// text is what bytes say that stand for a text.
func (w wire) text() string { return valid(string(w.bytes)) }

// eachField calls do for the fields of a protobuf message. Of a message that ends in its middle the
// fields before have been handed on.
func eachField(message []byte, do func(number protowire.Number, value wire)) error {
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		var value wire
		switch kind {
		case protowire.VarintType:
			value.number, n = protowire.ConsumeVarint(message)
		case protowire.BytesType:
			value.bytes, n = protowire.ConsumeBytes(message)
		default:
			n = protowire.ConsumeFieldValue(number, kind, message)
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		if kind == protowire.VarintType || kind == protowire.BytesType {
			do(number, value)
		}
	}
	return nil
}
