import { isBare } from '../field/fieldwork.ts'
import { mayChangeStatus } from '../field/sighting-life.ts'
import { demoPublicKey } from '../project/demo-key.ts'
import { holdsConversations, mayWrite } from '../project/role.ts'
import { defaultQuestionnaire, parseQuestionnaire } from '../survey/questionnaire.ts'
import type { Facts } from './admit-facts.ts'
import { isErasedWith } from './erased-with.ts'
import type { HoldReason } from './hold-reason.ts'
import { isEdit, type Json, type Operation } from './operation.ts'
import { carriesMonth } from './scope.ts'
import { looseDay } from './sealed-in-clear.ts'

/** Why this device may not do this; undefined when it may. */
export const forbidden = (op: Operation, facts: Facts): HoldReason | undefined => {
  const { role, record } = facts
  const coordinator = role === 'coordinator'
  const before = record?.fields ?? {}
  const fields = { ...before, ...op.set }
  // A note about something out of a conversation hangs under it as well.
  const talk = carriesMonth(op.type, fields) || (op.type === 'comment' && facts.underTalk)

  if (!mayWrite(role, op.type)) return 'role'
  if (op.type === 'structure' && role === 'interviewer' && typeof fields['interviewRef'] !== 'string')
    return 'role'
  if (op.type === 'address' && !coordinator && (record !== undefined || !isBare(fields))) return 'role'
  if (talk && !coordinator && !holdsConversations(role) && op.type !== 'story') return 'role'
  if (op.type === 'comment' && facts.underTalk && !coordinator) return 'role'
  if (record !== undefined) {
    for (const field of ['interviewRef', 'consentRef'])
      if (field in op.set && op.set[field] !== before[field]) return 'immutable'
    if (op.type === 'interview' && before['finished'] === true) return 'finished'
    if (talk && !coordinator && !facts.held) return 'finished'
    if (talk && !coordinator && !facts.own) return 'role'
  }
  if (!coordinator && Object.entries(op.set).some(([field, value]) => isForCoordinators(field, value)))
    return op.type === 'coding' ? 'role' : 'visibility'
  if (op.type === 'assetSighting' && record !== undefined)
    if (!mayChangeStatus(before, op.set, { role, own: facts.own })) return 'role'
  const month = talk || isErasedWith(op.type)
  if (wrongClock(op, { month, coordinator, isNew: record === undefined })) return 'clock'
  if (op.erasedWith !== undefined && record !== undefined) return 'immutable'
  if (record === undefined && !isEdit(op) && isErasedWith(op.type) !== (op.erasedWith !== undefined))
    return 'erased-with'
  if (op.type === 'interview' || op.type === 'contact')
    if (record === undefined && !isEdit(op) && op.withdrawalHash === undefined) return 'withdrawal-hash'
  return forbiddenAtTheDesk(op, facts)
}

/** Who made something may take it back. What others saw of a sighting, or said about it, would go with it: from then on
 *  its maker says that it is not so, and a coordinator may erase it. */
export const forbiddenToErase = (
  op: Operation,
  { role, own, shared, projectId }: Facts,
): HoldReason | undefined => {
  if (op.recordId === projectId) return 'role'
  if (role === 'coordinator') return undefined
  if (!own || !['assetSighting', 'visit'].includes(op.type)) return 'role'
  return shared && op.type === 'assetSighting' ? 'shared' : undefined
}

/** What nobody may do to a project and its forms. */
export const forbiddenAtTheDesk = (
  op: Operation,
  { projectId, record, fictional, forms }: Pick<Facts, 'projectId' | 'record' | 'fictional' | 'forms'>,
): HoldReason | undefined => {
  if (op.type === 'project') {
    if (op.recordId !== projectId) return 'role'
    if ('fictional' in op.set && op.set['fictional'] !== record?.fields['fictional']) return 'immutable'
    if (op.set['publicKey'] === demoPublicKey && !fictional) return 'demo-key'
  }
  if (op.type === 'questionnaire') {
    if (record !== undefined) return 'immutable'
    const parsed = parseQuestionnaire(op.set['body'], forms)
    if (!parsed.ok) return 'floors'
    const { formId, version } = parsed.questionnaire
    if (op.set['formId'] !== formId || op.set['version'] !== version) return 'floors'
    // A version never changes: answers hold the one that they were given to.
    if ([defaultQuestionnaire, ...forms].some((form) => form.formId === formId && form.version === version))
      return 'immutable'
  }
  return undefined
}

/** What only a coordinator says: that something is for everybody, and that a theme is accepted, which makes it count and
 *  ends the handing out of its text. */
export const isForCoordinators = (field: string, value: Json): boolean =>
  (field === 'visibility' && value === 'public') || ['publicPhoto', 'ownerAgreed', 'accepted'].includes(field)

/** A month for conversations and what is taken out of them, a day for what else a phone makes; a coordinator's desk may say the time. */
const wrongClock = (
  op: Operation,
  {
    month,
    coordinator,
    isNew,
  }: { readonly month: boolean; readonly coordinator: boolean; readonly isNew: boolean },
): boolean => {
  if (month) return (isNew || !coordinator) && (op.at.length !== 'YYYY-MM'.length || looseDay(op.set))
  return !coordinator && op.at.length !== 'YYYY-MM-DD'.length
}
