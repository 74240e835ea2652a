import * as z from 'zod/mini'
import { canonical, type Json } from '../sync/operation.ts'
import { personalDataIn, type PersonalData } from '../survey/personal-data.ts'
import { fileWord, languages } from '../text.ts'
import type { SetFigure } from './gated-set.ts'
import type { Chosen } from './match-chosen.ts'
import { countsIn, type GatedCounts } from './gated-counts.ts'
import { type GatedMatch, mayBePublished } from './match-gated.ts'
import { mayBePublic } from '../field/public-pin.ts'
import type { Part } from './match-parts.ts'
import { PublicationFields, type PublicMatch, type PublicPin, Slug } from './publication.ts'
import { partsOfId } from './set-panels.ts'

/** What somebody who makes a public page chose and wrote so far. */
export const Composition = z.object({
  lang: z.enum(languages),
  slug: z.string(),
  title: z.string(),
  lead: z.string(),
  sections: z.array(z.object({ heading: z.string(), body: z.string() })),
  reachUs: z.string(),
  /** The panels of which the figures are shown. */
  panels: z.array(z.string()),
  limonades: z.array(z.string()),
  /** Stories, by id. */
  quotes: z.array(z.string()),
  photos: z.array(z.object({ sighting: z.string(), sha256: z.string(), alt: z.string() })),
  map: z.boolean(),
  /** What stood on the page when a new edition was begun. */
  over: z.optional(z.string()),
})
export type Composition = z.infer<typeof Composition>

/** What people chose to say on a page, to see whether it is still the same. */
export const saidOn = ({ lang, slug, status, title, lead, sections, reachUs }: PublicationFields): string =>
  canonical([lang, slug, status, title, lead, sections, reachUs])

/** Whether somebody else changed a page since a new edition of it was begun, to something else than what this one says. */
export const isOvertaken = (
  { over }: Pick<Composition, 'over'>,
  {
    made,
    now,
  }: { readonly made: PublicationFields | undefined; readonly now: PublicationFields | undefined },
): boolean =>
  over !== undefined &&
  now !== undefined &&
  saidOn(now) !== over &&
  (made === undefined || saidOn(now) !== saidOn(made))

/** An address out of a title: at most 60 lower-case letters, digits and single hyphens. */
export const slugFrom = (title: string): string => fileWord(title).slice(0, 60).replace(/-$/, '')

const openingLines = {
  nl: (count: number) => `Van elke 10 euro gaan er ongeveer ${count.toString()} de wijk uit.`,
  en: (count: number) => `Of every 10 euros about ${count.toString()} leave the neighbourhood.`,
}

/** A sentence to begin with, out of the share of all money that leaves; undefined unless that share passed the gate. */
export const openingLine = (figures: readonly SetFigure[], lang: Composition['lang']): string | undefined => {
  const value = figures.find(({ id }) => id === 'leakage:all')?.value
  return value?.status === 'shown' && value.kind === 'leakage'
    ? openingLines[lang](Math.round(value.points / 10))
    : undefined
}

/** The figures of the panels that somebody chose: as they left before, and no others. */
export const figuresIn = (figures: readonly SetFigure[], panels: readonly string[]): readonly SetFigure[] =>
  figures.filter(({ id }) => panels.includes(partsOfId(id).panel))

/** What may still be shown of what stands on a live page. */
export interface StillShown {
  /** The figures that left last. */
  readonly figures: readonly SetFigure[]
  readonly pins: readonly PublicPin[]
}

/** What changes on a live page after a renewal: what does not pass any more is taken out at once, and with it the sentence
 *  that was made of it, the numbers of households beside combinations, and pins of what is not public any more. The rest
 *  stays as it was. Undefined: nothing changes. */
export const takenOut = (
  page: PublicationFields,
  { figures: now, pins }: StillShown,
): Partial<PublicationFields> | undefined => {
  const current = new Map(now.map((figure) => [figure.id, figure]))
  const passes = (id: string) => current.get(id)?.value.status === 'shown'
  const spots = new Set(pins.map(spotOf))
  const left: Partial<PublicationFields> = {
    figures: page.figures.map((figure): SetFigure =>
      figure.value.status !== 'shown' || passes(figure.id)
        ? figure
        : { id: figure.id, value: { status: 'withdrawn' }, on: current.get(figure.id)?.on ?? figure.on },
    ),
    households: passes('households') ? page.households : null,
    limonades: page.limonades.map((match) => withoutHidden(match, countsIn(now))),
    unused: { ...page.unused, pins: page.unused.pins.filter((pin) => spots.has(spotOf(pin))) },
    ...(passes('leakage:all') ? {} : withoutOpening(page)),
  }
  const before = new Map<string, Json>(Object.entries(page))
  const changed = Object.entries(left).filter(
    ([field, value]) => canonical(value) !== canonical(before.get(field) ?? null),
  )
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}

const spotOf = ({ kind, ownerDomain, lat, lon }: PublicPin): string => [kind, ownerDomain, lat, lon].join(' ')

/** A combination without numbers of households that are not told any more. */
const withoutHidden = (match: PublicMatch, { needs, skills }: GatedCounts): PublicMatch => {
  const { need } = match
  const still = (households: number | null, told: number | null | undefined) =>
    told == null || told === 0 ? null : households
  const parts = (some: PublicMatch['syrup']) =>
    some.map((part) =>
      part.type === 'talentOffer'
        ? { ...part, households: still(part.households, skills.get(part.skill)) }
        : part,
    )
  return {
    ...match,
    need: { ...need, households: still(need.households, needs.get(`${need.kind}.${need.code}`)) },
    water: parts(match.water),
    syrup: parts(match.syrup),
    jug: parts(match.jug),
  }
}

/** Each opening sentence that there can be, whatever share it was made of. */
const allOpenings = languages.flatMap((lang) => Array.from({ length: 11 }, (_, of) => openingLines[lang](of)))

const withoutOpening = ({ title, lead, areaName }: PublicationFields) => {
  const without = (text: string) => allOpenings.reduce((rest, said) => rest.replaceAll(said, ''), text).trim()
  return { title: without(title) || areaName, lead: without(lead) }
}

/** Why a combination cannot stand on a public page. */
export type NotPublic = 'noLimonade' | 'noTag' | 'closedPart' | 'notPublicPart'

/** Undefined when it can: it is a limonade, says what it is good for, and each of its parts may be public. */
export const whyNotPublic = (match: Chosen, gated: GatedMatch): NotPublic | undefined => {
  if (!gated.isLimonade) return 'noLimonade'
  if (!mayBePublished(gated)) return 'noTag'
  const parts = [...match.water, ...match.syrup, ...match.jug]
  if (!parts.every(canBePublic)) return 'closedPart'
  return parts.every((part) => part.type !== 'assetSighting' || part.visibility === 'public')
    ? undefined
    : 'notPublicPart'
}

/** What is not so by nature cannot be made public by anybody. */
const canBePublic = (part: Part): boolean => {
  switch (part.type) {
    case 'assetSighting':
      return part.interviewRef == null && mayBePublic(part.kind)
    case 'structure':
      return part.interviewRef == null
    case 'crew':
    case 'talentOffer':
      return true
  }
}

/** Traces of somebody in a text that everybody will read. It warns and never blocks: a pattern can be wrong. */
export type Trace = PersonalData | 'postcode' | 'houseNumber' | 'name'

const postcode = /(?<![\p{L}\d])[1-9]\d{3}\s?[A-Z]{2}(?![\p{L}\d])/u
const houseNumber =
  /\p{L}(?:straat|laan|weg|plein|dijk|hof|kade|pad|singel|gracht|steeg|park|street|road|lane|avenue)\s+\d+/iu
const name =
  /(?<!\p{L})(?:[Mm]eneer|[Mm]evrouw|[Mm]w\.?|[Dd]hr\.?|[Ff]amilie|Mrs?\.?|Ms\.?)\s+(?:\p{Ll}{2,4}\s+){0,2}\p{Lu}\p{L}+/u

/** Each kind of trace once, in a fixed order. */
export const tracesIn = (text: string): readonly Trace[] => [
  ...personalDataIn(text),
  ...(postcode.test(text) ? (['postcode'] as const) : []),
  ...(houseNumber.test(text) ? (['houseNumber'] as const) : []),
  ...(name.test(text) ? (['name'] as const) : []),
]

/** Whether a text has the sentence of a share that is not the last one that left, or does not pass any more. */
const saysEarlierShare = (text: string, now: string | undefined): boolean =>
  allOpenings.some((said) => said !== now && text.includes(said))

/** What still keeps a page from being published, by the field that asks for it. */
export type Lack = 'title' | 'opening' | 'slug' | 'slugTaken' | 'section' | 'photo' | 'fields'

/** All of it, in the order of the fields. `taken`: addresses of other pages; `figures`: the last ones that left. */
export const lacksOf = (
  { lang, title, lead, slug, sections, photos }: Composition,
  { taken, figures }: { readonly taken: readonly string[]; readonly figures: readonly SetFigure[] },
): readonly Lack[] => [
  ...(title.trim() === '' ? (['title'] as const) : []),
  ...(saysEarlierShare(`${title} ${lead}`, openingLine(figures, lang)) ? (['opening'] as const) : []),
  ...(z.safeParse(Slug, slug).success ? [] : (['slug'] as const)),
  ...(taken.includes(slug) ? (['slugTaken'] as const) : []),
  ...(sections.some(({ heading }) => heading.trim() === '') ? (['section'] as const) : []),
  ...(photos.some(({ alt }) => alt.trim() === '') ? (['photo'] as const) : []),
]

/** The fields of a page; undefined when something in it may not stand there. */
export const publicationOf = (fields: unknown): PublicationFields | undefined => {
  const read = z.safeParse(PublicationFields, fields)
  return read.success ? read.data : undefined
}
