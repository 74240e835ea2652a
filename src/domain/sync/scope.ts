import { isCoordinatorOnlyKind } from '../field/taxonomy.ts'
import type { Role } from '../project/role.ts'
import { isErasedWith } from './erased-with.ts'
import type { Json } from './operation.ts'

/** Who receives a record follows from what it is, never from what a client says. */
export type Scope =
  | 'project'
  | 'field'
  | 'work'
  | 'costs'
  | 'gated'
  | 'coding'
  | 'telling'
  | 'desk'
  | 'talk'
  | 'contact'
  | 'erased'
  | `area:${string}`
  | `device:${string}`

const scopeOfType: Readonly<Record<string, Scope>> = {
  project: 'project',
  questionnaire: 'project',
  area: 'project',
  streetName: 'project',
  mapLayer: 'project',
  crew: 'project',
  publication: 'project',
  publicQuote: 'project',
  // It names offers out of conversations; helpers get matches in a gated set.
  match: 'desk',
  // Ids of households and prints of their answers, though sealed.
  keptSets: 'desk',
  walk: 'field',
  assignment: 'work',
  costItem: 'costs',
  codingTask: 'coding',
  coding: 'coding',
  quoteForTelling: 'telling',
  interview: 'talk',
  causeStatement: 'talk',
  talentOffer: 'talk',
  need: 'talk',
  story: 'talk',
  correction: 'talk',
  contact: 'contact',
}

/** The scopes that hold a record. `parent` is the scope of the record it hangs under, for notes
 *  and visits. */
export const scopesOf = (
  record: { readonly type: string; readonly fields: Readonly<Record<string, Json>> },
  parent?: readonly Scope[],
): readonly Scope[] => {
  const { type, fields } = record
  const outOfConversation = typeof fields['interviewRef'] === 'string'
  switch (type) {
    case 'assetSighting':
      if (outOfConversation) return ['talk']
      if (typeof fields['kind'] === 'string' && isCoordinatorOnlyKind(fields['kind'])) return ['desk']
      return fields['visibility'] === 'team' || fields['visibility'] === 'public' ? ['field'] : ['desk']
    case 'structure':
      return outOfConversation ? ['talk'] : ['project']
    case 'resourceFlow':
      return outOfConversation ? ['talk'] : ['costs']
    case 'gatedSet':
      // Combinations go to those who work on them.
      return fields['part'] === 'figures' ? ['gated'] : fields['part'] === 'matches' ? ['work'] : ['desk']
    case 'comment':
      return parent ?? ['desk']
    case 'visit':
      // Goes where its address goes, also when that moves to another team.
      if (parent?.every(isOfStreet) === true) return parent
      return typeof fields['areaId'] === 'string' ? [`area:${fields['areaId']}`] : ['desk']
    case 'address':
      return typeof fields['areaId'] === 'string' ? [`area:${fields['areaId']}`] : ['desk']
    default:
      return [scopeOfType[type] ?? 'desk']
  }
}

const isOfStreet = (scope: Scope): boolean => scope === 'desk' || scope.startsWith('area:')

/** Records that become visible in groups (conversations, contacts, and what comes out of a conversation). */
export const isReleasedInGroups = (scopes: readonly Scope[]): boolean =>
  scopes.includes('talk') || scopes.includes('contact')

/** Records that carry a month instead of a day, and no author or device to anybody. */
export const carriesMonth = (type: string, fields: Readonly<Record<string, Json>>): boolean =>
  isReleasedInGroups(scopesOf({ type, fields }))

/** Records that are made with a month: those, and what is taken out of them for others. */
export const isMadeByMonth = (type: string, fields: Readonly<Record<string, Json>>): boolean =>
  isErasedWith(type) || carriesMonth(type, fields)

/** What a device pulls: its role's scopes, its areas, its own answers and the erased ids. */
export const scopesOfDevice = (grant: {
  readonly role: Role
  readonly deviceId: string
  /** The areas of an interviewer; for a coordinator all areas of the project. */
  readonly areas: readonly string[]
}): readonly Scope[] => {
  const own: readonly Scope[] = ['project', `device:${grant.deviceId}`, 'erased']
  const areas = grant.areas.map((area): Scope => `area:${area}`)
  switch (grant.role) {
    case 'interviewer':
      return [...own, 'field', ...areas]
    case 'volunteer':
      return [...own, 'field']
    case 'communityBuilder':
      return [...own, 'gated', 'field', 'work']
    case 'entrepreneur':
      return [...own, 'gated', 'work']
    case 'informationGatherer':
      return [...own, 'gated', 'field', 'costs', 'coding']
    case 'storyteller':
      return [...own, 'gated', 'telling']
    case 'coordinator':
      return [
        ...own,
        ...(['gated', 'field', 'work', 'costs', 'coding', 'telling', 'desk', 'talk', 'contact'] as const),
        ...areas,
      ]
  }
}
