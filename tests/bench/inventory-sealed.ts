import { demoIdentity, demoPublicKey } from '#domain/project/demo-key.ts'
import { openSealed, padSealed } from '#domain/survey/sealed-text.ts'
import { openWith, sealTo } from '#app/crypto/seal.ts'
import type { Town } from './inventory-town.ts'
import { type Row, rounded } from './row.ts'

const projectId = '00000000-0000-4000-8000-000000000000'

/** Milliseconds to open what so many conversations sealed; sealed outside the time. One pass: it takes long enough. */
export const opening = async (town: Town): Promise<Row> => {
  const sealed: { readonly id: string; readonly file: string }[] = []
  for (const [interviewId, answers] of town.opened) {
    const inside = { projectId, interviewId, rev: 1, formId: 'f', formVersion: '1' }
    const text = JSON.stringify({ ...inside, answers: answers.ok ? answers.answers : {} })
    sealed.push({ id: interviewId, file: await sealTo(demoPublicKey, padSealed(text)) })
  }
  const start = performance.now()
  for (const { id, file } of sealed) {
    const text = await openWith(demoIdentity, file)
    if (!text.ok || !openSealed(text.text, { projectId, interviewId: id }).ok) throw new Error('it opens')
  }
  return { name: 'inventory.open', value: rounded(performance.now() - start), unit: 'ms' }
}
