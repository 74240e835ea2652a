import * as z from 'zod/mini'
import { applyEdit, type Edit, type EditReason } from '#domain/survey/edit.ts'
import type { QuestionChange } from '#domain/survey/edit-question.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'

/** A form on its way to a new version: the version it began with and every step since. Undoing leaves out the last. */
export interface FormDraft {
  readonly begun: Questionnaire
  readonly steps: readonly Step[]
  /** The form after each step. */
  readonly forms: readonly Questionnaire[]
  /** Marks of findings that the coordinator has answered for. */
  readonly read: readonly string[]
}

/** An edit, or a template that takes the place of the whole. */
export type Step = Edit | { readonly do: 'import'; readonly form: Questionnaire }

export interface Refusal {
  readonly reason: EditReason
  readonly at: string
}

export const beginDraft = (begun: Questionnaire): FormDraft => ({ begun, steps: [], forms: [], read: [] })

export const formOf = (draft: FormDraft): Questionnaire => draft.forms.at(-1) ?? draft.begun

/** What is typed in one field of one question is one step.
 *  @param earlier every published version, oldest first */
export const withStep = (
  draft: FormDraft,
  step: Step,
  earlier: readonly Questionnaire[],
): { readonly draft: FormDraft; readonly refused?: Refusal } => {
  const last = draft.steps.at(-1)
  if (last !== undefined && goesOn(last, step)) {
    const again = withStep(undone(draft), merged(last, step), earlier)
    return again.refused === undefined ? again : { draft, refused: again.refused }
  }
  const form = formOf(draft)
  const edited = step.do === 'import' ? imported(form, step.form) : applyEdit(form, step, earlier)
  if (!edited.ok) return { draft, refused: { reason: edited.reason, at: edited.at } }
  return { draft: { ...draft, steps: [...draft.steps, step], forms: [...draft.forms, edited.form] } }
}

/** Without the last step. */
export const undone = (draft: FormDraft): FormDraft => ({
  ...draft,
  steps: draft.steps.slice(0, -1),
  forms: draft.forms.slice(0, -1),
})

/** The same steps on another version; those that do not go there are left out. */
export const movedTo = (
  draft: FormDraft,
  begun: Questionnaire,
  earlier: readonly Questionnaire[],
): { readonly draft: FormDraft; readonly left: number } => {
  let moved: FormDraft = { ...beginDraft(begun), read: draft.read }
  let left = 0
  for (const step of draft.steps) {
    const next = withStep(moved, step, earlier)
    moved = next.draft
    if (next.refused !== undefined) left += 1
  }
  return { draft: moved, left }
}

/** What is kept of a draft on this laptop. */
const StoredDraft = z.object({
  version: z.string(),
  steps: z.array(z.looseObject({ do: z.string() })),
  read: z.array(z.string()),
})

/** What is kept of a draft; the forms follow from its steps. */
export const storedOf = ({ begun, steps, read }: FormDraft): z.infer<typeof StoredDraft> => ({
  version: begun.version,
  steps: steps.map((step) => ({ ...step })),
  read: [...read],
})

/** A kept draft as it was left. Undefined when there is none, or its version is not here. */
export const openedDraft = (stored: unknown, versions: readonly Questionnaire[]): FormDraft | undefined => {
  const parsed = z.safeParse(StoredDraft, stored)
  if (!parsed.success) return undefined
  const begun = versions.find(({ version }) => version === parsed.data.version)
  if (begun === undefined) return undefined
  // Only this page writes them, and a step that is not understood is refused one by one.
  const steps = parsed.data.steps as unknown as readonly Step[]
  return movedTo({ ...beginDraft(begun), steps, read: parsed.data.read }, begun, versions).draft
}

const imported = (form: Questionnaire, template: Questionnaire) => {
  const { formId, version } = form
  return { ok: true as const, form: { ...template, formId, version } }
}

const goesOn = (last: Step, step: Step): boolean =>
  last.do === 'change' &&
  step.do === 'change' &&
  last.id === step.id &&
  isTyping(last.change) &&
  Object.keys(last.change).join() === Object.keys(step.change).join()

/** Letter after letter; a switch or a condition is a step each time. */
const isTyping = (change: QuestionChange): boolean =>
  Object.keys(change).every((name) => ['label', 'hint', 'choices'].includes(name)) &&
  !Object.values(change).includes(null)

const merged = (last: Step, step: Step): Step =>
  last.do === 'change' && step.do === 'change'
    ? { ...step, change: { ...last.change, ...step.change } }
    : step
