// Looks at one address with Lighthouse as a phone: 1.6 Mbit/s, 150 ms, four times slower. Really throttled, not
// simulated, so that its figures are what somebody waits. Prints one line of JSON.
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

const [url, chromePath, rounds, ...chromeFlags] = process.argv.slice(2)
const seen = []
for (let round = 0; round < Number(rounds); round++) {
  const chrome = await launch({ chromePath, chromeFlags })
  try {
    const run = await lighthouse(url, {
      port: chrome.port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility'],
      formFactor: 'mobile',
      throttlingMethod: 'devtools',
      throttling: {
        requestLatencyMs: 150,
        downloadThroughputKbps: 1_600,
        uploadThroughputKbps: 750,
        rttMs: 150,
        throughputKbps: 1_600,
        cpuSlowdownMultiplier: 4,
      },
    })
    const { categories } = run.lhr
    seen.push({
      performance: Math.round(categories.performance.score * 100),
      accessibility: Math.round(categories.accessibility.score * 100),
    })
  } finally {
    await chrome.kill()
  }
}
process.stdout.write(`${JSON.stringify(seen)}\n`)
