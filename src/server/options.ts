import { parseArgs } from 'node:util'
import { readBlobsUrl, type S3Address } from './blobs/s3-address.ts'

/** What the command line and the environment say. */
export interface Options {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly demo: boolean
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Where people reach the server when something stands in front of it; without a slash at the end. */
  readonly publicUrl?: string
  /** Where map pictures may come from, as origins. */
  readonly tiles: readonly string[]
  /** A PMTiles file with map pictures. */
  readonly mapFile?: string
  /** PostgreSQL instead of SQLite. Holds a password: never printed. */
  readonly databaseUrl?: string
  /** Lets a program on another machine read `/metrics`. Never printed. */
  readonly metricsToken?: string
  /** An S3 store instead of a folder for the pictures. Holds a key: never printed. */
  readonly s3?: S3Address
  /** How often it was said that the log of erasures is lost: a server that misses it starts when it is said twice. */
  readonly withoutErasures?: number
}

export type ReadOptions =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  /** One clear sentence. */
  | { readonly kind: 'refused'; readonly sentence: string }

const defaultTiles = 'https://service.pdok.nl'

export const help = `Usage: npm start -- [options]

  --port NUMBER       port to listen on (4173; 0 takes a free one)
  --host ADDRESS      address to listen on (127.0.0.1)
  --data FOLDER       folder for the database and the photos (./data; ./data-demo with --demo)
  --demo              load the fictional neighbourhood
  --pmtiles FILE      serve a PMTiles file with map pictures
  --tls-cert FILE     certificate (PEM), together with
  --tls-key FILE      its key (PEM): serve https
  --without-erasures  said twice: start although the log of erasures is lost
  --help              this text

Environment: PUBLIC_URL (where people reach this server, for the links), TILES_URL (where map pictures may come from:
one or several origins with spaces between them), DATABASE_URL (PostgreSQL instead of SQLite), BLOBS_URL (an S3 store instead of a folder for the photos),
METRICS_TOKEN (who asks for /metrics must have it).
More: docs/operators.md
`

export const readOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReadOptions => {
  const parsed = parse(args)
  if (!parsed.ok) return refused(parsed.sentence)
  const { values } = parsed
  if (values.help === true) return { kind: 'help' }
  const databaseUrl = env['DATABASE_URL'] ?? ''
  if (databaseUrl !== '' && !isPostgres(databaseUrl))
    return refused('DATABASE_URL must be an address such as postgres://user:password@host/database.')
  const metricsToken = env['METRICS_TOKEN'] ?? ''
  if (metricsToken !== '' && !/^\S{16,}$/.test(metricsToken))
    return refused('METRICS_TOKEN must have at least 16 characters, without spaces.')
  const blobs = readBlobsUrl(env)
  if (!blobs.ok) return refused(blobs.sentence)
  const port = Number(values.port ?? '4173')
  if (!/^\d{1,5}$/.test(values.port ?? '4173') || port > 65_535)
    return refused('--port must be a whole number from 0 to 65535.')
  const { 'tls-cert': cert, 'tls-key': key } = values
  if ((cert === undefined) !== (key === undefined))
    return refused('--tls-cert and --tls-key belong together; give both.')
  const publicUrl = env['PUBLIC_URL'] ?? ''
  if (publicUrl !== '' && !isOrigin(publicUrl))
    return refused('PUBLIC_URL must be an address such as https://limonade.example.org, without a path.')
  const tiles = (env['TILES_URL'] ?? defaultTiles).split(/[\s,]+/).filter((origin) => origin !== '')
  if (!tiles.every(isOrigin))
    return refused(
      'TILES_URL must be an address such as https://tiles.example.org, or several with spaces between them.',
    )
  const demo = values.demo === true
  return {
    kind: 'run',
    options: {
      port,
      host: values.host ?? '127.0.0.1',
      data: values.data ?? (demo ? './data-demo' : './data'),
      demo,
      tiles: [...new Set(tiles.map((origin) => new URL(origin).origin))],
      ...(values.pmtiles === undefined ? {} : { mapFile: values.pmtiles }),
      ...(values['without-erasures'] === undefined
        ? {}
        : { withoutErasures: values['without-erasures'].length }),
      ...(cert === undefined || key === undefined ? {} : { tls: { cert, key } }),
      ...(publicUrl === '' ? {} : { publicUrl: new URL(publicUrl).origin }),
      ...(metricsToken === '' ? {} : { metricsToken }),
      ...(databaseUrl === '' ? {} : { databaseUrl }),
      ...(blobs.address === undefined ? {} : { s3: blobs.address }),
    },
  }
}

const refused = (sentence: string): ReadOptions => ({ kind: 'refused', sentence })

const parse = (args: readonly string[]) => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        pmtiles: { type: 'string' },
        'without-erasures': { type: 'boolean', multiple: true },
        help: { type: 'boolean' },
      },
    })
    return { ok: true as const, values }
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''
    return { ok: false as const, sentence: `${said}; "npm start -- --help" lists the options.` }
  }
}

const isPostgres = (text: string): boolean =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)

/** An http(s) address without anything behind the host and port. */
const isOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && search + hash + username === ''
}
