import type { ReactNode } from 'react'

/** One line of a chart: words, a mark, a figure. */
export interface Line {
  readonly key: string
  readonly name: string
  /** Lines of one group stand together below its name. */
  readonly group?: string | undefined
  /** Small, below the name. */
  readonly about?: string | undefined
  /** Dashed, for what is uncertain. */
  readonly tag?: string | undefined
  readonly mark?: ReactNode
  readonly figure?: ReactNode
  readonly rests?: string | undefined
  /** In the place of mark and figure: why there is none. */
  readonly hidden?: string | undefined
  readonly onOpen?: (() => void) | undefined
  /** The same as words and numbers, a cell for each column of the table. */
  readonly cells: readonly string[]
}

/** In the order in which the groups come first. */
export const groupsOf = (
  lines: readonly Line[],
): readonly { readonly group: string | undefined; readonly of: readonly Line[] }[] =>
  [...Map.groupBy(lines, ({ group }) => group)].map(([group, of]) => ({ group, of }))

/** So many lines without a figure stand each by itself; of more, the names stand together behind the one reason. */
const mostAlone = 2

/** Lines to show one by one, and those that have the same reason for having no figure. */
export const foldHidden = (
  lines: readonly Line[],
): {
  readonly shown: readonly Line[]
  readonly folded: readonly { readonly why: string; readonly of: readonly Line[] }[]
} => {
  const folded = [...Map.groupBy(lines, ({ hidden }) => hidden)].flatMap(([why, of]) =>
    why === undefined || of.length <= mostAlone ? [] : [{ why, of }],
  )
  const reasons = new Set(folded.map(({ why }) => why))
  return { shown: lines.filter(({ hidden }) => hidden === undefined || !reasons.has(hidden)), folded }
}

/** What all lines with a figure say of themselves, so that it can be said once. */
export const tagOfAll = (lines: readonly Line[]): string | undefined => {
  const [first, ...others] = lines.filter(({ hidden }) => hidden === undefined)
  return others.length > 0 && others.every(({ tag }) => tag === first?.tag) ? first?.tag : undefined
}
