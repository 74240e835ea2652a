import * as z from 'zod/mini'
import { SetValue } from './gated-set.ts'
import type { KeptSets } from './publish.ts'

/** How what coordinators keep is written down: figures about the same question rest on the same answers, which stand there
 *  once. */
const Written = z.object({
  on: z.string(),
  period: z.nullable(z.object({ from: z.string(), to: z.string() })),
  households: z.array(z.string()),
  columns: z.array(z.array(z.nullable(z.number()))),
  figures: z.array(
    z.object({ id: z.string(), value: SetValue, valueOn: z.string(), column: z.nullable(z.number()) }),
  ),
})

/** Each column of fingerprints stands once, so that a town fits. */
export const writeKept = ({ on, period, households, figures }: KeptSets): string => {
  const places = new Map<string, number>()
  const columns: (readonly (number | null)[])[] = []
  const columnOf = (prints: readonly (number | null)[] | null): number | null => {
    if (prints === null) return null
    const key = prints.join()
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, columns.length)
    return columns.push(prints) - 1
  }
  return JSON.stringify({
    on,
    period,
    households,
    figures: figures.map(({ prints, ...figure }) => ({ ...figure, column: columnOf(prints) })),
    columns,
  })
}

/** Undefined when it is not what `writeKept` wrote. */
export const readKept = (text: string): KeptSets | undefined => {
  const read = z.safeParse(Written, parsed(text))
  if (!read.success) return undefined
  const { columns, figures, ...about } = read.data
  if (figures.some(({ column }) => column !== null && columns[column]?.length !== about.households.length))
    return undefined
  return {
    ...about,
    figures: figures.map(({ column, ...figure }) => ({
      ...figure,
      prints: column === null ? null : (columns[column] ?? null),
    })),
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
