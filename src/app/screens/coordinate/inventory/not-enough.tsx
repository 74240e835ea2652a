import type { ReactNode } from 'react'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { parameters } from '#domain/codelists.ts'
import { useProject } from '#app/project/project-context.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import css from './inventory.module.css'
import { useSay } from './say.ts'

/** While there are too few conversations for amounts: how many there are, and the first thing to do. */
export const NotEnough = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t } = useSay()
  const { project } = useProject()
  const needed = project?.kMoney ?? parameters.kMoney
  const { households } = inventory.basis
  if (households >= needed) return null
  return (
    <Empty title={t('inventory.ofNeeded', { households, needed })}>
      <div className={css['boxes']} aria-hidden="true">
        {Array.from({ length: needed }, (_, index) => (
          <i key={index} data-done={index < households || undefined} />
        ))}
      </div>
      <p className="soft">{t('inventory.whyNeeded', { count: needed })}</p>
      <div className="buttons no-print">
        <ButtonLink look="main" href="/coordinatie/dekking">
          {t('inventory.whoNext')}
        </ButtonLink>
        <ButtonLink href="/coordinatie/inventaris/vondsten">{t('inventory.seeThings')}</ButtonLink>
      </div>
    </Empty>
  )
}
