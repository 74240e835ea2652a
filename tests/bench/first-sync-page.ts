import { Dexie } from 'dexie'
import { joinProject } from '#app/project/join-project.ts'
import { readLink } from '#app/project/link.ts'
import { openMemberships } from '#app/project/membership.ts'
import { browserWorld, openProject } from '#app/project/open-project.ts'
import { openDatabase, type RecordRow } from '#app/store/database.ts'
import { limits } from '#domain/sync/wire.ts'

/** Runs in Chromium: the phone's own code from an empty phone to the head, and under it the same rows put into the same
 *  tables with the same durability, as many at once as a page holds. */
export interface FirstSyncPage {
  /** Joins; once, before the rounds. */
  readonly join: (fragment: string) => Promise<void>
  /** Milliseconds of a first sync; afterwards the phone is empty again. */
  readonly round: (records: number) => Promise<number>
  /** Milliseconds for the same rows without network, parsing and deciding. */
  readonly floor: () => Promise<number>
}

const memberships = openMemberships()
let rows: readonly RecordRow[] = []

const membership = async () => {
  const [first] = await memberships.membership.toArray()
  if (first === undefined) throw new Error('not joined')
  return first
}

const page: FirstSyncPage = {
  join: async (fragment) => {
    const link = readLink(fragment)
    if (link === undefined) throw new Error('not a link')
    const joined = await joinProject(
      link,
      { name: 'Meetlat', today: '2026-03-09' },
      { memberships, fetch: (input, init) => fetch(input, init), origin: '' },
    )
    if (!joined.ok) throw new Error(`joining failed: ${joined.reason}`)
  },
  round: async (records) => {
    const joined = await membership()
    const project = openProject(joined, memberships, browserWorld())
    const start = performance.now()
    const phase = await project.sync.round()
    const ms = performance.now() - start
    const db = openDatabase(joined.projectId)
    const count = await db.record.count()
    if (phase !== 'idle' || count < records) throw new Error(`${phase} with ${count} of ${records} records`)
    if (rows.length === 0) rows = await db.record.toArray()
    db.close()
    project.close()
    await Dexie.delete(db.name)
    return ms
  },
  floor: async () => {
    const db = openDatabase(crypto.randomUUID())
    await db.open()
    const start = performance.now()
    for (let from = 0; from < rows.length; from += limits.pageEntries)
      await db.record.bulkAdd(rows.slice(from, from + limits.pageEntries))
    const ms = performance.now() - start
    db.close()
    await Dexie.delete(db.name)
    return ms
  },
}

Object.assign(globalThis, { firstSyncPage: page })
