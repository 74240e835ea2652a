import type { Page } from 'playwright-core'
import type { Question } from '#domain/survey/questionnaire.ts'

/** What people do in front of the camera, and what the resident says. */

/** Opens a link and takes part, with a stop at each screen. */
export const joinWithStops = async (
  page: Page,
  {
    link,
    name,
    stop,
  }: {
    readonly link: string
    readonly name: string
    readonly stop: (screen: 'join' | 'join-done') => Promise<void>
  },
): Promise<void> => {
  await page.goto(link)
  await page.getByLabel('Hoe noemen we deze telefoon?').fill(name)
  await stop('join')
  await page.getByRole('button', { name: 'Ik doe mee' }).click()
  await page.getByText('Klaar voor gebruik zonder internet').waitFor()
  await stop('join-done')
  await page.getByRole('button', { name: 'Beginnen' }).click()
  await page.locator('.status').waitFor()
}

/** The language of this browser from now on; the page is opened again in it. */
export const speak = async (page: Page, language: 'nl' | 'en'): Promise<void> => {
  await page.evaluate((code) => {
    localStorage.setItem('limonade.language', code)
  }, language)
  await page.reload()
}

/** No picture of a map hangs on a server elsewhere, and the browser keeps what is stored, as an installed app does. */
export const readied = async (page: Page): Promise<Page> => {
  await page.context().route(/pdok\.nl/, (request) => request.abort())
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Browser.grantPermissions', { permissions: ['geolocation', 'durableStorage'] })
  return page
}

/** Goes to another screen as a click on a link does: the key that was opened stays open. */
export const walkTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((target) => {
    history.pushState(null, '', target)
  }, path)
}

/** An invented resident, with something sensible for each question. */
export const residentSays = (question: Question, count: number): string =>
  sentences[question.id]?.[count % (sentences[question.id]?.length ?? 1)] ?? 'Samen met de buren op het plein'

const sentences: Readonly<Record<string, readonly string[]>> = {
  q07: ['Dat kinderen hier buiten kunnen spelen en dat je elkaar kent.'],
  q08: ['Op het plein, als het mooi weer is.'],
  q09: ['Een plek om binnen te zitten, ook als het regent.'],
  q10: ['Het stookt hier hard. In de winter is het nooit echt warm.'],
  q11: [
    'De muren zijn niet geïsoleerd.',
    'Ieder huis moet het alleen regelen.',
    'Niemand weet wie je daarvoor moet bellen.',
  ],
  q14: ['Een buurman vroeg een offerte aan. Daar bleef het bij.'],
  q15: ['Met de hele rij tegelijk laten isoleren.'],
  q19: ['Nieuwe kozijnen aan de voorkant'],
  q24: ['Appels uit de tuin'],
  q31: ['Hulp bij de belasting'],
  q34: ['Het kantoor op de hoek'],
  q35: ['Een werkplaats voor fietsen'],
  q36: ['Een lange ladder'],
  q38: ['De eettafel op donderdag'],
  q40: ['Of ik hier wil blijven wonen. Ja, graag.'],
}
