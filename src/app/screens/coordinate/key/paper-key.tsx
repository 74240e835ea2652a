import { useEffect, useState, type ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { Printer, TriangleAlert } from 'lucide-react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { normaliseWords } from '#domain/project/words.ts'
import type { OnPaper } from '#app/crypto/key-worker.ts'
import { askToKeep } from '#app/device/storage.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Loading } from '../loading.tsx'
import { keepKey } from './kept-key.ts'
import css from './key.module.css'
import { RecoverySheet } from './recovery-sheet.tsx'

interface PaperKeyProps {
  /** The keys under six new words; must be stable. */
  readonly make: () => Promise<OnPaper>
  /** After the words were typed back and the key file is kept. A sentence when it went wrong. */
  readonly use: (made: OnPaper) => Promise<string | undefined>
  readonly onEnd: () => void
}

/** Puts keys on paper and on this device. They count only after the last two words were typed back from paper. */
export const PaperKey = ({ make, use, onEnd }: PaperKeyProps): ReactNode => {
  const t = useText()
  const [made, setMade] = useState<OnPaper | 'failed'>()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    let current = true
    make().then(
      (paper) => {
        if (current) setMade(paper)
      },
      () => {
        if (current) setMade('failed')
      },
    )
    return () => {
      current = false
    }
  }, [make])
  if (made === undefined) return <Loading />
  if (made === 'failed') return <p role="alert">{t('key.closedMeanwhile')}</p>
  if (asking)
    return (
      <AskBack
        made={made}
        use={use}
        onBack={() => {
          setAsking(false)
        }}
        onEnd={onEnd}
      />
    )
  return (
    <div className="stack">
      <div className="stack no-print">
        <p>{t('key.wordsWrite')}</p>
        <SecretWords passphrase={made.passphrase} />
        <Banner icon={<TriangleAlert className="i" aria-hidden="true" />} title={t('key.sheetWarn')}>
          {t('key.sheetWarnThen')}
        </Banner>
        <div className="buttons">
          <Button
            onClick={() => {
              print()
            }}
          >
            <Printer className="i" aria-hidden="true" />
            {t('key.sheetPrint')}
          </Button>
          <Button
            look="main"
            onClick={() => {
              setAsking(true)
            }}
          >
            {t('key.sheetHave')}
          </Button>
          <Button look="quiet" onClick={onEnd}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
      <RecoverySheet {...made} />
    </div>
  )
}

/** Six words to write down, numbered. */
export const SecretWords = ({ passphrase }: { readonly passphrase: string }): ReactNode => (
  <ol className={css['words']} translate="no">
    {passphrase.split(' ').map((word, at) => (
      <li key={`${String(at)}-${word}`}>{word}</li>
    ))}
  </ol>
)

const AskBack = ({
  made,
  use,
  onBack,
  onEnd,
}: Pick<PaperKeyProps, 'use' | 'onEnd'> & {
  readonly made: OnPaper
  readonly onBack: () => void
}): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const [problem, setProblem] = useState<string>()
  const lastTwo = made.passphrase.split(' ').slice(-2).join(' ')
  const Words = z.object({ words: z.string().check(z.refine((typed) => normaliseWords(typed) === lastTwo)) })
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Words),
    defaultValues: { words: '' },
  })
  const submit = handleSubmit(async () => {
    setProblem(undefined)
    try {
      await keepKey(store, made)
    } catch {
      setProblem(t('coordinate.storageUnavailable'))
      return
    }
    void askToKeep()
    const trouble = await use(made).catch(() => t('key.closedMeanwhile'))
    setProblem(trouble)
    if (trouble === undefined) onEnd()
  })
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={t('key.askBack')}
        hint={t('key.askBackHint')}
        wrong={formState.errors.words && t('key.askBackWrong')}
        spellCheck={false}
        autoCapitalize="none"
        {...register('words')}
      />
      {problem !== undefined && <p role="alert">{problem}</p>}
      <div className="buttons">
        <Button look="main" type="submit" disabled={formState.isSubmitting}>
          {formState.isSubmitting ? t('key.keeping') : t('key.use')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </form>
  )
}
