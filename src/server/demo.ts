import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Encrypter } from 'age-encryption'
import * as z from 'zod/mini'
import { AddressFields } from '#domain/field/address.ts'
import { streetNamesOf } from '#domain/field/address-import.ts'
import { demoPublicKey } from '#domain/project/demo-key.ts'
import { newProject, ProjectFields } from '#domain/project/project.ts'
import { recordTypes, understands } from '#domain/records.ts'
import { isSealed } from '#domain/survey/floors.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { padSealed, type Sealed, utf8Length } from '#domain/survey/sealed-text.ts'
import { withdrawalHashInputs } from '#domain/survey/withdrawal-code.ts'
import { Id, Json } from '#domain/sync/operation.ts'
import { parentsOf } from '#domain/sync/parent.ts'
import { scopesOf } from '#domain/sync/scope.ts'
import type { Deps } from './deps.ts'
import { sha256Hex } from './hash.ts'
import { makeProject } from './new-project.ts'
import { showRecord } from './sync/feed.ts'
import { takeTurn, type Turn } from './sync/turn.ts'

const DemoRecord = z.looseObject({ id: Id, type: z.string(), createdAt: z.string() })
type DemoRecord = z.infer<typeof DemoRecord>
const Demo = z.looseObject({
  formId: z.string(),
  formVersion: z.string(),
  project: DemoRecord,
  interviews: z.array(DemoRecord),
  contacts: z.array(DemoRecord),
  withdrawals: z.array(
    z.looseObject({ type: z.enum(['interview', 'contact']), recordId: Id, code: z.string() }),
  ),
})

const others = [
  'addresses', 'visits', 'costItems', 'resourceFlows', 'causeStatements', 'talentOffers', 'needs', 'walks',
  'assetSightings', 'structures', 'crews', 'assignments', 'matches', 'stories',
] // prettier-ignore

/** Fills an empty database with the fictional neighbourhood, its answers sealed to the demo key; does nothing when a
 *  project is there. */
export const loadDemo = async (deps: Deps): Promise<void> => {
  if ((await deps.store.read((reader) => reader.projects())).length > 0) return
  const file = join(import.meta.dirname, 'demo', 'demo-neighbourhood.json')
  const demo = z.parse(Demo, JSON.parse(await readFile(file, 'utf8')))
  const project = demo.project.id
  const fields = {
    ...newProject(''),
    ...bodyOf(demo.project),
    fictional: true,
    publicKey: demoPublicKey,
    // Its addresses are still there, and an interviewer has doors to go to.
    phase: 'fieldwork',
  }
  await makeProject(deps, { id: project, fields: z.parse(ProjectFields, fields) })

  const area = theArea(demo, deps.random.id())
  const rest = others
    .flatMap((name) => z.parse(z.array(DemoRecord), demo[name]))
    .map((record) => (['address', 'visit'].includes(record.type) ? { ...record, areaId: area.id } : record))
  const interviews = await sealInterviews(demo)
  const contacts = await sealContacts(demo.contacts)
  const streets = streetNames(rest, deps.random.id)
  await takeTurn(deps, project, async (turn) => {
    for (const record of deps.random.shuffle([area, ...rest, ...streets, ...interviews, ...contacts]))
      await put(turn, record)
    for (const { recordId, type, code } of demo.withdrawals) {
      const inputs = withdrawalHashInputs(code.replaceAll('-', ''))
      await turn.writer.putWithdrawal(project, sha256Hex(inputs[type]), recordId)
    }
  })
}

/** One team does the whole neighbourhood, so that an interviewer has doors to go to. */
const theArea = ({ project }: z.infer<typeof Demo>, id: string): DemoRecord => {
  const { name, areaGeometry } = z.parse(ProjectFields, { ...newProject(''), ...bodyOf(project) })
  return { id, type: 'area', createdAt: project.createdAt, name, geometry: areaGeometry }
}

/** As the import of an address list makes them. */
const streetNames = (records: readonly DemoRecord[], newId: () => string): readonly DemoRecord[] => {
  const addresses = records.flatMap((record) => {
    const address = z.safeParse(AddressFields, record)
    return record.type === 'address' && address.success ? [address.data] : []
  })
  const createdAt = records.find(({ type }) => type === 'address')?.createdAt ?? ''
  return streetNamesOf(addresses).map((street) => ({ id: newId(), type: 'streetName', createdAt, ...street }))
}

const envelope = new Set([
  'id', 'type', 'schemaVersion', 'projectId', 'deviceId', 'authorId', 'createdAt', 'updatedAt', 'rev', 'deletedAt',
]) // prettier-ignore

/** The fields of a record without what stands around them. A tip has no place. */
const bodyOf = (record: DemoRecord): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      envelope.has(name) || (name === 'place' && value === null) ? [] : [[name, z.parse(Json, value)]],
    ),
  )

const put = async (turn: Turn, record: DemoRecord): Promise<void> => {
  const { id, type } = record
  const fields = bodyOf(record)
  if (!understands(type, fields)) throw new Error(`the fictional neighbourhood holds a ${type} that is none`)
  const number = turn.next()
  const version = turn.versionOf(number)
  const parentId = fields['interviewRef']
  const stored = {
    id,
    type,
    schemaVersion: recordTypes[type]?.version ?? 1,
    at: record.createdAt,
    ...(typeof parentId === 'string' ? { parentId } : {}),
    fields,
    versions: Object.fromEntries(Object.keys(fields).map((field) => [field, version])),
    conflicts: [],
  }
  const scopes = scopesOf(stored)
  const under = parentsOf(stored)[0] ?? null
  const row = { stored, scopes, state: 'shown', under, deviceId: null, madeBy: null } as const
  await showRecord(turn, row, { before: undefined, number })
}

/** One padded length for all of them: the length of a sealed answer tells nothing. */
const sealInterviews = async ({ project, formId, formVersion, interviews }: z.infer<typeof Demo>) => {
  const texts = interviews.map(({ id, sealedAnswers }) => {
    const sealed = {
      projectId: project.id,
      interviewId: id,
      rev: 1,
      formId,
      formVersion,
      answers: sealedAnswers ?? {},
    }
    return padSealed(JSON.stringify(sealed satisfies Omit<Sealed, 'answers'>))
  })
  const longest = Math.max(...texts.map(utf8Length))
  return Promise.all(
    interviews.map(async ({ sealedAnswers: _clear, answers, ...open }, index) => ({
      ...open,
      answers: withoutSealed(answers),
      sealedBlob: await seal(padSealed(texts[index] ?? '', longest)),
    })),
  )
}

/** The open answers do not mention sealed questions at all. */
const withoutSealed = (answers: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(z.parse(z.record(z.string(), z.unknown()), answers)).filter(
      ([id]) => !defaultQuestionnaire.questions.some((question) => question.id === id && isSealed(question)),
    ),
  )

const sealContacts = (contacts: readonly DemoRecord[]) =>
  Promise.all(
    contacts.map(async ({ name, phone, email, ...contact }) => {
      const details = { name: name ?? '', phone: phone ?? '', email: email ?? '' }
      return { ...contact, sealedDetails: await seal(padSealed(JSON.stringify(details))) }
    }),
  )

const seal = async (text: string): Promise<string> => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(demoPublicKey)
  return Buffer.from(await encrypter.encrypt(text)).toString('base64')
}
