import type { Deps } from './deps.ts'
import { describeError } from './log.ts'
import { collect } from './sync/collect.ts'

const dayMs = 86_400_000

/** What a server does by itself, now and once a day, for each project. What fails is tried again the next day. */
export const keepHouse = (
  deps: Pick<Deps, 'store' | 'blobs' | 'clock' | 'log'>,
  everyMs = dayMs,
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
