import { useState, type ReactNode } from 'react'
import * as z from 'zod/mini'
import { openDataOf } from '#domain/export/open-export.ts'
import { publicationOf } from '#domain/inventory/compose.ts'
import { GatedSetFields } from '#domain/inventory/gated-set.ts'
import { saveFile } from '#app/device/save-file.ts'
import { publicThingsIn } from '#app/inventory/public-things-in.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { FileRow } from '#app/ui/file-row.tsx'
import type { OpenFormat } from './make-open.ts'

const formats: readonly OpenFormat[] = ['csv', 'json', 'geojson']

/** What may be taken away and passed on: figures past the gate and what is public, for a coordinator and for whoever
 *  gathers information. Nothing before the first figures. */
export const OpenExport = (): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { store, membership, project } = useProject()
  const [saved, setSaved] = useState<string>()
  const areaName = project?.name ?? membership.projectName
  const fictional = membership.fictional === true
  const data = useLive(async () => {
    const [sets, pages, things] = await Promise.all([
      store.records('gatedSet'),
      store.records('publication'),
      publicThingsIn(store),
    ])
    const set = sets.flatMap(({ record }) => {
      const read = z.safeParse(GatedSetFields, record.fields)
      return read.success && read.data.part === 'figures' ? [read.data] : []
    })
    const newest = set.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1)
    if (newest === undefined) return null
    return openDataOf({
      areaName,
      fictional,
      on: newest.on,
      figures: newest.figures,
      pages: pages.flatMap(({ record }) => publicationOf(record.fields) ?? []),
      things,
    })
  }, [store, areaName, fictional])
  if (data == null) return data === null ? <p className="soft">{t('given.openNone')}</p> : null
  const save = async (format: OpenFormat) => {
    const { makeOpen } = await import('./make-open.ts')
    const { name, file } = await makeOpen(data, format, language)
    saveFile(name, file)
    setSaved(name)
  }
  return (
    <>
      <ul className="list">
        {formats.map((format) => (
          <FileRow
            key={format}
            name={t(`given.open_${format}`)}
            hint={t(`given.openHint_${format}`)}
            label={t('export.save', { name: t(`given.open_${format}`) })}
            onSave={() => void save(format)}
          />
        ))}
      </ul>
      <p className="small" role="status">
        {saved !== undefined && t('given.openSaved', { name: saved })}
      </p>
    </>
  )
}
