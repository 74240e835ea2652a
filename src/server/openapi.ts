import { Hono } from 'hono'
import * as z from 'zod/mini'
import * as desk from '#domain/sync/desk-wire.ts'
import { MapOffer } from '#domain/sync/map-wire.ts'
import * as wire from '#domain/sync/wire.ts'
import type { Config } from './deps.ts'

interface Call {
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch'
  readonly path: string
  readonly summary: string
  readonly request?: SchemaName
  readonly answer?: SchemaName
  readonly open?: true
}

const schemas = {
  MapOffer,
  Problem: wire.Problem,
  JoinRequest: wire.JoinRequest,
  JoinAnswer: wire.JoinAnswer,
  PushRequest: wire.PushRequest,
  PushAnswer: wire.PushAnswer,
  PullRequest: wire.PullRequest,
  PullAnswer: wire.PullAnswer,
  AuditAnswer: wire.AuditAnswer,
  OfferRequest: wire.OfferRequest,
  OfferAnswer: wire.OfferAnswer,
  KeptFiles: wire.KeptFiles,
  WithdrawRequest: wire.WithdrawRequest,
  WithdrawAnswer: wire.WithdrawAnswer,
  InvitationRequest: desk.InvitationRequest,
  Invitation: desk.Invitation,
  InvitationList: desk.InvitationList,
  DeviceInfo: desk.DeviceInfo,
  DeviceList: desk.DeviceList,
  DeviceChange: desk.DeviceChange,
  DeviceKey: desk.DeviceKey,
  ErasureList: desk.ErasureList,
  RetentionList: desk.RetentionList,
  ExportLog: desk.ExportLog,
  ExportList: desk.ExportList,
  QuarantineList: desk.QuarantineList,
  QuarantineItem: desk.QuarantineItem,
  QuarantinedTalk: desk.QuarantinedTalk,
  QuarantineDecision: desk.QuarantineDecision,
} as const
type SchemaName = keyof typeof schemas

const project = '/v1/projects/{project}'
const picture = `${project}/blobs/{sha256}`
const emergency = `${project}/emergency/{device}`
const calls: readonly Call[] = [
  { method: 'get', path: '/health', summary: 'Whether the server runs', open: true },
  { method: 'get', path: '/v1/map', summary: 'Where map pictures may come from', answer: 'MapOffer', open: true },
  { method: 'get', path: '/v1/map/file.pmtiles', summary: 'A range of the map file of this server', open: true },
  { method: 'post', path: '/v1/join', summary: 'Join by a link', request: 'JoinRequest', answer: 'JoinAnswer', open: true },
  { method: 'post', path: '/v1/withdraw', summary: 'Erase a conversation by its code', request: 'WithdrawRequest', answer: 'WithdrawAnswer', open: true },
  { method: 'get', path: '/p/{slug}', summary: 'A public page, as HTML', open: true },
  { method: 'get', path: '/p/{slug}/{part}', summary: 'A public page in another language (nl, en), its method (werkwijze), its sheet to print (a4), or its open data (data.json, *.csv)', open: true },
  { method: 'get', path: '/p/{slug}/{lang}/{part}', summary: 'Method and sheet in another language; with foto as the language, a photo of the page by its SHA-256', open: true },
  { method: 'post', path: `${project}/push`, summary: 'Hand in operations', request: 'PushRequest', answer: 'PushAnswer' },
  { method: 'post', path: `${project}/pull`, summary: 'Receive what changed', request: 'PullRequest', answer: 'PullAnswer' },
  { method: 'get', path: `${project}/audit`, summary: 'What the own scopes hold, as sums to compare', answer: 'AuditAnswer' },
  { method: 'post', path: `${project}/offer`, summary: 'Bring back what a restored server lost', request: 'OfferRequest', answer: 'OfferAnswer' },
  { method: 'get', path: `${project}/kept-files`, summary: 'Conversations that came back as files', answer: 'KeptFiles' },
  { method: 'post', path: `${project}/kept-files/{id}/done`, summary: 'Say that a file was opened and handed in' },
  { method: 'get', path: `${project}/live`, summary: 'Server-sent events: something for you' },
  { method: 'head', path: picture, summary: 'How far an own upload is' },
  { method: 'patch', path: picture, summary: 'Hand in a part of a picture' },
  { method: 'get', path: picture, summary: 'A picture' },
  { method: 'post', path: `${emergency}/push`, summary: 'Hand in the operations of an emergency file, as the device that made it', request: 'PushRequest', answer: 'PushAnswer' },
  { method: 'head', path: `${emergency}/blobs/{sha256}`, summary: 'How far an upload of that device is' },
  { method: 'patch', path: `${emergency}/blobs/{sha256}`, summary: 'Hand in a part of a picture of an emergency file' },
  { method: 'get', path: `${project}/invitations`, summary: 'Links', answer: 'InvitationList' },
  { method: 'post', path: `${project}/invitations`, summary: 'Make a link', request: 'InvitationRequest', answer: 'Invitation' },
  { method: 'post', path: `${project}/invitations/{id}/end`, summary: 'End a link', answer: 'Invitation' },
  { method: 'get', path: `${project}/devices`, summary: 'Devices', answer: 'DeviceList' },
  { method: 'patch', path: `${project}/devices/{id}`, summary: 'Rename or revoke a device', request: 'DeviceChange', answer: 'DeviceInfo' },
  { method: 'put', path: `${project}/device/key`, summary: 'Say which key this device pinned', request: 'DeviceKey' },
  { method: 'get', path: `${project}/erasures`, summary: 'What kinds of things were erased, and which devices confirmed', answer: 'ErasureList' },
  { method: 'get', path: `${project}/retention`, summary: 'How many conversations and contacts are kept until when', answer: 'RetentionList' },
  { method: 'get', path: `${project}/exports`, summary: 'Which exports were made', answer: 'ExportList' },
  { method: 'post', path: `${project}/exports`, summary: 'Log an export', request: 'ExportLog' },
  { method: 'get', path: `${project}/quarantine`, summary: 'What waits for a decision', answer: 'QuarantineList' },
  { method: 'post', path: `${project}/quarantine/talk`, summary: 'Decide on conversations and contacts of revoked phones', request: 'QuarantineDecision', answer: 'QuarantinedTalk' },
  { method: 'post', path: `${project}/quarantine/{operation}`, summary: 'Decide on one operation', request: 'QuarantineDecision', answer: 'QuarantineItem' },
] // prettier-ignore

/** `GET /v1/openapi.json`: OpenAPI 3.1, made from the schemas that both sides parse with. */
export const openApiRoutes = (config: Config) => {
  const document = describe(config)
  return new Hono().get('/v1/openapi.json', (c) => c.json(document))
}

const describe = ({ version }: Config) => ({
  openapi: '3.1.0',
  info: { title: 'Limonade', version, license: { name: 'MIT', identifier: 'MIT' } },
  security: [{ device: [] }],
  paths: Object.fromEntries(
    [...new Set(calls.map(({ path }) => path))].map((path) => [
      path,
      Object.fromEntries(
        calls.filter((call) => call.path === path).map((call) => [call.method, toPathItem(call)]),
      ),
    ]),
  ),
  components: {
    securitySchemes: { device: { type: 'http', scheme: 'bearer', description: "The device's own secret" } },
    schemas: Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(name, schema)]),
    ),
  },
})

const toPathItem = ({ path, summary, request, answer, open }: Call) => ({
  summary,
  ...(open === true ? { security: [] } : {}),
  parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...(request === undefined ? {} : { requestBody: { required: true, content: json(request) } }),
  responses: {
    '2XX': { description: 'Done', ...(answer === undefined ? {} : { content: json(answer) }) },
    default: {
      description: 'What went wrong',
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  },
})

const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: SchemaName) => ({ 'application/json': { schema: ref(name) } })

/** Definitions of its own stay inside a schema, so references to them get its place in this document. */
const toJsonSchema = (name: string, schema: z.ZodMiniType): unknown => {
  const text = JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }))
  return JSON.parse(text.replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`))
}
