import type { GatedFigure } from './publish.ts'

/** Numbers of households as they may stand beside a combination. Null: hidden. */
export interface GatedCounts {
  /** By `kind.code` of a need. */
  readonly needs: ReadonlyMap<string, number | null>
  /** Who would share a skill. */
  readonly skills: ReadonlyMap<string, number | null>
}

/** Numbers of households for combinations out of figures that were given already, so that no number beside a combination
 *  changes before its figure does. */
export const countsIn = (figures: readonly GatedFigure[]): GatedCounts => {
  const row = (id: string): readonly (readonly [string, number | null])[] => {
    const value = figures.find((figure) => figure.id === id)?.value
    return value?.status === 'shown' && value.kind === 'counts'
      ? value.cells.map(({ code, shown }) => [code, shown] as const)
      : []
  }
  return {
    needs: new Map([
      ...row('missing').map(([code, households]) => [`function.${code}`, households] as const),
      ...row('hubs').map(([code, households]) => [`hub.${code}`, households] as const),
    ]),
    skills: new Map(row('willing')),
  }
}
