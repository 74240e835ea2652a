import { useCallback, useState, type ReactNode } from 'react'
import { Check, Smartphone } from 'lucide-react'
import { confirmationsOf, type Erased, inBackupsUntil } from '#domain/project/erasure.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Loading } from '../loading.tsx'
import { ServerTrouble } from '../server-trouble.tsx'
import { RetentionPart } from '../retention/retention-part.tsx'
import { useServerList } from '../use-server-list.ts'
import { EarlierExports } from './earlier-exports.tsx'

const named = ['interview', 'contact', 'assetSighting', 'comment'] as const

/** What was erased, by kind, and which phones have confirmed that they no longer have it. */
export const ErasedPage = (): ReactNode => {
  const t = useText()
  const { client } = useProject()
  const load = useCallback(async () => {
    const reply = await client.erasures()
    return reply.ok ? { ok: true as const, value: confirmationsOf(reply.value) } : reply
  }, [client])
  const list = useServerList(load)
  return (
    <>
      <PageHead title={t('coordinate.erasedTitle')} lead={t('coordinate.erasedLede')} />
      <div className="stack">
        <ServerTrouble problem={list.problem} onRetry={list.reload} />
        {list.items === undefined && list.problem === undefined && <Loading />}
        {list.items?.length === 0 && (
          <Empty title={t('coordinate.erasedNone')}>
            <p className="soft">{t('coordinate.erasedNoneThen')}</p>
          </Empty>
        )}
        {list.items?.map((erased, index) => (
          <ErasedBlock key={index} erased={erased} />
        ))}
        <EarlierExports />
        <RetentionPart />
      </div>
    </>
  )
}

const ErasedBlock = ({ erased }: { readonly erased: Erased }): ReactNode => {
  const t = useText()
  const { day, month } = useFormats()
  const { type, day: erasedOn, count, of, missing, cut } = erased
  const kind = named.find((known) => known === type) ?? 'other'
  const [today] = useState(() => new Date())
  const until = erasedOn === null ? undefined : inBackupsUntil(erasedOn)
  const inBackups = until !== undefined && until >= today.toISOString().slice(0, 'YYYY-MM-DD'.length)
  return (
    <section className="block section stack">
      <h2>{t(`coordinate.erased_${kind}`, { count })}</h2>
      {erasedOn !== null && (
        <p className="small soft">
          {t('coordinate.erasedIn', { month: month(erasedOn.slice(0, 'YYYY-MM'.length)) })}
        </p>
      )}
      <p className="row">
        {missing.length === 0 && <Check className="i i-s" aria-hidden="true" />}
        {missing.length === 0
          ? t('coordinate.erasedAll', { of })
          : t('coordinate.erasedSome', { confirmed: of - missing.length, of })}
      </p>
      {missing.length > 0 && (
        <>
          <p className="small soft">{t('coordinate.erasedMissing')}</p>
          <ul className="list">
            {missing.map(({ id, name, lastSeenDay }) => (
              <li key={id}>
                <div className="item">
                  <Smartphone className="i i-s" aria-hidden="true" />
                  <span className="grow">{name}</span>
                  <span className="small soft">
                    {lastSeenDay === null
                      ? t('coordinate.erasedNeverSeen')
                      : t('coordinate.erasedSeen', { when: day(lastSeenDay, today) })}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {cut > 0 && <p className="small soft">{t('coordinate.erasedCut', { count: cut })}</p>}
      {until !== undefined && (
        <p className="small soft">
          {inBackups
            ? t('coordinate.erasedBackups', { day: day(until, today) })
            : t('coordinate.erasedNoBackups')}
        </p>
      )}
    </section>
  )
}
