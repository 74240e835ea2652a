import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import * as z from 'zod/mini'
import { entryForms } from '#domain/field/entry.ts'
import { SightingFields } from '#domain/field/sighting.ts'
import { kindName } from '#domain/field/taxonomy.ts'
import { codeName } from '#domain/codelists.ts'
import type { Ref } from '#domain/inventory/trace.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { Shown } from '#app/store/overlay.ts'
import { type Language, useLanguage, useText } from '#app/text/text.tsx'
import { useBackCloses } from '#app/ui/back-closes.ts'
import { Button } from '#app/ui/button.tsx'
import { Item } from '#app/ui/item.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { EntryDetails } from '../../network/entry-details.tsx'
import { SightingEdit } from '../arrivals/sighting-edit.tsx'

/** What a figure can be followed to: things, structures and documents. Never a conversation. */
export interface Followed {
  readonly title: string
  readonly refs: readonly Ref[]
  /** Whether what households said lies under it as well. */
  readonly told: boolean
  /** The one thing itself, without a list of one before it. */
  readonly alone?: boolean
}

/** One of the things, as it is called in the list. */
interface Opened {
  readonly of: Ref
  readonly title: string
}

const FollowContext = createContext<(followed: Followed) => void>(() => undefined)

/** Opens what a figure rests on; from one of those things back leads to the others, and from there to the figure. */
export const useFollow = () => use(FollowContext)

export const FollowProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [followed, setFollowed] = useState<Followed>()
  const [chosen, setChosen] = useState<Opened>()
  const close = () => {
    setChosen(undefined)
    setFollowed(undefined)
  }
  const alone = followed?.alone === true ? followed.refs[0] : undefined
  const open = alone === undefined ? chosen : { of: alone, title: followed?.title ?? '' }
  const closeOne = () => {
    if (open === undefined || alone !== undefined) close()
    else setChosen(undefined)
  }
  return (
    <FollowContext value={setFollowed}>
      {children}
      <Sheet title={open?.title ?? followed?.title ?? ''} open={followed !== undefined} onClose={closeOne}>
        {followed !== undefined &&
          (open === undefined ? (
            <RestsOn followed={followed} onOpen={setChosen} onClose={close} />
          ) : (
            <OneThing of={open.of} onClose={closeOne} />
          ))}
      </Sheet>
    </FollowContext>
  )
}

/** More are shown when somebody asks. */
const atOnce = 30

const RestsOn = ({
  followed,
  onOpen,
  onClose,
}: {
  readonly followed: Followed
  readonly onOpen: (one: Opened) => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { store } = useProject()
  const [shown, setShown] = useState(atOnce)
  const { refs, told } = followed
  const some = useMemo(() => refs.slice(0, shown), [refs, shown])
  const things = useLive(
    () =>
      Promise.all(
        some.map(async (of) => ({ of, title: titleOf(of, await store.recordById(of.id), language) })),
      ),
    [store, some, language],
  )
  return (
    <div className="stack">
      {told && <p>{t('inventory.restsOnTold')}</p>}
      {!told && refs.length === 0 && <p>{t('inventory.nothingUnder')}</p>}
      {refs.length > 0 && (
        <>
          <p className="soft">{t('inventory.restsOnThings', { count: refs.length })}</p>
          <ul className="list">
            {things?.map(({ of, title }) => (
              <Item
                key={of.id}
                title={title}
                hint={t(`inventory.ref_${of.type}`)}
                onClick={() => {
                  onOpen({ of, title })
                }}
              />
            ))}
          </ul>
        </>
      )}
      {refs.length > shown && (
        <Button
          onClick={() => {
            setShown(shown + atOnce)
          }}
        >
          {t('inventory.more', { count: refs.length - shown })}
        </Button>
      )}
      <Button wide onClick={onClose}>
        {t('common.close')}
      </Button>
    </div>
  )
}

const titleOf = ({ type }: Ref, shown: Shown | undefined, language: Language): string => {
  const fields = shown?.record.fields
  const text = (name: string) => (typeof fields?.[name] === 'string' ? fields[name] : '')
  switch (type) {
    case 'assetSighting':
      return text('title') || kindName(text('kind'), language)
    case 'resourceFlow':
      return `${codeName('resource', text('resource'), language)}: ${codeName('flowDirection', text('direction'), language)}`
    default:
      return text(entryForms[type].title)
  }
}

const OneThing = ({ of, onClose }: { readonly of: Ref; readonly onClose: () => void }): ReactNode => {
  const t = useText()
  const { store } = useProject()
  useBackCloses(onClose)
  const shown = useLive(() => store.recordById(of.id), [store, of.id])
  if (shown === undefined) return null
  if (of.type === 'assetSighting') {
    const fields = z.safeParse(SightingFields, shown.record.fields)
    return fields.success ? (
      <SightingEdit sighting={{ id: of.id, ...shown, fields: fields.data }} onClose={onClose} />
    ) : null
  }
  return (
    <div className="stack">
      <EntryDetails entry={{ sort: of.type, ...shown }} />
      <Button wide onClick={onClose}>
        {t('common.back')}
      </Button>
    </div>
  )
}
