import { useEffect, useRef, useState, type ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import { useLocation, useParams } from 'wouter'
import { type Composition, isOvertaken, lacksOf, publicationOf } from '#domain/inventory/compose.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { useHeldKey } from '../key/key-holder.ts'
import { Loading } from '../loading.tsx'
import { notSaved } from '../not-saved.ts'
import { NotRenewed } from '../not-renewed.tsx'
import { type Renewal, useGatedSets } from '../use-gated-sets.ts'
import { beginComposition } from './begin-composition.ts'
import { ChooseParts } from './choose-parts.tsx'
import { dropComposition, keepComposition } from './composition-draft.ts'
import { NoKey } from './no-key.tsx'
import { PagePreview } from './page-preview.tsx'
import css from './publish.module.css'
import { pageOf, publishingDeed } from './save-publication.ts'
import { useAllMonths } from './use-all-months.ts'
import { type Material, useMaterial } from './use-material.ts'
import { WriteTexts } from './write-texts.tsx'

/** One public page being made: written and chosen here, kept on this computer, and published in one deed. */
export const ComposePage = (): ReactNode => {
  const t = useText()
  const { id } = useParams<{ id: string }>()
  const { membership } = useProject()
  const { state, client } = useAllMonths()
  const renewal = useGatedSets(state, client)
  const held = useHeldKey(membership.projectId)
  const material = useMaterial(state.phase === 'ready' ? state.inventory : undefined)
  return (
    <>
      <BackLink href="/coordinatie/openbaar">{t('publish.back')}</BackLink>
      <PageHead title={t('publish.make')} lead={t('publish.makeLead')} />
      <NotRenewed renewal={renewal} />
      {held === undefined && <NoKey />}
      {material === undefined || renewal === 'working' ? (
        <Loading />
      ) : (
        <Begun key={id} id={id} material={material} renewal={renewal} />
      )}
    </>
  )
}

interface Making {
  readonly id: string
  readonly material: Material
  readonly renewal: Renewal
}

const Begun = ({ id, material, renewal }: Making): ReactNode => {
  const { store, project, membership } = useProject()
  const [lang] = useLanguage()
  const [composition, setComposition] = useState<Composition>()
  const areaName = project?.name ?? membership.projectName
  useEffect(() => {
    let current = true
    void beginComposition(store, { id, material, areaName, lang }).then((begun) => {
      if (current) setComposition((now) => now ?? begun)
    })
    return () => {
      current = false
    }
  }, [store, id, material, areaName, lang])
  if (composition === undefined) return <Loading />
  const change = (some: Partial<Composition>) => {
    const next = { ...composition, ...some }
    setComposition(next)
    void keepComposition(store, id, next)
  }
  const beginAnew = async () => {
    await dropComposition(store, id)
    setComposition(await beginComposition(store, { id, material, areaName, lang }))
  }
  return (
    <Form
      id={id}
      material={material}
      renewal={renewal}
      composition={composition}
      onChange={change}
      onAnew={() => void beginAnew()}
    />
  )
}

const Form = ({
  id,
  material,
  renewal,
  composition,
  onChange,
  onAnew,
}: Making & {
  readonly composition: Composition
  readonly onChange: (change: Partial<Composition>) => void
  readonly onAnew: () => void
}): ReactNode => {
  const t = useText()
  const [, go] = useLocation()
  const { store, project } = useProject()
  const [tried, setTried] = useState(false)
  const isPublishing = useRef(false)
  const [problem, setProblem] = useState<string>()
  const others = useLive(
    async () =>
      (await store.records('publication')).flatMap(({ record }) =>
        record.id === id ? [] : [String(record.fields['slug'])],
      ),
    [store, id],
  )
  const before = useLive(async () => (await store.recordById(id))?.record.fields, [store, id])
  const [on] = useState(() => dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'))
  const page = project === undefined ? undefined : pageOf(composition, { material, project, on })
  const lacks = [
    ...lacksOf(composition, { taken: others ?? [], figures: material.figures }),
    ...(page === undefined ? (['fields'] as const) : []),
  ]
  const shownLacks = tried ? lacks : []
  const isUpToDate = renewal === 'renewed' || renewal === 'asItWas'

  const publish = async () => {
    setTried(true)
    if (lacks.length > 0 || page === undefined || isPublishing.current) return
    isPublishing.current = true
    const newId = () => crypto.randomUUID()
    const deed = await publishingDeed(store, { id, page, composition, material, newId })
    const saved = await store.changeMany([deed])
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
    isPublishing.current = saved.ok
    if (!saved.ok) return
    await dropComposition(store, id)
    go('/coordinatie/openbaar')
  }
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void publish()
      }}
    >
      {isOvertaken(composition, { made: page, now: publicationOf(before) }) && (
        <Banner
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('publish.overtaken')}
          actions={<Button onClick={onAnew}>{t('publish.beginAnew')}</Button>}
        >
          {t('publish.overtakenThen')}
        </Banner>
      )}
      <WriteTexts
        composition={composition}
        lacks={shownLacks}
        figures={material.figures}
        onChange={onChange}
      />
      <ChooseParts composition={composition} material={material} lacks={shownLacks} onChange={onChange} />
      {page !== undefined && (
        <PagePreview page={page} quotes={chosenQuotes(composition, material)} before={before} />
      )}
      <div className="stack">
        {!isUpToDate && <p>{t('publish.notYet')}</p>}
        {shownLacks.length > 0 && (
          <p role="alert">{shownLacks.map((lack) => t(`publish.lack_${lack}`)).join(' ')}</p>
        )}
        {problem !== undefined && <p role="alert">{problem}</p>}
        <p className="small soft">{t('publish.forEverybody')}</p>
        <Button look="main" type="submit" disabled={!isUpToDate}>
          {t('publish.publish')}
        </Button>
      </div>
    </form>
  )
}

const chosenQuotes = ({ quotes }: Composition, material: Material) =>
  material.quotes.filter(({ id }) => quotes.includes(id))
