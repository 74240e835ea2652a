import type { Page } from 'playwright-core'

/** What a coordinator does on the screen, in Dutch. */

export const boundary = {
  type: 'Polygon',
  coordinates: [
    [
      [5.2166, 52.5583],
      [5.2235, 52.5584],
      [5.2237, 52.5605],
      [5.2222, 52.5618],
      [5.2172, 52.5618],
      [5.2166, 52.5583],
    ],
  ],
}

/** Joins by a link and waits until the app works without internet. */
export const join = async (page: Page, link: string, name: string): Promise<void> => {
  await page.goto(link)
  await page.getByLabel('Hoe noemen we deze telefoon?').fill(name)
  await page.getByRole('button', { name: 'Ik doe mee' }).click()
  await page.getByText('Klaar voor gebruik zonder internet').waitFor()
  await page.getByRole('button', { name: 'Beginnen' }).click()
  await page.locator('.status').waitFor()
}

/** Fills in the neighbourhood and makes the key. Returns the secret key from the recovery sheet. */
export const setUp = async (page: Page, url: string): Promise<string> => {
  await page.goto(`${url}/coordinatie/instellen`)
  const save = (within: string) =>
    page.locator('.card', { hasText: within }).getByRole('button', { name: 'Bewaren' }).click()
  await page.getByLabel('Hoe heet de wijk?').fill('Proefwijk')
  await save('Naam van de wijk')
  const boundaryCard = page.getByRole('region', { name: 'Grens op de kaart' })
  await boundaryCard.locator('input[type=file]').setInputFiles({
    name: 'grens.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify(boundary)),
  })
  await page.getByLabel('Hoeveel huishoudens zijn er?').fill('612')
  await page.getByLabel('Waar komt dit getal vandaan?').fill('CBS, 1 januari 2026')
  await save('Aantal huishoudens')
  await page.getByRole('button', { name: 'Maak de sleutel' }).click()
  const sheet = page.getByRole('article', { name: 'Herstelblad', includeHidden: true })
  await sheet.waitFor({ state: 'attached' })
  const text = (await sheet.textContent()) ?? ''
  const identity = /AGE-SECRET-KEY-1[A-Z0-9]{58}/.exec(text)?.[0] ?? ''
  const words = await page.locator('ol:visible li').allInnerTexts()
  await page.getByRole('button', { name: 'Ik heb de woorden op papier' }).click()
  await page.getByLabel('Typ de laatste twee woorden van papier').fill(words.slice(-2).join(' '))
  await page.getByRole('button', { name: 'Neem deze sleutel' }).click()
  await page.getByText(/^De sleutel is open/).waitFor()
  return identity
}

/** Makes an invitation and returns the link as it stands on the screen. */
export const invite = async (
  page: Page,
  url: string,
  {
    job,
    uses,
    area,
  }: {
    readonly job: 'Gesprekken voeren' | 'Wandelen en vinden'
    readonly uses: number
    /** Where there are areas, an interviewer works in one. */
    readonly area?: string
  },
): Promise<string> => {
  await page.goto(`${url}/coordinatie/uitnodigen`)
  await page.getByLabel(job).check({ force: true })
  if (area !== undefined) await page.getByLabel('In welk gebied?').selectOption(area)
  await page.getByLabel('Voor hoeveel telefoons?').fill(String(uses))
  await page.getByRole('button', { name: 'Maak de uitnodiging' }).click()
  const link = page.locator('p[dir=ltr]', { hasText: '/meedoen#i=' })
  await link.waitFor()
  return (await link.innerText()).trim()
}
