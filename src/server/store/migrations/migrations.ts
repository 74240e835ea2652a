import { first } from './001-first.ts'
import { feedByRecord } from './002-feed-by-record.ts'
import { audit } from './003-audit.ts'
import { erasureKnown } from './004-erasure-known.ts'
import { laterDecisions } from './005-later-decisions.ts'
import { seen } from './006-seen.ts'
import { bodyInFeed } from './007-body-in-feed.ts'
import { backups } from './008-backups.ts'
import { notice } from './009-notice.ts'
import { erasedWith } from './010-erased-with.ts'
import { publications } from './011-publications.ts'

/** In order; a migration that was released never changes. The database holds how many it has had. */
export const migrations: readonly string[] = [
  first,
  feedByRecord,
  audit,
  erasureKnown,
  laterDecisions,
  seen,
  bodyInFeed,
  backups,
  notice,
  erasedWith,
  publications,
]
