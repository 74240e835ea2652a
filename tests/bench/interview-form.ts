import type { Page } from 'playwright-core'
import { join } from 'node:path'
import { choicesOf, defaultQuestionnaire, questionOf } from '#domain/survey/questionnaire.ts'
import { handset } from '../support/chromium-process.ts'
import { join as joinProject } from '../support/coordinator.ts'
import { startTestServer } from '../support/server.ts'
import { beginFull } from './interview-next.ts'
import { servePage } from './pages.ts'
import { installPeers } from './peer-packages.ts'
import { mediansOf } from './rounds.ts'
import { beside, type Row, rounded } from './row.ts'
import { changesSeen, heapOf, slowDown, watchChanges } from './slow-phone.ts'
import { xformOf } from './xform.ts'

const slower = 4
const labelOf = (id: string): string => questionOf(defaultQuestionnaire, id)?.label.nl ?? ''
const choiceOf = (id: string, choice: string): string => {
  const question = questionOf(defaultQuestionnaire, id)
  const choices = question === undefined ? [] : choicesOf(defaultQuestionnaire, question)
  return choices.find(({ code }) => code === choice)?.label.nl ?? ''
}
/** What is on the screen first, and a question that an answer opens. */
const signs = { first: labelOf('q01'), answer: choiceOf('q20', 'paidWork'), then: labelOf('q21') }

/** The whole questionnaire from the press that opens it to its first question, code already loaded, four times slower:
 *  ours with its draft and key on disk by then, the others in memory from an XForm of the same questions.
 *  @param nextQuestion what the next question takes here, to be set beside theirs */
export const openForm = async (nextQuestion: Row): Promise<readonly Row[]> => {
  installPeers()
  const own = await openApp()
  const others: Others[] = []
  try {
    for (const name of ['enketo-core', '@getodk/web-forms'] as const) others.push(await openPeer(name))
    const measures = [own, ...others]
    const opened = await mediansOf(...measures.map(({ open }) => open))
    const nexts = await mediansOf(...others.map(({ next }) => next))
    const heaps: number[] = []
    for (const { page } of measures) heaps.push(await heapOf(page))
    const form = { name: 'interview.form', value: rounded(opened[0] ?? 0), unit: 'ms' } as const
    const heap = { name: 'interview.heap', value: rounded(heaps[0] ?? 0), unit: 'MB' } as const
    return others.flatMap(({ name }, index) => [
      beside(form, name, rounded(opened[index + 1] ?? 0)),
      beside(nextQuestion, name, rounded(nexts[index] ?? 0)),
      beside(heap, name, rounded(heaps[index + 1] ?? 0)),
    ])
  } finally {
    await own.close()
    for (const other of others) await other.close()
  }
}

const openApp = async () => {
  const server = await startTestServer({ demo: true, dist: 'dist' })
  const phone = handset()
  const page = await phone.open()
  await joinProject(page, server.links.interviewer ?? '', 'Meetlat')
  return {
    page,
    open: async (): Promise<number> => {
      await page.goto(server.url)
      await page.locator('.action').first().waitFor()
      await slowDown(page, slower)
      await watchChanges(page, '.ask')
      await beginFull(page)
      await page.locator('.ask').waitFor()
      await page.waitForFunction(() => changeTimes.length > 0)
      return (await changesSeen(page))[0] ?? 0
    },
    close: async () => {
      await phone.close()
      await phone.discard()
      await server.remove()
    },
  }
}

type Others = Awaited<ReturnType<typeof openPeer>>

const openPeer = async (name: 'enketo-core' | '@getodk/web-forms') => {
  const script = name === 'enketo-core' ? 'peers/enketo.js' : 'peers/web-forms.js'
  const folder = join(import.meta.dirname, 'peers', 'node_modules', 'enketo-core')
  const inside = (path: string) => join(folder, path)
  const served = await servePage(script, {
    resolve: {
      alias: {
        'enketo/config': inside('config.js'),
        'enketo/widgets': inside('src/js/widgets.js'),
        'enketo/translator': inside('src/js/fake-translator.js'),
        'enketo/dialog': inside('src/js/fake-dialog.js'),
        'enketo/file-manager': inside('src/js/file-manager.js'),
        'enketo/xpath-evaluator-binding': inside('src/js/xpath-evaluator-binding.js'),
      },
    },
  })
  const phone = handset()
  const page = await phone.open()
  await page.goto(served.url)
  await page.waitForFunction(() => 'formPage' in globalThis)
  await page.evaluate((xform) => formPage.prepare(xform), xformOf(defaultQuestionnaire))
  await slowDown(page, slower)
  return {
    name,
    page,
    open: () => timed(page, 'open'),
    next: async () => {
      await timed(page, 'open')
      return timed(page, 'next')
    },
    close: async () => {
      await phone.close()
      await phone.discard()
      await served.stop()
    },
  }
}

/** Milliseconds until it is done and the frame after it was handed over. */
const timed = (page: Page, work: 'open' | 'next'): Promise<number> =>
  page.evaluate(
    async ([name, what]) => {
      const start = performance.now()
      await formPage[name](what)
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
      return performance.now() - start
    },
    [work, signs] as const,
  )

/** Put there by the page's own script. */
declare const formPage: {
  readonly prepare: (xform: string) => Promise<void>
} & Readonly<Record<'open' | 'next', (what: typeof signs) => Promise<void>>>
declare const changeTimes: readonly number[]
