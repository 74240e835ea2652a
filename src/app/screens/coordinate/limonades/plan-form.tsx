import { useState, type ReactNode } from 'react'
import { codeList, codeName } from '#domain/codelists.ts'
import { fundersFit } from '#domain/field/funders.ts'
import { nextStepLength, titleLength } from '#domain/inventory/match-decide.ts'
import type { CrewPart } from '#domain/inventory/match-parts.ts'
import { type MatchFields, pppTags } from '#domain/inventory/match.ts'
import type { Json } from '#domain/sync/operation.ts'
import { type Funder, FundersField } from '#app/controls/funders-field.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { ManyChoiceList } from '#app/ui/choice-list.tsx'
import { Field, SelectField, TextField } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'

/** What a person writes down about a combination: its name, the next step, who takes it on, what it is good for and who
 *  pays. */
export const PlanForm = ({
  fields,
  crews,
  onSave,
}: {
  readonly fields: MatchFields
  readonly crews: readonly CrewPart[]
  readonly onSave: (set: Readonly<Record<string, Json>>) => Promise<unknown>
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const [title, setTitle] = useState(fields.title)
  const [nextStep, setNextStep] = useState(fields.nextStep ?? '')
  const [crew, setCrew] = useState(fields.crewRef ?? '')
  const [tags, setTags] = useState<readonly (typeof pppTags)[number][]>(fields.pppTags ?? [])
  const [gains, setGains] = useState<readonly string[]>(fields.benefits ?? [])
  const [funders, setFunders] = useState(() => fundersOf(fields))
  const [tried, setTried] = useState(false)
  const isTyped = funders.every(({ share }) => !Number.isNaN(share))
  const isTooMuch = !fundersFit(funders)
  const save = async () => {
    setTried(true)
    if (title.trim() === '' || isTooMuch || !isTyped) return
    await onSave({
      title: title.trim(),
      nextStep: nextStep.trim() === '' ? null : nextStep.trim(),
      crewRef: crew === '' ? null : crew,
      pppTags: [...tags],
      benefits: [...gains],
      funders: funders.map((funder) => ({ ...funder })),
    })
    setTried(false)
  }
  return (
    <Form
      onSubmit={() => {
        void save()
      }}
    >
      <Field
        label={t('limonade.name')}
        value={title}
        maxLength={titleLength}
        wrong={title.trim() === '' ? t('limonade.nameWrong') : undefined}
        onChange={(event) => {
          setTitle(event.target.value)
        }}
      />
      <TextField
        label={t('limonade.nextStep')}
        hint={t('limonade.nextStepHint')}
        rows={2}
        value={nextStep}
        maxLength={nextStepLength}
        onChange={(event) => {
          setNextStep(event.target.value)
        }}
      />
      <SelectField
        label={t('limonade.crew')}
        value={crew}
        onChange={(event) => {
          setCrew(event.target.value)
        }}
      >
        <option value="">{t('limonade.noCrew')}</option>
        {crews.map(({ id, name, function: work }) => (
          <option key={id} value={id}>
            {name || codeName('vitalFunction', work, language)}
          </option>
        ))}
      </SelectField>
      <ManyChoiceList
        legend={t('limonade.tags')}
        columns={2}
        values={tags}
        onChange={setTags}
        choices={pppTags.map((value) => ({ value, label: codeName('pppTag', value, language) }))}
      />
      {tags.length === 0 && <p className="small soft">{t('limonade.tagsHint')}</p>}
      <ManyChoiceList
        legend={t('limonade.benefits')}
        columns={2}
        values={gains}
        onChange={setGains}
        choices={codeList('benefit').map(({ code }) => ({
          value: code,
          label: codeName('benefit', code, language),
        }))}
      />
      <FundersField
        label={t('limonade.funders')}
        begin={funders}
        onChange={setFunders}
        wrong={
          tried && !isTyped
            ? t('network.percentWrong')
            : tried && isTooMuch
              ? t('network.problem_tooMuch')
              : undefined
        }
      />
      <div>
        <Button type="submit">{t('common.save')}</Button>
      </div>
    </Form>
  )
}

const fundersOf = ({ funders }: MatchFields): readonly Funder[] =>
  (funders ?? []).map(({ kind, share, phase }) => ({ kind, share, phase: phase ?? 'start' }))
