import type { Inventory } from './inventory.ts'
import type { Ref } from './trace.ts'

/** What stands in documents and structures about a vital function. Nothing that came out of a conversation. */
export const refsOfFunction = ({ costs, structures }: Inventory, code: string): readonly Ref[] => [
  ...costs.items.filter((item) => item.function === code).map(({ ref }) => ref),
  ...known(structures)
    .filter(({ functions }) => functions.includes(code))
    .map(({ ref }) => ref),
]

/** Structures that serve a wish, whatever their state. */
export const refsOfWish = ({ structures }: Inventory, code: string): readonly Ref[] =>
  known(structures)
    .filter(({ serves }) => serves.includes(code))
    .map(({ ref }) => ref)

/** Work that asks for a skill. */
export const refsOfSkill = ({ assignments }: Inventory, code: string): readonly Ref[] =>
  assignments.filter(({ fitting }) => fitting.some(({ skill }) => skill === code)).map(({ ref }) => ref)

/** Documents whose column says this. */
export const refsOfCosts = (
  { costs }: Inventory,
  column: 'function' | 'purpose' | 'payer',
  code: string,
): readonly Ref[] =>
  costs.items.filter((item) => !item.hidden && (item[column] ?? 'unknown') === code).map(({ ref }) => ref)

const known = ({ layers, otherKind }: Inventory['structures']) =>
  [...layers.flatMap(({ structures }) => structures), ...otherKind].filter(({ isTip }) => !isTip)
