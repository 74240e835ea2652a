import * as z from 'zod/mini'
import { newProject, ProjectFields } from '#domain/project/project.ts'
import { interviewDaysOf } from '#domain/project/retention.ts'
import { isSealed } from '#domain/survey/floors.ts'
import { defaultQuestionnaire, Questionnaire } from '#domain/survey/questionnaire.ts'
import type { Reader } from '../store/store.ts'

/** What a project's own settings say about taking operations. */
export interface Rules {
  readonly releaseGroup: number
  readonly phase: ProjectFields['phase']
  readonly timeZone: string
  readonly fictional: boolean
  /** How long conversations are kept. */
  readonly interviewDays: number
  /** Questions that are never in clear: those of the shipped form and of every form of this project. */
  readonly sealed: ReadonlySet<string>
  readonly forms: readonly Questionnaire[]
}

export const readRules = async (reader: Reader, project: string): Promise<Rules> => {
  const [row] = await reader.recordsOfType(project, 'project')
  const parsed = z.safeParse(ProjectFields, row?.stored.fields)
  const { releaseGroup, phase, timeZone, fictional, retention } = parsed.success
    ? parsed.data
    : newProject('')
  const forms = (await reader.recordsOfType(project, 'questionnaire')).flatMap(({ stored }) => {
    const form = z.safeParse(Questionnaire, stored.fields['body'])
    return form.success ? [form.data] : []
  })
  const sealed = [defaultQuestionnaire, ...forms].flatMap(({ questions }) =>
    questions.filter(isSealed).map(({ id }) => id),
  )
  return {
    releaseGroup,
    phase,
    timeZone,
    fictional: fictional === true,
    interviewDays: interviewDaysOf(retention),
    sealed: new Set(sealed),
    forms,
  }
}
