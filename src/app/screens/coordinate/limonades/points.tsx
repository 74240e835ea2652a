import type { ReactNode } from 'react'
import type { Mix } from '#domain/inventory/match-mix.ts'
import { knownDomains, type Weights } from '#domain/inventory/match-score.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import css from './limonades.module.css'

/** Ten lemons, as many filled as there are tens of points. */
export const Lemons = ({ score }: { readonly score: number }): ReactNode => {
  const t = useText()
  const filled = Math.round(score / 10)
  return (
    <span className="points" role="img" aria-label={t('limonade.points', { score: Math.round(score) })}>
      {Array.from({ length: 10 }, (_, index) => (
        <i key={index} className={index < filled ? 'on' : undefined} />
      ))}
    </span>
  )
}

const shown = ['mix', 'fit', 'near', 'need', 'jug', 'ready'] as const

/** Where the points come from, and which were taken off: how the parts suit each other, never anything about people. */
export const PointsTable = ({
  mix: { input, points },
  weights,
}: {
  readonly mix: Pick<Mix, 'input' | 'points'>
  readonly weights: Weights
}): ReactNode => {
  const t = useText()
  const { number, distance } = useFormats()
  const why = {
    mix: t('limonade.why_mix', { count: knownDomains(input.domains) }),
    fit: t(
      input.fit === 1
        ? 'limonade.why_fit'
        : input.fit === 0
          ? 'limonade.why_fitNone'
          : 'limonade.why_fitHalf',
    ),
    near:
      input.distanceM === null
        ? t('limonade.why_nearUnknown')
        : t('limonade.why_near', { distance: distance(input.distanceM) }),
    need:
      points.need > 0 ? t('limonade.why_need', { count: input.needHouseholds }) : t('limonade.why_needFew'),
    jug: t(`limonade.jug_${input.jug}`),
    ready: t('limonade.why_ready', { percent: Math.round(input.ready * 100) }),
  }
  const taken = [
    input.obstacles > 0
      ? t('limonade.taken_obstacles', { count: input.obstacles, points: input.obstacles * weights.obstacle })
      : '',
    input.ownerUnknown ? t('limonade.taken_owner', { points: weights.ownerUnknown }) : '',
    input.unsafe ? t('limonade.taken_unsafe', { points: weights.unsafe }) : '',
  ].filter((words) => words !== '')
  const most = Math.max(...shown.map((name) => weights[name]), 1)
  return (
    <table className="table">
      <caption className="sr">{t('limonade.pointsCaption')}</caption>
      <tbody>
        {shown.map((name) => (
          <tr key={name}>
            <th scope="row">
              {t(`limonade.part_${name}`)}
              <br />
              <span className={`soft ${css['because'] ?? ''}`}>{why[name]}</span>
            </th>
            <td className="n">
              <svg className={`mark ${css['bar'] ?? ''}`} aria-hidden="true">
                <rect className="c-track" width={`${String((100 * weights[name]) / most)}%`} height="14" />
                {points[name] > 0 && (
                  <rect
                    className="c-stay"
                    y="1"
                    width={`${String((100 * points[name]) / most)}%`}
                    height="12"
                  />
                )}
              </svg>
              <span className={css['of']}>
                {t('limonade.pointsOf', {
                  points: number(Math.round(points[name])),
                  of: number(weights[name]),
                })}
              </span>
            </td>
          </tr>
        ))}
        {taken.map((words) => (
          <tr key={words}>
            <th scope="row" colSpan={2}>
              {words}
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
