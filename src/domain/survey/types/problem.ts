import * as z from 'zod/mini'

/** Why a value is not accepted. The app has one text for each code. */
export type ProblemCode =
  | 'required'
  | 'wrongShape'
  | 'tooLong'
  | 'tooMany'
  | 'outOfRange'
  /** `max` in whole euros. */
  | 'amountRange'
  /** `min` and `max` are years. */
  | 'dateRange'
  | 'wrongStep'
  | 'unknownCode'
  | 'exclusive'
  | 'twice'
  | 'tooDeep'
  | 'bandOnly'
  | 'reachable'

export interface Problem {
  readonly code: ProblemCode
  /** Limits that the text names, as `max`. */
  readonly params?: Readonly<Record<string, string | number>>
  /** Where in the value: the row, the position, the field. */
  readonly path: readonly (string | number)[]
}

/** A check with a code of its own. */
export const rule = <T>(code: ProblemCode, passes: (value: T) => boolean, params?: Problem['params']) =>
  z.refine<T>(passes, { params: { problem: code, limits: params } })

type Issue = z.core.$ZodIssue

/** The first issue of a schema as a problem. */
export const problemOf = (issues: readonly Issue[]): Problem => {
  const issue = issues[0]
  if (issue === undefined) return { code: 'wrongShape', path: [] }
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'invalid_union') {
    const inner = likeliest(issue.errors)
    if (inner.length === 0) return { code: 'wrongShape', path }
    const problem = problemOf(inner)
    return { ...problem, path: [...path, ...problem.path] }
  }
  return { ...said(issue), path }
}

/** Of the branches of a union the one that the value was meant for: that which did not fail on its outer shape. */
const likeliest = (branches: readonly (readonly Issue[])[]): readonly Issue[] =>
  branches.find((branch) => branch.some(({ path, code }) => path.length > 0 || code === 'custom')) ??
  branches[0] ??
  []

const said = (issue: Issue): Omit<Problem, 'path'> => {
  switch (issue.code) {
    case 'custom':
      return custom(issue.params)
    case 'too_big':
      return { code: tooBig(issue.origin), params: { max: Number(issue.maximum) } }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return { code: 'required' }
      return { code: 'outOfRange', params: { min: Number(issue.minimum) } }
    case 'invalid_value':
      return { code: issue.input === undefined ? 'required' : 'unknownCode' }
    case 'not_multiple_of':
      return { code: 'wrongStep', params: { step: issue.divisor } }
    case 'invalid_type':
      return { code: issue.input === undefined ? 'required' : 'wrongShape' }
    default:
      return { code: 'wrongShape' }
  }
}

const tooBig = (origin: string): ProblemCode =>
  origin === 'string' ? 'tooLong' : origin === 'array' ? 'tooMany' : 'outOfRange'

const custom = (params: Readonly<Record<string, unknown>> | undefined): Omit<Problem, 'path'> => {
  // Only `rule` above makes custom issues, so the two members have these types.
  const { problem, limits } = (params ?? {}) as { problem?: ProblemCode; limits?: Problem['params'] }
  return { code: problem ?? 'wrongShape', ...(limits === undefined ? {} : { params: limits }) }
}
