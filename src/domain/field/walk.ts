import * as z from 'zod/mini'
import { parameters } from '../codelists.ts'
import { contains } from '../project/boundary.ts'
import type { AreaGeometry } from '../project/project.ts'
import { cellOf, cellsAround } from './grid.ts'
import { distanceM, type Spot } from './place.ts'

/** What is shared of a walk: the squares of 100 m that somebody came through, and nothing finer. */
export const walkVersion = 1

export const walkCompanions = ['alone', 'pair', 'group'] as const

const maxCells = 2_000
const maxMinutes = 24 * 60

export const WalkFields = z.looseObject({
  /** A day: no time of day leaves the phone. */
  date: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
  cells: z.array(z.string().check(z.regex(/^E\d{4}N\d{4}$/))).check(z.maxLength(maxCells)),
  companions: z.enum(walkCompanions),
  /** Rounded to fives. */
  minutes: z.int().check(z.minimum(0), z.maximum(maxMinutes)),
})
export type WalkFields = z.infer<typeof WalkFields>

const TrackPoint = z.object({ lat: z.number(), lon: z.number() })
export type TrackPoint = z.infer<typeof TrackPoint>

/** A walk that is going on. It stands on this phone only, and of its route nothing unless the walker asked for it. */
export const OngoingWalk = z.object({
  companions: z.enum(walkCompanions),
  cells: z.array(z.string()),
  /** Sightings that were saved on the way. */
  found: z.array(z.string()),
  /** Milliseconds walked before the last start. */
  walkedMs: z.number(),
  /** UTC milliseconds of the last start; null while it pauses. */
  since: z.nullable(z.number()),
  /** UTC milliseconds of the last sign of life, so that hours in which the app was closed do not count. */
  seenAt: z.number(),
  /** The route, when the walker asked for it; null otherwise. */
  track: z.nullable(z.array(TrackPoint)),
})
export type OngoingWalk = z.infer<typeof OngoingWalk>

/** A walk that begins now (UTC milliseconds). `track`: its route is kept, on this phone. */
export const beginWalk = (now: number, track: boolean): OngoingWalk => ({
  companions: 'alone',
  cells: [],
  found: [],
  walkedMs: 0,
  since: now,
  seenAt: now,
  track: track ? [] : null,
})

/** Longer without a sign of life (milliseconds) the app was closed, and nobody knows whether the walk went on. */
const silenceMs = 15 * 60_000

/** Milliseconds walked until now. */
export const walkedMs = ({ walkedMs, since, seenAt }: OngoingWalk, now: number): number =>
  since === null
    ? walkedMs
    : walkedMs + Math.max(0, (now - seenAt > silenceMs ? seenAt : Math.max(now, seenAt)) - since)

/** What was walked until now counts; from here on nothing does. */
export const pauseWalk = (walk: OngoingWalk, now: number): OngoingWalk => ({
  ...walk,
  walkedMs: walkedMs(walk, now),
  since: null,
  seenAt: now,
})

/** Goes on from now (UTC milliseconds); a walk that goes on already is left as it is. */
export const resumeWalk = (walk: OngoingWalk, now: number): OngoingWalk =>
  walk.since === null ? { ...walk, since: now, seenAt: now } : walk

/** A walk that was found again after the app had been closed for long pauses at its last sign of life. */
export const wokenWalk = (walk: OngoingWalk, now: number): OngoingWalk =>
  walk.since !== null && now - walk.seenAt > silenceMs ? pauseWalk(walk, now) : walk

/** A position worse than this (metres, radius) may lie in another square. */
const usableAccuracyM = 50
/** The route gets a new point after this many metres. */
const trackStepM = 10
const maxTrackPoints = 20_000

/** Where walking counts. */
export type Ground = (spot: Spot) => boolean

/** Inside the neighbourhood: the way there is nobody's business. As long as no boundary is drawn, the squares with
 *  something that the team knows of and those around them, and nothing of a way that leads from somewhere else. */
export const groundOf = (area: AreaGeometry | null | undefined, known: readonly Spot[]): Ground => {
  if (area) return (spot) => contains(area, spot)
  const cells = new Set(known.flatMap((spot) => cellsAround(cellOf(spot))))
  return (spot) => cells.has(cellOf(spot))
}

/** The walk after a measurement; the same walk when nothing is new. */
export const stepTo = (
  walk: OngoingWalk,
  at: { readonly lat: number; readonly lon: number; readonly accuracyM: number },
  counts: Ground,
): OngoingWalk => {
  if (walk.since === null || at.accuracyM > usableAccuracyM || !counts(at)) return walk
  const cell = cellOf(at)
  const isNew = !walk.cells.includes(cell) && walk.cells.length < maxCells
  const last = walk.track?.at(-1)
  const moves =
    walk.track !== null &&
    walk.track.length < maxTrackPoints &&
    (last === undefined || distanceM(last, at) >= trackStepM)
  if (!isNew && !moves) return walk
  return {
    ...walk,
    cells: isNew ? [...walk.cells, cell] : walk.cells,
    track: moves ? [...(walk.track ?? []), { lat: at.lat, lon: at.lon }] : walk.track,
  }
}

/** What of a walk that ends goes to the others: no route, no order of squares, no time of day. */
export const endedWalk = (
  walk: OngoingWalk,
  { now, today }: { readonly now: number; readonly today: string },
): { date: string; cells: string[]; companions: OngoingWalk['companions']; minutes: number } => {
  const step = parameters.roundMinutes
  const minutes = Math.round(walkedMs(walk, now) / 60_000 / step) * step
  return {
    date: today,
    cells: walk.cells.toSorted(),
    companions: walk.companions,
    minutes: Math.min(maxMinutes, minutes),
  }
}
