import type { ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { Axes } from '#domain/field/geojson.ts'
import type { TipProblem } from '#domain/field/place-import.ts'
import type { FeatureProblem } from '#domain/field/geojson.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** So many numbers are named of one sort of mistake. */
const named = 12

/** What is wrong in a file, by sort, with the numbers of the features; and a way out where there is one. */
export const FileProblems = ({
  problems,
  axes,
  isTable,
  onAxes,
}: {
  readonly problems: readonly { readonly number: number; readonly problem: FeatureProblem | TipProblem }[]
  readonly axes: Axes
  readonly isTable: boolean
  readonly onAxes: (axes: Axes) => void
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  if (problems.length === 0) return null
  return [...Map.groupBy(problems, ({ problem }) => problem)].map(([problem, members]) => {
    const numbers = members.slice(0, named).map((member) => number(member.number))
    const more = members.length - numbers.length
    const list = numbers.join(', ') + (more > 0 ? t('places.andMore', { count: more }) : '')
    return (
      <Banner
        key={problem}
        look="wrong"
        icon={<TriangleAlert className="i" aria-hidden="true" />}
        title={t(`places.problem_${problem}`, { count: members.length })}
        actions={
          axes === 'lonLat' &&
          (problem === 'swappedAxes' || problem === 'rdCoordinates') && (
            <Button
              onClick={() => {
                onAxes(problem === 'swappedAxes' ? 'latLon' : 'rd')
              }}
            >
              {t(`places.offer_${problem}`)}
            </Button>
          )
        }
      >
        {t(isTable ? 'places.rows' : 'places.features', { count: members.length, list })}
      </Banner>
    )
  })
}
