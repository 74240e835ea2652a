import type { Answers } from '#domain/survey/answer.ts'
import { defaultQuestionnaire, type Mode } from '#domain/survey/questionnaire.ts'
import { sha256Hex } from '#app/crypto/hash.ts'
import type { Draft } from '#app/store/draft.ts'
import type { Store } from '#app/store/store.ts'

/** What tests save in the store of a phone, in Node and in a browser. */

/** The value of a save that must not be refused. */
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

/** A conversation that has just begun. */
export const begin = async (store: Store, mode: Mode = 'doorstep'): Promise<Draft> =>
  done(
    await store.begin({
      mode,
      formId: defaultQuestionnaire.formId,
      formVersion: defaultQuestionnaire.version,
      at: 'q01',
    }),
  )

/** A doorstep conversation that was held to its end, with a tip in it. */
export const answersSaying = (words: string): Answers => ({
  q01: { state: 'value', value: 'yes' },
  q03: { state: 'value', value: 'alone' },
  q07: { state: 'value', value: { text: words } },
  q10: { state: 'value', value: 'none' },
  q16: { state: 'value', value: { energy: { state: 'value', band: 'upTo200' } } },
  q22: { state: 'dk' },
  q27: { state: 'value', value: ['gardening'] },
  q34: { state: 'value', value: [{ kind: 'office', where: 'Kadewal', unusedDegree: 'empty' }] },
  q41: { state: 'value', value: 'right' },
})

/** A picture whose bytes begin and end as a JPEG does; the server looks no further. */
export const photoOf = async (seed: number, bytes = 300_000) => {
  const [full, small] = [jpeg(bytes, seed), jpeg(9_000, seed + 1)]
  return {
    full,
    small,
    photo: {
      sha256: await sha256Hex(new Uint8Array(full)),
      small: await sha256Hex(new Uint8Array(small)),
      type: 'image/jpeg' as const,
      bytes: full.byteLength,
      width: 1600,
      height: 1200,
    },
  }
}

const jpeg = (bytes: number, seed: number): ArrayBuffer => {
  const data = new Uint8Array(bytes).map((_, index) => (index * 31 + seed) % 251)
  data.set([0xff, 0xd8, 0xff, 0xe0], 0)
  data.set([0xff, 0xd9], bytes - 2)
  return data.buffer
}
