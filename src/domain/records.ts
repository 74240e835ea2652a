import * as z from 'zod/mini'
import { AddressFields, addressVersion } from './field/address.ts'
import { AssignmentFields, assignmentVersion } from './field/assignment.ts'
import { mostChanges } from './field/change.ts'
import { CostItemFields, costItemVersion } from './field/cost-item.ts'
import { CrewFields, crewVersion } from './field/crew.ts'
import { MapLayerFields, mapLayerVersion } from './field/map-layer.ts'
import { Place } from './field/place.ts'
import { ResourceFlowFields, resourceFlowVersion } from './field/resource-flow.ts'
import { mostDistinct, mostMoments, SightingFields, sightingVersion } from './field/sighting.ts'
import { StructureFields, structureVersion } from './field/structure.ts'
import { VisitFields, visitVersion } from './field/visit.ts'
import { WalkFields, walkVersion } from './field/walk.ts'
import { CodingFields, CodingTaskFields, codingTaskVersion, codingVersion } from './inventory/coding.ts'
import { GatedSetFields, gatedSetVersion, KeptSetsFields } from './inventory/gated-set.ts'
import { MatchFields, matchVersion } from './inventory/match.ts'
import { PublicationFields, publicationVersion } from './inventory/publication.ts'
import { PublicQuoteFields, QuoteForTellingFields, quoteVersion } from './inventory/quotes.ts'
import { AreaGeometry, ProjectFields, projectVersion } from './project/project.ts'
import { ContactFields, contactVersion, InterviewFields, interviewVersion } from './survey/interview.ts'
import { StoryFields, storyVersion } from './survey/story.ts'
import { Id, type Json } from './sync/operation.ts'

/** The table of record types: what each holds, its version, and how an older field map becomes a current one.
 *  A new type is one entry here and a line in `sync/scope.ts`. */
export interface RecordType {
  readonly version: number
  /** The field map of a whole record. Unknown fields are kept. */
  readonly fields: z.ZodMiniType<Record<string, unknown>>
  /** From version n to n + 1; works on the field map of a record and of an operation. */
  readonly migrations: Readonly<
    Record<number, (fields: Readonly<Record<string, Json>>) => Record<string, Json>>
  >
  /** Fields that are sets: changed with add and remove, never with set. */
  readonly sets?: readonly string[]
  /** How many members of such a set the server keeps. The schema takes twice as many: a phone lays over it what it added
   *  without network. */
  readonly most?: Readonly<Record<string, number>>
}

const Code = z.string().check(z.maxLength(60))

const loose = (fields: Record<string, z.ZodMiniType>) => z.looseObject(fields)
const type = (version: number, fields: RecordType['fields'], more: Partial<RecordType> = {}): RecordType => ({
  version,
  fields,
  migrations: {},
  ...more,
})

/** Entries that tell what they said before. */
const told = { sets: ['history'], most: { history: mostChanges } }

export const recordTypes: Readonly<Record<string, RecordType>> = {
  project: type(projectVersion, ProjectFields),
  questionnaire: type(1, loose({ formId: z.string(), version: z.string(), body: z.looseObject({}) })),
  area: type(1, loose({ name: z.string().check(z.maxLength(80)), geometry: z.optional(AreaGeometry) })),
  streetName: type(1, loose({ text: z.string().check(z.maxLength(120)), place: Place })),
  address: type(addressVersion, AddressFields),
  visit: type(visitVersion, VisitFields),
  interview: type(interviewVersion, InterviewFields, { sets: ['photos'] }),
  contact: type(contactVersion, ContactFields),
  assetSighting: type(sightingVersion, SightingFields, {
    sets: ['photos', 'history', 'distinctFrom'],
    most: { history: mostMoments, distinctFrom: mostDistinct },
  }),
  structure: type(structureVersion, StructureFields, told),
  mapLayer: type(mapLayerVersion, MapLayerFields),
  walk: type(walkVersion, WalkFields),
  comment: type(1, loose({ on: z.looseObject({}), text: z.string().check(z.maxLength(300)) })),
  crew: type(crewVersion, CrewFields, told),
  assignment: type(assignmentVersion, AssignmentFields, told),
  costItem: type(costItemVersion, CostItemFields, told),
  resourceFlow: type(resourceFlowVersion, ResourceFlowFields, told),
  causeStatement: type(1, loose({ interviewRef: Id, chainId: Id, depth: z.int(), text: z.string() })),
  talentOffer: type(1, loose({ interviewRef: Id, skill: Code })),
  need: type(1, loose({ interviewRef: z.optional(Id), kind: Code, code: Code })),
  story: type(storyVersion, StoryFields),
  match: type(matchVersion, MatchFields),
  gatedSet: type(gatedSetVersion, GatedSetFields),
  keptSets: type(1, KeptSetsFields),
  publication: type(publicationVersion, PublicationFields),
  publicQuote: type(quoteVersion, PublicQuoteFields),
  quoteForTelling: type(quoteVersion, QuoteForTellingFields),
  codingTask: type(codingTaskVersion, CodingTaskFields),
  coding: type(codingVersion, CodingFields),
}

/** Brings a field map written under an older version to the current one. A newer or unknown one is `undefined`. */
export const migrate = (
  typeName: string,
  version: number,
  fields: Readonly<Record<string, Json>>,
  types: Readonly<Record<string, RecordType>> = recordTypes,
): Record<string, Json> | undefined => {
  const known = Object.hasOwn(types, typeName) ? types[typeName] : undefined
  if (known === undefined || version > known.version) return undefined
  let current: Record<string, Json> = { ...fields }
  for (let from = version; from < known.version; from++) {
    const step = known.migrations[from]
    if (step === undefined) return undefined
    current = step(current)
  }
  return current
}

/** Checks the whole field map of a record after a merge. */
export const understands = (typeName: string, fields: Readonly<Record<string, Json>>): boolean => {
  const known = Object.hasOwn(recordTypes, typeName) ? recordTypes[typeName] : undefined
  return known !== undefined && z.safeParse(known.fields, fields).success
}
