import { type ReactNode } from 'react'
import { Printer } from 'lucide-react'
import { Redirect, useParams } from 'wouter'
import { codeLabel, codeName } from '#domain/codelists.ts'
import { kindName } from '#domain/field/taxonomy.ts'
import { type GatedMatch, gatedMatch, type GatedPart, mayBePublished } from '#domain/inventory/match-gated.ts'
import { useTold } from '../use-told.ts'
import { useLimonades } from './use-limonades.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import { Loading } from '../loading.tsx'
import { Jug } from './jug.tsx'
import { placeOf } from './limonade-card.tsx'
import css from './limonades.module.css'
import { PartIcon, partNames } from './part-icon.tsx'
import { type MixWords, useMixWords } from './words.ts'

/** One combination on paper, to take to the table: numbers as helpers see them, talent as a skill, and only the public side of what was
 *  found. */
export const SheetPage = (): ReactNode => {
  const { id } = useParams<{ id: string }>()
  const { membership } = useProject()
  const here = useLimonades()
  const counts = useTold()
  if (here === undefined || counts === undefined) return <Loading />
  const match = here.chosen.find((one) => one.id === id)
  if (match === undefined) return <Redirect to="/coordinatie/limonades" replace />
  const { rules } = here
  return (
    <Paper
      match={gatedMatch(match, { ...rules, counts })}
      nextStep={match.fields.nextStep ?? ''}
      id={id}
      kMin={rules.kMin}
      fictional={membership.fictional}
    />
  )
}

const Paper = ({
  match,
  nextStep,
  id,
  kMin,
  fictional,
}: {
  readonly match: GatedMatch
  readonly nextStep: string
  readonly id: string
  readonly kMin: number
  readonly fictional: boolean | undefined
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { project } = useProject()
  const words = useMixWords({ willing: new Map(), kMin })
  const partInWords = usePartInWords(words)
  useTitle(match.title)
  return (
    <>
      <BackLink href={placeOf(id)}>{t('limonade.backToOne')}</BackLink>
      <div className="row no-print">
        <Button
          look="main"
          onClick={() => {
            print()
          }}
        >
          <Printer className="i i-s" aria-hidden="true" />
          {t('limonade.print')}
        </Button>
        {!mayBePublished(match) && <p className="small">{t('limonade.notPublic')}</p>}
      </div>
      <article className={`sheet-a4 ${css['sheet'] ?? ''}`}>
        <header className={`page-head ${css['head'] ?? ''}`}>
          <Jug
            water={match.water.length > 0}
            syrup={match.syrup.length > 0}
            jug={!match.missing.includes('jug')}
          />
          <div className={css['about']}>
            <h1>{match.title}</h1>
            <p>
              {project?.name} · {t(match.isLimonade ? 'limonade.isLimonade' : 'limonade.isNone')}
            </p>
            {fictional === true && <p>{t('common.fictional')}</p>}
          </div>
        </header>
        <section className="section">
          <h2>{t('limonade.threeParts')}</h2>
          <ul className="parts">
            {partNames.map((name) => (
              <li key={name} className={match[name].length === 0 ? 'part missing' : 'part'}>
                <PartIcon part={name} />
                <div>
                  <span className="label">{t(`limonade.sort_${name}`)}</span>
                  {match[name].length === 0 && <p>{t(`limonade.none_${name}`)}</p>}
                  {match[name].map((part, index) => (
                    <p key={index}>{partInWords(part)}</p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section className="section">
          <h2>{t('limonade.sheetWhy', { score: match.points })}</h2>
          <p>
            {match.need.households === null
              ? t('limonade.askedSome', { need: words.needName(match.need) })
              : t('limonade.askedAbout', {
                  count: match.need.households,
                  need: words.needName(match.need),
                })}
          </p>
          <p>{match.reasons.map((reason) => t(`limonade.part_${reason}`)).join(' · ')}</p>
        </section>
        <section className="section">
          <h2>{t('limonade.missing')}</h2>
          {match.missing.length === 0 && <p>{t('limonade.nothingMissing')}</p>}
          {match.missing.map((part) => (
            <p key={part}>{words.missingWords(part)}</p>
          ))}
          <p>
            <strong>{t('limonade.howFar')}</strong> {codeName('matchStatus', match.status, language)}
          </p>
          {nextStep !== '' && (
            <p>
              <strong>{t('limonade.nextStep')}</strong> {nextStep}
            </p>
          )}
          {match.pppTags.length > 0 && (
            <p>
              <strong>{t('limonade.tags')}</strong>{' '}
              {match.pppTags.map((tag) => codeLabel('pppTag', tag, language)).join(', ')}
            </p>
          )}
        </section>
        <p className="small soft">{t('limonade.sheetNote')}</p>
      </article>
    </>
  )
}

const usePartInWords = ({ sizeOf }: Pick<MixWords, 'sizeOf'>): ((part: GatedPart) => string) => {
  const t = useText()
  const [language] = useLanguage()
  return (part) => {
    switch (part.type) {
      case 'assetSighting': {
        const size = part.size === null ? '' : sizeOf(part.size)
        const what = [kindName(part.kind, language), size].filter((word) => word !== '').join(', ')
        return `${what} (${codeLabel('ownerDomain', part.ownerDomain, language)})`
      }
      case 'talentOffer': {
        const skill = codeName('skill', part.skill, language)
        return part.households === null
          ? `${skill} (${t('limonade.residents')})`
          : `${skill} (${t('limonade.aboutHouseholds', { count: part.households })})`
      }
      case 'structure':
        return `${part.name} (${codeLabel('ownerDomain', part.ownerDomain, language)})`
      case 'crew':
        return `${part.name} (${t('limonade.crewOfResidents')})`
      case 'closed':
        return t('limonade.closedPart')
    }
  }
}
