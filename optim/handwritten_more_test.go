package optim_test

import "math"

func handwrittenAdamW(t int, params, grads, m, v, _ []float64) {
	const alpha, beta1, beta2, eps, decay = 1e-3, 0.9, 0.999, 1e-8, 0.01
	k := alpha / (1 - math.Pow(beta1, float64(t)))
	root := math.Sqrt(1 - math.Pow(beta2, float64(t)))
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		v[i] = beta2*v[i] + (1-beta2)*g*g
		params[i] = params[i]*(1-alpha*decay) - k*m[i]/(math.Sqrt(v[i])/root+eps)
	}
}

// handwrittenNAdam keeps the product of μ in w[0].
func handwrittenNAdam(t int, params, grads, m, v, w []float64) {
	const alpha, beta1, beta2, eps = 2e-3, 0.9, 0.999, 1e-8
	mu := func(t int) float64 { return beta1 * (1 - 0.5*math.Pow(0.96, float64(t)*4e-3)) }
	if t == 1 {
		w[0] = 1
	}
	w[0] *= mu(t)
	kGrad, k, c2 := alpha*(1-mu(t))/(1-w[0]), alpha*mu(t+1)/(1-w[0]*mu(t+1)), 1-math.Pow(beta2, float64(t))
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		v[i] = beta2*v[i] + (1-beta2)*g*g
		params[i] -= (kGrad*g + k*m[i]) / (math.Sqrt(v[i]/c2) + eps)
	}
}

func handwrittenAdamax(t int, params, grads, m, u, _ []float64) {
	const alpha, beta1, beta2, eps = 2e-3, 0.9, 0.999, 1e-8
	k := alpha / (1 - math.Pow(beta1, float64(t)))
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		u[i] = max(beta2*u[i], math.Abs(g)+eps)
		params[i] -= k * m[i] / u[i]
	}
}

func handwrittenYogi(t int, params, grads, m, v, _ []float64) {
	const alpha, beta1, beta2, eps, initial = 1e-2, 0.9, 0.999, 1e-3, 1e-6
	if t == 1 {
		for i := range v {
			v[i] = initial
		}
	}
	k := alpha / (1 - math.Pow(beta1, float64(t)))
	root := math.Sqrt(1 - math.Pow(beta2, float64(t)))
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		if g*g < v[i] {
			v[i] -= (1 - beta2) * g * g
		} else {
			v[i] += (1 - beta2) * g * g
		}
		params[i] -= k * m[i] / (math.Sqrt(v[i])/root + eps)
	}
}

// handwrittenAdan keeps the mean of changes and then the last gradient in w.
func handwrittenAdan(t int, params, grads, m, n, w []float64) {
	const alpha, beta1, beta2, beta3, eps = 1e-3, 0.98, 0.92, 0.99, 1e-8
	v, last := w[:len(params)], w[len(params):]
	if t == 1 {
		copy(last, grads)
	}
	k, kDiff := alpha/(1-math.Pow(beta1, float64(t))), alpha*beta2/(1-math.Pow(beta2, float64(t)))
	root := math.Sqrt(1 - math.Pow(beta3, float64(t)))
	for i, g := range grads {
		d := g - last[i]
		last[i] = g
		m[i] = beta1*m[i] + (1-beta1)*g
		v[i] = beta2*v[i] + (1-beta2)*d
		n[i] = beta3*n[i] + (1-beta3)*(g+beta2*d)*(g+beta2*d)
		params[i] -= (k*m[i] + kDiff*v[i]) / (math.Sqrt(n[i])/root + eps)
	}
}

func handwrittenSophia(_ int, params, grads, m, h, _ []float64) {
	const alpha, beta1, eps, rho = 1e-4, 0.9, 1e-12, 0.03
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		params[i] -= alpha / rho * min(max(m[i]/(max(h[i], 0)+eps), -rho), rho)
	}
}

func handwrittenSGD(_ int, params, grads, _, _, _ []float64) {
	for i, g := range grads {
		params[i] -= 1e-3 * g
	}
}

func handwrittenMomentum(_ int, params, grads, m, _, _ []float64) {
	for i, g := range grads {
		m[i] = 0.9*m[i] + g
		params[i] -= 1e-3 * m[i]
	}
}

func handwrittenRMSProp(_ int, params, grads, _, v, _ []float64) {
	const alpha, rho, eps = 1e-2, 0.99, 1e-8
	for i, g := range grads {
		v[i] = rho*v[i] + (1-rho)*g*g
		params[i] -= alpha * g / (math.Sqrt(v[i]) + eps)
	}
}

func handwrittenNesterov(_ int, params, grads, m, _, _ []float64) {
	for i, g := range grads {
		m[i] = 0.9*m[i] + g
		params[i] -= 1e-3 * (g + 0.9*m[i])
	}
}

func handwrittenLion(_ int, params, grads, m, _, _ []float64) {
	const alpha, beta1, beta2 = 1e-4, 0.9, 0.99
	for i, g := range grads {
		params[i] -= math.Copysign(alpha, beta1*m[i]+(1-beta1)*g)
		m[i] = beta2*m[i] + (1-beta2)*g
	}
}

func handwrittenAdagrad(_ int, params, grads, _, v, _ []float64) {
	const alpha, eps = 1e-2, 1e-10
	for i, g := range grads {
		v[i] += g * g
		params[i] -= alpha * g / (math.Sqrt(v[i]) + eps)
	}
}

func handwrittenAdadelta(_ int, params, grads, _, v, u []float64) {
	const rho, eps = 0.9, 1e-6
	for i, g := range grads {
		v[i] = rho*v[i] + (1-rho)*g*g
		d := math.Sqrt(u[i]+eps) / math.Sqrt(v[i]+eps) * g
		u[i] = rho*u[i] + (1-rho)*d*d
		params[i] -= d
	}
}
