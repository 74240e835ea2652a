import type { Locator, Page } from 'playwright-core'
import { defaultQuestionnaire, type Question } from '#domain/survey/questionnaire.ts'

/** A person who holds a conversation on the screen: reads the question, answers it by what the screen offers, and goes
 *  on, until the answers are read back. Knows no more of the app than what is on the screen, in Dutch. */

type Press = (target: Locator) => Promise<void>

export interface Said {
  /** Words for every text that is asked, given the question and how many were said before. */
  readonly words: (question: Question, count: number) => string
  /** Looks at a question after it was answered, before the next. */
  readonly look?: (question: Question) => Promise<void>
  /** How something is pressed; with a mouse unless told otherwise. */
  readonly press?: Press
}

const withMouse: Press = (target) => target.click()

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name })
const next = /^(Verder|Beginnen|Volgende kosten|Dit is de kern|Klaar, terug)$/

/** Answers everything from the question on the screen to the read-back. Returns the ids of what was asked, in order. */
export const converse = async (page: Page, said: Said): Promise<readonly string[]> => {
  const asked: string[] = []
  let words = 0
  const press = said.press ?? withMouse
  // The screen before this one still stands while the conversation opens.
  await page.waitForFunction(
    isAsking,
    defaultQuestionnaire.questions.map(({ label }) => label.nl),
  )
  const say = (question: Question) => said.words(question, words++)
  for (let steps = 0; steps < 200; steps++) {
    if (await button(page, 'Op slot doen').isVisible()) return asked
    const question = await questionOn(page)
    if (asked.at(-1) !== question.id) asked.push(question.id)
    await answer(page, question, say, press)
    await said.look?.(question)
    await goOn(page, question, press)
  }
  throw new Error('the conversation has no end')
}

/** Goes to the next question or row. */
export const goOn = async (page: Page, question: Question, press: Press = withMouse): Promise<void> => {
  const before = await page.evaluate(asking)
  await press(button(page, next))
  await taken(page, question, before)
}

/** Waits until something else is asked, and says what was wrong when the answer was not taken. */
export const taken = async (page: Page, { id }: Question, before: string): Promise<void> => {
  await page
    .waitForFunction(
      (text) =>
        [...document.querySelectorAll('h1, .voice')].map((element) => element.textContent).join('|') !== text,
      before,
      { timeout: 30_000 },
    )
    .catch(async () => {
      const problem = await page.locator('[role=alert]').allInnerTexts()
      throw new Error(`${id} was not taken: ${problem.join(' ')}`)
    })
}

/** What is being asked: the heading, and the question above it where the heading is one row of a grid. */
export const asking = (): string =>
  [...document.querySelectorAll('h1, .voice')].map((element) => element.textContent).join('|')

const isAsking = (questions: readonly string[]): boolean =>
  [...document.querySelectorAll('h1, .voice')].some((element) => questions.includes(element.textContent))

const screenText = (page: Page) =>
  page.evaluate(() => document.querySelector('main, .screen')?.textContent ?? '')

/** Grids show the question small above the row that is asked; a chain repeats its question; the read-back has all of them
 *  below its own. */
export const questionOn = async (page: Page): Promise<Question> => {
  const heading = await page.locator('h1').first().textContent()
  const headed = defaultQuestionnaire.questions.find(({ label }) => label.nl === heading)
  if (headed !== undefined) return headed
  const text = await screenText(page)
  const found = defaultQuestionnaire.questions.filter(({ label }) => text.includes(String(label.nl)))
  const longest = found.toSorted((a, b) => String(b.label.nl).length - String(a.label.nl).length)[0]
  if (longest !== undefined) return longest
  const chain = defaultQuestionnaire.questions.find(({ type }) => type === 'whyChain')
  if (chain !== undefined && text.includes('En hoe komt dát?')) return chain
  throw new Error(`no question on the screen: ${text.slice(0, 300)}`)
}

/** Answers the question or row on the screen, and stays there. */
export const answer = async (
  page: Page,
  question: Question,
  say: (question: Question) => string,
  press: Press = withMouse,
): Promise<void> => {
  switch (question.type) {
    case 'consent':
      await press(page.getByText(/^ja, ik doe mee$/i))
      return
    case 'text':
      await page.locator('textarea').first().fill(say(question))
      return
    case 'themedText':
      await page.locator('textarea').first().fill(say(question))
      await chooseTheme(page)
      return
    case 'whyChain':
      await page.locator('textarea').first().fill(say(question))
      await chooseTheme(page)
      for (let depth = 2; depth <= 3; depth++) {
        await press(button(page, /^Vraag door/))
        await page.locator('textarea').first().fill(say(question))
      }
      return
    case 'amountGrid':
      if (await page.getByText('Energie', { exact: false }).first().isVisible()) {
        await press(page.locator('.segments label', { hasText: 'Bedrag' }))
        await page.getByLabel('Bedrag in euro').fill('168')
        return
      }
      await press(page.locator('.choice').first())
      return
    case 'shareGrid':
    case 'single':
      await press(page.locator('.choice').first())
      return
    case 'multi':
      await press(page.locator('.choice').first())
      return
    case 'talentGrid':
      await press(page.locator('.choice').first())
      return
    case 'number':
      await press(button(page, /meer$/))
      return
    default:
      await fillRepeat(page, question, say, press)
  }
}

const chooseTheme = async (page: Page): Promise<void> => {
  const theme = page.locator('select').first()
  if ((await theme.count()) > 0) await theme.selectOption({ index: 1 })
}

/** One item: the first choice of each list, words in each text, 1 in each number. */
const fillRepeat = async (
  page: Page,
  question: Question,
  say: (question: Question) => string,
  press: Press,
): Promise<void> => {
  await press(button(page, /Iets noemen|Tik en vertel/).first())
  const sheet = page.locator('dialog[open]')
  await sheet.waitFor()
  for (const field of question.fields ?? []) {
    const name = new RegExp(`^${escaped(String(field.label.nl))}`)
    if (field.type === 'text') {
      const words = say(question).slice(0, field.maxLength ?? 60)
      await sheet.getByLabel(name).first().fill(words)
    } else if (field.type === 'number' || field.type === 'year') {
      await sheet
        .getByLabel(name)
        .first()
        .fill(field.type === 'year' ? '2030' : '2')
    } else {
      const select = sheet.locator('select').and(sheet.getByLabel(name))
      if ((await select.count()) > 0) await select.first().selectOption({ index: 1 })
      else await press(sheet.getByRole('group', { name }).locator('label').first())
    }
  }
  await press(sheet.getByRole('button', { name: 'Zet in de lijst' }))
  await sheet.waitFor({ state: 'hidden' })
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
