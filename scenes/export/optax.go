package export

import (
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
)

var jax = dialect{
	needs: "JAX and optax (pip install jax optax)",
	head: `import jax
import jax.numpy as jnp
import optax

jax.config.update("jax_enable_x64", True)


def tensor(v):
    return jnp.asarray(v, dtype=jnp.float64)


# Functions that take numbers, too.`,
	function: "def %s(v): return %s(v)",
	binary:   "def %s(v, w): return %s(v, w)",
	prefix:   "jnp.",
	names:    map[string]string{"ln": "log", "min": "minimum", "max": "maximum", "pow": "power", "asin": "arcsin", "acos": "arccos", "atan": "arctan"},
	calculus: `exact = jax.jit(jax.grad(lambda θ: loss(*θ)))
`,
	bend: `
hessian = jax.jit(jax.hessian(lambda θ: loss(*θ)))


def curvature(θ):
    return jnp.diagonal(hessian(θ))
`,
	packaged: optaxCourse,
	near:     optaxNear,
}

// optaxRules are the rules that optax has to the letter, without weight decay but for what decouples it. Its AMSGrad takes
// the maximum of what is bias-corrected already, its RMSProp and Adagrad have ε under the root, and its RAdam
// takes plain steps at first: these are written out.
var optaxRules = map[string]packageRule{
	"sgd":      {class: "sgd", args: []argument{optaxRate}},
	"momentum": {class: "sgd", args: []argument{optaxRate, momentum}},
	"nesterov": {class: "sgd", args: []argument{optaxRate, momentum}, fixed: ", nesterov=True"},
	"adam":     {class: "adam", args: []argument{optaxRate, optaxBeta1, optaxBeta2, epsilon}},
	"adamw":    {class: "adamw", args: []argument{optaxRate, optaxBeta1, optaxBeta2, epsilon, decay}},
	"adamax":   {class: "adamax", args: []argument{optaxRate, optaxBeta1, optaxBeta2, epsilon}},
	"lion":     {class: "lion", args: []argument{optaxRate, optaxBeta1, optaxBeta2, decay}},
}

var (
	optaxRate  = argument{"learning_rate", []optim.FieldID{optim.FieldLR}}
	optaxBeta1 = argument{"b1", []optim.FieldID{optim.FieldBeta1}}
	optaxBeta2 = argument{"b2", []optim.FieldID{optim.FieldBeta2}}
)

// optaxCourse steps with optax.
func optaxCourse(entry *run.Entry, steps int) string {
	rule, ok := optaxRules[entry.Rule]
	preset := "pytorch"
	if entry.Rule == "lion" {
		preset = "official"
	}
	if !ok || !rule.takes(entry, preset) {
		return ""
	}
	call := rule.keywords(&entry.Hyper)
	var b source
	if rate := scheduled(&entry.Schedule, steps); rate != "" {
		b.line("    rate = %s\n\n    def scheduled(count):\n        t = int(count) + 1\n        return %s\n", pythonNumber(entry.Hyper.LR), rate)
		_, others, _ := strings.Cut(call, ", ")
		call = strings.TrimSuffix("learning_rate=scheduled, "+others, ", ")
	}
	b.line("    optimizer = optax.%s(%s)", rule.class, call)
	b.line("    θ = start\n    state = optimizer.init(θ)\n    for t in range(1, steps + 1):")
	b.line("        updates, state = optimizer.update(gradient(θ, t), state, θ)\n        θ = optax.apply_updates(θ, updates)\n        yield θ")
	return b.String()
}

// optaxNear names what optax has that comes near.
func optaxNear(entry *run.Entry) string {
	var b source
	switch entry.Rule {
	case "adabelief":
		b.line("    # optax.adabelief has no rectification, and its ε stays in s.")
	case "radam":
		b.line("    # optax.radam always takes plain steps at first.")
	case "amsgrad":
		b.line("    # optax.amsgrad takes the maximum of what is bias-corrected already.")
	default:
		if rule, ok := optaxRules[entry.Rule]; ok {
			b.line("    # optax.%s has not these options, or not on the way.", rule.class)
		}
	}
	return b.String()
}
