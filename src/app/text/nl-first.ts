import common from './nl/common.json'
import home from './nl/home.json'
import interview from './nl/interview.json'
import join from './nl/join.json'
import key from './nl/key.json'
import settings from './nl/settings.json'

/** What is read before anybody has joined: in the first load, in Dutch. */
export const nlFirst = {
  common,
  home,
  interview,
  join,
  key,
  settings,
}
