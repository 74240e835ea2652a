import { parseArgs } from 'node:util'
import { appServer } from '../tests/support/app-server.ts'
import { makeTwoAnswers } from '../tests/support/two-answers.ts'
import { handset } from '../tests/support/chromium-process.ts'
import { camera, looks } from './pictures/camera.ts'
import { conversationTour } from './pictures/conversation.ts'
import { deskTour, keyTour } from './pictures/desk.ts'
import { englishTour } from './pictures/english.ts'
import { joinWithStops, readied } from './pictures/people.ts'
import { walkTour } from './pictures/walk.ts'

/** Pictures of every screen, of the built app with the real server and the fictional neighbourhood:
 *  `npm run pictures`, with `--out FOLDER` for another place and `--look dark|sun|large` to see them otherwise. */

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'docs/pictures' }, look: { type: 'string', default: 'plain' } },
})
const look = looks.find((known) => known === values.look)
if (look === undefined) throw new Error(`--look is one of ${looks.join(', ')}`)
const cam = camera(values.out, look)

const people = { interviewer: handset(), volunteer: handset(), coordinator: handset(), newcomer: handset() }
const server = await appServer({ demo: true })
const empty = await appServer()
try {
  const link = (role: string) => server.links()[role] ?? ''
  const open = async (who: keyof typeof people) => readied(await people[who].open())
  const interviewer = await open('interviewer')
  const volunteer = await open('volunteer')
  const coordinator = await open('coordinator')
  const newcomer = await open('newcomer')
  const join = (page: typeof interviewer, role: string, name: string, suffix = '') =>
    joinWithStops(page, {
      link: link(role),
      name,
      stop: async (screen) => {
        if (screen === 'join' || suffix === '') await cam.take(page, `${screen}${suffix}`)
      },
    })

  await interviewer.goto(server.url)
  await interviewer.locator('h1').waitFor()
  await cam.take(interviewer, 'landing')
  await interviewer.goto(`${server.url}/meedoen`)
  await interviewer.locator('h1').waitFor()
  await cam.take(interviewer, 'join-failed')
  await interviewer.goto('about:blank')
  await join(interviewer, 'interviewer', 'Blauwe telefoon')
  await cam.take(interviewer, 'home-interviewer')
  await join(volunteer, 'volunteer', 'Gele telefoon', '-volunteer')
  await cam.take(volunteer, 'home-volunteer')
  await join(coordinator, 'coordinator', 'Laptop', '-coordinator')
  await cam.take(coordinator, 'home-coordinator')

  await conversationTour(interviewer, cam)
  await interviewer.goto(`${server.url}/intrekken`)
  await interviewer.locator('h1').waitFor()
  await cam.take(interviewer, 'withdraw')

  await walkTour(volunteer, server, cam)
  await volunteer.goto(`${server.url}/instellingen`)
  await volunteer.locator('.segments').first().waitFor()
  await cam.take(volunteer, 'settings')

  await makeTwoAnswers(link('volunteer'))
  await deskTour(coordinator, server.url, cam)
  await joinWithStops(newcomer, {
    link: empty.links()['coordinator'] ?? '',
    name: 'Laptop',
    stop: () => Promise.resolve(),
  })
  await keyTour(newcomer, empty.url, cam)
  await englishTour({ interviewer, volunteer, coordinator }, server.url, cam)
} finally {
  for (const each of Object.values(people)) await each.discard()
  await server.discard()
  await empty.discard()
}
