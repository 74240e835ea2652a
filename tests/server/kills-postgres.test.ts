import { afterAll } from 'vitest'
import { usePostgres } from '../support/database.ts'
import { testKills } from './kills.ts'

afterAll(await usePostgres(), 60_000)

testKills('PostgreSQL')
