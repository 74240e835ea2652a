import type { Figure } from '#domain/sync/audit.ts'
import type { Ended } from '#domain/sync/offer.ts'
import type { Scope } from '#domain/sync/scope.ts'
import type { Deps } from '../deps.ts'
import type { Writer } from '../store/store.ts'
import { dropOrphans } from './orphans.ts'

/** One turn at a project's clock: everything that changes records happens in one, so that the order of numbers is the
 *  order of commits. */
export interface Turn {
  readonly writer: Writer
  readonly project: string
  readonly epoch: string
  /** UTC. */
  readonly day: string
  /** The epochs before this one. */
  readonly earlier: readonly Ended[]
  /** Draws the next number. */
  readonly next: () => number
  /** The number that will be drawn next. */
  readonly peek: () => number
  readonly versionOf: (number: number) => string
  /** Scopes in which something changed; their devices are told after the commit. */
  readonly changed: Set<Scope>
  /** By how much the figure of each scope changed. */
  readonly figures: Map<Scope, Figure>
  /** Records erased in this turn; logged before the commit, wiped after it. */
  readonly erased: Set<string>
  /** Pictures that no record names any more. */
  readonly orphans: Set<string>
}

export const takeTurn = async <T>(
  { store, erasures, blobs, bell, clock: now }: Pick<Deps, 'store' | 'erasures' | 'blobs' | 'bell' | 'clock'>,
  project: string,
  work: (turn: Turn) => Promise<T>,
): Promise<T> => {
  const { value, turn } = await store.write(async (writer) => {
    const clock = await writer.clock(project)
    if (clock === undefined) throw new Error('a turn at the clock of a project that is not there')
    const { epoch, earlier } = clock
    let { head } = clock
    const turn: Turn = {
      writer,
      project,
      epoch,
      day: now().toISOString().slice(0, 'YYYY-MM-DD'.length),
      earlier,
      next: () => ++head,
      peek: () => head + 1,
      versionOf: (number) => `${epoch}.${number}`,
      changed: new Set(),
      figures: new Map(),
      erased: new Set(),
      orphans: new Set(),
    }
    const value = await work(turn)
    for (const [scope, change] of turn.figures)
      if (change.count !== 0 || change.xor !== 0n) await writer.addToFigure(project, scope, change)
    if (head !== clock.head) await writer.putClock(project, { epoch, head })
    // In the log first: a crash between the two erases more at the next start, never less.
    if (turn.erased.size > 0) await erasures.append(project, [...turn.erased])
    return { value, turn }
  })
  if (turn.erased.size > 0) await store.wipe()
  if (turn.changed.size > 0) bell.ring(project, turn.changed)
  // Last: a picture store may be away. Then the rounds of the server remove them when it is back.
  if (turn.orphans.size > 0) await dropOrphans({ store, blobs }, project)
  return value
}
