import { createKeeper } from '#app/kept-map/keeper.ts'
import { openDatabase, type ProjectDatabase } from '#app/store/database.ts'
import { dropKeptMaps, keptTile } from '#app/store/kept-tiles.ts'
import { planTiles } from '#domain/field/tile-plan.ts'
import { tileUrl } from '#domain/field/tile-spot.ts'

/** Runs in Chromium: keeps the map of a neighbourhood as a phone does, and under it the bare calls for the same pictures. */
export interface MapAreaPage {
  readonly tiles: number
  /** Milliseconds until the whole map is on the phone. Afterwards it is. */
  readonly keep: (template: string) => Promise<number>
  /** Milliseconds of bare fetches into a bare cache, as many at once. */
  readonly keepBare: (template: string) => Promise<number>
  /** Milliseconds until each kept picture was read. */
  readonly read: (template: string) => Promise<number>
  readonly readBare: (template: string) => Promise<number>
}

/** With the strip around it 2 by 2 km. */
const [south, west] = [52.5731, 5.2468]
const [north, east] = [south + 0.01527, west + 0.02513]
const plan = planTiles(
  {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
  { minZoom: 6, maxNativeZoom: 19 },
)
if (plan === undefined) throw new Error('no plan')
const { tiles } = plan
const urlsOf = (template: string) => tiles.map((spot) => tileUrl(template, spot))

const projectId = crypto.randomUUID()
let db: ProjectDatabase | undefined
const bareCache = 'bare'

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** So many at once, as the phone asks. */
const fourAtOnce = async (urls: readonly string[], one: (url: string) => Promise<unknown>) => {
  const queue = urls.values()
  const work = async () => {
    for (const url of queue) await one(url)
  }
  await Promise.all([1, 2, 3, 4].map(work))
}

const sizeOf = async (kept: Response | undefined): Promise<number> => {
  const { size } = (await kept?.blob()) ?? { size: 0 }
  if (size === 0) throw new Error('a picture is missing')
  return size
}

const page: MapAreaPage = {
  tiles: tiles.length,
  keep: async (template) => {
    await dropKeptMaps(projectId)
    await db?.delete()
    db = openDatabase(projectId)
    await db.open()
    const keeper = createKeeper({
      db,
      projectId,
      network: () => 'free',
      now: () => new Date(),
      alone: (run) => run().then(() => true),
    })
    const time = await timed(() =>
      keeper.keep({ template, plan, fetch: (url, init) => fetch(url, init) }, { overMobile: false }),
    )
    const state = keeper.state()
    if (state.kind !== 'whole' || state.tiles !== tiles.length) throw new Error(JSON.stringify(state))
    return time
  },
  keepBare: async (template) => {
    await caches.delete(bareCache)
    const cache = await caches.open(bareCache)
    return timed(() => fourAtOnce(urlsOf(template), async (url) => cache.put(url, await fetch(url))))
  },
  read: (template) => timed(() => fourAtOnce(urlsOf(template), async (url) => sizeOf(await keptTile(url)))),
  readBare: async (template) => {
    const cache = await caches.open(bareCache)
    return timed(() => fourAtOnce(urlsOf(template), async (url) => sizeOf(await cache.match(url))))
  },
}

Object.assign(globalThis, { mapAreaPage: page })
