// Package foreign is for tests: it finds the English words in a Chinese text.
package foreign

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// words are Latin letters that stand together. A single letter is a symbol, and so is what begins with a Greek one.
var words = regexp.MustCompile(`\p{Greek}?[A-Za-z][A-Za-z_']*[A-Za-z]`)

// kept are what stays as it is in Chinese, too.
var kept = strings.Fields(`
	Optiscope English
	SGD Momentum Nesterov Adagrad Adadelta RMSProp Adam Adamax AdamW NAdam AMSGrad AdamWarmup Noam RAdam AdaBelief Yogi Lion Adan Sophia
	PyTorch package labml JAX optax Optax torch optim adabelief_pytorch adabelief pytorch Go StepLR
	warmup_steps lr_decay d_model step_size gamma lr_decay initial_accumulator_value max min sin cos tan exp ln log sqrt abs sign hypot pow asin acos atan sinh cosh tanh
	lr kd xy Var NaN CSV JSON PNG GIF WebM HTML QR URL IP USB GPU
	Shift Home End Page Delete Esc Escape Tab Enter Ctrl Alt Space
	Zhuang Liu Reddi Kale Kumar Vaswani Polyak Loshchilov Hutter Graves Goh Frederickson Kingma Ba Zaheer Dozat Xie Chen Tieleman Hinton Zeiler Duchi Hazan Singer
	Sutskever Goyal Robbins Monro
	Booth Matyas Trid Zakharov Beale Rosenbrock Dixon Price Bukin Easom Himmelblau McCormick Goldstein Styblinski Tang Branin Michalewicz Rastrigin Ackley Griewank Levy
	Bohachevsky Holder Schaffer Schwefel
	Distill NeurIPS ICLR ICML
	Valley RotateValley RotateQuadratic`)

// phrases are titles of papers, addresses and the like.
var phrases = []string{
	"On the Variance of the Adaptive Learning Rate and Beyond", "On the Convergence of Adam and Beyond", "AdaBelief Optimizer",
	// Values as links spell them, each with what it means.
	"decoupled（", "absolute（", "coupled（", "constant（", "warmup（", "step（", "cosine（", "或 noam", "additive（", "multiplicative（",
	"Why Momentum Really Works", "github.com/seiyab/adabelief-toy-examples-pytorch",
}

// Words are the English words of a text, but for names, symbols and code, and for whole phrases that are given.
func Words(text string, given ...string) []string {
	for _, phrase := range slices.Concat(given, phrases) {
		text = strings.ReplaceAll(text, phrase, " ")
	}
	return slices.DeleteFunc(words.FindAllString(text, -1), func(word string) bool {
		return word[0] >= utf8.RuneSelf || slices.Contains(kept, word)
	})
}
