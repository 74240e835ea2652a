import type { Deps } from '../deps.ts'

/** Ids that this database knows to be erased and the log does not. Each erasure is in the log before it is in the
 *  database: so the log was lost, or an older one was put in its place. */
export const lostFromLog = async ({
  store,
  erasures,
}: Pick<Deps, 'store' | 'erasures'>): Promise<ReadonlyMap<string, readonly string[]>> => {
  const logged = new Set((await erasures.all()).map(({ project, id }) => `${project} ${id}`))
  const lost = new Map<string, readonly string[]>()
  for (const project of await store.read((reader) => reader.projects())) {
    const ids = await store.read((reader) => reader.erasedIds(project))
    const missing = ids.filter((id) => !logged.has(`${project} ${id}`))
    if (missing.length > 0) lost.set(project, missing)
  }
  return lost
}

/** Why a server does not start without it; undefined when it may. `said`: how often the operator said that it is lost. */
export const refusalWithoutLog = async (
  parts: Pick<Deps, 'store' | 'erasures'>,
  said: number,
): Promise<string | undefined> => {
  const lost = await lostFromLog(parts)
  if (lost.size === 0) return undefined
  if (said < 2)
    return said === 0
      ? 'The log of erasures is older than the database, or gone: something may be back that people withdrew. Put the ' +
          'newest erasures.log in its place. Is it lost for good? Then say --without-erasures twice.'
      : 'Without the log of erasures people who withdrew may be back. To go on all the same, say --without-erasures once more.'
  for (const [project, ids] of lost) await parts.erasures.append(project, ids)
  return undefined
}
