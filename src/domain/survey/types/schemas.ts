import * as z from 'zod/mini'
import type { Choice } from '../question.ts'
import { rule } from './problem.ts'

/** One of these codes. */
export const codeAmong = (choices: readonly Choice[]): z.ZodMiniType<string> => {
  const codes = new Set(choices.map(({ code }) => code))
  return z.string().check(rule('unknownCode', (code: string) => codes.has(code)))
}

/** Several of these codes, each once; an exclusive one stands alone. */
export const codesAmong = (choices: readonly Choice[], required: boolean, max?: number | undefined) => {
  const alone = new Set(choices.filter(({ exclusive }) => exclusive).map(({ code }) => code))
  return z.array(codeAmong(choices)).check(
    rule('required', (codes: string[]) => !required || codes.length > 0),
    rule('twice', (codes: string[]) => new Set(codes).size === codes.length),
    rule('exclusive', (codes: string[]) => codes.length < 2 || !codes.some((code) => alone.has(code))),
    rule('tooMany', (codes: string[]) => max === undefined || codes.length <= max, { max: max ?? 0 }),
  )
}

/** Longest own words when the form gives no limit. */
export const defaultMaxLength = 600

/** Own words: at least one visible character, at most `max` characters. */
export const ownWords = (max: number = defaultMaxLength): z.ZodMiniType<string> =>
  z.string().check(
    z.maxLength(max),
    rule('required', (text: string) => text.trim() !== ''),
  )

/** A number within bounds and on the grid of its step. Steps are decimal fractions, so the grid has a tolerance. */
export const numberWithin = (bounds: {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly step?: number | undefined
}): z.ZodMiniType<number> => {
  const { min = -Infinity, max = Infinity, step } = bounds
  const limits = {
    ...(Number.isFinite(min) ? { min } : {}),
    ...(Number.isFinite(max) ? { max } : {}),
  }
  return z.number().check(
    rule('outOfRange', (value: number) => value >= min && value <= max, limits),
    rule('wrongStep', (value: number) => step === undefined || onStep(value, step), { step: step ?? 0 }),
  )
}

const onStep = (value: number, step: number): boolean => {
  const steps = value / step
  return Math.abs(steps - Math.round(steps)) < 1e-9
}

/** A row of a grid for each code, and no others. */
export const rowsAmong = <T extends z.ZodMiniType>(rows: readonly Choice[], cell: T) => {
  const codes = new Set(rows.map(({ code }) => code))
  return z.record(z.string(), cell).check(
    rule('required', (value: Record<string, unknown>) => Object.keys(value).length > 0),
    rule('unknownCode', (value: Record<string, unknown>) =>
      Object.keys(value).every((row) => codes.has(row)),
    ),
  )
}
