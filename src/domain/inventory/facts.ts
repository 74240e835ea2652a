import * as z from 'zod/mini'
import { AreaGeometry } from '../project/project.ts'
import { migrate } from '../records.ts'
import type { Answer, Answers } from '../survey/answer.ts'
import type { Stored } from '../sync/record.ts'

/** Records as the calculation reads them. A field that is missing, or holds what this version does not know, counts as
 *  not told; a record without which nothing can be said is set aside with the reason. */

export type InventoryRecord = Pick<Stored, 'id' | 'type' | 'schemaVersion' | 'at' | 'fields'>

/** Reads whatever stands there; quicker than a schema that first fails. */
const read = <Told>(as: (value: unknown) => Told) => z.pipe(z.optional(z.unknown()), z.transform(as))
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const told = read((value) => (isText(value) ? value : null))
const counted = read((value) => (isNumber(value) ? value : null))
/** An amount below zero is a slip and counts as not told. */
const paid = read((value) => (isNumber(value) && value >= 0 ? value : null))
const yes = read((value) => value === true)
const some = read((value) => (Array.isArray(value) ? value.filter(isText) : []))
const toldOr = (otherwise: string) => read((value) => (isText(value) ? value : otherwise))
const somewhere = z.catch(z.nullable(z.object({ lat: z.number(), lon: z.number() })), null)

const month = /^\d{4}-(0[1-9]|1[0-2])/

/** An answer in a state of a newer version is left out, not guessed at. */
const readable = (answers: unknown): Answers => {
  if (typeof answers !== 'object' || answers === null) return {}
  const all = Object.entries(answers)
  const known = all.filter(([, answer]) => isAnswer(answer))
  return known.length === all.length ? (answers as Answers) : Object.fromEntries(known) // All were looked at.
}

const isAnswer = (answer: unknown): answer is Answer =>
  typeof answer === 'object' &&
  answer !== null &&
  'state' in answer &&
  (answer.state === 'value' ? 'value' in answer : states.has(answer.state))

const states: ReadonlySet<unknown> = new Set(['dk', 'pns', 'notAsked'])

const shapes = {
  project: z.object({
    name: told,
    householdsN: counted,
    householdsSource: told,
    householdsDate: told,
    kMin: counted,
    kMoney: counted,
    strata: z.catch(
      z.array(z.object({ question: z.string(), code: z.string(), householdsN: z.number() })),
      [],
    ),
  }),
  area: z.object({
    name: told,
    geometry: z.catch(z.nullable(AreaGeometry), null),
    cells: some,
  }),
  address: z.object({ street: told, gridCell: told, areaId: told }),
  visit: z.object({
    addressId: z.string(),
    outcome: z.string(),
    attemptNo: read((value) => (isNumber(value) ? value : 1)),
    at: told,
    areaId: told,
  }),
  interview: z.object({
    month: told,
    mode: told,
    finished: yes,
    consent: z.catch(z.object({ quotes: yes, withdrawnAt: told }), { quotes: false, withdrawnAt: null }),
    answers: read(readable),
    /** Only whether there is one: thousands of them do not fit beside each other. */
    sealedBlob: read(isText),
  }),
  causeStatement: z.object({
    interviewRef: z.string(),
    chainId: z.string(),
    depth: z.number(),
    text: told,
    theme: told,
    causeCode: told,
  }),
  talentOffer: z.object({
    interviewRef: z.string(),
    skill: z.string(),
    usedWhere: told,
    hoursPerWeek: paid,
    shareable: told,
    terms: told,
  }),
  need: z.object({ interviewRef: z.string(), kind: z.string(), code: z.string() }),
  resourceFlow: z.object({
    interviewRef: told,
    resource: z.string(),
    direction: z.string(),
    qty: z.number().check(z.minimum(0)),
    period: told,
    source: told,
    archived: yes,
  }),
  story: z.object({ quote: z.string(), theme: told, consentRef: z.string(), minorityVoice: yes }),
  assetSighting: z.object({
    kind: z.string(),
    title: told,
    place: somewhere,
    unusedDegree: z.string(),
    unusedHoursPerWeek: counted,
    ownerDomain: toldOr('unknown'),
    ownershipEvidence: toldOr('guess'),
    status: toldOr('seen'),
    size: z.catch(z.nullable(z.object({ value: z.number().check(z.minimum(0)), unit: z.string() })), null),
    condition: told,
    obstacles: some,
    ideas: z.catch(z.array(z.object({ use: z.string(), text: told })), []),
    visibility: told,
    ownerAgreed: yes,
    publicPhoto: told,
    interviewRef: told,
    duplicateOf: told,
    archived: yes,
  }),
  structure: z.object({
    name: told,
    kind: z.string(),
    functions: some,
    ownerDomain: toldOr('unknown'),
    serves: some,
    hub: told,
    status: toldOr('unknown'),
    place: somewhere,
    interviewRef: told,
    archived: yes,
  }),
  crew: z.object({
    name: told,
    kind: told,
    function: told,
    members: counted,
    open: yes,
    status: told,
    sharedStock: some,
    archived: yes,
  }),
  assignment: z.object({
    partnerKind: told,
    partnerName: told,
    work: told,
    function: told,
    skills: some,
    hoursPerWeek: paid,
    budgetCents: paid,
    urgency: told,
    deadline: told,
    status: told,
    funders: z.catch(z.array(z.object({ kind: told, share: z.number(), phase: told })), []),
    archived: yes,
  }),
  costItem: z.object({
    title: told,
    vitalFunction: z.string(),
    amountCents: paid,
    lowCents: paid,
    highCents: paid,
    band: told,
    period: toldOr('year'),
    yearsSpread: counted,
    amountSource: told,
    documentRef: told,
    payer: told,
    payeeKind: told,
    payChannel: told,
    leavesShare: counted,
    hidden: yes,
    hiddenKind: told,
    dueYear: counted,
    costPurpose: told,
    scope: told,
    archived: yes,
  }),
  walk: z.object({ date: told, cells: some, minutes: counted }),
}

export type FactType = keyof typeof shapes

/** The types of records on which figures rest. */
export const inventoryTypes: readonly string[] = Object.keys(shapes)

export type FieldsOf<Type extends FactType> = z.output<(typeof shapes)[Type]>
export type FactOf<Type extends FactType> = FieldsOf<Type> & {
  readonly type: Type
  readonly id: string
  /** `YYYY-MM` in which it was made, or what it is about happened; empty when nobody knows. */
  readonly month: string
}
export type Fact = { [Type in FactType]: FactOf<Type> }[FactType]

/** `newerVersion`: made by a newer app. `incomplete`: without a field that everything else rests on. */
export type AsideReason = 'newerVersion' | 'incomplete'

export type ReadFact =
  | { readonly ok: true; readonly fact: Fact }
  /** What does not count at all has no reason. */
  | { readonly ok: false; readonly reason: AsideReason | null }

/** What counts of a record, brought to the newest version; or why it does not count. */
export const factOf = (record: InventoryRecord): ReadFact => {
  const { id, type } = record
  if (!isFactType(type)) return { ok: false, reason: null }
  const fields = migrate(type, record.schemaVersion, record.fields)
  if (fields === undefined) return { ok: false, reason: 'newerVersion' }
  const parsed = z.safeParse(shapes[type], fields)
  if (!parsed.success) return { ok: false, reason: 'incomplete' }
  // Put away by a person: it does not count and is no fault either.
  if ('archived' in parsed.data && parsed.data.archived) return { ok: false, reason: null }
  const [found] = month.exec(monthIn(parsed.data) ?? record.at) ?? month.exec(record.at) ?? ['']
  // One shape of the table, and the type that it stands under.
  return { ok: true, fact: { ...parsed.data, type, id, month: found } as Fact }
}

const isFactType = (type: string): type is FactType => Object.hasOwn(shapes, type)

const monthIn = (fields: FieldsOf<FactType>): string | null => {
  if ('month' in fields) return fields.month
  if ('date' in fields) return fields.date
  return 'at' in fields ? fields.at : null
}
