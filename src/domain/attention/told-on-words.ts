import { code, field, type FieldWords } from './field-words.ts'

/** What people call the fields of records in which something of the inventory is told on: figures and words for helpers
 *  and for everybody. */

export const quoteWords = {
  quote: field('Citaat', 'Quote', 'text'),
  theme: field('Thema', 'Theme', code('purposeTheme')),
  minorityVoice: field('Stem van weinigen', 'Voice of few', 'flag'),
}

export const toldOnWords: Readonly<Record<string, Readonly<Record<string, FieldWords>>>> = {
  publication: {
    slug: field('Adres van de pagina', 'Address of the page', 'text'),
    lang: field('Taal', 'Language', 'text'),
    status: field('Stand', 'Status', 'text'),
    on: field('Dag', 'Day', 'day'),
    period: field('Maanden', 'Months', 'count'),
    areaName: field('Wijk', 'Neighbourhood', 'text'),
    households: field('Huishoudens die meededen', 'Households that took part', 'number'),
    householdsN: field('Aantal huishoudens', 'Number of households', 'number'),
    kMin: field('Kleinste aantal huishoudens', 'Smallest number of households', 'number'),
    kMoney: field('Kleinste aantal bij bedragen', 'Smallest number for amounts', 'number'),
    title: field('Titel', 'Title', 'text'),
    lead: field('Inleiding', 'Introduction', 'text'),
    sections: field('Teksten', 'Texts', 'count'),
    reachUs: field('Hoe men u bereikt', 'How to reach you', 'text'),
    figures: field('Cijfers', 'Figures', 'count'),
    limonades: field('Limonades', 'Limonades', 'count'),
    unused: field('Wat stil ligt', 'What lies unused', 'count'),
    photos: field('Foto’s', 'Photos', 'count'),
    boundary: field('Grens', 'Boundary', 'count'),
  },
  gatedSet: {
    part: field('Deel', 'Part', 'text'),
    on: field('Dag', 'Day', 'day'),
    figures: field('Cijfers', 'Figures', 'count'),
    matches: field('Limonades', 'Limonades', 'count'),
  },
  keptSets: {
    on: field('Dag', 'Day', 'day'),
    sealed: field('Op slot', 'Sealed', 'count'),
    place: field('Hoeveelste', 'Which one', 'number'),
    pieces: field('Stukken', 'Pieces', 'count'),
  },
  publicQuote: { ...quoteWords, publicationId: field('Openbare pagina', 'Public page', 'record') },
  quoteForTelling: quoteWords,
  codingTask: { text: field('Tekst', 'Text', 'text') },
  coding: {
    taskId: field('Tekst', 'Text', 'record'),
    theme: field('Thema', 'Theme', code('causeTheme')),
    accepted: field('Overgenomen', 'Accepted', 'flag'),
  },
}
