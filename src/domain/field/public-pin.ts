import { assetKind, groupOfKind } from './taxonomy.ts'

/** What the owner of a thing must be, or have said, before everybody may see where it is. */
export interface ForPin {
  readonly kind: string
  readonly ownerDomain: string
  readonly ownerAgreed: boolean
}

/** Whether a public sighting may be a pin on a map; all else is a count for the area. Which kinds may: `publicPin` of
 *  their group in the taxonomy. */
export const mayBePin = ({ kind, ownerDomain, ownerAgreed }: ForPin): boolean => {
  if (!mayBePublic(kind)) return false
  switch (groupOfKind(kind)?.publicPin) {
    case 'governmentOrOrganisation':
      return ownerDomain === 'government' || ownerDomain === 'organisation'
    case 'ownerAgreed':
      return ownerAgreed
    case 'never':
    case undefined:
      return false
  }
}

/** Whether anything of a kind may be public: never homes, nor what only coordinators see. */
export const mayBePublic = (kind: string): boolean => assetKind(kind)?.coordinatorOnly === false
