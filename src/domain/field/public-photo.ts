import { mayBePublic } from './public-pin.ts'

/** Whether everybody may see a photo of a sighting, by the full size: it is public itself, a coordinator chose this one, and
 *  it still counts. Nothing out of a conversation is ever public. */
export const showsPhoto = (
  sighting: { readonly type: string; readonly fields: Readonly<Record<string, unknown>> },
  sha256: string,
): boolean => {
  const { kind, visibility, publicPhoto, status, archived, interviewRef } = sighting.fields
  return (
    sighting.type === 'assetSighting' &&
    visibility === 'public' &&
    publicPhoto === sha256 &&
    typeof kind === 'string' &&
    mayBePublic(kind) &&
    archived !== true &&
    interviewRef === undefined &&
    !['tip', 'rejected', 'duplicate'].includes(String(status))
  )
}
