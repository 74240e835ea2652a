import { useState, type ReactNode } from 'react'
import { type EntryFields, entryForms, mayEnter, type Sort } from '#domain/field/entry.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { Saved } from '#app/store/attempt.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { NotKept } from '../interview/not-kept.tsx'
import { EntryDetails } from './entry-details.tsx'
import { EntryForm } from './entry-form.tsx'
import { addEntry, changeEntry, takeOff } from './keep-entry.ts'
import { MemberButtons } from './member-buttons.tsx'
import { type Entry, isFromTalk } from './use-network.ts'

/** What is open: a new entry, or one that is there. */
export type Opened =
  | { readonly kind: 'new'; readonly sort: Sort; readonly begin: EntryFields; readonly anew?: Entry }
  | { readonly kind: 'entry'; readonly sort: Sort; readonly id: string }

/** An entry in a sheet: first what is known, and the form when somebody changes it. */
export const EntrySheet = ({
  opened,
  entry,
  title,
  onOpen,
  onClose,
  onSaid,
}: {
  readonly opened: Opened
  /** The one that is open; undefined for a new one. */
  readonly entry: Entry | undefined
  readonly title: string
  readonly onOpen: (opened: Opened) => void
  readonly onClose: () => void
  /** What was done, with the id of what was taken off the list. */
  readonly onSaid: (words: string, takenOff?: string) => void
}): ReactNode => {
  const t = useText()
  const { store, membership, project } = useProject()
  const [changing, setChanging] = useState<Entry>()
  const [failed, setFailed] = useState<{ readonly reason: 'storageFull' | 'storageUnavailable' }>()
  const { sort } = opened
  const { role } = membership
  const when = { role, timeZone: project?.timeZone ?? 'Europe/Amsterdam' }
  const kept = (fields: EntryFields) => {
    onSaid(t('network.kept', { what: String(fields[entryForms[sort].title] ?? '') }))
    onClose()
  }
  const off = async (one: Entry) => {
    const saved = await takeOff(store, one.record)
    if (!saved.ok) return setFailed({ reason: saved.reason })
    onSaid(t('network.takenOff'), one.record.id)
    onClose()
  }
  const add = async (fields: EntryFields): Promise<Saved<unknown>> => {
    const saved = await addEntry(store, sort, fields)
    if (!saved.ok || opened.kind !== 'new' || opened.anew === undefined) return saved
    return takeOff(store, opened.anew.record)
  }

  return (
    <Sheet title={title} open onClose={onClose}>
      {opened.kind === 'new' ? (
        <EntryForm sort={sort} begin={opened.begin} onKeep={add} onKept={kept} onCancel={onClose} />
      ) : changing !== undefined ? (
        <EntryForm
          sort={sort}
          begin={changing.record.fields}
          onKeep={(fields) =>
            changeEntry(store, { sort, seen: changing.record, fields }, { ...when, now: new Date() })
          }
          onKept={kept}
          onCancel={() => {
            setChanging(undefined)
          }}
        />
      ) : (
        entry !== undefined && (
          <div className="stack">
            <EntryDetails entry={entry} />
            {failed !== undefined && <NotKept reason={failed.reason} onRetry={() => void off(entry)} />}
            {mayEnter(role, sort) && (
              <>
                {sort === 'crew' && <MemberButtons entry={entry} />}
                <div className="buttons">
                  {isFromTalk(entry) ? (
                    <Button
                      look="main"
                      onClick={() => {
                        onOpen({ kind: 'new', sort, begin: withoutTalk(entry), anew: entry })
                      }}
                    >
                      {t('network.makeAnew')}
                    </Button>
                  ) : (
                    <Button
                      look="main"
                      onClick={() => {
                        setChanging(entry)
                      }}
                    >
                      {t('network.change')}
                    </Button>
                  )}
                  <Button onClick={() => void off(entry)}>{t('network.takeOff')}</Button>
                </div>
              </>
            )}
          </div>
        )
      )}
    </Sheet>
  )
}

/** What was said, without the way back to the conversation. */
const withoutTalk = ({ sort, record }: Entry): EntryFields => {
  const asked = new Set(entryForms[sort].fields.map(({ name }) => name))
  return {
    ...entryForms[sort].starts,
    ...Object.fromEntries(Object.entries(record.fields).filter(([name]) => asked.has(name))),
  }
}
