import type { PublicationFields } from '#domain/inventory/publication.ts'
import type { Json, Operation } from '#domain/sync/operation.ts'

/** A public page of a made-up neighbourhood, with something of everything. */
export const publication = (change: Partial<PublicationFields> = {}): PublicationFields => ({
  slug: 'kannetjeskwartier',
  lang: 'nl',
  status: 'live',
  on: '2026-11-09',
  period: { from: '2026-03', to: '2026-10' },
  areaName: 'Kannetjeskwartier',
  households: 150,
  householdsN: 612,
  kMin: 5,
  kMoney: 10,
  title: 'Van elke 10 euro gaan er ongeveer 8 de wijk uit.',
  lead: 'Intussen ligt er hier veel stil dat we samen kunnen gebruiken.',
  sections: [
    {
      heading: 'Hoe het begon',
      body: 'Bewoners spraken met hun buren, aan de deur en aan de keukentafel.\n\nVrijwilligers liepen door de wijk en schreven op wat stil ligt.',
    },
  ],
  reachUs: 'Kom op dinsdagavond naar de buurtkamer.',
  figures: [
    {
      id: 'households',
      value: counts(150, { full: 110, doorstep: 40 }),
      on: '2026-11-09',
    },
    { id: 'ledger:food', value: euros(3_030_000, 2_860_000, 3_200_000), on: '2026-11-09' },
    { id: 'ledger:energy', value: euros(1_240_000, 1_110_000, 1_370_000), on: '2026-11-09' },
    { id: 'ledger:childcare', value: { status: 'hidden', reason: 'fewPayers' }, on: '2026-11-09' },
    { id: 'leakage:all', value: leakage(80, 75, 85), on: '2026-11-09' },
    { id: 'leakage:food', value: leakage(70, 65, 75), on: '2026-11-09' },
    { id: 'leakage:energy', value: leakage(95, 90, 100), on: '2026-11-09' },
    { id: 'leakage:mobility', value: leakage(95, null, null), on: '2026-06-01' },
    { id: 'leakage:childcare', value: { status: 'hidden', reason: 'tooFew' }, on: '2026-11-09' },
    { id: 'leakage:sport', value: { status: 'withdrawn' }, on: '2026-11-09' },
    {
      id: 'timeline',
      value: {
        status: 'shown',
        kind: 'timeline',
        households: 60,
        years: [
          { year: '2027', lowEuros: 120_000, highEuros: 310_000 },
          { year: '2031', lowEuros: null, highEuros: null },
          { year: 'unknown', lowEuros: 80_000, highEuros: 90_000 },
        ],
      },
      on: '2026-11-09',
    },
    {
      id: 'talent',
      value: { status: 'shown', kind: 'talent', households: 75, points: 55, low: null, high: null },
      on: '2026-11-09',
    },
    { id: 'willing', value: counts(140, { cooking: 20, oddJobs: 15, gardening: 15 }), on: '2026-11-09' },
    {
      id: 'gaps',
      value: {
        status: 'shown',
        kind: 'gaps',
        rows: [
          { code: 'cooking', gap: -5, hidden: false },
          { code: 'computerHelp', gap: 10, hidden: false },
          { code: 'repair', gap: null, hidden: true },
        ],
      },
      on: '2026-11-09',
    },
    { id: 'cause:money', value: share(30, 25, 40), on: '2026-11-09' },
    { id: 'cause:contact', value: share(20, 15, 30), on: '2026-11-09' },
    { id: 'model:lend', value: share(35, 25, 45), on: '2026-11-09' },
    { id: 'modelWish:cooperative', value: share(15, 10, 20), on: '2026-11-09' },
    { id: 'wishes', value: counts(140, { meetingPlace: 45, lendingPoint: 30 }), on: '2026-11-09' },
    {
      id: 'flow:electricity:in',
      value: { status: 'shown', kind: 'sum', households: 30, unit: 'kWh', yearly: 84_000 },
      on: '2026-11-09',
    },
  ],
  limonades: [
    {
      title: 'Moestuin op de kale strook',
      status: 'running',
      isLimonade: true,
      points: 88,
      need: { kind: 'use', code: 'foodGarden', households: 25 },
      water: [sighting('greenStrip', 'government', { value: 640, unit: 'm2Ground' })],
      syrup: [{ type: 'talentOffer', skill: 'gardening', households: 15 }],
      jug: [{ type: 'structure', name: 'Tuingroep', ownerDomain: 'resident' }],
      reasons: ['mix', 'fit'],
      missing: [],
      pppTags: ['people', 'planet'],
    },
    {
      title: 'Eettafel in de Tramstraat',
      status: 'idea',
      isLimonade: true,
      points: 64,
      need: { kind: 'function', code: 'food', households: 20 },
      water: [sighting('kitchen', 'organisation', null)],
      syrup: [{ type: 'talentOffer', skill: 'cooking', households: 20 }],
      jug: [],
      reasons: ['mix'],
      missing: ['jug', 'permission'],
      pppTags: ['people'],
    },
  ],
  unused: {
    rows: [
      { ownerDomain: 'government', kind: 'greenStrip', count: 4, size: { value: 640, unit: 'm2Ground' } },
      { ownerDomain: 'organisation', kind: 'kitchen', count: 2, size: { value: 85, unit: 'm2Floor' } },
      { ownerDomain: 'business', kind: 'flatRoof', count: 3, size: null },
    ],
    pins: [
      { kind: 'greenStrip', ownerDomain: 'government', lat: 52.5596, lon: 5.2189, ownerAgreed: false },
      { kind: 'square', ownerDomain: 'organisation', lat: 52.5607, lon: 5.2211, ownerAgreed: false },
      { kind: 'kitchen', ownerDomain: 'business', lat: 52.5589, lon: 5.2217, ownerAgreed: true },
    ],
  },
  photos: [],
  boundary: [
    [
      [5.216601, 52.558293],
      [5.223546, 52.558428],
      [5.223768, 52.560539],
      [5.222216, 52.561797],
      [5.217227, 52.561886],
      [5.216454, 52.560719],
      [5.216601, 52.558293],
    ],
  ],
  ...change,
})

/** The longest words and the most of everything that a page can hold. */
export const fullest = (): PublicationFields => {
  const plain = publication()
  const words = (length: number) =>
    'Buurtbewoners maken samen een levendige straat. '.repeat(80).slice(0, length).trim()
  const [limonade] = plain.limonades
  const many = <T>(count: number, one: T | undefined): T[] =>
    one === undefined ? [] : Array.from({ length: count }, () => one)
  const part = { type: 'structure' as const, name: words(60), ownerDomain: 'organisation' }
  const functions = ['work', 'admin', 'digital', 'sport', 'publicSpace', 'homeUpkeep', 'goods']
  return publication({
    areaName: words(80),
    title: words(120),
    lead: words(600),
    sections: many(12, { heading: words(80), body: words(3_000) }),
    // Each word on a line of its own.
    reachUs: words(300).replaceAll(' ', '\n'),
    figures: [
      ...plain.figures,
      ...functions.map((code) => ({
        id: `leakage:${code}`,
        value: leakage(50, null, null),
        on: '2026-01-28',
      })),
    ],
    limonades: many(
      10,
      limonade === undefined
        ? undefined
        : {
            ...limonade,
            title: words(80),
            syrup: [part, part],
            water: [part, part],
            missing: ['water', 'syrup', 'jug', 'secondDomain', 'owner', 'permission', 'need', 'safety'],
          },
    ),
    unused: {
      rows: many(40, {
        ownerDomain: 'organisation' as const,
        kind: 'communityRoom',
        count: 120,
        size: { value: 12_345.5, unit: 'm2Ground' },
      }),
      pins: [
        'greenStrip',
        'lawn',
        'verge',
        'vacantLand',
        'courtyard',
        'treePit',
        'square',
        'parking',
        'playground',
        'kiosk',
      ].flatMap((kind) => [
        { kind, ownerDomain: 'government' as const, lat: 52.56, lon: 5.22, ownerAgreed: false },
        { kind, ownerDomain: 'organisation' as const, lat: 52.561, lon: 5.221, ownerAgreed: false },
      ]),
    },
  })
}

/** The operation with which a coordinator's browser makes it. */
export const publicationOp = (
  fields: PublicationFields = publication(),
  change: Partial<Operation> = {},
): Operation => ({
  id: crypto.randomUUID(),
  type: 'publication',
  recordId: crypto.randomUUID(),
  schemaVersion: 1,
  at: fields.on,
  base: {},
  set: Object.fromEntries(Object.entries<Json>(fields)),
  ...change,
})

type Figure = PublicationFields['figures'][number]['value']

function counts(households: number, cells: Readonly<Record<string, number>>): Figure {
  const shown = Object.entries(cells).map(([code, n]) => ({ code, shown: n }))
  return { status: 'shown', kind: 'counts', households, cells: shown, total: null }
}

function euros(amount: number, low: number, high: number): Figure {
  return { status: 'shown', kind: 'euros', households: 130, rough: false, euros: amount, low, high }
}

function leakage(points: number, low: number | null, high: number | null): Figure {
  return {
    status: 'shown',
    kind: 'leakage',
    households: 120,
    rough: low === null,
    points,
    low,
    high,
    lowerBound: null,
    upperBound: null,
  }
}

function share(points: number, low: number, high: number): Figure {
  return { status: 'shown', kind: 'share', households: 140, points, low, high }
}

function sighting(
  kind: string,
  ownerDomain: string,
  size: { value: number; unit: string } | null,
): PublicationFields['limonades'][number]['water'][number] {
  return { type: 'assetSighting', kind, ownerDomain, size }
}
