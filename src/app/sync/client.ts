import * as z from 'zod/mini'
import type { Role } from '#domain/project/role.ts'
import {
  AuditAnswer,
  JoinAnswer,
  KeptFiles,
  OfferAnswer,
  type OfferRequest,
  type JoinRequest,
  PullAnswer,
  type PullRequest,
  PushAnswer,
  WithdrawAnswer,
} from '#domain/sync/wire.ts'
import {
  DeviceList,
  type DeviceInfo,
  ErasureList,
  ExportList,
  type ExportLog,
  type Invitation,
  InvitationList,
  type InvitationRequest,
  type QuarantineDecision,
  QuarantinedTalk,
  QuarantineItem,
  QuarantineList,
  RetentionList,
} from '#domain/sync/desk-wire.ts'
import { MapOffer } from '#domain/sync/map-wire.ts'
import type { Address } from '#domain/sync/operation.ts'
import { call, callJson, post, type Reply } from './call.ts'
import type { Known } from './known.ts'

/** What a device hands in: its operations and its pictures. */
export interface HandIn {
  /** `known`: what a server that lost something does not know any more. */
  readonly push: (operations: readonly Address[], known?: Known) => Promise<Reply<PushAnswer>>
  /** How many bytes of an own upload the server holds, and whether it is complete. Undefined: none yet. */
  readonly uploadState: (sha256: string) => Promise<Reply<{ offset: number; complete: boolean } | undefined>>
  readonly uploadPart: (
    sha256: string,
    part: { readonly data: ArrayBuffer; readonly offset: number; readonly last: boolean },
  ) => Promise<Reply<{ complete: boolean }>>
}

export interface Client extends HandIn {
  readonly pull: (request: PullRequest) => Promise<Reply<PullAnswer>>
  readonly audit: () => Promise<Reply<AuditAnswer>>
  readonly offer: (offer: OfferRequest) => Promise<Reply<OfferAnswer>>
  /** Conversations that came back as files after a restore; for coordinators. */
  readonly keptFiles: () => Promise<Reply<z.infer<typeof KeptFiles>['files']>>
  readonly keptFileDone: (id: string) => Promise<Reply<unknown>>
  /** For coordinators: hands in what another device wrote, as that device. */
  readonly onBehalfOf: (deviceId: string) => HandIn
  readonly picture: (sha256: string) => Promise<Reply<Blob>>
  /** Calls back each time the server says that there is something; ends when the signal aborts or the stream breaks. */
  readonly live: (onSomething: () => void, signal: AbortSignal) => Promise<void>
  readonly reportKey: (keyWords: string) => Promise<Reply<unknown>>
  readonly invitations: () => Promise<Reply<readonly Invitation[]>>
  readonly invite: (request: InvitationRequest) => Promise<Reply<unknown>>
  readonly endInvitation: (id: string) => Promise<Reply<unknown>>
  readonly devices: () => Promise<Reply<readonly DeviceInfo[]>>
  readonly changeDevice: (
    id: string,
    change: {
      readonly name?: string
      readonly state?: 'revoked' | 'lost'
      readonly role?: Role
      readonly areaId?: string | null
    },
  ) => Promise<Reply<unknown>>
  readonly quarantine: () => Promise<Reply<QuarantineList>>
  readonly decideQuarantined: (
    operationId: string,
    decision: QuarantineDecision['decision'],
  ) => Promise<Reply<QuarantineItem>>
  readonly decideQuarantinedTalk: (
    decision: QuarantineDecision['decision'],
  ) => Promise<Reply<QuarantinedTalk>>
  readonly erasures: () => Promise<Reply<ErasureList>>
  /** What ends when, by the server's clock. */
  readonly retention: () => Promise<Reply<RetentionList>>
  /** Where the operator of the server lets map pictures come from. */
  readonly mapOffer: () => Promise<Reply<MapOffer>>
  readonly exports: () => Promise<Reply<ExportList>>
  readonly logExport: (entry: ExportLog) => Promise<Reply<unknown>>
}

export interface ClientDeps {
  readonly fetch: typeof globalThis.fetch
  /** Origin of the server; empty for the own origin. */
  readonly origin: string
  readonly projectId: string
  readonly secret: string
}

/** The calls of one project. Each ends as a value, also without network; a call that hangs is given up after half a
 *  minute. */
export const createClient = ({ fetch, origin, projectId, secret }: ClientDeps): Client => {
  const base = `${origin}/v1/projects/${projectId}`
  const authorization = { authorization: `Bearer ${secret}` }
  const json = <T>(path: string, schema: z.ZodMiniType<T>, body?: unknown, method = 'POST') =>
    callJson(
      fetch,
      `${base}${path}`,
      {
        method,
        headers: { ...authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      schema,
    )

  const handIn = (path: string): HandIn => ({
    push: (operations, known = {}) => json(`${path}/push`, PushAnswer, { operations, ...known }),
    uploadState: async (sha256) => {
      const reply = await call(fetch, `${base}${path}/blobs/${sha256}`, {
        method: 'HEAD',
        headers: authorization,
      })
      if (!reply.ok && reply.kind === 'problem' && reply.status === 404) return { ok: true, value: undefined }
      return reply.ok ? uploadProgress(reply.value) : reply
    },
    uploadPart: async (sha256, { data, offset, last }) => {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data))
      const reply = await call(fetch, `${base}${path}/blobs/${sha256}`, {
        method: 'PATCH',
        headers: {
          ...authorization,
          'content-type': 'application/octet-stream',
          'upload-offset': String(offset),
          'upload-complete': last ? '?1' : '?0',
          'content-digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:`,
        },
        body: data,
      })
      return reply.ok ? uploadProgress(reply.value) : reply
    },
  })

  return {
    pull: (request) => json('/pull', PullAnswer, request),
    offer: (offer) => json('/offer', OfferAnswer, offer),
    keptFiles: async () => {
      const reply = await json('/kept-files', KeptFiles, undefined, 'GET')
      return reply.ok ? { ok: true, value: reply.value.files } : reply
    },
    keptFileDone: (id) => json(`/kept-files/${id}/done`, Anything),
    audit: () => json('/audit', AuditAnswer, undefined, 'GET'),
    ...handIn(''),
    onBehalfOf: (deviceId) => handIn(`/emergency/${deviceId}`),
    picture: async (sha256) => {
      const reply = await call(fetch, `${base}/blobs/${sha256}`, { headers: authorization })
      if (!reply.ok) return reply
      return { ok: true, value: await reply.value.blob() }
    },
    live: async (onSomething, signal) => {
      const response = await fetch(`${base}/live`, { headers: authorization, signal })
      if (!response.ok || response.body === null) return
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        if (value.includes('data:')) onSomething()
      }
    },
    reportKey: (keyWords) => json('/device/key', Anything, { keyWords }, 'PUT'),
    invitations: async () => {
      const reply = await json('/invitations', InvitationList, undefined, 'GET')
      return reply.ok ? { ok: true, value: reply.value.invitations } : reply
    },
    invite: (request) => json('/invitations', Anything, request),
    endInvitation: (id) => json(`/invitations/${id}/end`, Anything),
    devices: async () => {
      const reply = await json('/devices', DeviceList, undefined, 'GET')
      return reply.ok ? { ok: true, value: reply.value.devices } : reply
    },
    changeDevice: (id, change) => json(`/devices/${id}`, Anything, change, 'PATCH'),
    quarantine: () => json('/quarantine', QuarantineList, undefined, 'GET'),
    decideQuarantined: (operationId, decision) =>
      json(`/quarantine/${operationId}`, QuarantineItem, { decision }),
    decideQuarantinedTalk: (decision) => json('/quarantine/talk', QuarantinedTalk, { decision }),
    erasures: () => json('/erasures', ErasureList, undefined, 'GET'),
    retention: () => json('/retention', RetentionList, undefined, 'GET'),
    mapOffer: () => callJson(fetch, `${origin}/v1/map`, { method: 'GET' }, MapOffer),
    exports: () => json('/exports', ExportList, undefined, 'GET'),
    logExport: (entry) => json('/exports', Anything, entry),
  }
}

/** Joining needs no membership yet. */
export const join = (
  fetch: typeof globalThis.fetch,
  origin: string,
  request: JoinRequest,
): Promise<Reply<JoinAnswer>> => post(fetch, `${origin}/v1/join`, request, JoinAnswer)

/** Withdrawing needs only the code. */
export const withdraw = (
  fetch: typeof globalThis.fetch,
  request: { readonly code: string; readonly confirm: boolean },
): Promise<Reply<WithdrawAnswer>> => post(fetch, '/v1/withdraw', request, WithdrawAnswer)

const Anything = z.unknown()

/** Only our server says how far an upload is; a page that says 200 to everything does not. */
const uploadProgress = ({
  headers,
}: Response): Reply<{ readonly offset: number; readonly complete: boolean }> => {
  const offset = headers.get('upload-offset')
  const complete = headers.get('upload-complete')
  if (offset === null || complete === null) return { ok: false, kind: 'away' }
  return { ok: true, value: { offset: Number(offset), complete: complete === '?1' } }
}
