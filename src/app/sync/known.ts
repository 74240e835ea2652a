import type { ProjectDatabase } from '../store/database.ts'

/** What this phone knows of the server's numbers. */
export interface Known {
  readonly epoch?: string
  /** The highest that it heard of: a server that has not come so far lost something. */
  readonly head?: number
}

export const readKnown = async (db: ProjectDatabase): Promise<Known> => {
  const epoch = (await db.meta.get('epoch'))?.value
  const head = (await db.meta.get('head'))?.value
  return {
    ...(typeof epoch === 'string' ? { epoch } : {}),
    ...(typeof head === 'number' ? { head } : {}),
  }
}

/** Before what came with the number is stored, or together with it. */
export const noteHead = async (db: ProjectDatabase, number: number): Promise<void> => {
  const value = (await db.meta.get('head'))?.value
  if (typeof value !== 'number' || number > value) await db.meta.put({ key: 'head', value: number })
}
