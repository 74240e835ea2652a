import * as z from 'zod/mini'
import { ContactFields } from '../survey/interview.ts'
import type { Questionnaire } from '../survey/questionnaire.ts'
import type { Json } from '../sync/operation.ts'
import type { Stored } from '../sync/record.ts'
import type { Language } from '../text.ts'
import { codesOf } from './codes.ts'
import { interviewTables } from './interview-tables.ts'
import { networkTables } from './network-tables.ts'
import { sightingTables } from './sighting-tables.ts'
import { coded, manyCoded, plain, type Table, tableOf } from './table.ts'

export interface ExportRequest {
  readonly records: readonly Stored[]
  /** All versions that this device knows, oldest first. */
  readonly questionnaires: readonly Questionnaire[]
  /** Of the words beside the codes; the codebook has both languages. */
  readonly language: Language
  /** A random order: arrival tells who was visited when. */
  readonly shuffle: <T>(items: readonly T[]) => readonly T[]
  /** Contacts never stand in one export with conversations. */
  readonly contents: 'neighbourhood' | 'contacts'
}

/** The raw export as tables. Without day, author, device or code, and without a way from a contact to a conversation.
 *  Addresses and visits are in neither export. */
export const exportTables = ({
  records,
  questionnaires,
  language,
  shuffle,
  contents,
}: ExportRequest): readonly Table[] => {
  const shuffled = shuffle(records)
  if (contents === 'contacts') return [contactTable(shuffled, language)]
  return [
    ...interviewTables(shuffled, questionnaires.toReversed(), language),
    ...sightingTables(shuffled, language),
    structureTable(shuffled, language),
    ...networkTables(shuffled, language),
  ]
}

/** Fisher and Yates. `random` gives a number from 0 up to 1. */
export const shuffleWith =
  (random: () => number): ExportRequest['shuffle'] =>
  <T>(items: readonly T[]): readonly T[] => {
    const left = [...items]
    return items.flatMap(() => {
      const at = Math.floor(random() * left.length)
      const taken = left.slice(at, at + 1)
      // The last one comes in its place, so that the others need not move up.
      left.splice(at, 1, ...left.slice(-1))
      left.pop()
      return taken
    })
  }

const structureTable = (records: readonly Stored[], language: Language): Table => {
  const field = (name: string) => (record: Stored) => record.fields[name]
  const place = (name: string) => (record: Stored) => partOf(record.fields['place'], name)
  const code = (name: string, list: string, nl: string, en: string, from = name) =>
    coded<Stored>({ name, about: { nl, en }, codes: codesOf(list), language, read: field(from) })
  return tableOf<Stored>(
    {
      name: 'structures',
      about: { nl: 'Groepen en plekken in de wijk', en: 'Groups and places in the neighbourhood' },
    },
    [
      plain(
        'structure_id',
        'id',
        { nl: 'Nummer van de groep of plek', en: 'Id of the group or place' },
        ({ id }) => id,
      ),
      plain(
        'interview_id',
        'id',
        { nl: 'Genoemd in dit gesprek', en: 'Named in this conversation' },
        field('interviewRef'),
      ),
      plain('name', 'text', { nl: 'Naam', en: 'Name' }, field('name')),
      ...code('kind', 'structureKind', 'Soort', 'Kind'),
      ...code('status', 'structureStatus', 'Hoe het ervoor staat', 'Status'),
      ...manyCoded<Stored>({
        name: 'functions',
        about: { nl: 'Waarvoor', en: 'What for' },
        codes: codesOf('vitalFunction'),
        language,
        read: field('functions'),
      }),
      ...code('owner_domain', 'ownerDomain', 'Van wie', 'Whose', 'ownerDomain'),
      ...code('hub', 'hubKind', 'Soort plek', 'Kind of hub'),
      ...manyCoded<Stored>({
        name: 'serves',
        about: { nl: 'Helpt met', en: 'Serves' },
        codes: codesOf('supportWish'),
        language,
        read: field('serves'),
      }),
      plain('capacity', 'text', { nl: 'Ruimte', en: 'Room' }, field('capacity')),
      plain('lat', 'number', { nl: 'Breedtegraad, WGS84', en: 'Latitude, WGS84' }, place('lat')),
      plain('lon', 'number', { nl: 'Lengtegraad, WGS84', en: 'Longitude, WGS84' }, place('lon')),
    ],
    records.filter(({ type, fields }) => type === 'structure' && fields['archived'] !== true),
  )
}

interface Contact {
  readonly id: string
  readonly fields: ContactFields
}

const contactTable = (records: readonly Stored[], language: Language): Table => {
  const contacts = records.flatMap((record): readonly Contact[] => {
    const parsed = z.safeParse(ContactFields, record.fields)
    return record.type === 'contact' && parsed.success ? [{ id: record.id, fields: parsed.data }] : []
  })
  return tableOf<Contact>(
    {
      name: 'contacts',
      about: { nl: 'Contacten, los van de gesprekken', en: 'Contacts, apart from the conversations' },
    },
    [
      plain(
        'contact_id',
        'id',
        { nl: 'Willekeurig nummer van het contact', en: 'Random id of the contact' },
        ({ id }) => id,
      ),
      ...manyCoded({
        name: 'purposes',
        about: { nl: 'Waarvoor mag dat', en: 'What for' },
        codes: codesOf('contactPurpose'),
        language,
        read: ({ fields }: Contact) => fields.purposes,
      }),
      plain(
        'expires',
        'month',
        {
          nl: 'Wordt gewist op de eerste dag van deze maand',
          en: 'Is erased on the first day of this month',
        },
        ({ fields }) => fields.expiresAt,
      ),
      plain(
        'sealed',
        'sealed',
        {
          nl: 'Naam, telefoon en e-mail op slot (age-bestand in base64)',
          en: 'Name, phone and e-mail, locked (age file in base64)',
        },
        ({ fields }) => fields.sealedDetails,
      ),
    ],
    contacts,
  )
}

const partOf = (value: Json | undefined, name: string): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })[name] // Array.isArray does not narrow readonly arrays away.
    : undefined
