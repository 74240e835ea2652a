import { createDraftKeys } from '#app/crypto/draft-keys.ts'
import { openDatabase, type DraftRow } from '#app/store/database.ts'
import { draftCommands } from '#app/store/drafts.ts'
import type { Draft } from '#app/store/draft.ts'
import type { Answers } from '#domain/survey/answer.ts'

/** Runs in Chromium: the phone's own way of writing a draft down, and under it a put of the same row. */
export interface SavePage {
  /** Begins a draft with these answers. */
  readonly begin: (answers: Answers) => Promise<void>
  /** Milliseconds of one save, the middle one of so many: sealed and on disk. */
  readonly round: (saves: number) => Promise<number>
  /** Milliseconds of a bare put of the same row, as durable. */
  readonly floor: (saves: number) => Promise<number>
}

const projectId = crypto.randomUUID()
const db = openDatabase(projectId)
const store = draftCommands({
  db,
  keys: createDraftKeys(projectId),
  projectId,
  role: 'interviewer',
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  timeZone: () => 'Europe/Amsterdam',
})
let draft: Draft | undefined
let row: DraftRow | undefined

const middle = async (count: number, save: (turn: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let turn = 0; turn < count; turn++) {
    const start = performance.now()
    await save(turn)
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(count / 2)] ?? 0
}

const page: SavePage = {
  begin: async (answers) => {
    const begun = await store.begin({ mode: 'full', formId: 'bench', formVersion: '1', at: 'q01' })
    if (!begun.ok) throw new Error(begun.reason)
    draft = { ...begun.value, answers }
    await store.saveDraft(draft)
    row = await db.draft.get(draft.id)
  },
  round: async (saves) => {
    const now = draft
    if (now === undefined) throw new Error('no draft')
    return middle(saves, async (turn) => {
      const answers: Answers = { ...now.answers, q30: { state: 'value', value: turn } }
      const saved = await store.saveDraft({ ...now, answers })
      if (!saved.ok) throw new Error(saved.reason)
    })
  },
  floor: async (saves) => {
    const opening = indexedDB.open('floor', 1)
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('draft', { keyPath: 'id' }).createIndex('updatedAt', 'updatedAt')
    })
    await new Promise((opened) => opening.addEventListener('success', opened))
    const bare = opening.result
    const time = await middle(saves, async (turn) => {
      const transaction = bare.transaction('draft', 'readwrite', { durability: 'strict' })
      transaction.objectStore('draft').put({ ...row, updatedAt: turn })
      await new Promise((done, failed) => {
        transaction.addEventListener('complete', done)
        transaction.addEventListener('abort', failed)
      })
    })
    bare.close()
    return time
  },
}

Object.assign(globalThis, { savePage: page })
