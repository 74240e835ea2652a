import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileErasureLog } from '#server/blobs/erasure-log.ts'
import { folderBlobs } from '#server/blobs/folder.ts'
import { blobsConformance } from './blobs-conformance.ts'

blobsConformance(() => {
  const root = mkdtempSync(join(tmpdir(), 'limonade-blobs-'))
  const seen = () => ({ blobs: folderBlobs(root), erasures: fileErasureLog(join(root, 'erasures.log')) })
  return Promise.resolve({
    one: seen(),
    other: seen(),
    names: () => Promise.resolve(readdirSync(root, { recursive: true }).map(String)),
    remove: () => Promise.resolve(rmSync(root, { recursive: true, force: true })),
  })
})
