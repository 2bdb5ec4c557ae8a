package spelling_test

import (
	"strings"
	"testing"

	"goodcard/deck/spelling"
)

func TestSlipsOfTheFingers(t *testing.T) {
	for _, tt := range []struct{ typed, right string }{
		{"goodheart", "goodhart"}, {"godohart", "goodhart"}, {"goodharts law", "goodhart's law"}, {"fiver", "fever"},
		{"iner misalignement", "inner misalignment"}, {"inner misalignemnt", "inner misalignment"}, {"inner-misalignment", "inner misalignment"},
		{"innermisalignment", "inner misalignment"}, {"inner mis-alignment", "inner misalignment"}, {"mesa objectve", "mesa-objective"},
		{"a treacherous turn", "treacherous turn"}, {"foundation", "the foundation"}, {"aalignment", "alignment"}, {"algnment", "alignment"},
		{"nterpretability", "interpretability"}, {"imner", "inner"}, {"unner", "inner"}, {"ihner", "inner"}, {"disstribution", "distribution"},
	} {
		if !spelling.Slipped(tt.typed, tt.right) {
			t.Errorf("%q is not taken for a slip in %q", tt.typed, tt.right)
		}
	}
	for _, tt := range []struct{ typed, right string }{
		{"outer misalignment", "inner misalignment"}, {"outer alignment failure", "inner alignment failure"}, {"inner alignment", "inner misalignment"},
		{"misalignment", "inner misalignment"}, {"no inner misalignment", "inner misalignment"}, {"inner misalignment dl", "inner misalignment"},
		{"goal generalization", "goal misgeneralization"}, {"meta", "mesa"}, {"meta-objective", "mesa-objective"}, {"treacherous torn", "treacherous turn"},
		{"symmetric", "asymmetric"}, {"moral", "amoral"}, {"supervised learning", "unsupervised learning"}, {"supervised", "un-supervised"},
		{"hypertension", "hypotension"}, {"microeconomics", "macroeconomics"}, {"minimization", "maximization"}, {"efferent", "afferent"},
		{"encryption", "decryption"}, {"ascending", "descending"}, {"decreasing", "increasing"}, {"nondeterministic", "deterministic"},
		{"12345", "-12345"}, {"123456", "123457"}, {"figure 100001", "figure 100000"}, {"turn treacherous", "treacherous turn"}, {"", "goodhart"},
		{"hepatitis", "hepatitis a"}, {"hepatitis b", "hepatitis a"},
	} {
		if spelling.Slipped(tt.typed, tt.right) {
			t.Errorf("%q is taken for a slip in %q", tt.typed, tt.right)
		}
	}
}

func TestOpposed(t *testing.T) {
	for _, pair := range []string{"hypertension hypotension", "legal illegal", "symmetric asymmetric", "affect effect", "adsorption absorption", "underfitting overfitting", "moral immoral"} {
		one, other, _ := strings.Cut(pair, " ")
		if !spelling.Opposed(one, other) || !spelling.Opposed(other, one) {
			t.Errorf("%s are not opposed", pair)
		}
	}
	for _, pair := range []string{"aalignment alignment", "agent what", "to and", "into to", "legal legal", "in an", "hypertension hypertensive", "reward goal"} {
		one, other, _ := strings.Cut(pair, " ")
		if spelling.Opposed(one, other) || spelling.Opposed(other, one) {
			t.Errorf("%s are opposed", pair)
		}
	}
}
