import { useState } from 'react'
import { sorts } from '#domain/field/entry.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { shuffleWith } from '#domain/export/rows.ts'
import { formsIn } from '#app/project/forms.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { Store } from '#app/store/store.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import type { ExportFormat } from './make-export.ts'
import { photoFiles } from './photo-files.ts'
import { saveFile } from '#app/device/save-file.ts'

export interface Wish {
  readonly format: ExportFormat
  readonly reason: string
  readonly contents: 'neighbourhood' | 'contacts'
  readonly photos: boolean
}

export type ExportState =
  | { readonly state: 'none' }
  | { readonly state: 'busy'; readonly done?: number; readonly total?: number }
  | { readonly state: 'saved'; readonly name: string; readonly missing: number }
  | { readonly state: 'failed'; readonly reason: 'away' | 'refused' | 'tooManyRows' | 'broken' }

/** Makes a raw export: written in the log first, then built here and handed to the browser. */
export const useExport = (): {
  readonly state: ExportState
  readonly make: (wish: Wish) => Promise<void>
} => {
  const t = useText()
  const [language] = useLanguage()
  const { store, client, project, membership } = useProject()
  const [state, setState] = useState<ExportState>({ state: 'none' })

  const make = async ({ format, reason, contents, photos }: Wish) => {
    setState({ state: 'busy' })
    const logged = await client.logExport({
      kind: 'raw',
      format: format === 'csv-excel' || format === 'csv-plain' ? 'csv' : format,
      reason,
      contents,
    })
    if (!logged.ok) {
      setState({ state: 'failed', reason: logged.kind === 'away' ? 'away' : 'refused' })
      return
    }
    try {
      const { makeExport } = await import('./make-export.ts')
      const records = await recordsFor(store, contents)
      const pictures = photos
        ? await photoFiles(records, { store, client }, (done, total) => {
            setState({ state: 'busy', done, total })
          })
        : { files: [], missing: 0 }
      const made = await makeExport({
        format,
        contents,
        records,
        language,
        questionnaires: formsIn(await store.records('questionnaire')).versions,
        shuffle: shuffleWith(secureRandom),
        boundary: project?.areaGeometry,
        photos: pictures.files,
        tooLong: t('export.tooLong'),
        notes: {
          project: project?.name ?? membership.projectName,
          fictional: membership.fictional,
          exportedOn: dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'),
          reason,
          erased: await store.db.erased.toCollection().primaryKeys(),
        },
      })
      if (!made.ok) {
        setState({ state: 'failed', reason: made.reason })
        return
      }
      saveFile(made.name, made.file)
      setState({ state: 'saved', name: made.name, missing: pictures.missing })
    } catch {
      setState({ state: 'failed', reason: 'broken' })
    }
  }
  return { state, make }
}

/** Contacts and conversations are never read for the same file. */
const recordsFor = async (store: Store, contents: Wish['contents']) => {
  const types = contents === 'contacts' ? ['contact'] : ['interview', 'assetSighting', ...sorts]
  const shown = await Promise.all(types.map((type) => store.records(type)))
  return shown.flat().map(({ record }) => record)
}

/** From 0 up to 1, out of the browser's own randomness. */
const secureRandom = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
