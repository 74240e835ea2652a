import type { Language } from '../text.ts'
import { type Address, documentOf, headOf, monthsOf, pathOf, type PublicPage } from './frame.ts'
import { html, type Html } from './html.ts'
import { licence, openFiles } from './open-data.ts'
import { sayIn } from './say.ts'

/** How the figures came about: who took part, what is left out and why, with which formulas, and how to take one's own words
 *  back. */
export const method = (page: PublicPage, language: Language, { styles }: Pick<Address, 'styles'>): Html => {
  const { publication } = page
  const { households, householdsN, kMin, kMoney, slug } = publication
  const say = sayIn(language)
  const { t, number } = say
  const m = t.methodPage
  const part = (heading: string, texts: readonly string[]) =>
    html`<section class="text">
      <h2>${heading}</h2>
      ${texts.map((text) => html`<p>${text}</p>`)}
    </section>`
  const months = monthsOf(publication, say)
  return documentOf({
    title: `${m.title}: ${publication.areaName}`,
    look: 'page',
    styles,
    say,
    body: html`<main>
      ${headOf(page, say)}
      <h1>${m.title}</h1>
      <p><a href="${pathOf(publication, 'overview', language)}">${t.back}</a></p>
      ${part(m.who, [
        m.whoText(
          households === null ? m.someHouseholds : m.aboutHouseholds(number(households)),
          householdsN === null ? '' : m.whoOf(number(householdsN)),
        ),
        months === '' ? m.whenAll : m.when(months),
      ])}
      ${part(m.hide, m.hideTexts(kMin, kMoney))} ${part(m.round, m.roundTexts)} ${part(m.sure, m.sureTexts)}
      <section>
        <h2>${m.formulas}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="${m.formulas}">
          <table>
            <caption class="sr">
              ${m.formulas}
            </caption>
            <thead>
              <tr>
                ${m.formulaHead.map((head) => html`<th scope="col">${head}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${m.formulaRows.map(
                ([figure, ...cells]) =>
                  html`<tr>
                    <th scope="row">${figure}</th>
                    ${cells.map((cell) => html`<td>${cell}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>
      <section class="text">
        <h2>${m.erase}</h2>
        <p>${m.eraseText}</p>
        <p><a href="/intrekken">${t.withdrawLink}</a></p>
      </section>
      <section class="text" id="data">
        <h2>${m.data}</h2>
        <p>${m.dataText(licence.name)}</p>
        <ul class="ways">
          ${openFiles.map(
            (file) => html`<li><a href="/p/${slug}/${file.name}">${m.dataFiles[file.kind]}</a></li>`,
          )}
        </ul>
      </section>
    </main>`,
  })
}
