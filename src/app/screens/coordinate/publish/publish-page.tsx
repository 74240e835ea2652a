import { useState, type ReactNode } from 'react'
import { Globe, Plus } from 'lucide-react'
import { useLocation } from 'wouter'
import { publicationOf } from '#domain/inventory/compose.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { useHeldKey } from '../key/key-holder.ts'
import { Loading } from '../loading.tsx'
import { NotRenewed } from '../not-renewed.tsx'
import { useGatedSets } from '../use-gated-sets.ts'
import { readCompositions } from './composition-draft.ts'
import { Drafts } from './drafts.tsx'
import { NoKey } from './no-key.tsx'
import { PublicationCard, type PublicationHere } from './publication-card.tsx'
import { placeToMake } from './place-to-make.ts'
import css from './publish.module.css'
import { useAllMonths } from './use-all-months.ts'

/** All public pages of this neighbourhood: what everybody can read, under which address, and what is being made. */
export const PublishPage = (): ReactNode => {
  const t = useText()
  const [, go] = useLocation()
  const { store, membership } = useProject()
  const { state, client } = useAllMonths()
  const renewal = useGatedSets(state, client)
  const held = useHeldKey(membership.projectId)
  const [said, setSaid] = useState<{ readonly words: string; readonly undo?: () => void }>()
  const here = useLive(async () => {
    const shown = await store.records('publication')
    const pages = shown.flatMap(({ record, whereabouts }): readonly PublicationHere[] => {
      const fields = publicationOf(record.fields)
      return fields === undefined ? [] : [{ record, fields, whereabouts }]
    })
    const drafts = await readCompositions(store)
    return { pages: pages.toSorted((a, b) => (a.fields.on < b.fields.on ? 1 : -1)), drafts }
  }, [store])
  if (here === undefined) return <Loading />
  const { pages, drafts } = here
  const unfinished = [...drafts].filter(([id]) => pages.every(({ record }) => record.id !== id))
  const begin = () => {
    go(placeToMake(crypto.randomUUID()))
  }
  return (
    <>
      <PageHead
        title={t('publish.title')}
        lead={t('publish.pageLead')}
        action={
          <Button look="main" onClick={begin}>
            <Plus className="i i-s" aria-hidden="true" />
            {t('publish.new')}
          </Button>
        }
      />
      <NotRenewed renewal={renewal} />
      {held === undefined && <NoKey />}
      {unfinished.length > 0 && <Drafts drafts={unfinished} onSaid={setSaid} />}
      {pages.length === 0 && unfinished.length === 0 && (
        <Empty title={t('publish.none')}>
          <p className="soft">{t('publish.noneThen')}</p>
        </Empty>
      )}
      {pages.length > 0 && (
        <section className="block section">
          <h2 className="row">
            <Globe className="i" aria-hidden="true" />
            {t('publish.pages')}
          </h2>
          <ul className={css['pages']}>
            {pages.map((page) => (
              <PublicationCard key={page.record.id} page={page} onSaid={setSaid} />
            ))}
          </ul>
        </section>
      )}
      <Toast
        undo={
          said?.undo === undefined
            ? undefined
            : {
                label: t('common.undo'),
                onUndo: () => {
                  said.undo?.()
                  setSaid(undefined)
                },
              }
        }
        onDone={() => {
          setSaid(undefined)
        }}
      >
        {said?.words ?? null}
      </Toast>
    </>
  )
}
