import type { Answers } from '#domain/survey/answer.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { handset } from '../support/chromium-process.ts'
import type { SavePage } from './interview-save-page.ts'
import { servePage } from './pages.ts'
import { mediansOf } from './rounds.ts'
import { beside, type Row, rounded } from './row.ts'

const savesPerRound = 50

/** An answer until it is on disk under its key, in a conversation with an answer to every question; beside the same row
 *  put bare into an IndexedDB with the same durability. */
export const saveAnswer = async (): Promise<readonly Row[]> => {
  const served = await servePage('interview-save-page.ts')
  const phone = handset()
  try {
    const page = await phone.open()
    await page.goto(served.url)
    await page.waitForFunction(() => 'savePage' in globalThis)
    await page.evaluate((answers) => savePage.begin(answers), everyAnswer())
    const [save = 0, floor = 0] = await mediansOf(
      () => page.evaluate((saves) => savePage.round(saves), savesPerRound),
      () => page.evaluate((saves) => savePage.floor(saves), savesPerRound),
    )
    return [
      beside(
        { name: 'interview.save', value: rounded(save), unit: 'ms' },
        'bare strict IndexedDB put (floor)',
        rounded(floor),
      ),
    ]
  } finally {
    await phone.close()
    await phone.discard()
    await served.stop()
  }
}

/** As much as somebody says on the average: half a line to each question. */
const everyAnswer = (): Answers =>
  Object.fromEntries(
    defaultQuestionnaire.questions.map(({ id }) => [
      id,
      { state: 'value', value: { text: `Wat iemand in een gewone zin van ${id} zegt.` } },
    ]),
  )

/** Put there by the page's own script. */
declare const savePage: SavePage
