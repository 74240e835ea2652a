import { expect, test } from 'vitest'
import { cellOf } from '#domain/field/grid.ts'
import {
  beginWalk,
  endedWalk,
  groundOf,
  type OngoingWalk,
  pauseWalk,
  resumeWalk,
  stepTo,
  WalkFields,
  walkedMs,
  wokenWalk,
} from '#domain/field/walk.ts'
import { cellsIn, middleOf, nearestUnwalked } from '#domain/field/walked.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import * as z from 'zod/mini'

const minute = 60_000
const start = Date.UTC(2026, 2, 9, 9)
const at = (minutes: number) => start + minutes * minute

/** Some six hundred metres by six hundred. */
const area: AreaGeometry = {
  type: 'Polygon',
  coordinates: [[[5.12, 52.09], [5.129, 52.09], [5.129, 52.0955], [5.12, 52.0955], [5.12, 52.09]]], // prettier-ignore
}
const ground = groundOf(area, [])
const inside = { lat: 52.0925, lon: 5.1245, accuracyM: 8 }
const alive = (walk: OngoingWalk, minutes: number): OngoingWalk => ({ ...walk, seenAt: at(minutes) })

test('a break does not count, and minutes are rounded to fives', () => {
  let walk = pauseWalk(alive(beginWalk(start, false), 12), at(12))
  walk = resumeWalk(walk, at(40))
  expect(walkedMs(alive(walk, 50), at(50)) / minute).toBe(22)
  expect(endedWalk(alive(walk, 50), { now: at(50), today: '2026-03-09' }).minutes).toBe(20)
})

test('hours in which the app was closed do not count as walking', () => {
  const left = alive(beginWalk(start, false), 18)
  const woken = wokenWalk(left, at(300))
  expect(woken.since).toBeNull()
  expect(walkedMs(woken, at(300)) / minute).toBe(18)
  expect(wokenWalk(left, at(20))).toBe(left)
})

test('squares count once, only inside the neighbourhood, only from a good measurement, and not during a break', () => {
  const begun = beginWalk(start, false)
  const once = stepTo(begun, inside, ground)
  expect(once.cells).toEqual([cellOf(inside)])
  expect(stepTo(once, { ...inside, lat: inside.lat + 0.00001 }, ground)).toBe(once)
  expect(stepTo(begun, { ...inside, lon: 5.2 }, ground)).toBe(begun)
  expect(stepTo(begun, { ...inside, accuracyM: 80 }, ground)).toBe(begun)
  const paused = pauseWalk(begun, at(1))
  expect(stepTo(paused, inside, ground)).toBe(paused)
})

test('without a boundary only squares around something known count, and nothing of the way there', () => {
  const begun = beginWalk(start, true)
  const known = groundOf(null, [inside])
  expect(stepTo(begun, inside, known).cells).toEqual([cellOf(inside)])
  expect(stepTo(begun, { ...inside, lat: inside.lat + 0.0009 }, known).cells).toHaveLength(1)
  for (const far of [
    { ...inside, lat: inside.lat + 0.0025 },
    { ...inside, lon: inside.lon - 0.004 },
  ])
    expect(stepTo(begun, far, known)).toBe(begun)
  expect(stepTo(begun, inside, groundOf(undefined, []))).toBe(begun)
})

test('no route is kept unless somebody asked for it, and it never goes into what is shared', () => {
  const steps = Array.from({ length: 20 }, (_, index) => ({ ...inside, lat: inside.lat + index * 0.0001 }))
  const walked = (track: boolean) => steps.reduce((walk, step) => stepTo(walk, step, ground), beginWalk(start, track)) // prettier-ignore
  expect(walked(false).track).toBeNull()
  expect(walked(true).track?.length).toBeGreaterThan(10)
  const shared = endedWalk(walked(true), { now: at(30), today: '2026-03-09' })
  expect(Object.keys(shared).toSorted()).toEqual(['cells', 'companions', 'date', 'minutes'])
  expect(z.safeParse(WalkFields, shared).success).toBe(true)
  // In the order of their names, not in the order of the walk.
  const back = [...steps]
    .reverse()
    .reduce((walk, step) => stepTo(walk, step, ground), beginWalk(start, false))
  expect(endedWalk(back, { now: at(30), today: '2026-03-09' }).cells).toEqual(shared.cells)
})

test('the squares of an area are those whose middle lies in it', () => {
  const cells = cellsIn(area)
  expect(cells).toContain(cellOf(inside))
  expect(new Set(cells).size).toBe(cells.length)
  expect(cells.length).toBeGreaterThan(25)
  expect(cells.length).toBeLessThan(50)
})

test('where nobody was is found, with the way to it, until somebody was everywhere', () => {
  const cells = cellsIn(area)
  const north = cells.reduce((best, cell) => ((middleOf(cell)?.lat ?? 0) > (middleOf(best)?.lat ?? 0) ? cell : best)) // prettier-ignore
  const spot = middleOf(north)
  if (spot === undefined) throw new Error('no middle')
  const found = nearestUnwalked(
    { lat: spot.lat - 0.004, lon: spot.lon },
    cells,
    new Set(cells.filter((cell) => cell !== north)),
  )
  expect(found).toMatchObject({ cell: north, towards: 'n' })
  expect(found?.metres).toBeCloseTo(445, -1)
  expect(nearestUnwalked(spot, cells, new Set(cells))).toBeUndefined()
})
