import type { PullAnswer } from '#domain/sync/wire.ts'
import { keysInUse, shredUnused } from '../store/locked-keys.ts'
import { applyPage } from './apply-page.ts'
import type { Reply } from './call.ts'
import type { Client } from './client.ts'
import { readKnown } from './known.ts'
import type { SyncDeps } from './loop.ts'
import { generationOf } from './start-anew.ts'

export interface PullDeps extends Pick<SyncDeps, 'db' | 'keys' | 'now' | 'newId' | 'today' | 'onPage'> {
  readonly client: Pick<Client, 'pull'>
}

/** Pulls page by page, to the head. While one is stored the next is on its way; should storing fail, that one is
 *  forgotten, and the cursors in the tables say where to go on. `lost`: the server answers under another epoch. */
export const pullToHead = async (
  deps: PullDeps,
  onStored: (page: PullAnswer) => void,
): Promise<Reply<undefined> | 'lost'> => {
  const { db, client } = deps
  let early: { readonly reply: ReturnType<Client['pull']>; readonly generation: number } | undefined
  for (;;) {
    const { generation, ...standing } = await standsAt(db)
    const reply = await (early?.generation === generation ? early.reply : client.pull(standing))
    early = undefined
    if (!reply.ok) return reply
    const page = reply.value
    if ((standing.epoch ?? page.epoch) !== page.epoch) return 'lost'
    if (page.more && mayAskEarly(page)) {
      const { epoch, cursors } = page
      const head = Math.max(standing.head ?? 0, page.head)
      early = { reply: client.pull({ epoch, head, cursors }), generation }
    }
    const locked = await keysInUse(db)
    await applyPage(db, page, { ...deps, today: deps.today(), generation })
    // What was withdrawn while its pictures waited is gone now.
    await shredUnused(deps, locked)
    if (!page.more || page.entries.some(isProject)) await deps.onPage(page)
    onStored(page)
    if (!page.more) return { ok: true, value: undefined }
  }
}

const standsAt = async (db: PullDeps['db']) => {
  const cursors = await db.cursor.toArray()
  return {
    ...(await readKnown(db)),
    cursors: Object.fromEntries(cursors.map(({ scope, number }) => [scope, number])),
    generation: await generationOf(db),
  }
}

/** Whether the next page may be asked for before this one is stored. Not when something was erased or answered: to come
 *  back with a cursor past that says that it was done here. */
const mayAskEarly = ({ entries, answers = [] }: PullAnswer): boolean =>
  answers.length === 0 && entries.every(({ kind }) => kind === 'put')

const isProject = (entry: PullAnswer['entries'][number]): boolean =>
  entry.kind === 'put' && entry.record.type === 'project'
