// Runs in Chromium: one form by @getodk/web-forms, which shows all its questions on one page.
import { createApp } from 'vue'
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms'

let formXml
let app

/** Resolves once a text stands on the page. */
const shown = (text) =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.includes(text)) return
      observer.disconnect()
      resolve()
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })

globalThis.formPage = {
  prepare: async (xform) => {
    formXml = xform
  },
  open: async ({ first }) => {
    app?.unmount()
    document.body.innerHTML = '<div id="app"></div>'
    app = createApp(OdkWebForm, {
      formXml,
      fetchFormAttachment: () => Promise.reject(new Error('there are none')),
      missingResourceBehavior: 'BLANK',
    })
    const open = shown(first)
    app.use(webFormsPlugin)
    app.mount('#app')
    await open
  },
  /** Gives an answer that opens a question: that question is there already as far as no rule hides it. */
  next: async ({ answer, then }) => {
    if (document.body.textContent.includes(then)) throw new Error('the question is there before its answer')
    const open = shown(then)
    const choice = [...document.querySelectorAll('label')].find(
      (label) => label.textContent.trim() === answer,
    )
    choice.click()
    await open
  },
}
