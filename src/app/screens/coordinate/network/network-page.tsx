import type { ReactNode } from 'react'
import { NetworkBoard } from '#app/screens/network/network-board.tsx'
import { useText } from '#app/text/text.tsx'
import { PageHead } from '#app/ui/desk.tsx'

/** The network at the desk. */
export const NetworkPage = (): ReactNode => {
  const t = useText()
  return (
    <>
      <PageHead title={t('network.question')} lead={t('network.lead')} />
      <NetworkBoard />
    </>
  )
}
