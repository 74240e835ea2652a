import { codeList } from '../codelists.ts'
import { assetGroups, assetKinds } from '../field/taxonomy.ts'
import type { Code } from './table.ts'

/** The code lists of the product as the columns of an export name them. */
export const codesOf = (list: string): readonly Code[] =>
  codeList(list).map(({ code, nl, en }) => ({ code, label: { nl, en } }))

export const kindCodes: readonly Code[] = assetKinds.map(({ code, nl, en }) => ({ code, label: { nl, en } }))
export const groupCodes: readonly Code[] = assetGroups.map(({ code, nl, en }) => ({
  code,
  label: { nl, en },
}))

/** The state of an answer; `notInForm` where the version of the form did not have the question. */
export const stateCodes: readonly Code[] = [
  { code: 'value', label: { nl: 'beantwoord', en: 'answered' } },
  { code: 'dk', label: { nl: 'Weet ik niet', en: 'I do not know' } },
  { code: 'pns', label: { nl: 'Zeg ik liever niet', en: 'I would rather not say' } },
  { code: 'notAsked', label: { nl: 'niet gevraagd', en: 'not asked' } },
  { code: 'notInForm', label: { nl: 'stond niet in deze versie', en: 'not in this version' } },
]

/** Codes of several versions of a list in one: the order of the first, labels of the first that has the code. */
export const unionCodes = (lists: readonly (readonly Code[])[]): readonly Code[] => {
  const found = new Map<string, Code>()
  for (const { code, label } of lists.flat()) if (!found.has(code)) found.set(code, { code, label })
  return [...found.values()]
}
