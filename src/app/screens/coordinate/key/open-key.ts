import type { KeyAnswers } from '#app/crypto/key-messages.ts'
import { startKeyWorker } from '#app/crypto/key-worker.ts'
import type { Expected } from '#app/crypto/unlock-key.ts'
import { keyHolder } from './key-holder.ts'

/** Opens the key with what was typed, in a worker of its own, and holds it on this screen. */
export const openKey = async (
  projectId: string,
  typed: string,
  expected: Expected,
): Promise<KeyAnswers['unlock']> => {
  const worker = startKeyWorker()
  const unlocked = await worker.unlock(typed, expected)
  if (unlocked.ok) keyHolder.hold({ projectId, worker, ...unlocked.keys })
  else worker.end()
  return unlocked
}
