import { demoPublicKey } from '#domain/project/demo-key.ts'
import type { KeyState } from './project-context.tsx'

/** What conversations may be sealed to. The server's copy of the key is only compared: a difference stops sealing. The
 *  key in the source, which everybody has, is none outside an invented neighbourhood. */
export const keyState = ({
  pinned,
  served,
  fictional,
}: {
  readonly pinned: string | null
  readonly served: string | null | undefined
  readonly fictional: boolean
}): KeyState => {
  if (pinned === null || (pinned === demoPublicKey && !fictional)) return { kind: 'none' }
  if (served !== undefined && served !== null && served !== pinned) return { kind: 'differs' }
  return { kind: 'pinned', publicKey: pinned }
}
