import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Ways in which text out of data could become elements. Leaflet takes HTML strings in several of them. */
const forbidden =
  /\.(bindPopup|bindTooltip|setContent|insertAdjacentHTML|innerHTML|outerHTML)\b|\bdivIcon\(|dangerouslySetInnerHTML|document\.write\(|setHTMLUnsafe|createContextualFragment/

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(entry.name) ? [path] : []
  })

test('no source makes HTML out of text', () => {
  const offenders = ['src/app', 'src/worker', 'src/server']
    .flatMap(sources)
    .filter((path) => forbidden.test(readFileSync(path, 'utf8')))
  expect(offenders).toEqual([])
})

test.each(['marker.bindPopup(name)', 'element.innerHTML = name', 'L.divIcon({ html: name })'])(
  'the search would find %s',
  (planted) => {
    expect(planted).toMatch(forbidden)
  },
)
