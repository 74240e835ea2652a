import { describe, expect, test } from 'vitest'
import type { Facts } from '#domain/sync/admit-facts.ts'
import { type Admission, admit } from '#domain/sync/admit.ts'
import { membersOf } from '#domain/sync/merge.ts'
import type { Json, Operation } from '#domain/sync/operation.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const hash = 'a'.repeat(64)

const facts = (change: Partial<Facts> = {}): Facts => ({
  standing: 'active',
  formerRole: undefined,
  behind: false,
  projectId: id(1),
  role: 'interviewer',
  record: undefined,
  own: false,
  held: false,
  gone: false,
  underTalk: false,
  shared: false,
  fictional: false,
  sealed: new Set(['q16', 'q42']),
  forms: [],
  outcomeOf: new Map(),
  version: 'e.7',
  ...change,
})

const sighting = (change: Partial<Operation> = {}): Operation => ({
  id: id(2),
  type: 'assetSighting',
  recordId: id(3),
  schemaVersion: 1,
  at: '2026-03-09',
  base: {},
  set: {
    kind: 'office',
    unusedDegree: 'empty',
    ownerDomain: 'business',
    ownershipEvidence: 'guess',
    status: 'seen',
    visibility: 'team',
  },
  ...change,
})
const interview = (set: Operation['set'] = {}): Operation => ({
  ...sighting({ type: 'interview', at: '2026-03', withdrawalHash: hash }),
  set: {
    mode: 'full',
    consent: {
      version: '1',
      textHash: 'x',
      at: '2026-03',
      recording: false,
      quotes: false,
      withdrawnAt: null,
    },
    formId: 'f',
    formVersion: '1',
    month: '2026-03',
    minutes: 40,
    finished: true,
    answers: {},
    ...set,
  },
})
const decide = (op: Operation, change: Partial<Facts> = {}): Admission => admit(op, op, facts(change))
const taken = (op: Operation, change: Partial<Facts> = {}) => {
  const admission = decide(op, change)
  if (admission.kind !== 'taken') throw new Error(JSON.stringify(admission))
  return admission.record
}

describe('a set that is full', () => {
  const day = (at: number) => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10)
  const moment = (at: number) => ({ status: 'seen', from: 'seen', on: day(at), by: 'volunteer' })
  const born = { status: 'seen', on: '2019-12-31' }
  const others = Array.from(
    { length: 200 },
    (_, at) => `6f1c0c1e-5d2b-4a3f-9c1d-${String(at).padStart(12, '0')}`,
  )

  /** One operation adds a hundred members at most. */
  const full = (sets: Readonly<Record<string, readonly Json[]>>) =>
    Object.entries(sets).reduce(
      (record, [set, members]) =>
        [members.slice(0, 100), members.slice(100)].reduce(
          (before, part, at) =>
            taken(sighting({ id: id(10 + at), set: {}, add: { [set]: [...part] } }), { record: before }),
          record,
        ),
      taken(sighting()),
    )

  test('takes a confirmation all the same: the oldest lines of a life go, and how it began stays', () => {
    const record = full({ history: [born, ...others.slice(1).map((_, at) => moment(at))] })
    const confirmed = { status: 'confirmed', from: 'seen', on: '2026-03-09', by: 'volunteer' }
    const after = taken(sighting({ id: id(9), set: {}, add: { history: [confirmed] } }), { record })
    const history = membersOf(after.fields['history'])
    expect(history).toHaveLength(200)
    expect([history[0], history[1], history.at(-1)]).toEqual([born, moment(1), confirmed])
    expect(Object.keys(after.versions).filter((key) => key.startsWith('history/'))).toHaveLength(200)
  })

  test('takes what something is not, and photos that two phones added without network', () => {
    const photo = (at: number) => ({ sha256: String(at).padStart(64, '0'), small: 'b'.repeat(64), type: 'image/jpeg', bytes: 9, width: 1, height: 1 }) // prettier-ignore
    const photos = (from: number) => Array.from({ length: 6 }, (_, at) => photo(from + at))
    const record = full({ distinctFrom: others, photos: photos(0) })
    const add = { distinctFrom: [id(8)], photos: photos(6) }
    const { fields } = taken(sighting({ id: id(9), set: {}, add }), { record })
    expect(fields['distinctFrom']).toEqual([...others.slice(1), id(8)])
    expect(fields['photos']).toHaveLength(12)
  })
})

describe('admitting an operation', () => {
  test.each([
    ['a sighting', sighting(), 'applied'],
    ['a conversation', interview(), 'applied'],
  ])('takes %s of an interviewer', (_name, op, result) => {
    expect(decide(op)).toMatchObject({ kind: 'taken', result, record: { id: op.recordId } })
  })

  test('gives the members of a set that came whole a version each', () => {
    const photo = { sha256: hash, small: hash, type: 'image/jpeg', bytes: 1, width: 1, height: 1 }
    const record = taken(sighting({ set: { ...sighting().set, photos: [photo] } }))
    expect(record.versions[`photos/${hash}`]).toBe('e.7')
  })

  test('takes an address of an interviewer when it says no more than that nobody may knock there', () => {
    const never = { street: 'Kersenlaan', houseNumber: '5', doNotVisit: true, gridCell: '', walkOrder: 0 }
    const address = (set: Operation['set']) => sighting({ type: 'address', set })
    const record = taken(address(never))
    const refused = { kind: 'refused', reason: 'role' }
    expect(decide(address({ ...never, doNotVisit: false }))).toEqual(refused)
    expect(decide(address({ ...never, lat: 52.5, lon: 5.2 }))).toEqual(refused)
    expect(decide(address({ doNotVisit: false }), { record, own: true })).toEqual(refused)
    expect(decide(address(never), { role: 'volunteer' })).toEqual(refused)
  })

  test('answers gone before anything else', () => {
    expect(decide(interview({ answers: { q16: { state: 'dk' } } }), { gone: true })).toEqual({ kind: 'gone' })
  })

  test.each([
    ['a sealed question', interview({ answers: { q16: { state: 'value', value: 1 } } }), 'sealed-in-clear'],
    [
      'contact details among the answers',
      interview({ answers: { q42: { state: 'dk' } } }),
      'sealed-in-clear',
    ],
    [
      'a need for help',
      {
        ...sighting({ type: 'need', at: '2026-03' }),
        set: { interviewRef: id(3), kind: 'help', code: 'garden' },
      },
      'sealed-in-clear',
    ],
    ['a length that is not rounded', interview({ minutes: 41 }), 'not-understood'],
    ['a conversation that says its day', interview({ createdAt: '2026-03-09' }), 'clock'],
    [
      'sealed answers under another type',
      { ...interview({ answers: { q16: 1 } }), type: 'walk' },
      'sealed-in-clear',
    ],
    ['a walk that says only its month', sighting({ type: 'walk', at: '2026-03' }), 'clock'],
  ])('does not take %s', (_name, op, reason) => {
    expect(decide(op)).toEqual({ kind: 'refused', reason })
  })

  test.each([
    ['its maker', { role: 'volunteer', own: true }, 'confirmed', 'refused'],
    ['a second person', { role: 'volunteer', own: false }, 'confirmed', 'taken'],
    ['a second person', { role: 'volunteer', own: false }, 'rejected', 'refused'],
    ['a second person', { role: 'volunteer', own: false }, 'in_use', 'taken'],
    ['a coordinator', { role: 'coordinator', own: true }, 'confirmed', 'taken'],
  ] as const)('of %s (%o), the status %s is %s', (_who, who, status, kind) => {
    const record = taken(sighting())
    const edit = sighting({ base: { status: 'e.7' }, set: { status } })
    expect(decide(edit, { ...who, record })).toMatchObject({ kind })
  })

  test('keeps apart a value that lost and that nobody could ever choose', () => {
    const made = decide(sighting())
    if (made.kind !== 'taken') throw new Error('the sighting was not taken')
    const record = { ...made.record, versions: { ...made.record.versions, kind: 'e.8' } }
    const edit = (kind: string) => sighting({ base: { kind: 'e.7' }, set: { kind } })
    expect(decide(edit('shop'), { record })).toMatchObject({ kind: 'taken', result: 'conflict' })
    expect(decide(edit('spaceship'), { record })).toEqual({ kind: 'quarantined', reason: 'not-understood' })
  })

  test('keeps apart what cannot be understood, unless it belongs to a conversation', () => {
    expect(decide(sighting({ set: { kind: 'office' } }))).toEqual({
      kind: 'quarantined',
      reason: 'not-understood',
    })
    expect(decide(sighting({ type: 'balloon' }))).toEqual({ kind: 'quarantined', reason: 'unknown-type' })
    const tip = sighting({ at: '2026-03', set: { interviewRef: id(4) } })
    expect(decide(tip)).toEqual({ kind: 'refused', reason: 'not-understood' })
    const correction = sighting({ type: 'correction', set: { field: 'minutes', value: 5 } })
    expect(decide(correction, { role: 'coordinator' })).toEqual({ kind: 'refused', reason: 'not-understood' })
  })

  test('lets a record never move into or out of a conversation', () => {
    const record = taken(sighting())
    const move = sighting({ base: { interviewRef: '' }, set: { interviewRef: id(4) } })
    expect(decide(move, { record, role: 'coordinator' })).toEqual({ kind: 'refused', reason: 'immutable' })
  })

  test('lets an interviewer change what came out of a conversation only while it waits and is theirs', () => {
    const tip = { ...sighting({ at: '2026-03' }), set: { ...sighting().set, interviewRef: id(4) } }
    const record = taken(tip)
    const edit = sighting({ at: '2026-03', base: { note: '' }, set: { note: 'achter' } })
    expect(decide(edit, { record, own: true, held: true })).toMatchObject({ kind: 'taken' })
    expect(decide(edit, { record, own: false, held: true })).toEqual({ kind: 'refused', reason: 'role' })
    expect(decide(edit, { record, own: false, held: false })).toEqual({ kind: 'refused', reason: 'finished' })
  })

  test.each([
    ['coordinator', false, 'erase'],
    ['volunteer', true, 'erase'],
    ['volunteer', false, 'refused'],
  ] as const)('an erasure by a %s (own: %s) is %s', (role, own, kind) => {
    const record = taken(sighting())
    expect(decide({ ...sighting({ set: {} }), erase: true }, { role, own, record }).kind).toBe(kind)
  })

  test('takes a theme from who codes, and from a coordinator alone that it is accepted', () => {
    const coding = sighting({ type: 'coding', set: { taskId: id(4), theme: 'money' } })
    const accepted = { ...coding, set: { ...coding.set, accepted: true } }
    expect(decide(coding, { role: 'informationGatherer' })).toMatchObject({ kind: 'taken' })
    expect(decide(accepted, { role: 'informationGatherer' })).toEqual({ kind: 'refused', reason: 'role' })
    expect(decide(accepted, { role: 'coordinator' })).toMatchObject({ kind: 'taken' })
  })

  test('takes a note about a conversation from a coordinator only', () => {
    const note = sighting({ type: 'comment', set: { on: { type: 'interview', id: id(4) }, text: 'Let op' } })
    expect(decide(note, { underTalk: true })).toEqual({ kind: 'refused', reason: 'role' })
    const atTheDesk = { ...note, at: '2026-03' }
    expect(decide(atTheDesk, { underTalk: true, role: 'coordinator' })).toMatchObject({ kind: 'taken' })
    expect(decide(note, { underTalk: true, role: 'coordinator' })).toEqual({
      kind: 'refused',
      reason: 'clock',
    })
  })

  test('never erases the project itself', () => {
    const op = { ...sighting({ type: 'project', recordId: id(1), set: {} }), erase: true as const }
    expect(decide(op, { role: 'coordinator' })).toEqual({ kind: 'refused', reason: 'role' })
  })
})
