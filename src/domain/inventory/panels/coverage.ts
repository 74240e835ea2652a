import { contains } from '../../project/boundary.ts'
import { fewAddresses, progressOf, type Tally } from '../../field/progress.ts'
import { type Coverage, coverage, type Rates, rates } from '../../field/rates.ts'
import type { FactOf } from '../facts.ts'
import type { Gathered } from '../gathered.ts'
import { unusedOf, type UnusedPanel } from './unused.ts'

/** How far the fieldwork is; for the team only. */
export interface CoveragePanel {
  readonly coverage: Coverage
  readonly classes: Tally['classes']
  readonly rates: Rates
  /** Finished at the door; they count as whole ones in the rates. */
  readonly doorstep: number
  readonly walks: number
  /** Squares in which somebody walked. */
  readonly cells: number
}

/** Source: AAPOR, Standard Definitions, 10th edition (`rates`), §9 and §11 "Coverage". */
export const coveragePanel = (gathered: Gathered): CoveragePanel =>
  gathered.once('coverage', ['address', 'visit', 'walk'], () =>
    coverageOf(gathered.all('address'), gathered.all('visit'), gathered.all('walk')),
  )

const coverageOf = (
  addresses: readonly FactOf<'address'>[],
  visits: readonly FactOf<'visit'>[],
  walks: readonly FactOf<'walk'>[],
): CoveragePanel => {
  const doors = addresses.map(({ id, street, gridCell, areaId }) => ({
    id,
    street: street ?? '',
    gridCell: gridCell ?? '',
    ...(areaId === null ? {} : { areaId }),
  }))
  const knocks = visits.map((visit) => ({ ...visit, at: visit.at ?? '' }))
  const { classes, doorstep } = progressOf(doors, knocks).whole
  return {
    coverage: coverage(
      addresses.map(({ id }) => id),
      visits.map(({ addressId }) => addressId),
    ),
    classes,
    rates: rates(classes),
    doorstep,
    walks: walks.length,
    cells: new Set(walks.flatMap(({ cells }) => cells)).size,
  }
}

/** A part of the neighbourhood: things, visits and coverage only, never what households said. */
export interface SubareaFigures {
  readonly id: string
  readonly name: string
  /** Null with so few doors that the outcomes would be theirs. */
  readonly coverage: CoveragePanel | null
  readonly unused: UnusedPanel
}

/** By area that a team works in, in the order of their ids. Things without a place lie in none. */
export const subareaFigures = (gathered: Gathered): readonly SubareaFigures[] =>
  gathered.once('subareas', ['area', 'address', 'visit', 'walk', 'assetSighting'], () =>
    gathered.all('area').map((area) => {
      const cells = new Set(area.cells)
      const doors = gathered.all('address').filter(({ areaId }) => areaId === area.id)
      const ids = new Set(doors.map(({ id }) => id))
      const { geometry } = area
      return {
        id: area.id,
        name: area.name ?? '',
        coverage: isFew(doors.length)
          ? null
          : coverageOf(
              doors,
              gathered.all('visit').filter(({ addressId }) => ids.has(addressId)),
              gathered.all('walk').flatMap((walk) => {
                const here = walk.cells.filter((cell) => cells.has(cell))
                return here.length === 0 ? [] : [{ ...walk, cells: here }]
              }),
            ),
        unused: unusedOf(
          geometry === null
            ? []
            : gathered
                .all('assetSighting')
                .filter(({ place }) => place !== null && contains(geometry, place)),
        ),
      }
    }),
  )

const isFew = (doors: number): boolean => doors > 0 && doors < fewAddresses
