import type { Random } from '../deps.ts'
import type { BlobRef, RecordRow } from '../store/rows.ts'
import { showRecord } from './feed.ts'
import type { Turn } from './turn.ts'

/** Shows conversations, and contacts, in groups of at least `releaseGroup` (0: all that wait), in random order, under numbers drawn now.
 *  Everything that would tell when or by whom one arrived is replaced. */
export const releaseGroups = async (
  turn: Turn,
  { releaseGroup, shuffle }: { readonly releaseGroup: number; readonly shuffle: Random['shuffle'] },
): Promise<void> => {
  const held = await turn.writer.heldRecords(turn.project)
  const interviews = held.filter(({ stored }) => stored.type === 'interview')
  const finished = interviews.filter(({ stored }) => stored.fields['finished'] === true)
  if (finished.length >= releaseGroup) {
    const going = [...interviews, ...(await childrenOf(turn, interviews, held))]
    for (const row of shuffle(going)) await showReleased(turn, row)
  }
  const contacts = held.filter(({ stored }) => stored.type === 'contact')
  if (contacts.length >= releaseGroup) for (const row of shuffle(contacts)) await showReleased(turn, row)
}

/** What came out of these conversations, or out of one that was shown before. */
const childrenOf = async (
  { writer, project }: Turn,
  interviews: readonly RecordRow[],
  held: readonly RecordRow[],
): Promise<readonly RecordRow[]> => {
  const going = new Set(interviews.map(({ stored }) => stored.id))
  const rest = new Set(held.filter(({ stored }) => stored.type !== 'interview' && stored.type !== 'contact'))
  const children: RecordRow[] = []
  for (let before = -1; before !== children.length;) {
    before = children.length
    for (const row of rest) {
      const ready =
        row.under === null ||
        going.has(row.under) ||
        (await writer.record(project, row.under))?.state === 'shown'
      if (!ready) continue
      rest.delete(row)
      going.add(row.stored.id)
      children.push(row)
    }
  }
  return children
}

/** Shows a record that waited for its group, under a number drawn now and without what tells who made it. */
export const showReleased = async (turn: Turn, row: RecordRow): Promise<void> => {
  const { stored } = row
  const number = turn.next()
  const version = turn.versionOf(number)
  await showRecord(
    turn,
    {
      ...row,
      stored: {
        ...stored,
        versions: Object.fromEntries(Object.keys(stored.versions).map((field) => [field, version])),
        conflicts: stored.conflicts.map((conflict) => ({ ...conflict, version })),
      },
      state: 'shown',
      deviceId: null,
    },
    { before: row, number },
  )
  const pictures = await turn.writer.blobRefs(turn.project, stored.id)
  await turn.writer.forgetAuthor(turn.project, stored.id, version)
  for (const picture of pictures) await forgetUploader(turn, picture)
}

/** Who uploaded a picture is forgotten with the author. Of one that is still on its way the device stays known until it
 *  is there: nobody else may complete it. */
const forgetUploader = async ({ writer, project }: Turn, picture: BlobRef): Promise<void> => {
  if (picture.pending) await writer.putBlobRef(project, picture)
  else if (picture.deviceId !== null) await writer.removeUploads(project, picture.sha256, picture.deviceId)
}
