import { useState, type ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { Camera } from 'lucide-react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { NotUnlocked } from '#app/crypto/unlock-key.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FileButton } from '#app/ui/file-button.tsx'
import { QrScanner } from '#app/ui/qr-scanner.tsx'
import { openKey } from './open-key.ts'
import { readOffered } from './offered-key.ts'

type Receiving =
  | { readonly step: 'asking'; readonly problem?: 'other' | 'card' | NotUnlocked }
  | { readonly step: 'scanning' }
  | { readonly step: 'words'; readonly wrapped: string }

/** Takes over the key from a sheet, from another coordinator's screen, or from a file. Nothing of it passes the server. */
export const ReceiveKey = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const t = useText()
  const { membership } = useProject()
  const [receiving, setReceiving] = useState<Receiving>({ step: 'asking' })
  const take = async (text: string) => {
    const offered = readOffered(text)
    // The camera stops here: it would see the same code again and again.
    setReceiving({ step: 'asking' })
    if (offered.kind === 'wrapped') setReceiving({ step: 'words', wrapped: offered.wrapped })
    else if (offered.kind === 'identity') {
      const expected = { publicKey, kept: undefined, fictional: membership.fictional }
      const unlocked = await openKey(membership.projectId, offered.identity, expected)
      if (!unlocked.ok) setReceiving({ step: 'asking', problem: unlocked.reason })
    } else setReceiving({ step: 'asking', problem: offered.kind })
  }
  switch (receiving.step) {
    case 'scanning':
      return (
        <QrScanner
          onText={(text) => void take(text)}
          onStop={() => {
            setReceiving({ step: 'asking' })
          }}
        />
      )
    case 'words':
      return (
        <OneTimeWords
          publicKey={publicKey}
          wrapped={receiving.wrapped}
          onStop={() => {
            setReceiving({ step: 'asking' })
          }}
        />
      )
    case 'asking':
      return (
        <div className="stack">
          <p>
            <strong>{t('key.got')}</strong> {t('key.gotThen')}
          </p>
          {receiving.problem !== undefined && <p role="alert">{saying(receiving.problem, t)}</p>}
          <div className="buttons">
            <Button
              onClick={() => {
                setReceiving({ step: 'scanning' })
              }}
            >
              <Camera className="i" aria-hidden="true" />
              {t('key.scan')}
            </Button>
            <FileButton
              label={t('key.chooseFile')}
              accept=".age,.txt,text/plain,application/octet-stream"
              onFile={(file) => void file.slice(0, largestFile).text().then(take)}
            />
          </div>
        </div>
      )
  }
}

const saying = (problem: 'other' | 'card' | NotUnlocked, t: ReturnType<typeof useText>): string =>
  problem === 'other' || problem === 'card' ? t(`key.offered_${problem}`) : t(`key.unlock_${problem}`)

/** Largest file that is looked at: a key file is under 2 kB. */
const largestFile = 64_000

const Typed = z.object({ words: z.string().check(z.trim(), z.minLength(1)) })

const OneTimeWords = ({
  publicKey,
  wrapped,
  onStop,
}: {
  readonly publicKey: string
  readonly wrapped: string
  readonly onStop: () => void
}): ReactNode => {
  const t = useText()
  const { membership } = useProject()
  const [problem, setProblem] = useState<NotUnlocked>()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Typed),
    defaultValues: { words: '' },
  })
  const submit = handleSubmit(async ({ words }) => {
    const kept = { wrapped, publicKey }
    const expected = { publicKey, kept, fictional: membership.fictional }
    const unlocked = await openKey(membership.projectId, words, expected)
    setProblem(unlocked.ok ? undefined : unlocked.reason)
  })
  const wrong =
    problem === undefined
      ? formState.errors.words && t('key.unlockEmpty')
      : problem === 'words'
        ? t('key.oneTimeWrong')
        : t(`key.unlock_${problem}`)
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={t('key.oneTimeWords')}
        hint={t('key.oneTimeHint')}
        wrong={wrong}
        spellCheck={false}
        autoCapitalize="none"
        {...register('words')}
      />
      <div className="buttons">
        <Button look="main" type="submit" disabled={formState.isSubmitting}>
          {formState.isSubmitting ? t('key.unlocking') : t('key.oneTimeOpen')}
        </Button>
        <Button look="quiet" onClick={onStop}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
