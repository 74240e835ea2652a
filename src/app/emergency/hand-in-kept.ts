import * as z from 'zod/mini'
import { inBatches } from '#domain/sync/batches.ts'
import { Address } from '#domain/sync/operation.ts'
import type { Opened } from '../crypto/seal.ts'
import type { Client } from '../sync/client.ts'

export interface HandedIn {
  /** `away`: the server did not answer. What is in stays in: doing it again goes on. */
  readonly ended: 'done' | 'away'
  readonly conversations: number
  /** Sealed to a key that is not open here, or damaged: they stay on the server. */
  readonly unopened: number
}

/** Opens the conversations that came back as files after a restore, and hands in what is in them, without showing it. The
 *  server decides on each operation as if its phone had sent it; what it knows already counts once. */
export const handInKeptFiles = async ({
  client,
  open,
}: {
  readonly client: Pick<Client, 'keptFiles' | 'keptFileDone' | 'push'>
  readonly open: (sealed: string) => Promise<Opened>
}): Promise<HandedIn> => {
  const unopened = new Set<string>()
  let conversations = 0
  for (;;) {
    const listed = await client.keptFiles()
    if (!listed.ok) return { ended: 'away', conversations, unopened: unopened.size }
    const files = listed.value.filter(({ id }) => !unopened.has(id))
    if (files.length === 0) return { ended: 'done', conversations, unopened: unopened.size }
    for (const { id, file } of files) {
      const operations = operationsIn(await open(file))
      if (operations === undefined) {
        unopened.add(id)
        continue
      }
      for (const batch of inBatches(operations))
        if (!(await client.push(batch)).ok) return { ended: 'away', conversations, unopened: unopened.size }
      if (!(await client.keptFileDone(id)).ok)
        return { ended: 'away', conversations, unopened: unopened.size }
      conversations += 1
    }
  }
}

const operationsIn = (opened: Opened): readonly Address[] | undefined => {
  if (!opened.ok) return undefined
  try {
    return z.safeParse(z.array(Address), JSON.parse(opened.text)).data
  } catch {
    return undefined
  }
}
