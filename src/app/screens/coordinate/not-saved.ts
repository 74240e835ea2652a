import type { SaveFailure } from '#app/store/attempt.ts'
import type { Text } from '#app/text/text.tsx'

/** Why a change at the desk was not saved, in a sentence. */
export const notSaved = (reason: SaveFailure, t: Text): string =>
  reason === 'storageFull' ? t('coordinate.storageFull') : t('coordinate.storageUnavailable')
