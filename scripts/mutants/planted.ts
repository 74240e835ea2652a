/** Bugs that somebody could make in sync. `from` must fit one place of the file. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly project?: string
  /** What must find it. */
  readonly tests: readonly string[]
}

const simulation = ['tests/simulation']

export const mutants: readonly Mutant[] = [
  {
    name: 'the outbox entry goes before its receipt',
    file: 'src/app/sync/push-outbox.ts',
    from: 'await db.outbox.update(row.order, { offered: true })',
    to: 'await db.outbox.delete(row.order)',
    tests: simulation,
  },
  {
    name: 'no receipt is stored',
    file: 'src/app/sync/settle.ts',
    from: 'await db.receipt.put({',
    to: 'void ({',
    tests: simulation,
  },
  {
    name: 'the cursor advances before the page is stored',
    file: 'src/app/sync/apply-page.ts',
    from: '  const receivedAt = new Date(now()).toISOString()\n',
    to: '  const receivedAt = new Date(now()).toISOString()\n  await db.cursor.bulkPut(Object.entries(page.cursors).map(([scope, number]) => ({ scope, number })))\n',
    tests: simulation,
  },
  {
    name: 'the cursor stands at the head although more pages follow',
    file: 'src/server/pull.ts',
    from: 'const upTo = more ? last : clock.head',
    to: 'const upTo = clock.head + (more ? 0 : 1)',
    tests: simulation,
  },
  {
    name: 'a record that leaves a scope stays',
    file: 'src/app/sync/apply-page.ts',
    from: '  await leave(db, recordId, scope)\n',
    to: '',
    tests: simulation,
  },
  {
    name: 'the server tells nobody that a record left',
    file: 'src/server/sync/feed.ts',
    from: "gone.map((place) => ({ ...place, recordId: id, kind: 'leave' })),",
    to: '[],',
    tests: simulation,
  },
  {
    name: 'the pictures of an erased record stay',
    file: 'src/app/sync/erase-here.ts',
    from: '  await dropPhotoBytes(db, id)\n',
    to: '',
    tests: simulation,
  },
  {
    name: 'a field that was set keeps its old version',
    file: 'src/domain/sync/merge.ts',
    from: '      fields[field] = value\n      versions[field] = version\n',
    to: '      fields[field] = value\n      versions[field] ??= version\n',
    tests: simulation,
  },
  {
    name: 'the last one wins and the other value is gone',
    file: 'src/domain/sync/merge.ts',
    from: 'if (current === undefined || current === seen) {',
    to: 'if (current !== version) {',
    tests: simulation,
  },
  {
    name: 'a settled clash takes a value along that nobody saw',
    file: 'src/domain/sync/merge.ts',
    from: '{ ...own, id: `${op.id}/${field}`, value, version }',
    to: '{ ...own, value, version }',
    tests: ['tests/simulation', 'tests/journeys/found-by-simulation.test.ts'],
  },
  {
    name: 'an own value that lost counts as one that stands',
    file: 'src/domain/sync/base.ts',
    from: 'return !own.clashed && current',
    to: 'return current',
    tests: ['tests/simulation', 'tests/journeys/found-by-simulation.test.ts'],
  },
  {
    name: 'a note about a tip tells the time',
    file: 'src/app/store/records.ts',
    from: '{ fields, about: await aboutOf(fields) }',
    to: '{ fields }',
    tests: ['tests/journeys/found-by-simulation.test.ts'],
  },
  {
    name: 'an operation is applied each time that it arrives',
    file: 'src/server/sync/take-one.ts',
    from: 'if (known !== undefined) return repeat(known, sha256Hex(payload))',
    to: "if (known !== undefined && known.result !== 'applied') return repeat(known, sha256Hex(payload))",
    tests: simulation,
  },
  {
    name: 'a conflict gets no number',
    file: 'src/server/sync/take-one.ts',
    from: 'if (admission.changed || before === undefined)',
    to: "if ((admission.changed && admission.result !== 'conflict') || before === undefined)",
    tests: simulation,
  },
  {
    name: 'two operations of one batch get one number',
    file: 'src/server/sync/turn.ts',
    from: 'next: () => ++head,',
    to: 'next: () => Math.max(++head - (head % 5 === 0 ? 1 : 0), 1),',
    tests: simulation,
  },
  {
    name: 'the head is not kept',
    file: 'src/server/sync/turn.ts',
    from: 'if (head !== clock.head) await writer.putClock(project, { epoch, head })',
    to: 'if (head > clock.head + 1) await writer.putClock(project, { epoch, head })',
    tests: simulation,
  },
  {
    name: 'what hangs under an erased record still comes in',
    file: 'src/server/sync/facts.ts',
    from: 'gone ||= await writer.isErased(project, id)',
    to: 'gone ||= id === address.recordId && (await writer.isErased(project, id))',
    tests: simulation,
  },
  {
    name: 'conversations are shown as soon as there are two',
    file: 'src/server/sync/release.ts',
    from: 'if (finished.length >= releaseGroup) {',
    to: 'if (finished.length >= 2) {',
    tests: simulation,
  },
  {
    name: 'the device stays with a conversation that is shown',
    file: 'src/server/sync/release.ts',
    from: 'await turn.writer.forgetAuthor(turn.project, stored.id, version)',
    to: 'void version',
    tests: simulation,
  },
  {
    name: 'a home is shown to every volunteer',
    file: 'src/domain/sync/scope.ts',
    from: "if (typeof fields['kind'] === 'string' && isCoordinatorOnlyKind(fields['kind'])) return ['desk']",
    to: 'void isCoordinatorOnlyKind',
    tests: simulation,
  },
  {
    name: 'a picture counts as received after its first part',
    file: 'src/app/sync/send-picture.ts',
    from: 'complete = sent.value.complete',
    to: 'complete = true',
    tests: simulation,
  },
  {
    name: 'a push on PostgreSQL does not wait for the clock',
    file: 'src/server/store/postgres-turn.ts',
    from: 'WHERE project_id = $1 FOR UPDATE',
    to: 'WHERE project_id = $1',
    tests: ['tests/server/tail-reader.test.ts', 'tests/server/several-processes.test.ts'],
  },
  {
    name: 'one operation that nothing can walk into ends the batch',
    file: 'src/server/sync/take-one.ts',
    from: 'isWalkable(raw) ? ',
    to: 'isWalkable(0) ? ',
    tests: ['tests/server/push.test.ts', 'tests/server/hostile'],
  },
  {
    name: 'a part of a picture is acknowledged when half of it is written',
    file: 'src/server/blobs/folder.ts',
    from: 'for (let at = 0; at < data.length;)',
    to: 'for (let at = 0; at < 1;)',
    tests: ['tests/server/full-disk.test.ts'],
  },
  {
    name: 'phones that were told to wait come back in the same moment',
    file: 'src/app/sync/loop.ts',
    from: 'const pause = asked + random()',
    to: 'const pause = asked !== 0 ? asked : random()',
    tests: ['tests/journeys/all-at-once.test.ts'],
  },
]
