import { kindName } from '../field/taxonomy.ts'
import type { PublicMatch } from '../inventory/publication.ts'
import { html, type Html } from './html.ts'
import type { Say } from './say.ts'
import { sizeIn } from './unused.ts'

/** One combination: its jug, its parts, and what it still looks for. */
export const limonade = (match: PublicMatch, say: Say): Html => {
  const { t } = say
  return html`<article class="limonade">
    ${jug(match, say)}
    <div>
      <h3 dir="auto">${match.title}</h3>
      <p class="small">${asked(match, say)}</p>
      <ul class="parts">
        ${partNames.map(
          (part) =>
            html`<li>
              <strong>${t[part]}:</strong> ${
                match[part].length === 0
                  ? t.isMissing
                  : match[part].map((one) => partIn(one, say)).join(' · ')
              }
            </li>`,
        )}
      </ul>
      <p class="small"><strong>${t.stillMissing}</strong> ${missing(match, say)}</p>
      <p class="small soft">
        ${t.howFar} ${say.label('matchStatus', match.status)} · ${t.goodFor}
        ${match.pppTags.map((tag) => say.label('pppTag', tag)).join(', ')}
      </p>
    </div>
  </article>`
}

const partNames = ['water', 'syrup', 'jug'] as const

const needLists = new Map([
  ['hub', 'hubKind'],
  ['function', 'vitalFunction'],
  ['use', 'use'],
])

/** How many want it, or what it is for. */
export const asked = ({ need }: PublicMatch, { t, number, label }: Say): string => {
  const list = needLists.get(need.kind)
  const what = list === undefined || need.code === '' ? '' : label(list, need.code)
  if (what === '') return ''
  return need.households === null ? t.isFor(what) : t.asked(number(need.households), what)
}

/** What is not there yet, in a few words. */
export const missing = ({ missing: parts, status }: PublicMatch, { t }: Say): string => {
  const known = new Map(Object.entries(t.missing))
  const words = parts.flatMap((part) => known.get(part) ?? [])
  if (words.length > 0) return `${words.join(', ')}.`
  return status === 'running' ? t.isRunning : t.nothingMissing
}

/** A part in words: talent as a skill and a number of households. */
export const partIn = (part: PublicMatch['water'][number], say: Say): string => {
  const { t, number, name, label, language } = say
  switch (part.type) {
    case 'assetSighting': {
      const what = [kindName(part.kind, language), part.size === null ? '' : sizeIn(part.size, say)]
      return `${what.filter((word) => word !== '').join(', ')} (${label('ownerDomain', part.ownerDomain)})`
    }
    case 'talentOffer': {
      const who = part.households === null ? t.residents : t.households(number(part.households))
      return `${name('skill', part.skill)} (${who})`
    }
    case 'structure':
      return `${part.name} (${label('ownerDomain', part.ownerDomain)})`
    case 'crew':
      return `${part.name} (${t.crew})`
  }
}

/** The jug as a chart: blue is water, the lemon is syrup, the outline is the jug; what is missing is dashed. */
export const jug = (match: Pick<PublicMatch, 'water' | 'syrup' | 'missing'>, { t }: Say): Html => {
  const water = match.water.length > 0
  const syrup = match.syrup.length > 0
  const holds = !match.missing.includes('jug')
  const state = (there: boolean) => (there ? t.isThere : t.isMissing)
  return html`<svg
    class="jug"
    viewBox="0 0 88 104"
    role="img"
    aria-label="${t.jugDrawn(state(water), state(syrup), state(holds))}"
  >
    <path
      class="${water ? 'wet' : 'gone'}"
      d="M17 58H63C65 62 66 67 66 72C66 82 63 90 59 96H21C17 90 14 82 14 72C14 67 15 62 17 58Z"
    />
    <path class="${syrup ? 'lemon' : 'gone'}" d="M26 86C26 70 35 64 54 64C54 80 45 86 26 86Z" />
    <path
      class="${holds ? 'glass' : 'glass missing'}"
      d="M8 10H56V28C56 38 66 48 66 72C66 82 63 90 59 96H21C17 90 14 82 14 72C14 48 21 38 21 28V24ZM56 22H68A12 12 0 0 1 80 34V52A16 16 0 0 1 65 68"
    />
  </svg>`
}
