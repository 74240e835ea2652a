/** Student's t. No interval of this product rests on the normal value: samples are small. */

/** The quantile of Student's distribution. `p` between 0.5 and 1, `df` at least 1. The regularised incomplete beta
 *  function is computed as a continued fraction (Numerical Recipes, 3rd edition, §6.4) and inverted by bisection, to
 *  about twelve figures. */
export const studentQuantile = (p: number, df: number): number => {
  let low = 0
  let high = 1
  while (studentCdf(high, df) < p) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** For t ≥ 0. */
const studentCdf = (t: number, df: number): number => 1 - incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2

/** Regularised, of x between 0 and 1. */
const incompleteBeta = (x: number, a: number, b: number): number => {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

const tiny = 1e-300

/** The continued fraction of the incomplete beta function, by Lentz's method. */
const fraction = (x: number, a: number, b: number): number => {
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return result
}

/** Logarithm of the gamma function for x > 0: Lanczos' approximation with g = 7 and nine terms. */
const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const base = x + lanczosG - 0.5
  const sum = lanczos.reduce((total, term, index) => total + (index === 0 ? term : term / (x + index - 1)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

const lanczosG = 7
const lanczos = [
  0.999_999_999_999_809_9, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_1,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
] // prettier-ignore
