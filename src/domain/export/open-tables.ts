import { codeList } from '../codelists.ts'
import { assetKinds } from '../field/taxonomy.ts'
import type { PublicationFields, PublicMatch, PublicPin, UnusedRow } from '../inventory/publication.ts'
import type { Language } from '../text.ts'
import { figureTable } from './open-figures.ts'
import { coded, plain, type Table, tableOf, type Words } from './table.ts'

/** The *Open* export: figures past the gate and public fields only. It is all that helpers and the public get. */

type Open = Pick<PublicationFields, 'figures' | 'limonades' | 'unused'>

/** Figures past the gate, what lies unused, pins and combinations as tables, each column with its meaning. */
export const openTables = ({ figures, limonades, unused }: Open, language: Language): readonly Table[] => [
  figureTable(figures),
  tableOf(
    head('unused', 'Wat ongebruikt is, per soort en eigenaar', 'What lies unused, by kind and owner'),
    [
      ...kindAndOwner<UnusedRow>(language),
      plain<UnusedRow>('count', 'number', words('Hoeveel', 'How many'), ({ count }) => count),
      plain<UnusedRow>(
        'size',
        'number',
        words('Grootte van die waarvan zij bekend is', 'Size of those of which it is known'),
        ({ size }) => size?.value,
      ),
      ...coded<UnusedRow>({
        name: 'size_unit',
        about: words('Eenheid', 'Unit'),
        codes: codesOf('sizeUnit'),
        language,
        read: ({ size }) => size?.unit,
      }),
    ],
    unused.rows,
  ),
  tableOf(
    head('pins', 'Plekken die openbaar mogen zijn', 'Places that may be public'),
    [
      ...kindAndOwner<PublicPin>(language),
      plain<PublicPin>('lat', 'number', words('Breedtegraad (WGS84)', 'Latitude (WGS84)'), ({ lat }) => lat),
      plain<PublicPin>('lon', 'number', words('Lengtegraad (WGS84)', 'Longitude (WGS84)'), ({ lon }) => lon),
    ],
    unused.pins,
  ),
  limonadeTable(limonades, language),
]

const words = (nl: string, en: string): Words => ({ nl, en })
const head = (name: string, nl: string, en: string) => ({ name, about: words(nl, en) })
const codesOf = (list: string) => codeList(list).map(({ code, nl, en }) => ({ code, label: { nl, en } }))

const kindCodes = assetKinds.map(({ code, nl, en }) => ({ code, label: { nl, en } }))
const kindAndOwner = <Row extends { readonly kind: string; readonly ownerDomain: string }>(
  language: Language,
) => [
  ...coded<Row>({
    name: 'kind',
    about: words('Soort', 'Kind'),
    codes: kindCodes,
    language,
    read: ({ kind }) => kind,
  }),
  ...coded<Row>({
    name: 'owner_domain',
    about: words('Van welke soort eigenaar', 'Of which kind of owner'),
    codes: codesOf('ownerDomain'),
    language,
    read: ({ ownerDomain }) => ownerDomain,
  }),
]

const limonadeTable = (limonades: readonly PublicMatch[], language: Language): Table =>
  tableOf(
    head('limonades', 'Wat mensen samen kunnen maken', 'What people could make together'),
    [
      plain<PublicMatch>('title', 'text', words('Naam', 'Name'), ({ title }) => title),
      ...coded<PublicMatch>({
        name: 'status',
        about: words('Hoe ver het is', 'How far it is'),
        codes: codesOf('matchStatus'),
        language,
        read: ({ status }) => status,
      }),
      plain<PublicMatch>(
        'points',
        'number',
        words('Punten van 100: hoe de delen passen', 'Points of 100: how the parts fit'),
        ({ points }) => points,
      ),
      plain<PublicMatch>(
        'need',
        'text',
        words('Wat ermee gewenst wordt', 'What it is wished for'),
        ({ need }) => need.code,
      ),
      plain<PublicMatch>(
        'need_households',
        'number',
        words(
          'Huishoudens die erom vragen, afgerond op vijven',
          'Households that ask for it, rounded to fives',
        ),
        ({ need }) => need.households,
      ),
      plain<PublicMatch>(
        'water',
        'codes',
        words('Water: soorten en namen', 'Water: kinds and names'),
        ({ water }) => partCodes(water),
      ),
      plain<PublicMatch>(
        'syrup',
        'codes',
        words('Siroop: vaardigheden en namen', 'Syrup: skills and names'),
        ({ syrup }) => partCodes(syrup),
      ),
      plain<PublicMatch>(
        'jug',
        'codes',
        words('Kannetje: namen en soorten', 'Jug: names and kinds'),
        ({ jug }) => partCodes(jug),
      ),
      plain<PublicMatch>('missing', 'codes', words('Wat ontbreekt', 'What is missing'), ({ missing }) =>
        missing.join('|'),
      ),
      plain<PublicMatch>('good_for', 'codes', words('Goed voor', 'Good for'), ({ pppTags }) =>
        pppTags.join('|'),
      ),
    ],
    limonades,
  )

const partCodes = (parts: PublicMatch['water']): string =>
  parts
    .map((part) =>
      part.type === 'assetSighting' ? part.kind : part.type === 'talentOffer' ? part.skill : part.name,
    )
    .join('|')
