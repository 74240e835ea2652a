import { useEffect, useState, type ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { Printer, TriangleAlert } from 'lucide-react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { normaliseWords } from '#domain/project/words.ts'
import type { KeyPair } from '#app/crypto/key-pair.ts'
import { askToKeep } from '#app/device/storage.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { keepKey } from '../key/kept-key.ts'
import { keyHolder } from '../key/key-holder.ts'
import { Loading } from '../loading.tsx'
import { RecoverySheet } from './recovery-sheet.tsx'
import css from './setup.module.css'
import { usePublishKey } from './use-publish-key.ts'

interface NewKey extends KeyPair {
  readonly passphrase: string
}

/** Makes the key in this browser. It counts only after the last two words were typed back from paper. */
export const MakeKey = ({ onEnd }: { readonly onEnd: () => void }): ReactNode => {
  const t = useText()
  const [made, setMade] = useState<NewKey>()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    let current = true
    const make = async () => {
      const { makeKeyPair, makePassphrase } = await import('#app/crypto/key-pair.ts')
      const pair = await makeKeyPair()
      if (current) setMade({ ...pair, passphrase: makePassphrase() })
    }
    void make()
    return () => {
      current = false
    }
  }, [])
  if (made === undefined) return <Loading />
  if (asking)
    return (
      <AskBack
        made={made}
        onBack={() => {
          setAsking(false)
        }}
        onDone={onEnd}
      />
    )
  return (
    <div className="stack">
      <div className="stack no-print">
        <p>{t('coordinate.wordsWrite')}</p>
        <ol className={css['words']}>
          {made.passphrase.split(' ').map((word, at) => (
            <li key={`${String(at)}-${word}`}>{word}</li>
          ))}
        </ol>
        <Banner icon={<TriangleAlert className="i" aria-hidden="true" />} title={t('coordinate.sheetWarn')}>
          {t('coordinate.sheetWarnThen')}
        </Banner>
        <div className="buttons">
          <Button
            onClick={() => {
              print()
            }}
          >
            <Printer className="i" aria-hidden="true" />
            {t('coordinate.sheetPrint')}
          </Button>
          <Button
            look="main"
            onClick={() => {
              setAsking(true)
            }}
          >
            {t('coordinate.sheetHave')}
          </Button>
          <Button look="quiet" onClick={onEnd}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
      <RecoverySheet identity={made.identity} passphrase={made.passphrase} publicKey={made.publicKey} />
    </div>
  )
}

const AskBack = ({
  made,
  onBack,
  onDone,
}: {
  readonly made: NewKey
  readonly onBack: () => void
  readonly onDone: () => void
}): ReactNode => {
  const t = useText()
  const { store, membership } = useProject()
  const { publish, problem } = usePublishKey()
  const [lost, setLost] = useState(false)
  const lastTwo = made.passphrase.split(' ').slice(-2).join(' ')
  const Words = z.object({ words: z.string().check(z.refine((typed) => normaliseWords(typed) === lastTwo)) })
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Words),
    defaultValues: { words: '' },
  })
  const submit = handleSubmit(async () => {
    setLost(false)
    try {
      const { wrapIdentity } = await import('#app/crypto/key-pair.ts')
      await keepKey(store, {
        wrapped: await wrapIdentity(made.identity, made.passphrase),
        publicKey: made.publicKey,
      })
    } catch {
      setLost(true)
      return
    }
    void askToKeep()
    if (!(await publish(made.publicKey))) return
    keyHolder.hold({
      projectId: membership.projectId,
      identity: made.identity,
      publicKey: made.publicKey,
    })
    onDone()
  })
  const trouble = lost ? t('coordinate.storageUnavailable') : problem
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={t('coordinate.askBack')}
        hint={t('coordinate.askBackHint')}
        wrong={formState.errors.words && t('coordinate.askBackWrong')}
        spellCheck={false}
        autoCapitalize="none"
        {...register('words')}
      />
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      <div className="buttons">
        <Button look="main" type="submit" disabled={formState.isSubmitting}>
          {formState.isSubmitting ? t('coordinate.keyKeeping') : t('coordinate.keyUse')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </form>
  )
}
