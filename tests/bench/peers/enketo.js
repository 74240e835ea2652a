// Runs in Chromium: one form by enketo-core, page by page. It was transformed before, as Enketo's server does.
import { Form } from 'enketo-core'
import { transform } from 'enketo-transformer/web'

let survey
let form

globalThis.formPage = {
  prepare: async (xform) => {
    survey = await transform({ xform })
  },
  open: async ({ first }) => {
    form?.resetView()
    document.body.innerHTML = survey.form
    form = new Form(document.querySelector('form.or'), { modelStr: survey.model }, {})
    const problems = form.init()
    if (problems.length > 0) throw new Error(problems.join(' '))
    if (!document.querySelector('form.or .current').textContent.includes(first))
      throw new Error('another page is open')
  },
  next: async () => {
    const before = document.querySelector('form.or .current')
    await form.pages._next()
    if (document.querySelector('form.or .current') === before) throw new Error('no other page came')
  },
}
