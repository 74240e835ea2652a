import { demoPublicKey } from '#domain/project/demo-key.ts'
import type { KeyLink } from '#app/project/key-link.ts'
import type { Membership } from '#app/project/membership.ts'

export type CardProblem = 'notCard' | 'other' | 'demo' | 'same'

/** Whether a card that was scanned brings this phone another key. */
export const judgeCard = (
  link: KeyLink | undefined,
  { projectId, fictional, pinnedKey }: Pick<Membership, 'projectId' | 'fictional' | 'pinnedKey'>,
):
  | { readonly ok: true; readonly publicKey: string }
  | { readonly ok: false; readonly problem: CardProblem } => {
  if (link === undefined) return { ok: false, problem: 'notCard' }
  if (link.projectId !== null && link.projectId !== projectId) return { ok: false, problem: 'other' }
  if (link.publicKey === demoPublicKey && !fictional) return { ok: false, problem: 'demo' }
  if (link.publicKey === pinnedKey) return { ok: false, problem: 'same' }
  return { ok: true, publicKey: link.publicKey }
}
