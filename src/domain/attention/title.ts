import { kindName } from '../field/taxonomy.ts'
import type { Json } from '../sync/operation.ts'
import { pick, type Language } from '../text.ts'
import { recordNames } from './record-names.ts'

type Fields = Readonly<Record<string, Json>>

/** What a record is to a person: its sort and what sets it apart. Undefined for a type that this app does not know.
 *  `about`: the fields of the address of a visit. Nothing out of a conversation is told. */
export const titleOf = (
  { type, fields, about = {} }: { readonly type: string; readonly fields: Fields; readonly about?: Fields },
  language: Language,
): string | undefined => {
  const name = Object.hasOwn(recordNames, type) ? recordNames[type] : undefined
  if (name === undefined) return undefined
  const which = isOutOfTalk(type, fields) ? '' : whichOne(type, { ...fields, ...address(about) }, language)
  return which === '' ? pick(name, language) : `${pick(name, language)}: ${which}`
}

const isOutOfTalk = (type: string, fields: Fields): boolean =>
  ['interview', 'contact', 'causeStatement', 'talentOffer', 'need', 'story'].includes(type) ||
  typeof fields['interviewRef'] === 'string'

const address = ({ street, houseNumber }: Fields): Fields => ({
  ...(street === undefined ? {} : { street }),
  ...(houseNumber === undefined ? {} : { houseNumber }),
})

const whichOne = (type: string, fields: Fields, language: Language): string => {
  const text = (field: string): string => {
    const value = fields[field]
    return typeof value === 'string' ? value : ''
  }
  switch (type) {
    case 'assetSighting':
      return [text('kind') === '' ? '' : kindName(text('kind'), language), text('title')]
        .filter((part) => part !== '')
        .join(', ')
    case 'address':
    case 'visit':
      return `${text('street')} ${text('houseNumber')}`.trim()
    default:
      return text('name') || text('title') || text('work') || text('text')
  }
}
