import type { ReactNode } from 'react'
import type { SetFigure } from '#domain/inventory/gated-set.ts'
import { panelNames, partsOfId, type SetPanel } from '#domain/inventory/set-panels.ts'
import type { GatedSetRole } from '#domain/project/role.ts'
import { useText } from '#app/text/text.tsx'
import { GivenFigures } from './given-figures.tsx'
import css from './given.module.css'

/** What each role works with, in this order; everything else can be unfolded. */
const first: Readonly<Record<GatedSetRole, readonly SetPanel[]>> = {
  entrepreneur: ['leakage', 'ledger', 'gaps', 'talent', 'willing', 'modelWish', 'wishes'],
  communityBuilder: ['wishes', 'crews', 'hubs', 'willing', 'gaps', 'modelWish', 'apart'],
  informationGatherer: ['cause', 'ledger', 'timeline', 'flow', 'wanted'],
  storyteller: ['wishes', 'cause', 'roots', 'model', 'modelWish', 'leakage', 'households'],
}

export const FiguresOfRole = ({
  figures,
  role,
}: {
  readonly figures: readonly SetFigure[]
  readonly role: GatedSetRole
}): ReactNode => {
  const t = useText()
  const there = new Set(figures.map(({ id }) => partsOfId(id).panel))
  const rest = panelNames.filter((panel) => there.has(panel) && !first[role].includes(panel))
  return (
    <>
      <GivenFigures figures={figures} panels={first[role]} />
      {rest.length > 0 && (
        <details className={css['more']}>
          <summary>{t('given.otherFigures', { count: rest.length })}</summary>
          <GivenFigures figures={figures} panels={rest} />
        </details>
      )}
    </>
  )
}
