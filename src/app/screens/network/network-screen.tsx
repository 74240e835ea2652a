import type { ReactNode } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import { useText } from '#app/text/text.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { PhoneTabs } from '../phone-tabs.tsx'
import { NetworkBoard } from './network-board.tsx'

/** The network on a phone. */
export const NetworkScreen = (): ReactNode => {
  const t = useText()
  const { membership } = useProject()
  const { waiting } = useSending()
  return (
    <Screen
      head={<TitleHead title={t('network.title')} />}
      tabs={<PhoneTabs role={membership.role} waiting={waiting} />}
    >
      <NetworkBoard />
    </Screen>
  )
}
