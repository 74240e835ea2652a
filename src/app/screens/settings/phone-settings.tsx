import type { ReactNode } from 'react'
import { Check, House, Smartphone, TriangleAlert } from 'lucide-react'
import type { StorageState } from '#app/device/storage.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Item } from '#app/ui/item.tsx'

export interface PhoneSettingsProps {
  readonly storage: StorageState
  readonly onAskToKeep: () => void
  /** False where the browser has no origin-private file system: wiping a draft then leaves traces. */
  readonly shredsDrafts: boolean
  readonly installed: boolean
  readonly onShowInstall: () => void
}

/** What this phone keeps and how surely. */
export const PhoneSettings = (props: PhoneSettingsProps): ReactNode => {
  const t = useText()
  return (
    <>
      <StorageItem storage={props.storage} onAskToKeep={props.onAskToKeep} />
      {!props.shredsDrafts && (
        <Item
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('settings.keysInDatabase')}
          hint={t('settings.keysInDatabaseThen')}
        />
      )}
      {props.installed ? (
        <Item
          icon={<House className="i" aria-hidden="true" />}
          title={t('settings.installed')}
          end={<Good />}
        />
      ) : (
        <Item
          icon={<House className="i" aria-hidden="true" />}
          title={t('settings.install')}
          hint={t('settings.installHint')}
          onClick={props.onShowInstall}
        />
      )}
    </>
  )
}

const StorageItem = ({
  storage: { kept, used, room },
  onAskToKeep,
}: {
  readonly storage: StorageState
  readonly onAskToKeep: () => void
}): ReactNode => {
  const t = useText()
  const { bytes } = useFormats()
  const hint =
    used === null
      ? t('settings.storageUnknown')
      : room === null
        ? t('settings.storageUsedOnly', { used: bytes(used) })
        : t('settings.storageUsed', { used: bytes(used), room: bytes(room) })
  return (
    <Item
      icon={<Smartphone className="i" aria-hidden="true" />}
      title={kept === 'kept' ? t('settings.storageKept') : t('settings.storageEvictable')}
      hint={hint}
      end={
        kept === 'kept' ? (
          <Good />
        ) : (
          <Button small onClick={onAskToKeep}>
            {t('settings.storageAsk')}
          </Button>
        )
      }
    />
  )
}

const Good = (): ReactNode => {
  const t = useText()
  return (
    <span className="tag">
      <Check className="i i-s" aria-hidden="true" />
      {t('settings.good')}
    </span>
  )
}
