import { codeLabel, codeName } from '#domain/codelists.ts'
import { kindName } from '#domain/field/taxonomy.ts'
import { type Mix, reasonsOf, type ReasonPart } from '#domain/inventory/match-mix.ts'
import type { MissingPart, Need, Part } from '#domain/inventory/match-parts.ts'
import { knownDomains } from '#domain/inventory/match-score.ts'
import { capital } from '#domain/text.ts'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'

/** What a part is called, and what is said below it. */
export interface PartWords {
  readonly key: string
  readonly name: string
  readonly about: string
}

/** How combinations are told in words. `willing`: households that would share a skill; `kMin`: from how many it is said. */
export const useMixWords = ({
  willing,
  kMin,
}: {
  readonly willing: ReadonlyMap<string, number>
  readonly kMin: number
}) => {
  const t = useText()
  const [language] = useLanguage()
  const { number, distance } = useFormats()

  /** Money that lies unused is no size: it stands in the ledger of its owner. */
  const sizeOf = ({ value, unit }: { readonly value: number; readonly unit: string }): string => {
    if (unit === 'eurCents') return ''
    if (unit === 'count') return t('limonade.pieces', { count: value, number: number(value) })
    return `${number(value)} ${codeLabel('sizeUnit', unit, language)}`
  }

  const needName = ({ kind, code }: Pick<Need, 'kind' | 'code'>): string =>
    code === '' ? t('limonade.noNeed') : codeName(listOf[kind], code, language)

  const partName = (part: Part): string => {
    switch (part.type) {
      case 'assetSighting':
        return part.title || kindName(part.kind, language)
      case 'talentOffer':
        return codeName('skill', part.skill, language)
      default:
        return part.name || codeName('vitalFunction', part.type === 'crew' ? part.function : '', language)
    }
  }

  /** Offers of one skill are one line: nobody is told apart. */
  const partsInWords = (parts: readonly Part[]): readonly PartWords[] => {
    const told = new Set<string>()
    return parts.flatMap((part): readonly PartWords[] => {
      const name = partName(part)
      switch (part.type) {
        case 'talentOffer': {
          if (told.has(part.skill)) return []
          told.add(part.skill)
          const households = willing.get(part.skill) ?? 0
          const about =
            households < kMin
              ? t('limonade.fewOffer', { count: kMin })
              : t('limonade.offer', { count: households })
          return [{ key: part.skill, name, about }]
        }
        case 'assetSighting':
          return [
            {
              key: part.id,
              name,
              about: [
                part.title ? kindName(part.kind, language) : '',
                part.size == null ? '' : sizeOf(part.size),
                codeName('ownerDomain', part.ownerDomain, language),
                part.status === 'confirmed' ? '' : codeName('sightingStatus', part.status, language),
              ]
                .filter((word) => word !== '')
                .join(' · '),
            },
          ]
        case 'structure':
          return [
            {
              key: part.id,
              name,
              about: `${codeName('ownerDomain', part.ownerDomain, language)} · ${codeLabel('structureStatus', part.status, language)}`,
            },
          ]
        case 'crew':
          return [
            {
              key: part.id,
              name,
              about: `${t('limonade.crewOfResidents')} · ${codeLabel('crewStatus', part.status, language)}`,
            },
          ]
      }
    })
  }

  const reasonWords = (mix: Reasoned, reason: ReasonPart): string => {
    const { input } = mix
    switch (reason) {
      case 'mix':
        return t('limonade.reason_mix', { count: knownDomains(input.domains) })
      case 'near':
        return input.distanceM === null
          ? ''
          : t('limonade.reason_near', { distance: distance(input.distanceM) })
      case 'need':
        return t('limonade.reason_need', {
          count: input.needHouseholds,
          number: number(input.needHouseholds),
        })
      case 'jug':
        return t(input.jug === 'confirmed' ? 'limonade.reason_jug' : 'limonade.reason_jugComing')
      case 'fit':
        return t(input.fit === 1 ? 'limonade.reason_fit' : 'limonade.reason_fitHalf')
      case 'ready':
        return t(input.ready === 1 ? 'limonade.reason_ready' : 'limonade.reason_readySome')
    }
  }

  /** "Dit past omdat … Er ontbreekt nog: …", reasons in the order of their points. */
  const sentence = (mix: Reasoned): string => {
    const reasons = reasonsOf(mix)
      .map((reason) => reasonWords(mix, reason))
      .filter((words) => words !== '')
    const why =
      reasons.length === 0
        ? []
        : [t('limonade.because', { reasons: new Intl.ListFormat(language).format(reasons) })]
    return [...why, ...mix.missing.map((part) => missingWords(part))].join(' ')
  }

  const missingWords = (part: string): string => `${capital(codeLabel('missingPart', part, language))}.`

  /** What to look for first: an owner of another kind before all else. */
  const missingShort = (missing: readonly MissingPart[]): string => {
    const first = missing.includes('secondDomain') ? 'secondDomain' : missing[0]
    return first === undefined ? t('limonade.nothingMissing') : t(`limonade.missing_${first}`)
  }

  const titleOf = (mix: Mix & { readonly fields?: { readonly title: string } }): string => {
    if (mix.fields !== undefined) return mix.fields.title
    const [water] = mix.water
    return water === undefined ? needName(mix.need) : `${needName(mix.need)}: ${partName(water)}`
  }

  return { needName, sizeOf, partName, partsInWords, sentence, missingWords, missingShort, titleOf }
}

/** How combinations are told in words. */
export type MixWords = ReturnType<typeof useMixWords>

type Reasoned = Pick<Mix, 'points' | 'input' | 'missing'>

const listOf = { hub: 'hubKind', function: 'vitalFunction', use: 'use' } as const
