import { postgresFirst } from './postgres-001-first.ts'
import { postgresAudit } from './postgres-002-audit.ts'
import { postgresErasureKnown } from './postgres-003-erasure-known.ts'
import { postgresLaterDecisions } from './postgres-004-later-decisions.ts'
import { postgresSeen } from './postgres-005-seen.ts'
import { postgresBodyInFeed } from './postgres-006-body-in-feed.ts'
import { postgresBackups } from './postgres-007-backups.ts'
import { postgresNoSamples } from './postgres-008-no-samples.ts'
import { postgresNotice } from './postgres-009-notice.ts'
import { postgresErasedWith } from './postgres-010-erased-with.ts'
import { postgresPublications } from './postgres-011-publications.ts'

/** In order; a migration that was released never changes. The table `migration` holds how many the database has had. */
export const postgresMigrations: readonly string[] = [
  postgresFirst,
  postgresAudit,
  postgresErasureKnown,
  postgresLaterDecisions,
  postgresSeen,
  postgresBodyInFeed,
  postgresBackups,
  postgresNoSamples,
  postgresNotice,
  postgresErasedWith,
  postgresPublications,
]
