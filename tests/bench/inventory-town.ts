import { codeList } from '#domain/codelists.ts'
import { assetKinds } from '#domain/field/taxonomy.ts'
import { sealedQuestions } from '#domain/inventory/contributions.ts'
import type { InventoryRecord } from '#domain/inventory/facts.ts'
import type { OpenedAnswers } from '#domain/inventory/gathered.ts'
import { opened as demoOpened, records as demoRecords } from '../domain/inventory/demo.ts'

/** A town of so many conversations and sightings: the conversations of the fictional neighbourhood over and over, each
 *  under an id of its own, beside its structures, crews, assignments and documents. */
export interface Town {
  readonly records: readonly InventoryRecord[]
  readonly opened: readonly (readonly [string, OpenedAnswers])[]
}

export const townOf = (conversations: number, sightings: number): Town => {
  const talks = demoRecords.filter(({ type }) => type === 'interview')
  const answers = new Map(demoOpened)
  const things = demoRecords.filter(({ type }) =>
    ['structure', 'crew', 'assignment', 'costItem', 'project'].includes(type),
  )
  const said = Array.from({ length: conversations }, (_, index) => {
    const talk = talks[index % talks.length]
    if (talk === undefined) throw new Error('the fictional neighbourhood has conversations')
    return { talk, id: idOf(index, 'a') }
  })
  return {
    records: [
      ...things.map((one) =>
        one.type === 'project'
          ? { ...one, fields: { ...one.fields, householdsN: 4 * conversations, strata: [] } }
          : one,
      ),
      ...said.map(({ talk, id }) => ({ ...talk, id, fields: openOnly(talk.fields) })),
      ...Array.from({ length: sightings }, (_, index) => sighting(index)),
    ],
    opened: said.map(({ talk, id }) => [id, answers.get(talk.id) ?? { ok: true, answers: {} }]),
  }
}

/** Scattered, as random ids are. */
const idOf = (index: number, group: string): string => {
  const hex = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  return `${hex}-0000-4000-8000-${group.padStart(4, '0')}${String(index).padStart(8, '0')}`
}

const sighting = (index: number): InventoryRecord => {
  const code = (list: string) => {
    const codes = codeList(list)
    return codes[index % codes.length]?.code ?? ''
  }
  const kind = assetKinds[index % assetKinds.length]
  return {
    id: idOf(index, 'b'),
    type: 'assetSighting',
    schemaVersion: 1,
    at: '2026-03-09',
    fields: {
      kind: kind?.code ?? '',
      ownerDomain: code('ownerDomain'),
      ownershipEvidence: code('ownershipEvidence'),
      unusedDegree: code('unusedDegree'),
      status: index % 3 === 0 ? 'seen' : 'confirmed',
      visibility: 'team',
      place: {
        lat: 52.1 + (index % 141) / 9_000,
        lon: 5.1 + (index % 139) / 5_500,
        accuracyM: 8,
      },
      size: { value: (index * 7) % 900, unit: kind?.sizes[0]?.unit ?? 'count', method: 'paced' },
      ideas: [{ use: code('use'), text: null }],
      obstacles: [code('obstacle')],
    },
  }
}

/** The open answers do not mention sealed questions at all. */
const openOnly = (fields: InventoryRecord['fields']): InventoryRecord['fields'] => ({
  ...fields,
  answers: Object.fromEntries(
    Object.entries(fields['answers'] ?? {}).filter(([question]) => !sealedQuestions.has(question)),
  ),
})
