import { useCallback, useState, type ReactNode } from 'react'
import { Check, TriangleAlert } from 'lucide-react'
import { erasedSince } from '#domain/project/erasure.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'
import { useServerList } from '../use-server-list.ts'

/** Which exports that were made before hold something that was erased since. Silent when none was made. */
export const EarlierExports = (): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const { client } = useProject()
  const [today] = useState(() => new Date())
  const load = useCallback(async () => {
    const [exports, erased] = await Promise.all([client.exports(), client.erasures()])
    if (!exports.ok) return exports
    if (!erased.ok) return erased
    const value = exports.value.exports.map((one) => ({ ...one, since: erasedSince(one, erased.value) }))
    return { ok: true as const, value }
  }, [client])
  const { items = [] } = useServerList(load)
  if (items.length === 0) return null
  return (
    <section className="block section stack">
      <h2>{t('retention.exports')}</h2>
      <p className="small soft">{t('retention.exportsLede')}</p>
      <ul className="list">
        {items.map(({ id, day: madeOn, contents, since }) => (
          <Item
            key={id}
            icon={
              since > 0 ? (
                <TriangleAlert className="i i-s" aria-hidden="true" />
              ) : (
                <Check className="i i-s" aria-hidden="true" />
              )
            }
            title={t('retention.exportOn', {
              what: t(`retention.export_${contents ?? 'any'}`),
              day: day(madeOn, today),
            })}
            hint={since > 0 ? t('retention.exportOutdated', { count: since }) : t('retention.exportFine')}
          />
        ))}
      </ul>
    </section>
  )
}
