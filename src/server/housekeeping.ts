import type { Deps } from './deps.ts'
import { describeError } from './log.ts'
import { collect } from './sync/collect.ts'

/** Often, since pictures that were erased while the store was away must not wait for long. */
const roundMs = 600_000

/** What a server does by itself, now and in rounds, for each project. What fails is tried again in the next one. */
export const keepHouse = (
  deps: Pick<Deps, 'store' | 'blobs' | 'clock' | 'log'>,
  everyMs = roundMs,
): { readonly stop: () => Promise<void> } => {
  let stopped = false
  const round = async (): Promise<void> => {
    try {
      for (const project of await deps.store.read((reader) => reader.projects())) {
        await collect(deps, project)
        if (stopped) return
      }
    } catch (error) {
      deps.log.error({ event: 'collecting failed', ...describeError(error) })
    }
  }
  let last = round()
  const timer = setInterval(() => {
    last = last.then(round)
  }, everyMs)
  timer.unref()
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await last
    },
  }
}
