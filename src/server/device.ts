import { createMiddleware } from 'hono/factory'
import { scopesOfDevice, type Scope } from '#domain/sync/scope.ts'
import type { Deps } from './deps.ts'
import { isFull } from './full.ts'
import { sameHash, sha256Hex } from './hash.ts'
import { problem } from './problem.ts'
import { standingOf } from './standing.ts'
import type { Reader } from './store/store.ts'
import type { DeviceRow } from './store/rows.ts'

export interface DeviceEnv {
  readonly Variables: { readonly device: DeviceRow }
}

/** Lets a device in by the secret in `Authorization: Bearer`. Without one, or with one that nobody knows: 401. One that
 *  belongs to another project: 404, as if this project were not there. */
export const knownDevice = ({ store, clock }: Deps) =>
  createMiddleware<DeviceEnv>(async (c, next) => {
    const secret = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (secret === undefined) return noGrant()
    const hash = sha256Hex(secret)
    const project = c.req.param('project') ?? ''
    const device = await store.read(
      async (reader) => (await reader.deviceOf(project, hash)) ?? reader.deviceBySecret(hash),
    )
    if (device === undefined || !sameHash(device.secretHash, hash)) return noGrant()
    if (device.project !== project)
      return problem(404, 'no-project', { detail: 'There is no such project for this device.' })
    const standing = standingOf(device, clock())
    if (standing.kind === 'ended')
      return problem(403, 'revoked-ended', {
        detail: 'This device has no access any more. Ask your coordinator.',
      })
    if (standing.kind === 'handsIn' && !handsIn(c.req))
      return problem(403, 'revoked', {
        detail: 'This device takes no part any more. It can hand in what it still has.',
        handInUntil: standing.until,
      })
    c.set('device', device)
    await noteSeen(store, device, clock()).catch((error: unknown) => {
      // A full disk keeps nobody from reading.
      if (!isFull(error)) throw error
    })
    return next()
  })

/** Pushing, and uploading pictures. */
const handsIn = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  (method === 'POST' && path.endsWith('/push')) ||
  ((method === 'PATCH' || method === 'HEAD') && path.includes('/blobs/'))

/** Only for a coordinator's device; stands behind `knownDevice`. */
export const coordinatorOnly = createMiddleware<DeviceEnv>(async (c, next) => {
  if (c.get('device').role !== 'coordinator')
    return problem(403, 'role', { detail: 'Only a coordinator can do this.' })
  return next()
})

/** The scopes that a device receives now. */
export const currentScopes = async (reader: Reader, device: DeviceRow): Promise<readonly Scope[]> => {
  const areas =
    device.role === 'coordinator'
      ? (await reader.recordsOfType(device.project, 'area')).map(({ stored }) => stored.id)
      : device.areaId === null
        ? []
        : [device.areaId]
  return scopesOfDevice({ role: device.role, deviceId: device.id, areas })
}

const noGrant = () =>
  problem(401, 'no-grant', {
    detail: 'This device has not joined here. Open the link that you were given.',
    headers: { 'www-authenticate': 'Bearer' },
  })

/** In whole hours: enough to see which phone lies in a drawer, too coarse to follow somebody from door to door. */
const noteSeen = async (store: Deps['store'], device: DeviceRow, now: Date): Promise<void> => {
  const hour = `${now.toISOString().slice(0, 13)}:00:00Z`
  if (device.lastSeenAt === hour) return
  await store.write(async (writer) => {
    const fresh = await writer.device(device.project, device.id)
    if (fresh !== undefined) await writer.putDevice({ ...fresh, lastSeenAt: hour })
  })
}
