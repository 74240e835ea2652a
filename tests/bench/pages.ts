import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, extname, join } from 'node:path'
import { build, type InlineConfig } from 'vite'

/** Pages for a measurement, built as a product is built and served from memory: one script each, on an origin of its
 *  own. */
export interface Pages {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** @param script path of the script from this folder; what else it needs (workers, style sheets) is served with it */
export const servePage = async (script: string, config: InlineConfig = {}): Promise<Pages> => {
  const files = await bundle(script, config)
  const styles = [...files.keys()].filter((name) => name.endsWith('.css'))
  const html = `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${styles.map((name) => `<link rel="stylesheet" href="/${name}">`).join('')}
<body><script type="module" src="/page.js"></script></body></html>`
  const server = createServer(({ url = '/' }, reply) => {
    const name = new URL(url, 'http://page').pathname.slice(1)
    const content = name === '' ? html : files.get(name)
    reply.writeHead(content === undefined ? 404 : 200, {
      'content-type': types[extname(name)] ?? 'text/html; charset=utf-8',
      'cache-control': name === '' ? 'no-cache' : 'max-age=3600',
    })
    reply.end(content)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

const bundle = async (
  script: string,
  config: InlineConfig,
): Promise<ReadonlyMap<string, string | Uint8Array>> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    publicDir: false,
    define: { __BUILD__: JSON.stringify('bench') },
    worker: { format: 'es' },
    ...config,
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(import.meta.dirname, script),
        output: {
          entryFileNames: 'page.js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output))
    throw new Error(`nothing was built of ${basename(script)}`)
  return new Map(
    output.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const),
  )
}
