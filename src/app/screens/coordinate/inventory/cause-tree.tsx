import type { CSSProperties, ReactNode } from 'react'
import type { CauseNode } from '#domain/inventory/panels/causes.ts'
import { AsTable } from './as-table.tsx'
import css from './inventory.module.css'
import type { Line } from './line.ts'
import { type Say, useSay } from './say.ts'

/** From the problem down to its causes, and the same branches as a table. */
export const CauseTree = ({ tree }: { readonly tree: readonly CauseNode[] }): ReactNode => {
  const say = useSay()
  const { t } = say
  const title = t('inventory.treeTitle')
  const most = Math.max(...tree.map(({ households }) => households))
  return (
    <section className="block section">
      <h2>{title}</h2>
      <p className="lede">{t('inventory.treeLede')}</p>
      {tree.length === 0 ? (
        <p className="soft">{t('inventory.treeFew')}</p>
      ) : (
        <>
          <ul className="tree">
            {byHouseholds(tree).map((node) => (
              <li className="branch" key={node.theme}>
                <span className="num" aria-hidden="true">
                  {say.number(node.households)}
                </span>
                {/* React's types know no custom properties. */}
                <div className="stem" style={{ '--n': (thickest * node.households) / most } as CSSProperties}>
                  <Node node={node} isBranch />
                </div>
              </li>
            ))}
          </ul>
          <AsTable
            caption={title}
            columns={[t('inventory.way'), t('inventory.householdsHead')]}
            lines={waysOf(tree, [], say)}
          />
        </>
      )}
    </section>
  )
}

/** In half pixels of the stem, for the branch that most households went. */
const thickest = 30

/** With causes below it, it folds; a branch that few went has no number. */
const Node = ({
  node,
  isBranch = false,
}: {
  readonly node: CauseNode
  readonly isBranch?: boolean
}): ReactNode => {
  const { t, name, number, households } = useSay()
  const theme = name('causeTheme', node.theme)
  const words = isBranch ? (
    <span>
      <strong>{theme}</strong> <span className="sr">{households(node.households)}</span>
    </span>
  ) : (
    <span>
      <b aria-hidden="true">{number(node.households)}</b> {theme}{' '}
      <span className="sr">{households(node.households)}</span>
    </span>
  )
  if (node.below.length === 0 && !node.hasMore) return words
  return (
    <details open>
      <summary className={css['cause']}>{words}</summary>
      <ul className={`twigs ${isBranch ? '' : (css['deeper'] ?? '')}`}>
        {byHouseholds(node.below).map((twig) => (
          <li key={twig.theme}>
            <Node node={twig} />
          </li>
        ))}
        {node.hasMore && <li>{t('inventory.otherBranches')}</li>}
      </ul>
    </details>
  )
}

const byHouseholds = (nodes: readonly CauseNode[]): readonly CauseNode[] =>
  nodes.toSorted((a, b) => b.households - a.households)

/** Every branch with the way to it, a line each. */
const waysOf = (nodes: readonly CauseNode[], above: readonly string[], say: Say): readonly Line[] =>
  byHouseholds(nodes).flatMap((node) => {
    const way = [...above, say.name('causeTheme', node.theme)]
    return [
      { key: way.join(), name: way.join(' › '), cells: [say.number(node.households)] },
      ...waysOf(node.below, way, say),
    ]
  })
