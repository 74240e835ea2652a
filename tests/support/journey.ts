import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { sha256Hex } from '#app/crypto/hash.ts'
import type { Draft } from '#app/store/draft.ts'
import type { Phone } from './phone.ts'

/** What journeys save. */

export const done = <T>(saved: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!saved.ok) throw new Error(saved.reason)
  return saved.value
}
export const sighting = {
  kind: 'office',
  place: { lat: 52.56, lon: 5.22, accuracyM: 6 },
  unusedDegree: 'empty',
  ownerDomain: 'unknown',
  ownershipEvidence: 'guess',
  status: 'seen',
  visibility: 'team',
}
export const answers = { q01: { state: 'value', value: 'yes' }, q16: { state: 'dk' } } as const
export const begin = async (phone: Phone): Promise<Draft> =>
  done(
    await phone.store.begin({
      mode: 'doorstep',
      formId: defaultQuestionnaire.formId,
      formVersion: defaultQuestionnaire.version,
      at: 'q01',
    }),
  )
/** A picture whose bytes begin as a JPEG does; the server looks no further. */
export const photoOf = async (seed: number) => {
  const jpeg = (bytes: number) => {
    const data = new Uint8Array(bytes).map((_, index) => (index * 31 + seed) % 251)
    data.set([0xff, 0xd8, 0xff, 0xe0], 0)
    return data.buffer
  }
  const [full, small] = [jpeg(300_000), jpeg(9_000)]
  const sha256 = await sha256Hex(new Uint8Array(full))
  const photo = { sha256, small: await sha256Hex(new Uint8Array(small)), type: 'image/jpeg' as const }
  return { full, small, photo: { ...photo, bytes: full.byteLength, width: 16, height: 12 } }
}
