import type { Language } from '../text.ts'
import type { Table } from './table.ts'

/** What must stay with an export wherever it goes: whose it is, of which day, why, and which records are gone since. */
export interface ExportNotes {
  readonly project: string
  readonly fictional: boolean
  /** `YYYY-MM-DD`. */
  readonly exportedOn: string
  readonly reason: string
  /** Ids of records that were erased: take them out of earlier exports. */
  readonly erased: readonly string[]
}

/** The sheet that says what the export is, why it was made, and what must be taken out of earlier ones. */
export const notes = (
  { project, fictional, exportedOn, reason, erased }: ExportNotes,
  language: Language,
): Table => {
  const words = said[language]
  return {
    name: words.name,
    about: { nl: said.nl.about, en: said.en.about },
    columns: [
      { name: words.what, kind: 'text', about: { nl: said.nl.what, en: said.en.what } },
      { name: words.value, kind: 'text', about: { nl: said.nl.value, en: said.en.value } },
    ],
    rows: [
      [words.project, project],
      ...(fictional ? [[words.fictional, words.yes]] : []),
      [words.on, exportedOn],
      [words.reason, reason],
      [words.rules, words.rule],
      ...erased.toSorted().map((id) => [words.erased, id]),
    ],
  }
}

const said = {
  nl: {
    name: 'uitdraai',
    about: 'Over deze uitdraai',
    what: 'wat',
    value: 'waarde',
    project: 'Wijk',
    fictional: 'Voorbeeld: deze wijk is verzonnen',
    yes: 'ja',
    on: 'Gemaakt op',
    reason: 'Waarom',
    rules: 'Afspraak',
    rule: 'Alleen voor coördinatoren. Deel losse gesprekken met niemand. Wis ook hier wat gewist is.',
    erased: 'Gewist: haal weg uit eerdere uitdraaien',
  },
  en: {
    name: 'export',
    about: 'About this export',
    what: 'what',
    value: 'value',
    project: 'Neighbourhood',
    fictional: 'Example: this neighbourhood is invented',
    yes: 'yes',
    on: 'Made on',
    reason: 'Why',
    rules: 'Agreement',
    rule: 'For coordinators only. Share single conversations with nobody. Erase here what was erased.',
    erased: 'Erased: take out of earlier exports',
  },
} as const
