import { describe } from 'vitest'
import { restoredServer } from './restored-server.ts'

describe('on SQLite', restoredServer)
