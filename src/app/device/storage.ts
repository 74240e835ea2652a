/** Whether the browser promised to keep this phone's work, and how much room there is (bytes). */
export interface StorageState {
  /** `unknown`: this browser cannot say; work may then be evicted. */
  readonly kept: 'kept' | 'evictable' | 'unknown'
  readonly used: number | null
  readonly room: number | null
}

/** Asks the browser and never the person. */
export const storageState = async (): Promise<StorageState> => {
  const [kept, estimate] = await Promise.all([isKept(), estimated()])
  const used = estimate.usage ?? null
  return {
    kept,
    used,
    room: estimate.quota === undefined || used === null ? null : Math.max(0, estimate.quota - used),
  }
}

/** Asks the browser to keep the work. Some ask the person, some decide by themselves, some refuse until the app stands
 *  on the home screen. */
export const askToKeep = async (): Promise<StorageState> => {
  try {
    await manager()?.persist?.()
  } catch {
    // A refusal shows in the state.
  }
  return await storageState()
}

/** Below this many bytes a photo or a conversation may not fit any more. */
export const littleRoom = 20_000_000

/** The whole API is missing on an insecure origin and in some private windows. */
const manager = (): Partial<StorageManager> | undefined =>
  'storage' in navigator ? navigator.storage : undefined

const isKept = async (): Promise<StorageState['kept']> => {
  try {
    const kept = await manager()?.persisted?.()
    return kept === undefined ? 'unknown' : kept ? 'kept' : 'evictable'
  } catch {
    return 'unknown'
  }
}

const estimated = async (): Promise<StorageEstimate> => {
  try {
    return (await manager()?.estimate?.()) ?? {}
  } catch {
    return {}
  }
}
