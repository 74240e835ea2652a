import * as z from 'zod/mini'

// Without this zod tries to make functions from text, which the content security policy forbids. It must be the app's
// first import: schemas are made while modules load.
z.config({ jitless: true })
