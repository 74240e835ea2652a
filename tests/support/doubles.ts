import type { Comparable } from '#domain/field/doubles.ts'
import { distanceM } from '#domain/field/place.ts'
import { assetKinds } from '#domain/field/taxonomy.ts'

/** A made-up neighbourhood of known things, some of which two or three people noted, each with a phone that measured
 *  wrongly by 3 to 30 metres. The same seed makes the same one. */
export interface Generated {
  readonly sightings: readonly Comparable[]
  /** Pairs that are one thing, the lower id first. */
  readonly doubles: ReadonlySet<string>
}

/** mulberry32, after T. Ettinger: small, and the same everywhere. */
const randomOf = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const kinds = assetKinds.filter(({ coordinatorOnly }) => !coordinatorOnly).map(({ code }) => code)
const owners = ['government', 'resident', 'business', 'organisation', 'shared'] as const
const degrees = ['empty', 'partTime', 'partSpace', 'dull'] as const
const colours = ['rood', 'groen', 'wit', 'blauw', 'geel', 'grijs', 'bruin', 'zwart']
const marks = ['hek', 'bankje', 'trap', 'poort', 'graffiti', 'luik', 'bord', 'lantaarn', 'garagedeur', 'muurtje', 'prullenbak', 'boom', 'helling', 'glas'] // prettier-ignore
const fillers = ['kapot', 'vies', 'leeg', 'oud', 'ruimte', 'jammer', 'kan mooier', 'al lang']

const originLat = 52.09
const originLon = 5.12
const metresLat = 111_195
const metresLon = metresLat * Math.cos((originLat * Math.PI) / 180)
const sideM = 1_000

export const generatedNeighbourhood = (seed: number, wanted = 500): Generated => {
  const random = randomOf(seed)
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)]
    if (chosen === undefined) throw new Error('an empty list')
    return chosen
  }
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const sightings: Comparable[] = []
  const doubles = new Set<string>()
  let previous = { x: 0, y: 0, kind: pick(kinds) }

  while (sightings.length < wanted) {
    // One thing in four stands beside another of its kind, as tree pits and empty shops do.
    const beside = sightings.length > 0 && random() < 0.25
    const turn = random() * 2 * Math.PI
    const away = 20 + random() * 40
    const thing = beside
      ? {
          kind: previous.kind,
          x: previous.x + away * Math.cos(turn),
          y: previous.y + away * Math.sin(turn),
        }
      : { kind: pick(kinds), x: random() * sideM, y: random() * sideM }
    previous = thing
    const truth = {
      owner: pick(owners),
      degree: pick(degrees),
      words: [pick(colours), pick(marks), pick(marks)],
      size: 10 + random() * 190,
    }
    const draw = random()
    const times = Math.min(wanted - sightings.length, draw < 0.06 ? 3 : draw < 0.28 ? 2 : 1)
    const ids: string[] = []
    for (let time = 0; time < times; time++) {
      const accuracyM = 3 + random() * 27
      const sigma = accuracyM / 1.51
      const id = `s${String(sightings.length).padStart(4, '0')}`
      const words = truth.words.filter(() => random() < 0.7)
      if (random() < 0.5) words.push(pick(fillers))
      sightings.push({
        id,
        fields: {
          kind: thing.kind,
          status: 'seen',
          place: {
            lat: originLat + (thing.y + sigma * gauss()) / metresLat,
            lon: originLon + (thing.x + sigma * gauss()) / metresLon,
            accuracyM: Math.round(accuracyM),
          },
          ownerDomain: random() < 0.35 ? 'unknown' : random() < 0.8 ? truth.owner : pick(owners),
          unusedDegree: random() < 0.8 ? truth.degree : pick(degrees),
          ...(random() < 0.6 ? { note: words.join(' ') } : {}),
          ...(random() < 0.4
            ? { size: { value: truth.size * Math.exp(0.25 * gauss()), unit: 'm2', method: 'guess' } }
            : {}),
        },
      })
      for (const earlier of ids) doubles.add(`${earlier} ${id}`)
      ids.push(id)
    }
  }
  return { sightings, doubles }
}

/** The bare rule that this one is measured against: same kind within so many metres. */
export const withinMetres = (
  sightings: readonly Comparable[],
  radiusM: number,
): readonly (readonly [string, string])[] =>
  sightings.flatMap((a, index) =>
    sightings.slice(index + 1).flatMap((b): readonly (readonly [string, string])[] => {
      const [one, other] = [a.fields.place, b.fields.place]
      if (a.fields.kind !== b.fields.kind || one === undefined || other === undefined) return []
      return distanceM(one, other) <= radiusM ? [a.id < b.id ? [a.id, b.id] : [b.id, a.id]] : []
    }),
  )
