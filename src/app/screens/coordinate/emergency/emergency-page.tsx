import type { ReactNode } from 'react'
import { FileLock2, TriangleAlert } from 'lucide-react'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { FileDrop } from '#app/ui/file-drop.tsx'
import { type HeldKey, useHeldKey } from '../key/key-holder.ts'
import { KeyDiffers } from '../key/key-differs.tsx'
import { Unlock } from '../key/unlock.tsx'
import css from './emergency.module.css'
import { ImportResult } from './import-result.tsx'
import { type Found, type ImportState, useEmergencyImport } from './use-emergency-import.ts'

/** Hands in the file of a phone that cannot reach the server. What is in it is never shown. */
export const EmergencyPage = (): ReactNode => {
  const t = useText()
  const { key, membership } = useProject()
  const held = useHeldKey(membership.projectId)
  return (
    <>
      <PageHead title={t('emergency.goImport')} lead={t('emergency.importLead')} />
      <div className={css['page']}>
        {key.kind === 'differs' && <KeyDiffers />}
        {key.kind === 'none' && <p>{t('emergency.noKeyHere')}</p>}
        {key.kind === 'pinned' && (
          <div className="card stack">
            {held === undefined && <p>{t('emergency.unlockFirst')}</p>}
            <Unlock publicKey={key.publicKey} />
          </div>
        )}
        {held !== undefined && <Import held={held} />}
      </div>
    </>
  )
}

const Import = ({ held }: { readonly held: HeldKey }): ReactNode => {
  const t = useText()
  const { state, choose, handIn, stop } = useEmergencyImport(held)
  return (
    <>
      <Now state={state} onHandIn={(found) => void handIn(found)} onStop={stop} />
      {state.state !== 'handingIn' && state.state !== 'checking' && (
        <FileDrop
          label={state.state === 'none' ? t('emergency.choose') : t('emergency.chooseOther')}
          hint={t('emergency.drop')}
          accept=".age,application/octet-stream"
          onFile={(file) => void choose(file)}
        />
      )}
    </>
  )
}

const Now = ({
  state,
  onHandIn,
  onStop,
}: {
  readonly state: ImportState
  readonly onHandIn: (found: Found) => void
  readonly onStop: () => void
}): ReactNode => {
  const t = useText()
  switch (state.state) {
    case 'none':
      return null
    case 'checking':
      return <p role="status">{t('emergency.checking')}</p>
    case 'notTaken':
      return (
        <Banner
          look="wrong"
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('emergency.notTaken')}
        >
          <p>{t(`emergency.notTaken_${state.reason}`)}</p>
        </Banner>
      )
    case 'found':
      return <FoundFile found={state.found} onHandIn={onHandIn} />
    case 'handingIn':
      return (
        <div className="row" role="status">
          <span className="grow">{t('emergency.handingIn', { done: state.done, total: state.total })}</span>
          <Button small onClick={onStop}>
            {t('emergency.stop')}
          </Button>
        </div>
      )
    case 'ended':
      return (
        <ImportResult
          imported={state.imported}
          onAgain={() => {
            onHandIn(state.found)
          }}
        />
      )
  }
}

const FoundFile = ({
  found,
  onHandIn,
}: {
  readonly found: Found
  readonly onHandIn: (found: Found) => void
}): ReactNode => {
  const t = useText()
  const { bytes } = useFormats()
  const { device, things, photos, file } = found
  return (
    <div role="status">
      <Banner
        icon={<FileLock2 className="i" aria-hidden="true" />}
        title={t('emergency.found', { device: device.name })}
        actions={
          <Button
            look="main"
            onClick={() => {
              onHandIn(found)
            }}
          >
            {t('emergency.handIn')}
          </Button>
        }
      >
        <p>{t('emergency.holds', { things, photos, size: bytes(file.size) })}</p>
        {device.state !== 'active' && <p>{t('emergency.notActive')}</p>}
      </Banner>
    </div>
  )
}
