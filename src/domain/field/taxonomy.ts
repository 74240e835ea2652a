import * as z from 'zod/mini'
import { capital, pick, Translated, type Language } from '../text.ts'
import taxonomyData from './asset-taxonomy.json' with { type: 'json' }

const AssetKind = z.looseObject({
  code: z.string(),
  group: z.string(),
  nl: z.string(),
  en: z.string(),
  geometry: z.enum(['point', 'area']),
  sizes: z.array(z.looseObject({ unit: z.string(), methods: z.array(z.string()) })),
  maySupply: z.array(z.string()),
  suggestedUses: z.array(z.string()),
  coordinatorOnly: z.boolean(),
  defaultVisibility: z.enum(['team', 'coordinator']),
  hint: z.optional(Translated),
})
export type AssetKind = z.infer<typeof AssetKind>

const Taxonomy = z.looseObject({
  version: z.string(),
  groups: z.array(
    z.looseObject({
      code: z.string(),
      nl: z.string(),
      en: z.string(),
      publicPin: z.enum(['governmentOrOrganisation', 'ownerAgreed', 'never']),
    }),
  ),
  kinds: z.array(AssetKind),
})
export type AssetGroup = z.infer<typeof Taxonomy>['groups'][number]

/** The kinds of things that lie unused: a kind says what it is, never whose it is. */
const taxonomy = z.parse(Taxonomy, taxonomyData)

export const assetGroups: readonly AssetGroup[] = taxonomy.groups
export const assetKinds: readonly AssetKind[] = taxonomy.kinds

const byCode = new Map(assetKinds.map((kind) => [kind.code, kind]))

/** Undefined for a code that this version does not know. */
export const assetKind = (code: string): AssetKind | undefined => byCode.get(code)

/** Undefined for a code that this version does not know. */
export const groupOfKind = (code: string): AssetGroup | undefined =>
  assetGroups.find((group) => group.code === assetKind(code)?.group)

/** In the order of the taxonomy. */
export const kindsOfGroup = (group: string): readonly AssetKind[] =>
  assetKinds.filter((kind) => kind.group === group)

/** The name of a kind as a title; its code when a newer version made it. */
export const kindName = (code: string, language: Language): string => {
  const kind = assetKind(code)
  return kind === undefined ? code : capital(pick(kind, language))
}

/** Kinds that may never be on a shared map (homes, unused budgets). */
export const isCoordinatorOnlyKind = (code: string): boolean => byCode.get(code)?.coordinatorOnly ?? false
