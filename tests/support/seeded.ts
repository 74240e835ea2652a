import fc from 'fast-check'
import { seed } from './proof.ts'

fc.configureGlobal({ seed })
