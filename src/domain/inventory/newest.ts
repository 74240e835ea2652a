import type { PublicationFields } from './publication.ts'

/** A publication as it stands, and its place in the server's order. */
export interface Standing {
  readonly id: string
  readonly number: number
  readonly fields: PublicationFields
}

/** The publication that answers at an address: of its newest day, and of one day the live one, else the one that was changed
 *  last. An older one never comes up again where a newer one was withdrawn. */
export const newestAt = (slug: string, all: readonly Standing[]): Standing | undefined =>
  all.filter(({ fields }) => fields.slug === slug).toSorted(newestFirst)[0]

const newestFirst = (a: Standing, b: Standing): number =>
  compare(b.fields.on, a.fields.on) || isLive(b) - isLive(a) || b.number - a.number

const isLive = ({ fields }: Standing): number => (fields.status === 'live' ? 1 : 0)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
