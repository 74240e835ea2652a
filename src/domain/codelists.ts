import data from './codelists.json' with { type: 'json' }
import * as z from 'zod/mini'
import { capital, pick, type Language } from './text.ts'

const Code = z.looseObject({
  code: z.string(),
  nl: z.string(),
  en: z.string(),
  exclusive: z.optional(z.boolean()),
})
/** One code of a list with its labels; a list may add own columns (`lowCents`, `unit`, `function`, …). */
export type Code = z.infer<typeof Code>

const Lists = z.record(z.string(), z.looseObject({ codes: z.array(Code) }))
const lists = new Map(Object.entries(z.parse(Lists, data.lists)).map(([name, { codes }]) => [name, codes]))

/** The codes of a list in their fixed order; nothing for a list that does not exist. */
export const codeList = (name: string): readonly Code[] => lists.get(name) ?? []

/** A code with everything its list says of it. */
export const codeEntry = (list: string, code: string): Code | undefined => byCode.get(list)?.get(code)

const byCode = new Map(
  [...lists].map(([name, codes]) => [name, new Map(codes.map((one) => [one.code, one]))]),
)

/** The label of a code; the code itself when a newer list holds one that is not known here. */
export const codeLabel = (list: string, code: string, language: Language): string => {
  const entry = codeEntry(list, code)
  return entry === undefined ? code : pick(entry, language)
}

/** The same, as it stands on a button or in a list. */
export const codeName = (list: string, code: string, language: Language): string =>
  capital(codeLabel(list, code, language))

/** A code of this list; one that a newer list brought is not understood. */
export const codeOf = (list: string) =>
  z.string().check(z.refine((code) => codeEntry(list, code) !== undefined))

/** Different codes of this list, in any order. */
export const someOf = (list: string) =>
  z.array(codeOf(list)).check(z.refine((codes) => new Set(codes).size === codes.length))

type Raw = typeof data.parameters
export type ParameterName = {
  [Name in keyof Raw]: Raw[Name]['value'] extends number ? Name : never
}[keyof Raw]

/** The numbers of the domain (thresholds, weights, terms), with their meaning in `codelists.json`. */
export const parameters = Object.fromEntries(
  Object.entries(data.parameters).map(([name, { value }]) => [name, value]),
  // Object.fromEntries forgets the names; ParameterName keeps only those whose value is a number.
) as Readonly<Record<ParameterName, number>>
