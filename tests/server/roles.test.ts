import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '#domain/project/role.ts'
import type { Operation } from '#domain/sync/operation.ts'
import {
  contactOp,
  interviewOp,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
  tipOp,
  visitOp,
} from '../support/server.ts'

/** Every role of the domain against the real server: what it receives, and what it may hand in. */

const areaId = randomUUID()
/** What comes out of a conversation is shown with it. */
const interviewId = randomUUID()
const plain = (type: string, set: Operation['set']): Operation => ({ ...sightingOp(), type, set })
const street = { street: 'Laan', houseNumber: '1', gridCell: 'a', walkOrder: 1, doNotVisit: false }
/** Words out of a conversation, for people who never receive it. */
const out = (type: string, set: Operation['set']): Operation => ({
  ...sightingOp({ at: '2026-03' }),
  type,
  set,
  erasedWith: randomUUID(),
})
const quote = { quote: 'Mooi', theme: null, minorityVoice: false }
const spoken = (type: string, set: Operation['set']): Operation => {
  const { set: _, ...rest } = interviewOp()
  return { ...rest, type, set }
}
const crew = {
  name: 'Ploeg',
  kind: 'green',
  function: 'green',
  status: 'forming',
  open: true,
  members: 3,
  sharedStock: [],
}
const assignment = {
  partnerKind: 'municipality',
  partnerName: 'Gemeente',
  work: 'Snoeien',
  function: 'green',
  skills: [],
  hoursPerWeek: 4,
  urgency: 'low',
  status: 'open',
}
const cost = {
  title: 'Schilderwerk',
  vitalFunction: 'housing',
  amountCents: 100,
  period: 'year',
  amountSource: 'budget',
  documentRef: 'Begroting',
  payer: 'municipality',
  payeeKind: 'unknown',
  hidden: false,
  costPurpose: 'running',
  scope: 'neighbourhood',
}
const flow = { resource: 'tapWater', direction: 'in', qty: 1, unit: 'm3', period: 'year', source: 'meter' }
const hidden = { ...sightingOp().set, visibility: 'coordinator' }

/** One record of each kind, who receives it, and who may make it. A coordinator receives and makes them all. */
const kinds: readonly (readonly [string, () => Operation, readonly Role[], readonly Role[]])[] = [
  ['a sighting for the team', () => sightingOp(), ['interviewer', 'volunteer', 'communityBuilder', 'informationGatherer'], ['interviewer', 'volunteer']],
  ['a home', () => sightingOp({ set: { ...sightingOp().set, kind: 'dwelling' } }), [], ['interviewer', 'volunteer']],
  ['a sighting for coordinators', () => sightingOp({ set: hidden }), [], ['interviewer', 'volunteer']],
  ['a walk', () => plain('walk', { date: '2026-03-09', cells: [], companions: 'pair', minutes: 60 }), ['interviewer', 'volunteer', 'communityBuilder', 'informationGatherer'], ['interviewer', 'volunteer']],
  ['an address', () => plain('address', { ...street, areaId }), [], []],
  ['a visit', () => visitOp({ set: { ...visitOp().set, areaId } }), [], ['interviewer']],
  ['a conversation', () => interviewOp(), [], ['interviewer']],
  ['a contact', () => contactOp(), [], ['interviewer']],
  ['a tip out of a conversation', () => tipOp(interviewId), [], ['interviewer']],
  ['a cause', () => spoken('causeStatement', { interviewRef: interviewId, chainId: randomUUID(), depth: 0, text: 'Rust' }), [], []],
  ['a talent', () => spoken('talentOffer', { interviewRef: interviewId, skill: 'cooking' }), [], []],
  ['a need', () => spoken('need', { interviewRef: interviewId, kind: 'wish', code: 'hub' }), [], []],
  ['a structure', () => plain('structure', { name: 'Club', kind: 'social', status: 'running' }), ['interviewer', 'volunteer', 'entrepreneur', 'communityBuilder', 'informationGatherer', 'storyteller'], ['entrepreneur', 'communityBuilder']],
  ['a crew', () => plain('crew', crew), ['interviewer', 'volunteer', 'entrepreneur', 'communityBuilder', 'informationGatherer', 'storyteller'], ['communityBuilder']],
  ['an assignment', () => plain('assignment', assignment), ['entrepreneur', 'communityBuilder'], ['entrepreneur']],
  ['a documented cost', () => plain('costItem', cost), ['informationGatherer'], ['informationGatherer']],
  ['a documented flow', () => plain('resourceFlow', flow), ['informationGatherer'], ['informationGatherer']],
  ['a match', () => plain('match', { title: 'Limonade', water: [], syrup: [], jug: [], needRefs: [], status: 'idea' }), [], ['communityBuilder']],
  ['a story', () => spoken('story', { quote: 'Mooi', consentRef: interviewId }), [], ['storyteller']],
  ['figures past the gate', () => plain('gatedSet', { part: 'figures', on: '2026-03-09', figures: [] }), ['entrepreneur', 'communityBuilder', 'informationGatherer', 'storyteller'], []],
  ['combinations past the gate', () => plain('gatedSet', { part: 'matches', on: '2026-03-09', matches: [] }), ['entrepreneur', 'communityBuilder'], []],
  ['what coordinators keep of figures', () => plain('keptSets', { on: '2026-03-09', sealed: 'c2VhbGVk' }), [], []],
  ['a public quote', () => out('publicQuote', { ...quote, publicationId: randomUUID() }), ['interviewer', 'volunteer', 'entrepreneur', 'communityBuilder', 'informationGatherer', 'storyteller'], []],
  ['a quote for the storyteller', () => out('quoteForTelling', quote), ['storyteller'], []],
  ['a text to code', () => out('codingTask', { text: 'Duur' }), ['informationGatherer'], []],
  ['a chosen theme', () => plain('coding', { taskId: randomUUID(), theme: 'rules' }), ['informationGatherer'], ['informationGatherer']],
  ['an area', () => plain('area', { name: 'Noord' }), ['interviewer', 'volunteer', 'entrepreneur', 'communityBuilder', 'informationGatherer', 'storyteller'], []],
] // prettier-ignore

const roles = Role.options
const cases = kinds.flatMap(([what, make, receivers, makers]) =>
  roles.map((role) => {
    const all = role === 'coordinator'
    return {
      what,
      role,
      make,
      receives: all || receivers.includes(role),
      makes: all || makers.includes(role),
    }
  }),
)

let server: TestServer
const phones = new Map<Role, TestPhone>()
const phoneOf = (role: Role): TestPhone => {
  const phone = phones.get(role)
  if (phone === undefined) throw new Error(`nobody is ${role}`)
  return phone
}
const shown = new Map<string, string>()
const received = new Map<Role, { readonly ids: ReadonlySet<string>; readonly text: string }>()
beforeAll(async () => {
  server = await startTestServer()
  for (const role of roles) phones.set(role, await server.phone(role))
  await phoneOf('coordinator').push({ ...plain('area', { name: 'Zuid' }), recordId: areaId })
  await phoneOf('coordinator').push(interviewOp({ recordId: interviewId }))
  for (const [what, make] of kinds) {
    const op = make()
    await phoneOf('coordinator').push(op)
    shown.set(what, op.recordId)
  }
  // Enough to fill a group, so that coordinators receive conversations and contacts.
  const others = Array.from({ length: 5 }, () => [interviewOp(), contactOp()]).flat()
  await phoneOf('interviewer').push(...others)
  for (const role of roles) {
    const { records, entries } = await phoneOf(role).pull()
    received.set(role, { ids: new Set(records.keys()), text: JSON.stringify(entries) })
  }
})
afterAll(() => server.remove())

describe('a role', () => {
  test.each(cases)('$role, $what: receives it: $receives', ({ role, what, receives }) => {
    const id = shown.get(what) ?? ''
    expect(received.get(role)?.ids.has(id)).toBe(receives)
    // Not even its existence.
    if (!receives) expect(received.get(role)?.text).not.toContain(id)
  })

  test.each(cases)('$role, $what: may make it: $makes', async ({ role, make, makes }) => {
    const op = make()
    const { results } = await phoneOf(role).push(op)
    expect(results[0]).toMatchObject(makes ? { result: 'applied' } : { result: 'refused', reason: 'role' })
  })

  test.each(roles.filter((role) => role !== 'coordinator'))(
    '%s calls nothing of a coordinator',
    async (role) => {
      for (const path of ['/invitations', '/devices', '/quarantine'])
        expect((await phoneOf(role).json('GET', path)).status).toBe(403)
      const talk = await phoneOf(role).json('POST', '/quarantine/talk', { decision: 'take' })
      expect(talk.status).toBe(403)
    },
  )
})
