import { useState, type ReactNode } from 'react'
import { useLocation, useParams } from 'wouter'
import { titleLength } from '#domain/inventory/match-decide.ts'
import type { PartRef } from '#domain/inventory/match.ts'
import { type LimonadesHere, useLimonades } from './use-limonades.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { notSaved } from '../not-saved.ts'
import { Loading } from '../loading.tsx'
import { placeOf } from './limonade-card.tsx'
import css from './limonades.module.css'
import { type PartName, partNames } from './part-icon.tsx'
import { PartPicker } from './part-picker.tsx'
import { useMixWords } from './words.ts'

/** Somebody mixes parts by hand: new, or other parts for what was chosen. */
export const MixPage = (): ReactNode => {
  const { id } = useParams<{ id?: string }>()
  const here = useLimonades()
  if (here === undefined) return <Loading />
  return <Mixing key={id ?? ''} here={here} id={id} />
}

type Refs = Readonly<Record<PartName, readonly PartRef[]>>

const Mixing = ({
  here,
  id,
}: {
  readonly here: LimonadesHere
  readonly id: string | undefined
}): ReactNode => {
  const t = useText()
  const [, go] = useLocation()
  const { store, membership } = useProject()
  const words = useMixWords({ willing: here.willing, kMin: here.rules.kMin })
  const before = id === undefined ? undefined : here.matches.get(id)?.fields
  const [title, setTitle] = useState(before?.title ?? '')
  const [need, setNeed] = useState(() => (before?.needRefs[0] === undefined ? '' : keyOf(before.needRefs[0])))
  const [refs, setRefs] = useState<Refs>(() => ({
    water: before?.water ?? [],
    syrup: before?.syrup ?? [],
    jug: before?.jug ?? [],
  }))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string>()
  const wanted = here.needs.filter(({ households }) => households >= here.rules.kMin)
  const save = async () => {
    setTried(true)
    if (title.trim() === '' || partNames.every((name) => refs[name].length === 0)) return
    const chosen = here.needs.find((one) => keyOf(one) === need)
    const parts = {
      title: title.trim(),
      water: refs.water.map(plain),
      syrup: refs.syrup.map(plain),
      jug: refs.jug.map(plain),
      needRefs: chosen === undefined ? [] : [{ kind: chosen.kind, code: chosen.code }],
    }
    const record = id === undefined ? undefined : here.matches.get(id)?.record
    const saved =
      record === undefined
        ? await store.create('match', { ...parts, status: 'idea', decidedBy: membership.role })
        : await store.edit(record, { set: parts })
    if (saved.ok) go(placeOf(saved.value ?? id ?? ''), { replace: true })
    else setProblem(notSaved(saved.reason, t))
  }
  return (
    <>
      <BackLink href={id === undefined ? '/coordinatie/limonades' : placeOf(id)}>
        {t(id === undefined ? 'limonade.back' : 'limonade.backToOne')}
      </BackLink>
      <PageHead title={t('limonade.mixTitle')} lead={t('limonade.mixLead')} />
      <Form
        className={`stack ${css['mixing'] ?? ''}`}
        onSubmit={() => {
          void save()
        }}
      >
        <Field
          label={t('limonade.name')}
          value={title}
          maxLength={titleLength}
          wrong={tried && title.trim() === '' ? t('limonade.nameWrong') : undefined}
          onChange={(event) => {
            setTitle(event.target.value)
          }}
        />
        <SelectField
          label={t('limonade.forWhat')}
          hint={t('limonade.forWhatHint', { count: here.rules.kMin })}
          value={need}
          onChange={(event) => {
            setNeed(event.target.value)
          }}
        >
          <option value="">{t('limonade.noNeed')}</option>
          {wanted.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {words.needName(one)}
            </option>
          ))}
        </SelectField>
        {partNames.map((name) => (
          <PartPicker
            key={name}
            name={name}
            here={here}
            refs={refs[name]}
            onChange={(some) => {
              setRefs({ ...refs, [name]: some })
            }}
          />
        ))}
        {tried && partNames.every((name) => refs[name].length === 0) && (
          <p role="alert">{t('limonade.noParts')}</p>
        )}
        {problem !== undefined && <p role="alert">{problem}</p>}
        <div>
          <Button look="main" type="submit">
            {t('common.save')}
          </Button>
        </div>
      </Form>
    </>
  )
}

const keyOf = ({ kind, code }: { readonly kind: string; readonly code: string }): string => `${kind}.${code}`
const plain = ({ type, id }: PartRef) => ({ type, id })
