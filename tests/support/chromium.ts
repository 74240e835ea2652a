import { accessSync, constants } from 'node:fs'

/** A real Chromium to test in: CHROME_PATH, else one that is installed, else the one from npm (Linux x64 only). */
export const chromiumPath = async (): Promise<string> => {
  const given = process.env['CHROME_PATH']
  if (given !== undefined && given !== '') return given
  const installed = usualPlaces.find(isProgram)
  if (installed !== undefined) return installed
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  }
  throw new Error(
    'No Chrome or Chromium found. Install one, or set CHROME_PATH to the program, and run the tests again.',
  )
}

/** Quiet and without a sandbox, so that it also runs as root in a container; it only ever opens our own pages. */
export const chromiumFlags: string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const usualPlaces = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
