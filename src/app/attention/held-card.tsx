import { useState, type ReactNode } from 'react'
import { Contact, FilePen, Image, MapPin, MessageSquare, RotateCw, Trash2 } from 'lucide-react'
import { mayGoAgain } from '#domain/sync/hold-reason.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { HeldThing } from '#app/store/held.ts'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { FieldLines } from './field-lines.tsx'
import { reasonWords } from './reason.ts'
import type { Say } from './use-said.ts'
import { useWords } from './use-told.ts'

/** Something that does not arrive: what it is, why, and what can be done. Doing nothing keeps it. */
export const HeldCard = ({ thing, say }: { readonly thing: HeldThing; readonly say: Say }): ReactNode => {
  const t = useText()
  const words = useWords()
  const { store } = useProject()
  const [asking, setAsking] = useState(false)
  const { what, type, fields, reason, answer } = thing
  const title = what === 'photo' ? t('attention.photo') : words.title({ type, fields })

  const sendAgain = async () => {
    const saved = await store.sendAgain(thing)
    say(saved.ok ? t('attention.sentAgain') : t('attention.notSaved'))
  }
  const throwAway = async () => {
    setAsking(false)
    const thrown = await store.throwAway(thing)
    if (!thrown.ok) {
      say(t('attention.notSaved'))
      return
    }
    say(t('attention.thrown', { title }), {
      undo: async () => {
        const saved = await store.bringBack(thrown.value)
        return saved.ok ? t('attention.broughtBack') : t('attention.notSaved')
      },
      over: () => {
        void store.forget(thrown.value)
      },
    })
  }

  return (
    <>
      <Banner
        look="wrong"
        icon={icons[what]}
        title={title}
        actions={
          <>
            {mayGoAgain(reason, answer) && (
              <Button onClick={() => void sendAgain()}>
                <RotateCw className="i i-s" aria-hidden="true" />
                {t('attention.again')}
              </Button>
            )}
            <Button
              onClick={() => {
                setAsking(true)
              }}
            >
              <Trash2 className="i i-s" aria-hidden="true" />
              {t('attention.throw')}
            </Button>
          </>
        }
      >
        <p>{reasonWords(reason, t)}</p>
        <FieldLines type={type} fields={fields} />
        <p className="soft">{t('attention.leaveIt')}</p>
      </Banner>
      <Confirm
        open={asking}
        title={t('attention.throwAsk')}
        yes={t('attention.throwYes')}
        no={t('attention.throwNo')}
        onYes={() => void throwAway()}
        onNo={() => {
          setAsking(false)
        }}
      >
        <p>
          <strong>{title}</strong>
        </p>
        <p>{answer === 'quarantined' ? t('attention.throwServerToo') : t('attention.throwOnlyHere')}</p>
      </Confirm>
    </>
  )
}

const icons: Readonly<Record<HeldThing['what'], ReactNode>> = {
  conversation: <MessageSquare className="i" aria-hidden="true" />,
  contact: <Contact className="i" aria-hidden="true" />,
  sighting: <MapPin className="i" aria-hidden="true" />,
  photo: <Image className="i" aria-hidden="true" />,
  other: <FilePen className="i" aria-hidden="true" />,
}
