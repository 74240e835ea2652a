import * as z from 'zod/mini'
import { SightingFields } from '../field/sighting.ts'
import { assetKind } from '../field/taxonomy.ts'
import type { Stored } from '../sync/record.ts'
import type { Language } from '../text.ts'
import { codesOf, groupCodes, kindCodes } from './codes.ts'
import { photoFile } from './photo-file.ts'
import { coded, manyCoded, plain, type Reader, separator, type Table, tableOf, type Words } from './table.ts'

export interface Sighting {
  readonly id: string
  readonly at: string
  readonly fields: SightingFields
}

/** Those that this version understands. */
export const sightingsIn = (records: readonly Stored[]): readonly Sighting[] =>
  records.flatMap((record) => {
    const parsed = z.safeParse(SightingFields, record.fields)
    if (record.type !== 'assetSighting' || !parsed.success) return []
    return [{ id: record.id, at: record.at, fields: parsed.data }]
  })

/** Sightings, and the ideas about them in a table of their own. */
export const sightingTables = (records: readonly Stored[], language: Language): readonly Table[] => {
  const sightings = sightingsIn(records)
  return [sightingTable(sightings, language), ideaTable(sightings, language)]
}

/** One row for each sighting. */
export const sightingTable = (sightings: readonly Sighting[], language: Language): Table =>
  tableOf(
    { name: 'sightings', about: { nl: 'Vondsten en tips', en: 'Sightings and tips' } },
    sightingColumns(language),
    sightings,
  )

const sightingColumns = (language: Language): readonly Reader<Sighting>[] => {
  const code = (name: string, list: string, about: Words, read: (fields: SightingFields) => unknown) =>
    coded({ name, about, codes: codesOf(list), language, read: ({ fields }: Sighting) => read(fields) })
  const many = (name: string, list: string, about: Words, read: (fields: SightingFields) => unknown) =>
    manyCoded({ name, about, codes: codesOf(list), language, read: ({ fields }: Sighting) => read(fields) })
  const number = (name: string, about: Words, read: (fields: SightingFields) => unknown) =>
    plain(name, 'number', about, ({ fields }: Sighting) => read(fields))
  const text = (name: string, about: Words, read: (fields: SightingFields) => unknown) =>
    plain(name, 'text', about, ({ fields }: Sighting) => read(fields))

  return [
    plain('sighting_id', 'id', { nl: 'Nummer van de vondst', en: 'Id of the sighting' }, ({ id }) => id),
    plain(
      'interview_id',
      'id',
      {
        nl: 'Tip uit dit gesprek; leeg bij een vondst',
        en: 'Tip out of this conversation; empty for a sighting',
      },
      ({ fields }) => fields.interviewRef,
    ),
    plain(
      'month',
      'month',
      { nl: 'Maand van de vondst (jjjj-mm)', en: 'Month of the sighting (yyyy-mm)' },
      ({ at }) => at.slice(0, 7),
    ),
    ...coded({
      name: 'kind',
      about: { nl: 'Soort', en: 'Kind' },
      codes: kindCodes,
      language,
      read: ({ fields }: Sighting) => fields.kind,
    }),
    ...coded({
      name: 'group',
      about: { nl: 'Groep', en: 'Group' },
      codes: groupCodes,
      language,
      read: ({ fields }: Sighting) => assetKind(fields.kind)?.group,
    }),
    ...code('status', 'sightingStatus', { nl: 'Stand', en: 'Status' }, ({ status }) => status),
    ...code(
      'visibility',
      'visibility',
      { nl: 'Wie ziet het', en: 'Who sees it' },
      ({ visibility }) => visibility,
    ),
    number('lat', { nl: 'Breedtegraad, WGS84', en: 'Latitude, WGS84' }, ({ place }) => place?.lat),
    number('lon', { nl: 'Lengtegraad, WGS84', en: 'Longitude, WGS84' }, ({ place }) => place?.lon),
    number(
      'accuracy_m',
      { nl: 'Nauwkeurigheid in meter', en: 'Accuracy in metres' },
      ({ place }) => place?.accuracyM,
    ),
    ...code(
      'unused_degree',
      'unusedDegree',
      { nl: 'Hoe ongebruikt', en: 'How unused' },
      ({ unusedDegree }) => unusedDegree,
    ),
    ...code('owner_domain', 'ownerDomain', { nl: 'Van wie', en: 'Whose' }, ({ ownerDomain }) => ownerDomain),
    ...code(
      'ownership_evidence',
      'ownershipEvidence',
      { nl: 'Hoe weten we van wie', en: 'How we know whose' },
      ({ ownershipEvidence }) => ownershipEvidence,
    ),
    text(
      'source',
      { nl: 'Bron van een ingelezen plek', en: 'Source of a place from a file' },
      ({ source }) => source?.name,
    ),
    text('source_id', { nl: 'Nummer in de bron', en: 'Id in the source' }, ({ source }) => source?.id),
    text(
      'licence',
      { nl: 'Licentie van de bron', en: 'Licence of the source' },
      ({ source }) => source?.licence,
    ),
    text('attribution', { nl: 'Naamsvermelding', en: 'Attribution' }, ({ source }) => source?.attribution),
    text('title', { nl: 'Naam', en: 'Title' }, ({ title }) => title),
    text(
      'note',
      { nl: 'Opmerking; bij een tip de plek in woorden', en: 'Note; for a tip the place in words' },
      ({ note }) => note,
    ),
    number('size', { nl: 'Grootte', en: 'Size' }, ({ size }) => size?.value),
    ...code(
      'size_unit',
      'sizeUnit',
      { nl: 'Eenheid van de grootte', en: 'Unit of the size' },
      ({ size }) => size?.unit,
    ),
    ...code(
      'size_method',
      'sizeMethod',
      { nl: 'Hoe gemeten', en: 'How measured' },
      ({ size }) => size?.method,
    ),
    text(
      'since',
      { nl: 'Sinds (jaar of jaar-maand)', en: 'Since (year or year-month)' },
      ({ since }) => since,
    ),
    number(
      'unused_hours_per_week',
      { nl: 'Ongebruikte uren per week', en: 'Unused hours per week' },
      ({ unusedHoursPerWeek }) => unusedHoursPerWeek,
    ),
    ...code(
      'condition',
      'condition',
      { nl: 'Hoe het eraan toe is', en: 'Condition' },
      ({ condition }) => condition,
    ),
    ...many('access', 'access', { nl: 'Toegang', en: 'Access' }, ({ access }) => access),
    ...many(
      'unused_evidence',
      'unusedEvidence',
      { nl: 'Waaraan te zien', en: 'How one can see it' },
      ({ unusedEvidence }) => unusedEvidence,
    ),
    ...many(
      'obstacles',
      'obstacle',
      { nl: 'Wat houdt het tegen', en: 'What holds it back' },
      ({ obstacles }) => obstacles,
    ),
    number('ideas_count', { nl: 'Aantal ideeën', en: 'Number of ideas' }, ({ ideas }) => ideas?.length ?? 0),
    text(
      'bag_id',
      { nl: 'BAG-nummer: tekst van 16 cijfers', en: 'BAG id: a text of 16 digits' },
      ({ bagId }) => bagId,
    ),
    text('photos', { nl: 'Bestanden van de foto’s', en: 'Files of the photos' }, ({ photos }) =>
      photos?.map(photoFile).join(separator),
    ),
    text(
      'duplicate_of',
      { nl: 'Dubbel van deze vondst', en: 'Duplicate of this sighting' },
      ({ duplicateOf }) => duplicateOf,
    ),
  ]
}

interface Idea {
  readonly sighting: string
  readonly index: number
  readonly use: string
  readonly text: string | null | undefined
}

const ideaTable = (sightings: readonly Sighting[], language: Language): Table => {
  const ideas = sightings.flatMap(({ id, fields }) =>
    (fields.ideas ?? []).map(({ use, text }, at): Idea => ({ sighting: id, index: at + 1, use, text })),
  )
  return tableOf<Idea>(
    { name: 'sighting_ideas', about: { nl: 'Ideeën bij vondsten', en: 'Ideas about sightings' } },
    [
      plain(
        'sighting_id',
        'id',
        { nl: 'Bij welke vondst (sighting_id in sightings)', en: 'The sighting (sighting_id in sightings)' },
        ({ sighting }) => sighting,
      ),
      plain(
        'index',
        'number',
        { nl: 'Plaats van het idee, vanaf 1', en: 'Position of the idea, from 1' },
        ({ index }) => index,
      ),
      ...coded({
        name: 'use',
        about: { nl: 'Wat kan daar', en: 'What could happen there' },
        codes: codesOf('use'),
        language,
        read: ({ use }: Idea) => use,
      }),
      plain('text', 'text', { nl: 'In eigen woorden', en: 'In own words' }, ({ text }) => text),
    ],
    ideas,
  )
}
