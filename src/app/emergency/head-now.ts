import type { ProjectDatabase } from '../store/database.ts'
import type { Reply } from '../sync/call.ts'
import type { Client } from '../sync/client.ts'

/** The highest number that the server has given out; asks from where this device stands, so the answer is short. */
export const headNow = async (db: ProjectDatabase, client: Pick<Client, 'pull'>): Promise<Reply<number>> => {
  const cursors = await db.cursor.toArray()
  const epoch = await db.meta.get('epoch')
  const page = await client.pull({
    ...(typeof epoch?.value === 'string' ? { epoch: epoch.value } : {}),
    cursors: Object.fromEntries(cursors.map(({ scope, number }) => [scope, number])),
  })
  return page.ok ? { ok: true, value: page.value.head } : page
}
