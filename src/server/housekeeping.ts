import type { Deps } from './deps.ts'
import { describeError } from './log.ts'
import { collect } from './sync/collect.ts'
import { endTerms } from './sync/end-terms.ts'

/** Often, since pictures that were erased while the store was away must not wait for long. */
const roundMs = 600_000

/** What a server does by itself, now and in rounds, for each project. What fails is tried again in the next one. */
export const keepHouse = (
  deps: Pick<Deps, 'store' | 'blobs' | 'erasures' | 'bell' | 'clock' | 'log'>,
  everyMs = roundMs,
): { readonly stop: () => Promise<void> } => {
  let stopped = false
  const chores = [collect, everyHour(endTerms)]
  const round = async (): Promise<void> => {
    for (const chore of chores)
      try {
        for (const project of await deps.store.read((reader) => reader.projects())) {
          await chore(deps, project)
          if (stopped) return
        }
      } catch (error) {
        deps.log.error({ event: 'housekeeping failed', ...describeError(error) })
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

/** Looks through a whole project, for something that changes with the day. */
const everyHour = (chore: typeof endTerms): typeof endTerms => {
  const done = new Map<string, string>()
  return async (deps, project) => {
    const hour = deps.clock().toISOString().slice(0, 'YYYY-MM-DDTHH'.length)
    if (done.get(project) === hour) return
    await chore(deps, project)
    done.set(project, hour)
  }
}
