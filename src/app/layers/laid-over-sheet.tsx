import type { ReactNode } from 'react'
import { codeName } from '#domain/codelists.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import type { LaidOver } from './use-map-layers.ts'

/** What a pin of another layer stands for, in a few words. */
export const LaidOverSheet = ({
  on,
  onClose,
}: {
  readonly on: LaidOver
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { membership } = useProject()
  if (on.kind === 'door') {
    const { street, houseNumber, attempts } = on.door
    return (
      <Sheet open title={t('street.pin', { street, number: houseNumber })} onClose={onClose}>
        <p>{t('map.doorTried', { count: attempts })}</p>
        <ButtonLink look="main" wide href="/straat">
          {t('map.toStreet')}
        </ButtonLink>
      </Sheet>
    )
  }
  const { name, kind, status, functions, ownerDomain, capacity } = on.structure
  return (
    <Sheet open title={name} onClose={onClose}>
      <p>
        {[codeName('structureKind', kind, language), codeName('structureStatus', status, language)].join(
          ' · ',
        )}
      </p>
      {functions != null && functions.length > 0 && (
        <p>{functions.map((code) => codeName('vitalFunction', code, language)).join(', ')}</p>
      )}
      {ownerDomain != null && <p>{codeName('ownerDomain', ownerDomain, language)}</p>}
      {capacity != null && capacity !== '' && <p>{capacity}</p>}
      <ButtonLink wide href={membership.role === 'coordinator' ? '/coordinatie/netwerk' : '/netwerk'}>
        {t('network.toNetwork')}
      </ButtonLink>
    </Sheet>
  )
}
