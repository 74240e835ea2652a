import type { ReactNode } from 'react'
import type { SightingFields } from '#domain/field/sighting.ts'
import { kindName } from '#domain/field/taxonomy.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { ThingCount } from '#domain/inventory/panels/unused.ts'
import { useLanguage } from '#app/text/text.tsx'
import { Block } from './chart.tsx'
import { useFollow } from './follow.tsx'
import { BarMark, scaleTo } from './marks.tsx'
import { type Say, useSay } from './say.ts'
import { ThingsBoard } from './things-board.tsx'
import type { Line } from './line.ts'
import { useThings } from './counted-things.ts'

/** What lies unused, whose it is, and how much; a line for each unit, and nothing added over units. */
export const UnusedRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t, name } = useSay()
  const [language] = useLanguage()
  const { unused } = inventory
  const open = useOpenThings(inventory)
  return (
    <>
      <ThingsBoard inventory={inventory} />
      <Sizes inventory={inventory} />
      <Things
        title={t('inventory.byOwnerTitle')}
        counts={unused.byOwner}
        nameOf={(code) => name('ownerDomain', code)}
        fitsOf={(code) => (fields) => fields.ownerDomain === code}
        open={open}
      />
      <Things
        title={t('inventory.byKindTitle')}
        counts={unused.byKind}
        nameOf={(code) => kindName(code, language)}
        fitsOf={(code) => (fields) => fields.kind === code}
        open={open}
      />
      <Things
        title={t('inventory.byDegreeTitle')}
        counts={unused.byDegree}
        nameOf={(code) => name('unusedDegree', code)}
        fitsOf={(code) => (fields) => fields.unusedDegree === code}
        open={open}
      />
      <Things
        title={t('inventory.ideasTitle')}
        counts={unused.ideas.map(({ use, things }) => ({ code: use, confirmed: things, tips: 0 }))}
        nameOf={(code) => name('use', code)}
        fitsOf={(code) => (fields) => fields.ideas?.some(({ use }) => use === code) === true}
        open={open}
      />
      <Things
        title={t('inventory.obstaclesTitle')}
        counts={unused.obstacles.map(({ code, things }) => ({ code, confirmed: things, tips: 0 }))}
        nameOf={(code) => name('obstacle', code)}
        fitsOf={(code) => (fields) => fields.obstacles?.includes(code) === true}
        open={open}
      />
    </>
  )
}

type Fits = (fields: SightingFields) => boolean

const useOpenThings = ({ basis }: Inventory) => {
  const follow = useFollow()
  const find = useThings(basis.period)
  return async (title: string, fits: Fits) => {
    follow({ title, refs: await find(fits), told: false })
  }
}

const Sizes = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const open = useOpenThings(inventory)
  const { t } = say
  const { units, sizes, unknownSize } = inventory.unused
  const lines = units.flatMap((unit): readonly Line[] => {
    const rows = sizes.filter((row) => row.unit === unit.unit)
    const scale = scaleTo(rows.map((row) => row.confirmed + row.tips))
    const amount = (value: number) => amountIn(unit.unit, value, say)
    const named = unit.unit === 'count' ? t('inventory.pieces') : say.unit(unit.unit)
    const group =
      rows.length === 1
        ? named
        : t('inventory.sizeGroup', {
            unit: named,
            confirmed: bare(unit.unit, unit.confirmed, say),
            hasTips: String(unit.tips > 0),
            tips: bare(unit.unit, unit.tips, say),
          })
    return rows
      .toSorted((a, b) => b.confirmed - a.confirmed || b.tips - a.tips)
      .map((row) => {
        const name = say.name('ownerDomain', row.ownerDomain)
        const words = { confirmed: amount(row.confirmed), tips: amount(row.tips) }
        return {
          key: `${unit.unit} ${row.ownerDomain}`,
          name,
          group,
          mark: (
            <BarMark
              scale={scale}
              value={row.confirmed}
              beside={row.tips}
              label={t('inventory.markSize', words)}
            />
          ),
          figure: <strong>{words.confirmed}</strong>,
          rests: row.tips > 0 ? t('inventory.andTips', words) : undefined,
          cells: [words.confirmed, words.tips],
          onOpen: () =>
            void open(
              name,
              (fields) => fields.ownerDomain === row.ownerDomain && fields.size?.unit === unit.unit,
            ),
        }
      })
  })
  return (
    <>
      <Block
        wide
        title={t('inventory.unusedTitle')}
        lede={t('inventory.sizesLede')}
        columns={[t('inventory.owner'), t('inventory.confirmed'), t('inventory.tips')]}
        lines={lines}
      />
      {unknownSize.length > 0 && (
        <p className="small soft">
          {t('inventory.unknownSize', {
            owners: unknownSize
              .map(({ ownerDomain, n }) => `${say.name('ownerDomain', ownerDomain)} ${say.number(n)}`)
              .join(' · '),
          })}
        </p>
      )}
    </>
  )
}

const amountIn = (unit: string, value: number, say: Say): string =>
  unit === 'eurCents' || unit === 'count'
    ? bare(unit, value, say)
    : `${bare(unit, value, say)} ${say.unit(unit)}`

/** Where the unit stands above it already. */
const bare = (unit: string, value: number, say: Say): string =>
  unit === 'eurCents' ? say.money(Math.round(value)) : say.number(Math.round(value))

const Things = ({
  title,
  counts,
  nameOf,
  fitsOf,
  open,
}: {
  readonly title: string
  readonly counts: readonly ThingCount[]
  readonly nameOf: (code: string) => string
  readonly fitsOf: (code: string) => Fits
  readonly open: (title: string, fits: Fits) => Promise<void>
}): ReactNode => {
  const say = useSay()
  const { t } = say
  const scale = scaleTo(counts.map(({ confirmed, tips }) => confirmed + tips))
  const hasTips = counts.some(({ tips }) => tips > 0)
  return (
    <Block
      title={title}
      lede={hasTips ? t('inventory.thingsLede') : undefined}
      columns={[
        t('inventory.what'),
        t(hasTips ? 'inventory.confirmed' : 'inventory.things'),
        ...(hasTips ? [t('inventory.tips')] : []),
      ]}
      lines={counts
        .toSorted((a, b) => b.confirmed - a.confirmed || b.tips - a.tips)
        .map(({ code, confirmed, tips }) => ({
          key: code,
          name: nameOf(code),
          mark: (
            <BarMark
              scale={scale}
              value={confirmed}
              beside={tips}
              label={t('inventory.markSize', { confirmed, tips })}
            />
          ),
          figure: <strong>{say.number(confirmed)}</strong>,
          rests: tips > 0 ? t('inventory.andTips', { tips }) : undefined,
          cells: [say.number(confirmed), ...(hasTips ? [say.number(tips)] : [])],
          onOpen: () => void open(nameOf(code), fitsOf(code)),
        }))}
    />
  )
}
