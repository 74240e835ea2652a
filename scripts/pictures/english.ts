import type { Page } from 'playwright-core'
import type { Camera } from './camera.ts'
import { speak } from './people.ts'

/** A smaller round in English: the screens that carry most of the words. */
export const englishTour = async (
  {
    interviewer,
    volunteer,
    coordinator,
  }: Readonly<Record<'interviewer' | 'volunteer' | 'coordinator', Page>>,
  url: string,
  { take }: Camera,
): Promise<void> => {
  const english = (page: Page, name: string) => take(page, name, { english: true })

  await interviewer.goto(url)
  await speak(interviewer, 'en')
  await interviewer.locator('.status').waitFor()
  await english(interviewer, 'home-interviewer')
  await interviewer
    .getByRole('button', { name: /conversation/i })
    .first()
    .click()
  await english(interviewer, 'start-sheet')
  await interviewer.locator('dialog[open]').getByRole('button').first().click()
  await interviewer.locator('.segments label').first().click()
  await english(interviewer, 'consent')
  await interviewer.locator('.foot .main').click()
  for (const name of ['question-purposes', 'question-single']) {
    await interviewer.locator('.choice').first().click()
    await english(interviewer, name)
    await interviewer.locator('.foot .main').click()
  }
  await interviewer.locator('.pause').click()
  await english(interviewer, 'pause-sheet')
  await interviewer.goto(`${url}/intrekken`)
  await english(interviewer, 'withdraw')

  await volunteer.goto(`${url}/instellingen`)
  await speak(volunteer, 'en')
  await volunteer.locator('.segments').first().waitFor()
  await english(volunteer, 'settings')
  await volunteer.goto(`${url}/wachtrij`)
  await english(volunteer, 'outbox-sent')
  await volunteer.goto(`${url}/wandeling`)
  await volunteer.locator('.leaflet-marker-icon').first().waitFor()
  await english(volunteer, 'walk')

  for (const [path, name] of deskPages) {
    await coordinator.goto(`${url}/coordinatie${path}`)
    if (name === 'desk-overview') await speak(coordinator, 'en')
    await coordinator.locator('.page h1').waitFor()
    await english(coordinator, name)
  }
}

const deskPages = [
  ['', 'desk-overview'],
  ['/uitnodigen', 'desk-invite'],
  ['/telefoons', 'desk-devices'],
  ['/uitdraai', 'desk-export'],
  ['/binnen', 'desk-conversations'],
] as const
