import { Hono } from 'hono'
import { inviteState } from '#domain/project/invitation.ts'
import { type InviteProblem, type JoinAnswer, JoinRequest } from '#domain/sync/wire.ts'
import type { Deps } from './deps.ts'
import { currentScopes } from './device.ts'
import { sameHash, sha256Hex } from './hash.ts'
import { problem } from './problem.ts'
import { limitByAddress } from './rate.ts'
import { readJson } from './request.ts'
import type { Reader, Writer } from './store/store.ts'
import type { DeviceRow } from './store/rows.ts'

/** `POST /v1/join`: a link's secret becomes a device. Asked again by the same device it gives the same answer and costs
 *  no use, also when the link has ended since. */
export const joinRoutes = (deps: Deps) =>
  new Hono().post('/v1/join', limitByAddress(deps.config.rates.address), async (c) => {
    const body = await readJson(c, JoinRequest)
    if (!body.ok) return body.response
    const joined = await deps.store.write((writer) => join(writer, body.value, deps.clock().toISOString()))
    if (!joined.ok) return problem(...refusals[joined.reason])
    return c.json(joined.answer)
  })

type Joined =
  | { readonly ok: true; readonly answer: JoinAnswer }
  | { readonly ok: false; readonly reason: InviteProblem | 'device-known' | 'revoked' }

const join = async (writer: Writer, request: JoinRequest, now: string): Promise<Joined> => {
  const invitation = await writer.invitationBySecret(sha256Hex(request.invitation))
  if (invitation === undefined) return { ok: false, reason: 'invite-unknown' }
  const { project } = invitation
  const known = await writer.device(project, request.deviceId)
  if (known !== undefined) {
    const same = sameHash(known.secretHash, request.deviceSecretHash) && known.invitationId === invitation.id
    if (!same) return { ok: false, reason: 'device-known' }
    if (known.state !== 'active') return { ok: false, reason: 'revoked' }
    return { ok: true, answer: await answer(writer, known) }
  }
  if ((await writer.deviceBySecret(request.deviceSecretHash)) !== undefined)
    return { ok: false, reason: 'device-known' }
  const state = inviteState(invitation, now)
  if (state !== 'open') return { ok: false, reason: `invite-${state}` }

  const device: DeviceRow = {
    project,
    id: request.deviceId,
    secretHash: request.deviceSecretHash,
    name: request.name,
    role: invitation.role,
    areaId: invitation.areaId,
    invitationId: invitation.id,
    joinedAt: now,
    lastSeenAt: null,
    state: 'active',
    keyWords: null,
    endedAt: null,
    formerRole: null,
    roleChangedAt: null,
  }
  await writer.putInvitation({ ...invitation, used: invitation.used + 1 })
  await writer.putDevice(device)
  return { ok: true, answer: await answer(writer, device) }
}

const answer = async (reader: Reader, device: DeviceRow): Promise<JoinAnswer> => {
  const clock = await reader.clock(device.project)
  const [project] = await reader.recordsOfType(device.project, 'project')
  const name = project?.stored.fields['name']
  return {
    projectId: device.project,
    projectName: typeof name === 'string' ? name : '',
    ...(project?.stored.fields['fictional'] === true ? { fictional: true } : {}),
    role: device.role,
    scopes: [...(await currentScopes(reader, device))],
    epoch: clock?.epoch ?? '',
  }
}

type Refusal = Parameters<typeof problem>

const refusals: Readonly<Record<InviteProblem | 'device-known' | 'revoked', Refusal>> = {
  'invite-unknown': [404, 'invite-unknown', { detail: 'This link is not known. Ask for a new one.' }],
  'invite-used': [410, 'invite-used', { detail: 'This link has been used up. Ask for a new one.' }],
  'invite-expired': [410, 'invite-expired', { detail: 'This link has expired. Ask for a new one.' }],
  'invite-ended': [410, 'invite-ended', { detail: 'This link was ended. Ask for a new one.' }],
  'device-known': [409, 'device-known', { detail: 'This device is already known. Make a new device id.' }],
  revoked: [403, 'revoked', { detail: 'This device has no access any more. Ask your coordinator.' }],
}
