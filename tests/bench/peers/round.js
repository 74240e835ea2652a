/** What every peer measures in its own process: one round to warm up and five that count, each of as many records as the
 *  first argument says, in batches of 200. Records come in on stdin as JSON. Prints the medians. */

const batchSize = 200

const readRecords = async () => {
  let text = ''
  for await (const part of process.stdin) text += part
  return JSON.parse(text)
}

const median = (values) => values.toSorted((a, b) => a - b)[2]

/** `round(records)` gives the seconds of pushing and of pulling them. Records get fresh ids in each round. */
export const measure = async (round) => {
  const given = await readRecords()
  const push = []
  const pull = []
  for (let count = 0; count < 6; count++) {
    const records = given.map((record) => ({ ...record, id: crypto.randomUUID() }))
    const times = await round(records)
    if (count === 0) continue
    push.push(records.length / times.push)
    pull.push(records.length / times.pull)
  }
  process.stdout.write(
    `${JSON.stringify({ push: Math.round(median(push)), pull: Math.round(median(pull)) })}\n`,
  )
}

export const batchesOf = (records) =>
  Array.from({ length: Math.ceil(records.length / batchSize) }, (_, at) =>
    records.slice(at * batchSize, (at + 1) * batchSize),
  )

export const seconds = async (work) => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}
