import { useEffect, type ReactNode } from 'react'
import { Circle, CircleCheck, Map as MapIcon } from 'lucide-react'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { BoundaryStep } from './boundary-step.tsx'
import { HouseholdsStep } from './households-step.tsx'
import { KeyStep } from './key-step.tsx'
import { MapStep } from './map-step.tsx'
import { NameStep } from './name-step.tsx'
import css from './setup.module.css'
import { setupSteps, stepNames, type StepName } from './setup-steps.ts'

const bodies: Readonly<Record<StepName, () => ReactNode>> = {
  name: () => <NameStep />,
  boundary: () => <BoundaryStep />,
  households: () => <HouseholdsStep />,
  key: () => <KeyStep />,
}

/** Setting up the neighbourhood: four steps in any order, each saved by itself; and the map, which works from the start. */
export const SetupPage = (): ReactNode => {
  const t = useText()
  const { project } = useProject()
  const steps = setupSteps(project)
  useStepInView(project !== undefined)
  const left = steps.filter(({ done }) => !done)
  return (
    <>
      <PageHead
        title={t('coordinate.setupTitle')}
        lead={
          left.length === 0 ? t('coordinate.setupDone') : t('coordinate.setupLeft', { count: left.length })
        }
      />
      <div className={css['steps']}>
        {steps.map(({ name, done }) => (
          <section
            key={name}
            id={name}
            className={`card ${css['step'] ?? ''}`}
            aria-labelledby={`${name}-title`}
          >
            <header className="row no-print">
              {done ? (
                <CircleCheck className="i i-l" aria-hidden="true" />
              ) : (
                <Circle className="i i-l" aria-hidden="true" />
              )}
              <div className="grow">
                <h2 id={`${name}-title`}>{t(`coordinate.step_${name}`)}</h2>
                <p className="small soft">{done ? t('coordinate.stepDone') : t('coordinate.stepToDo')}</p>
              </div>
            </header>
            {bodies[name]()}
          </section>
        ))}
        <section id="map" className={`card ${css['step'] ?? ''}`} aria-labelledby="map-title">
          <header className="row no-print">
            <MapIcon className="i i-l" aria-hidden="true" />
            <h2 id="map-title" className="grow">
              {t('map.setTitle')}
            </h2>
          </header>
          <MapStep />
        </section>
      </div>
    </>
  )
}

/** A link may lead to one step (`#key`); the router does not scroll to it. */
const useStepInView = (ready: boolean) => {
  useEffect(() => {
    const step = stepNames.find((name) => `#${name}` === location.hash)
    if (ready && step !== undefined) document.getElementById(step)?.scrollIntoView()
  }, [ready])
}
