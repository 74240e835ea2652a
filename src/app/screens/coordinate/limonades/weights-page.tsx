import { useState, type ReactNode } from 'react'
import { defaultWeights, type Weights, weightsOf } from '#domain/inventory/match-score.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Field } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { SaveRow } from '../setup/save-row.tsx'
import { useSaveProject } from '../setup/use-save-project.ts'
import css from './limonades.module.css'

const given = ['mix', 'fit', 'near', 'need', 'jug', 'ready'] as const
const taken = ['obstacle', 'ownerUnknown', 'unsafe'] as const
type Name = keyof Weights

/** The points of the project: which weigh more is for people to say, and everybody can see it. */
export const WeightsPage = (): ReactNode => {
  const t = useText()
  const { project, projectRecord } = useProject()
  return (
    <>
      <BackLink href="/coordinatie/limonades">{t('limonade.back')}</BackLink>
      <PageHead title={t('limonade.weightsTitle')} lead={t('limonade.weightsLead')} />
      <WeightsForm
        key={projectRecord?.versions['matchWeights'] ?? ''}
        weights={weightsOf(project?.matchWeights)}
      />
    </>
  )
}

const WeightsForm = ({ weights }: { readonly weights: Weights }): ReactNode => {
  const t = useText()
  const { save, problem, saved } = useSaveProject()
  const [typed, setTyped] = useState(() => textsOf(weights))
  const sum = given.reduce((total, name) => total + (numberIn(typed[name]) ?? 0), 0)
  const isRight = [...given, ...taken].every((name) => numberIn(typed[name]) !== undefined) && sum === 100
  const field = (name: Name) => (
    <Field
      key={name}
      label={t(`limonade.part_${name}`)}
      hint={t(`limonade.weight_${name}`)}
      inputMode="numeric"
      value={typed[name]}
      wrong={numberIn(typed[name]) === undefined ? t('limonade.weightWrong') : undefined}
      onChange={(event) => {
        setTyped({ ...typed, [name]: event.target.value })
      }}
    />
  )
  return (
    <Form
      onSubmit={() => {
        if (isRight)
          void save({
            matchWeights: Object.fromEntries(
              [...given, ...taken].map((name) => [name, numberIn(typed[name]) ?? 0]),
            ),
          })
      }}
    >
      <section className="block">
        <h2>{t('limonade.weightsGiven')}</h2>
        <div className={css['weights']}>{given.map(field)}</div>
        <p role="status">
          <strong>{t('limonade.weightsSum', { sum })}</strong> {sum !== 100 && t('limonade.weightsSumWrong')}
        </p>
      </section>
      <section className="block">
        <h2>{t('limonade.weightsTaken')}</h2>
        <div className={css['weights']}>{taken.map(field)}</div>
      </section>
      <SaveRow saved={saved} problem={problem} busy={false} disabled={!isRight} />
      <div>
        <Button
          small
          look="quiet"
          onClick={() => {
            setTyped(textsOf(defaultWeights))
          }}
        >
          {t('limonade.weightsUsual')}
        </Button>
      </div>
    </Form>
  )
}

const textsOf = (weights: Weights): Readonly<Record<Name, string>> => ({
  mix: String(weights.mix),
  fit: String(weights.fit),
  near: String(weights.near),
  need: String(weights.need),
  jug: String(weights.jug),
  ready: String(weights.ready),
  obstacle: String(weights.obstacle),
  ownerUnknown: String(weights.ownerUnknown),
  unsafe: String(weights.unsafe),
})

/** Whole points, 0–100. */
const numberIn = (text: string): number | undefined =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= 100 ? Number(text) : undefined
