import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '#domain/sync/scope.ts'
import type { Reader, Store, Writer } from '#server/store/store.ts'
import type { DeviceRow, InvitationRow, OperationRow, QuarantineRow, RecordRow } from '#server/store/rows.ts'
import { writeBehind } from '#server/store/write-behind.ts'
import { showRecord } from '#server/sync/feed.ts'

/** What every store promises, whatever database stands behind it. */

let project: string
const other = randomUUID()

const recordRow = (change: Partial<RecordRow> & { readonly type?: string; readonly title?: string } = {}) => {
  const { type = 'assetSighting', title = 'Veldje', ...row } = change
  const stored = {
    id: randomUUID(),
    type,
    schemaVersion: 1,
    at: '2026-03-09',
    fields: { title },
    versions: { title: 'e.1' },
    conflicts: [],
  }
  const nothing = { under: null, deviceId: 'd', madeBy: null, number: null, left: [] }
  return { stored, scopes: ['field'], state: 'shown', ...nothing, ...row } satisfies RecordRow
}
const operationRow = (recordId: string, change: Partial<OperationRow> = {}): OperationRow => ({
  id: randomUUID(),
  hash: 'h',
  deviceId: 'd',
  recordId,
  result: 'applied',
  reason: null,
  version: 'e.1',
  made: false,
  ...change,
})
const deviceRow = (): DeviceRow => ({
  project,
  id: randomUUID(),
  secretHash: randomUUID(),
  name: 'Ans ☀ NUL',
  role: 'interviewer',
  areaId: randomUUID(),
  invitationId: randomUUID(),
  joinedAt: '2026-03-09T10:00:00.000Z',
  lastSeenAt: null,
  state: 'active',
  keyWords: null,
  endedAt: null,
  formerRole: null,
  roleChangedAt: null,
})
const invitationRow = (): InvitationRow => ({
  project,
  id: randomUUID(),
  secretHash: randomUUID(),
  role: 'volunteer',
  uses: 20,
  used: 0,
  areaId: null,
  expiresAt: '2026-03-16T10:00:00.000Z',
  endedAt: null,
  createdAt: '2026-03-09T10:00:00.000Z',
  madeBy: 'coordinator',
})
/** Stores a record in the feed. */
const put = async (writer: Writer, row: RecordRow, number: number): Promise<RecordRow> => {
  await writer.putRecords(project, [{ ...row, number }])
  return { ...row, number }
}

export const storeConformance = (open: () => Promise<{ store: Store; remove: () => Promise<void> }>) => {
  let store: Store
  let remove: () => Promise<void>
  beforeAll(async () => {
    const opened = await open()
    store = opened.store
    remove = opened.remove
    await store.write((writer) => writer.putClock(other, { epoch: 'other', head: 0 }))
  }, 60_000)
  afterAll(() => remove())
  beforeEach(async () => {
    project = randomUUID()
    await store.write((writer) => writer.putClock(project, { epoch: 'epoch', head: 0 }))
  })

  describe('a transaction', () => {
    test('is undone as a whole when its work throws', async () => {
      const row = recordRow()
      const work = store.write(async (writer) => {
        await writer.putRecords(project, [row])
        throw new Error('midway')
      })
      await expect(work).rejects.toThrow('midway')
      expect(await store.read((reader) => reader.record(project, row.stored.id))).toBeUndefined()
    })

    test('that throws takes nothing of those beside it along', async () => {
      const rows = Array.from({ length: 12 }, () => recordRow())
      const works = rows.map((row, index) =>
        store.write(async (writer) => {
          await writer.putRecords(project, [row])
          if (index % 3 === 0) throw new Error('midway')
          return row.stored.id
        }),
      )
      const settled = await Promise.allSettled(works)
      expect(settled.map(({ status }) => status)).toEqual(
        rows.map((_, index) => (index % 3 === 0 ? 'rejected' : 'fulfilled')),
      )
      const kept = await store.read(async (reader) => {
        const found = []
        for (const { stored } of rows) found.push((await reader.record(project, stored.id)) !== undefined)
        return found
      })
      expect(kept).toEqual(rows.map((_, index) => index % 3 !== 0))
    })

    test('builds on what the one before it left: no number is given twice', async () => {
      const draw = () =>
        store.write(async (writer) => {
          const { epoch, head } = (await writer.clock(project)) ?? { epoch: '', head: -1 }
          await writer.putClock(project, { epoch, head: head + 1 })
          return head + 1
        })
      const drawn = await Promise.all(Array.from({ length: 40 }, draw))
      expect(drawn.toSorted((a, b) => a - b)).toEqual(drawn.map((_, index) => index + 1))
      expect(await store.read((reader) => reader.clock(project))).toMatchObject({ epoch: 'epoch', head: 40 })
    })

    test('reads one snapshot, whatever is written meanwhile', async () => {
      const heads = await store.read(async (reader) => {
        const before = await reader.clock(project)
        await store.write((writer) => writer.putClock(project, { epoch: 'epoch', head: 7 }))
        return [before?.head, (await reader.clock(project))?.head]
      })
      expect(heads).toEqual([0, 0])
      expect((await store.read((reader) => reader.clock(project)))?.head).toBe(7)
    })
  })

  describe('devices and invitations', () => {
    test('come back as they were put, by id and by secret, and change', async () => {
      const device = deviceRow()
      const invitation = invitationRow()
      await store.write(async (writer) => {
        await writer.putDevice(device)
        await writer.putInvitation(invitation)
      })
      const look = () =>
        store.read(async (reader) => ({
          device: await reader.device(project, device.id),
          bySecret: await reader.deviceBySecret(device.secretHash),
          here: await reader.deviceOf(project, device.secretHash),
          devices: await reader.devices(project),
          invitation: await reader.invitation(project, invitation.id),
          invitationBySecret: await reader.invitationBySecret(invitation.secretHash),
          invitations: await reader.invitations(project),
          elsewhere: [await reader.device(other, device.id), await reader.deviceOf(other, device.secretHash)],
        }))
      const seen = (ofDevice: DeviceRow, ofInvitation: InvitationRow) => ({
        device: ofDevice,
        bySecret: ofDevice,
        here: ofDevice,
        devices: [ofDevice],
        invitation: ofInvitation,
        invitationBySecret: ofInvitation,
        invitations: [ofInvitation],
        elsewhere: [undefined, undefined],
      })
      expect(await look()).toEqual(seen(device, invitation))
      const revoked = {
        ...device,
        state: 'revoked',
        role: 'coordinator',
        areaId: null,
        endedAt: '2026-03-10T10:00:00.000Z',
        formerRole: 'interviewer',
        roleChangedAt: '2026-03-10T10:00:00.000Z',
      } as const
      const used = { ...invitation, used: 1, endedAt: '2026-03-10T10:00:00.000Z' }
      await store.write(async (writer) => {
        await writer.putDevice(revoked)
        await writer.putInvitation(used)
      })
      expect(await look()).toEqual(seen(revoked, used))
    })

    test('two joins at once by a link for one: one of them counts', async () => {
      const invitation = { ...invitationRow(), uses: 1 }
      await store.write((writer) => writer.putInvitation(invitation))
      const join = () =>
        store.write(async (writer) => {
          const found = await writer.invitationBySecret(invitation.secretHash)
          if (found === undefined || found.used >= found.uses) return false
          await writer.putInvitation({ ...found, used: found.used + 1 })
          return true
        })
      const joined = await Promise.all(Array.from({ length: 8 }, join))
      expect(joined.filter(Boolean)).toHaveLength(1)
    })
  })

  describe('records and their feed', () => {
    test('come back as they were put, in the order of their numbers, from where somebody stopped', async () => {
      const rows = await store.write(async (writer) => {
        const done: RecordRow[] = []
        for (const [index, title] of ['een', 'twee', 'drie'].entries())
          done.push(await put(writer, recordRow({ title }), 3 - index))
        return done
      })
      const page = (after: number, limit = 10) =>
        store.read((reader) => reader.feedAfter(project, { scope: 'field', after, limit }))
      const bodies = (entries: Awaited<ReturnType<typeof page>>) =>
        entries.map(({ number, body }) => [number, JSON.parse(body ?? 'null')])
      expect(bodies(await page(0))).toEqual([3, 2, 1].map((at, index) => [index + 1, rows[at - 1]?.stored]))
      expect(bodies(await page(1, 1))).toEqual([[2, rows[1]?.stored]])
      expect(await page(3)).toEqual([])
      expect(await store.read((reader) => reader.record(project, rows[0]?.stored.id ?? ''))).toEqual(rows[0])
    })

    test('a row for each scope and record: an edit moves it, a leave is told to who had it', async () => {
      const row = recordRow()
      const { id } = row.stored
      const changed = new Set<Scope>()
      const show = (
        scopes: readonly Scope[],
        { before, number }: { before: RecordRow | undefined; number: number },
      ) =>
        store.write((writer) =>
          showRecord(
            { writer, project, changed, figures: new Map() },
            { ...row, scopes },
            { before, number },
          ),
        )
      const look = (id: string) =>
        store.read(async (reader) => {
          const page = async (scope: Scope, after: number) =>
            (await reader.feedAfter(project, { scope, after, limit: 9 })).map(({ kind, number }) => [
              kind,
              number,
            ])
          return {
            row: await reader.record(project, id),
            field: { fresh: await page('field', 0), known: await page('field', 1) },
            desk: { fresh: await page('desk', 0), known: await page('desk', 1) },
          }
        })
      await show(['field', 'desk'], { before: undefined, number: 1 })
      const first = await look(id)
      expect(first.field).toEqual({ fresh: [['put', 1]], known: [] })
      expect(first.desk).toEqual(first.field)

      await show(['desk'], { before: first.row, number: 2 })
      const second = await look(id)
      expect(second.field).toEqual({ fresh: [], known: [['leave', 2]] })
      expect(second.desk).toEqual({ fresh: [['put', 2]], known: [['put', 2]] })

      await show(['field'], { before: second.row, number: 3 })
      const third = await look(id)
      expect(third.field).toEqual({ fresh: [['put', 3]], known: [['put', 3]] })
      expect(third.desk).toEqual({ fresh: [], known: [['leave', 3]] })
      expect([...changed]).toEqual(['field', 'desk'])
    })

    test('are found by type, by what they hang under, and by whether they wait', async () => {
      const area = recordRow({ type: 'area' })
      const held = recordRow({ state: 'held', under: area.stored.id })
      await store.write((writer) => writer.putRecords(project, [area, held, recordRow()]))
      const found = await store.read(async (reader) => ({
        areas: await reader.recordsOfType(project, 'area'),
        held: await reader.heldRecords(project),
        under: await reader.under(project, area.stored.id),
        elsewhere: await reader.heldRecords(other),
      }))
      expect(found).toEqual({ areas: [area], held: [held], under: [held], elsewhere: [] })
    })

    test('hold every text that JSON can', async () => {
      const text = recordRow({ title: '\0 \u2028 "\\ {1,2} NULL é 日本 😀' })
      const row = await store.write((writer) => put(writer, text, 1))
      expect(await store.read((reader) => reader.record(project, row.stored.id))).toEqual(row)
      const [entry] = await store.read((reader) =>
        reader.feedAfter(project, { scope: 'field', after: 0, limit: 1 }),
      )
      expect(JSON.parse(entry?.body ?? '')).toEqual(row.stored)
    })

    test('are known many at once, as one by one', async () => {
      const parent = recordRow()
      const child = recordRow({ under: parent.stored.id })
      const gone = randomUUID()
      const operation = operationRow(parent.stored.id, { reason: 'why', hash: null })
      const ref = { sha256: 'a'.repeat(64), recordId: parent.stored.id, deviceId: 'd', pending: true }
      const known = await store.write(async (writer) => {
        await writer.putOperations(project, [operation])
        await writer.putBlobRef(project, ref)
        await writer.eraseRecord(project, gone)
        return { records: [await put(writer, parent, 1)], under: [await put(writer, child, 2)] }
      })
      const ids = {
        operations: [operation.id, randomUUID()],
        records: [parent.stored.id, gone, randomUUID()],
      }
      expect(await store.read((reader) => reader.known(project, ids))).toEqual({
        ...known,
        operations: [operation],
        erased: [gone],
        blobRefs: [ref],
      })
      const nothing = { operations: [], records: [], under: [], erased: [], blobRefs: [] }
      expect(await store.read((reader) => reader.known(other, ids))).toEqual(nothing)
    })
  })

  describe('the figures of an audit', () => {
    test('add up, whichever way the sign of their sum goes', async () => {
      const changes = [1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 0x55aan, -0x1234_5678_9abcn]
      for (const xor of changes)
        await store.write((writer) => writer.addToFigure(project, 'field', { count: xor < 0n ? -1 : 3, xor }))
      await store.write((writer) => writer.addToFigure(other, 'field', { count: 1, xor: 1n }))
      const sum = changes.reduce((one, next) => one ^ next)
      expect(await store.read((reader) => reader.figures(project))).toEqual(
        new Map([['field', { count: 6, xor: sum }]]),
      )
    })
  })

  describe('erasing', () => {
    test('leaves nothing but the id, and the answer that it is gone', async () => {
      const row = recordRow()
      const { id } = row.stored
      const making = operationRow(id, { made: true })
      const operation = operationRow(id, { reason: 'why' })
      const conflict = {
        id: `${operation.id}/title`,
        recordId: id,
        field: 'title',
        value: 'x',
        version: 'e.2',
      }
      await store.write(async (writer) => {
        await put(writer, { ...row, madeBy: making.id }, 1)
        await writer.putOperations(project, [making, operation])
        await writer.putConflict(project, { ...conflict, deviceId: 'd' })
        await writer.resolveConflict(project, conflict.id, operation.id)
        await writer.putBlobRef(project, { sha256: 'b', recordId: id, deviceId: 'd', pending: false })
        await writer.putWithdrawal(project, 'code', id)
        await writer.eraseRecord(project, id)
        await writer.eraseRecord(project, id)
      })
      await store.wipe()
      const left = await store.read(async (reader) => ({
        record: await reader.record(project, id),
        making: await reader.operation(project, making.id),
        operation: await reader.operation(project, operation.id),
        feed: await reader.feedAfter(project, { scope: 'field', after: -1, limit: 9 }),
        refs: await reader.blobRefs(project, id),
        withdrawals: await reader.withdrawals('code'),
        erased: await reader.isErased(project, id),
        elsewhere: await reader.isErased(other, id),
      }))
      const nobody = { hash: null, deviceId: null, version: null, reason: null, result: 'gone' }
      expect(left).toEqual({
        record: undefined,
        making: { ...making, ...nobody },
        operation: { ...operation, ...nobody },
        feed: [],
        refs: [],
        withdrawals: [],
        erased: true,
        elsewhere: false,
      })
    })

    test('tells what is erased with a record without naming it, once, until either is erased', async () => {
      const [story, cause, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
      await store.write(async (writer) => {
        await writer.putErasedWith(project, first, story)
        await writer.putErasedWith(project, first, story)
        await writer.putErasedWith(project, second, story)
        await writer.putErasedWith(other, first, cause)
      })
      const of = (id: string, where = project) =>
        store.read(async (reader) => (await reader.erasedWith(where, id)).toSorted())
      expect(await of(story)).toEqual([first, second].toSorted())
      expect([await of(cause), await of(cause, other), await of(story, other)]).toEqual([[], [first], []])
      await store.write((writer) => writer.eraseRecord(project, first))
      expect(await of(story)).toEqual([second])
      await store.write((writer) => writer.eraseRecord(project, story))
      expect(await of(story)).toEqual([])
    })

    test('takes what was kept apart of the record and of what hangs under it', async () => {
      const row = {
        type: 'x',
        parentId: null,
        withdrawalHash: null,
        deviceId: 'd',
        reason: 'r',
        raw: '{}',
        grouped: false,
        discardedAt: null,
      }
      const parent = randomUUID()
      const own = { ...row, operationId: randomUUID(), recordId: parent }
      const below = { ...row, operationId: randomUUID(), recordId: randomUUID(), parentId: parent }
      const keepBoth = async (writer: Writer) => {
        await writer.putQuarantine(project, own)
        await writer.putQuarantine(project, below)
      }
      await store.write(keepBoth)
      // The same again is refused as long as it is there.
      await expect(store.write(keepBoth)).rejects.toThrow()
      await store.write((writer) => writer.eraseRecord(project, parent))
      await expect(store.write(keepBoth)).resolves.toBeUndefined()
    })

    test('keeps apart in order of arrival, but of conversations no order; discards, brings back, removes', async () => {
      const row = (change: Partial<QuarantineRow>): QuarantineRow => ({
        operationId: randomUUID(),
        type: 'x',
        recordId: randomUUID(),
        parentId: null,
        withdrawalHash: null,
        deviceId: 'd',
        reason: 'r',
        raw: '{"a":1}',
        grouped: false,
        discardedAt: null,
        ...change,
      })
      const parentId = randomUUID()
      const plain = Array.from({ length: 6 }, () => row({ parentId }))
      const talk = Array.from({ length: 6 }, () => row({ grouped: true, withdrawalHash: 'w' }))
      await store.write(async (writer) => {
        for (const [index, one] of plain.entries()) {
          const other = talk[index]
          if (other !== undefined) await writer.putQuarantine(project, other)
          await writer.putQuarantine(project, one)
        }
      })
      const byId = talk.toSorted((a, b) => (a.operationId < b.operationId ? -1 : 1))
      const all = () => store.read((reader) => reader.quarantine(project))
      expect(await all()).toEqual([...byId, ...plain])
      const [first = row({}), second = row({})] = plain
      await store.write(async (writer) => {
        await writer.discardQuarantined(project, first.operationId, '2026-03-09T10:00:00.000Z')
        await writer.removeQuarantined(project, second.operationId)
      })
      const found = await store.read(async (reader) => ({
        first: await reader.quarantined(project, first.operationId),
        second: await reader.quarantined(project, second.operationId),
        elsewhere: await reader.quarantined(other, first.operationId),
        of: await reader.quarantinedOf(project, first.recordId),
        under: (await reader.quarantinedUnder(project, parentId)).length,
      }))
      const discarded = { ...first, discardedAt: '2026-03-09T10:00:00.000Z' }
      expect(found).toEqual({
        first: discarded,
        second: undefined,
        elsewhere: undefined,
        of: [discarded],
        under: 5,
      })
      await store.write((writer) => writer.discardQuarantined(project, first.operationId, null))
      expect(await store.read((reader) => reader.quarantined(project, first.operationId))).toEqual(first)
    })

    test('tells a device its later answers as they stand now, each once, and none of what is erased', async () => {
      const [a, b] = [operationRow(randomUUID(), { result: 'quarantined' }), operationRow(randomUUID())]
      await store.write(async (writer) => {
        await writer.putOperations(project, [a, b])
        await writer.putAnswer(project, { operationId: a.id, deviceId: 'd', number: 1 })
        await writer.putAnswer(project, { operationId: b.id, deviceId: 'd', number: 2 })
        await writer.putAnswer(project, { operationId: a.id, deviceId: 'd', number: 3 })
        await writer.putOperations(project, [{ ...a, result: 'applied' }])
      })
      const answers = (after: number, limit = 9, deviceId = 'd') =>
        store.read((reader) => reader.answersAfter(project, { deviceId, after, limit }))
      const now = { number: 3, operation: { ...a, result: 'applied' } }
      expect(await answers(0)).toEqual([{ number: 2, operation: b }, now])
      expect(await answers(0, 1)).toEqual([{ number: 2, operation: b }])
      expect([await answers(2), await answers(3), await answers(0, 9, 'e')]).toEqual([[now], [], []])
      await store.write((writer) => writer.eraseRecord(project, a.recordId))
      expect(await answers(2)).toEqual([])
    })

    test('forgets who made something and when, at its release', async () => {
      const id = randomUUID()
      const made = operationRow(id, { made: true, version: 'e.3' })
      const taken = operationRow(id)
      const refused = operationRow(id, { result: 'quarantined', version: null })
      await store.write(async (writer) => {
        const row = recordRow({ madeBy: made.id })
        await writer.putRecords(project, [{ ...row, stored: { ...row.stored, id } }])
        await writer.putOperations(project, [made, taken, refused])
        await writer.putBlobRef(project, { sha256: 'b', recordId: id, deviceId: 'd', pending: false })
        await writer.putWithdrawal(project, 'code', id)
        await writer.forgetAuthor(project, id, 'e.9')
      })
      const left = await store.read(async (reader) => ({
        made: await reader.operation(project, made.id),
        taken: await reader.operation(project, taken.id),
        refused: await reader.operation(project, refused.id),
        refs: await reader.blobRefs(project, id),
        withdrawals: await reader.withdrawals('code'),
      }))
      expect(left).toEqual({
        made: { ...made, deviceId: null, version: 'e.9' },
        taken: { ...taken, deviceId: null, version: 'e.9' },
        refused: { ...refused, deviceId: null },
        refs: [{ sha256: 'b', recordId: id, deviceId: null, pending: false }],
        withdrawals: [{ project, recordId: id }],
      })
    })

    test('remembers a code whose conversation has not come, until its day', async () => {
      await store.write((writer) => writer.putWithdrawn(project, 'early', '2026-05-01'))
      const on = (day: string) => store.read((reader) => reader.isWithdrawn(project, 'early', day))
      expect([await on('2026-05-01'), await on('2026-05-02')]).toEqual([true, false])
    })
  })

  describe('pictures', () => {
    test('are read by who has a scope of a record that names them, once the bytes were there', async () => {
      const row = recordRow()
      const sha256 = randomUUID()
      await store.write(async (writer) => {
        await put(writer, row, 1)
        await writer.putBlobRef(project, { sha256, recordId: row.stored.id, deviceId: 'd', pending: true })
      })
      const may = (...scopes: readonly Scope[]) =>
        store.read((reader) => reader.mayReadBlob(project, sha256, scopes))
      expect(await may('field')).toBe(false)
      await store.write((writer) => writer.settleBlobRefs(project, sha256, 'd'))
      expect([await may('project', 'field'), await may('project'), await may()]).toEqual([true, false, false])
    })

    test('go when nobody names them, unless they come again before that', async () => {
      const [a, b] = [randomUUID(), randomUUID()]
      const upload = (sha256: string) => ({
        sha256,
        deviceId: 'd',
        received: 9,
        stored: true,
        seen: '2026-03',
      })
      await store.write(async (writer) => {
        for (const sha256 of [a, b]) {
          await writer.putUpload(project, upload(sha256))
          await writer.removeUploads(project, sha256)
          await writer.putOrphan(project, sha256)
        }
        await writer.putUpload(project, upload(b))
        await writer.putBlobRef(project, { sha256: b, recordId: randomUUID(), deviceId: 'd', pending: false })
      })
      const look = () =>
        store.read(async (reader) => ({
          orphans: await reader.orphans(project),
          uploads: [await reader.upload(project, a, 'd'), await reader.upload(project, b, 'd')],
          referred: [await reader.isReferred(project, a), await reader.isReferred(project, b)],
        }))
      expect(await look()).toEqual({
        orphans: [a],
        uploads: [undefined, upload(b)],
        referred: [false, true],
      })
      await store.write((writer) => writer.removeOrphan(project, a))
      expect((await look()).orphans).toEqual([])
    })
  })

  describe('pictures that nobody names', () => {
    const picture = () => randomUUID().replaceAll('-', '').padEnd(64, '0')
    const upload = (
      sha256: string,
      change: { readonly deviceId?: string; readonly stored?: boolean } = {},
    ) => ({
      sha256,
      deviceId: 'd',
      received: 9,
      stored: true,
      seen: '2026-03',
      ...change,
    })
    const unnamed = (before: string) => store.read((reader) => reader.unnamed(project, before))

    test('are found from the month after which they were last seen', async () => {
      const sha256 = picture()
      await store.write((writer) => writer.putUpload(project, upload(sha256)))
      expect([await unnamed('2026-03'), await unnamed('2026-04')]).toEqual([[], [sha256]])
      await store.write((writer) => writer.seePicture(project, sha256, '2026-05'))
      await store.write((writer) => writer.seePicture(project, sha256, '2026-02'))
      expect([await unnamed('2026-05'), await unnamed('2026-06')]).toEqual([[], [sha256]])
      await store.write((writer) => writer.putOrphan(project, sha256))
      expect(await unnamed('2026-06')).toEqual([])
    })

    test('are not those of a record, of one that waits for its group, or of one in quarantine', async () => {
      const [named, pending, held, quarantined] = [picture(), picture(), picture(), picture()]
      const [row, waits] = [recordRow(), recordRow({ state: 'held' })]
      await store.write(async (writer) => {
        for (const sha256 of [named, pending, held, quarantined])
          await writer.putUpload(project, upload(sha256))
        await writer.putRecords(project, [row, waits])
        for (const [sha256, { stored }, isPending] of [
          [named, row, false],
          [pending, row, true],
          [held, waits, true],
        ] as const)
          await writer.putBlobRef(project, {
            sha256,
            recordId: stored.id,
            deviceId: 'd',
            pending: isPending,
          })
        await writer.putQuarantine(project, {
          operationId: randomUUID(),
          type: 'assetSighting',
          recordId: randomUUID(),
          parentId: null,
          withdrawalHash: null,
          deviceId: 'd',
          reason: 'newer-version',
          raw: JSON.stringify({ set: { photos: [{ sha256: quarantined }] } }),
          grouped: false,
          discardedAt: null,
        })
      })
      expect(await unnamed('2026-04')).toEqual([pending])
    })

    test('and uploads whose end never came are told apart from those of a picture that is there', async () => {
      const [broken, whole] = [picture(), picture()]
      await store.write(async (writer) => {
        await writer.putUpload(project, upload(whole, { deviceId: 'e' }))
        await writer.putUpload(project, upload(whole, { stored: false }))
        await writer.putUpload(project, upload(broken, { stored: false }))
      })
      const stale = (before: string) => store.read((reader) => reader.staleUploads(project, before))
      expect(await stale('2026-03')).toEqual([])
      expect(new Set(await stale('2026-04'))).toEqual(
        new Set([
          { sha256: broken, deviceId: 'd', whole: false },
          { sha256: whole, deviceId: 'd', whole: true },
        ]),
      )
    })

    test('stay while a backup holds them', async () => {
      const held = () => store.read((reader) => reader.collectionHeldUntil(project))
      expect(await held()).toBeUndefined()
      await store.write((writer) => writer.holdCollection(project, '2026-03-09T10:00:00.000Z'))
      await store.write((writer) => writer.putClock(project, { epoch: 'epoch', head: 3 }))
      expect(await held()).toBe('2026-03-09T10:00:00.000Z')
      await store.write((writer) => writer.holdCollection(project, null))
      expect(await held()).toBeUndefined()
    })
  })

  describe('writing behind', () => {
    test('answers as the store itself would, before and after the flush', async () => {
      const parent = recordRow()
      const child = recordRow({ under: parent.stored.id, state: 'held' })
      const operation = operationRow(child.stored.id)
      const ids = { operations: [operation.id], records: [parent.stored.id, child.stored.id] }
      const look = async (
        from: Pick<Reader, 'record' | 'under' | 'operation' | 'feedAfter' | 'heldRecords'>,
      ) => ({
        child: await from.record(project, child.stored.id),
        under: await from.under(project, parent.stored.id),
        operation: await from.operation(project, operation.id),
        feed: await from.feedAfter(project, { scope: 'field', after: -1, limit: 9 }),
        held: await from.heldRecords(project),
      })
      const entry = (number: number) => {
        const body = JSON.stringify(parent.stored)
        return { scope: 'field', recordId: parent.stored.id, number, kind: 'put', body }
      }
      const within = await store.write(async (writer) => {
        const behind = await writeBehind(writer, project, ids)
        const before = await look(behind.writer)
        await put(behind.writer, parent, 1)
        await behind.writer.removeFeeds(project, [{ scope: 'field', number: 1 }])
        await put(behind.writer, parent, 2)
        await behind.writer.putRecords(project, [child])
        await behind.writer.putOperations(project, [operation])
        const after = await look(behind.writer)
        await behind.writer.removeFeeds(project, [{ scope: 'field', number: 2 }])
        await put(behind.writer, parent, 3)
        await behind.flush()
        return { before, after, flushed: await look(writer) }
      })
      expect(within.before).toEqual({ child: undefined, under: [], operation: undefined, feed: [], held: [] })
      expect(within.after).toEqual({
        child,
        under: [child],
        operation,
        feed: [entry(2)],
        held: [child],
      })
      expect(within.flushed).toEqual({ ...within.after, feed: [entry(3)] })
      expect(await store.read(look)).toEqual(within.flushed)
    })

    test('sees what an erasure or a release did to what it remembered', async () => {
      const row = recordRow()
      const operation = operationRow(row.stored.id)
      const ids = { operations: [operation.id], records: [row.stored.id] }
      const seen = await store.write(async (writer) => {
        const behind = await writeBehind(writer, project, ids)
        await behind.writer.putRecords(project, [row])
        await behind.writer.putOperations(project, [operation])
        await behind.writer.forgetAuthor(project, row.stored.id, 'e.5')
        const released = await behind.writer.operation(project, operation.id)
        await behind.writer.eraseRecord(project, row.stored.id)
        const erased = await behind.writer.isErased(project, row.stored.id)
        const left = await behind.writer.record(project, row.stored.id)
        await behind.flush()
        return { released, erased, left }
      })
      expect(seen).toEqual({
        released: { ...operation, deviceId: null, version: 'e.5' },
        erased: true,
        left: undefined,
      })
    })
  })

  test('knows its projects', async () => {
    const known = await store.read((reader) => reader.projects())
    expect(known).toEqual(expect.arrayContaining([project, other]))
  })
}
