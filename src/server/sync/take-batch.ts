import { isAfterFieldwork, isBare } from '#domain/field/fieldwork.ts'
import { dayOf } from '#domain/project/calendar.ts'
import type { PushAnswer, PushResult } from '#domain/sync/wire.ts'
import type { Deps } from '../deps.ts'
import { currentScopes } from '../device.ts'
import { describeError } from '../log.ts'
import { formerRoleOf } from '../standing.ts'
import { isMachineBroken } from '../store/broken-machine.ts'
import type { DeviceRow } from '../store/rows.ts'
import { writeBehind } from '../store/write-behind.ts'
import type { Batch } from './batch.ts'
import { parentsOfSent } from './facts.ts'
import { releaseGroups } from './release.ts'
import { readRules } from './rules.ts'
import { readSent, type Sent, takeApart, takeOne } from './take-one.ts'
import { takeTurn, type Turn } from './turn.ts'

/** Takes a batch of operations from one device, in one transaction. Each gets its own result. One that cannot be
 *  understood never stops the rest, and neither does one on which this program fails: then each gets a transaction of
 *  its own, and that one is put apart. */
export const takeBatch = async (
  deps: Deps,
  device: DeviceRow,
  raws: readonly unknown[],
): Promise<PushAnswer> => {
  const sent = raws.map(readSent)
  try {
    return await takeTogether(deps, device, sent, takeOne)
  } catch (error) {
    if (isMachineBroken(error)) throw error
    return takeOneByOne(deps, device, sent)
  }
}

const takeOneByOne = async (deps: Deps, device: DeviceRow, sent: readonly Sent[]): Promise<PushAnswer> => {
  const results: PushResult[] = []
  let epoch = ''
  for (const one of sent) {
    const answer = await takeTogether(deps, device, [one], takeOne).catch((error: unknown) => {
      if (isMachineBroken(error)) throw error
      deps.log.error({ event: 'operation put apart', ...describeError(error) })
      return takeTogether(deps, device, [one], takeApart)
    })
    results.push(...answer.results)
    epoch = answer.epoch
  }
  return { epoch, results }
}

const takeTogether = (
  deps: Deps,
  device: DeviceRow,
  sent: readonly Sent[],
  take: (batch: Batch, one: Sent) => Promise<PushResult>,
): Promise<PushAnswer> =>
  takeTurn(deps, device.project, async (turn) => {
    const { writer, flush } = await writeBehind(turn.writer, device.project, idsIn(sent))
    let batch = await batchOf(deps, { ...turn, writer }, device)
    const results: PushResult[] = []
    for (const one of sent) {
      results.push(await take(batch, one))
      // What comes after it is held against the version that just came in.
      if (one.address?.type === 'questionnaire')
        batch = { ...batch, rules: await readRules(writer, device.project) }
    }
    await releaseOf(deps, batch)
    await flush()
    return { epoch: turn.epoch, results }
  })

/** What is needed to take something of a device. */
export const batchOf = async (deps: Deps, turn: Turn, device: DeviceRow): Promise<Batch> => {
  const rules = await readRules(turn.writer, device.project)
  return {
    turn,
    device,
    standing: device.state === 'active' ? 'active' : 'revoked',
    formerRole: formerRoleOf(device, deps.clock()),
    rules,
    scopes: await currentScopes(turn.writer, device),
    today: dayOf(deps.clock(), rules.timeZone),
    grouped: new Set(),
    newId: deps.random.id,
  }
}

/** After the last operation: shows groups that became complete. */
export const releaseOf = async ({ random }: Deps, { turn, grouped }: Batch): Promise<void> => {
  if (grouped.size === 0) return
  // Read again: the size of a group may be what changed.
  const { releaseGroup, phase } = await readRules(turn.writer, turn.project)
  const rest = isAfterFieldwork(phase) && (await isStreetErased(turn))
  await releaseGroups(turn, { releaseGroup: rest ? 0 : releaseGroup, shuffle: random.shuffle })
}

/** Then nothing is left that the order of arrival could join a conversation to. */
const isStreetErased = async ({ writer, project }: Turn): Promise<boolean> =>
  (await writer.ofStreet(project)).every(({ stored }) => stored.type === 'address' && isBare(stored.fields))

/** What the batch will ask about. */
const idsIn = (sent: readonly Sent[]) => {
  const operations = new Set<string>()
  const records = new Set<string>()
  for (const { raw, address } of sent) {
    if (address === undefined) continue
    operations.add(address.id)
    for (const id of [address.recordId, ...parentsOfSent(address, raw)]) records.add(id)
  }
  return { operations: [...operations], records: [...records] }
}
