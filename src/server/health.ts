import { Hono } from 'hono'
import type { Config } from './deps.ts'

/** `GET /health`: that the program runs, and which one. */
export const healthRoutes = ({ version, build }: Config) =>
  new Hono().get('/health', (c) => c.json({ status: 'ok', version, build }))
