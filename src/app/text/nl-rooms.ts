import attention from './nl/attention.json'
import coding from './nl/coding.json'
import coordinate from './nl/coordinate.json'
import emergency from './nl/emergency.json'
import exportTexts from './nl/export.json'
import fieldwork from './nl/fieldwork.json'
import given from './nl/given.json'
import inventory from './nl/inventory.json'
import life from './nl/life.json'
import map from './nl/map.json'
import kept from './nl/kept.json'
import network from './nl/network.json'
import limonade from './nl/limonade.json'
import outbox from './nl/outbox.json'
import paper from './nl/paper.json'
import photo from './nl/photo.json'
import places from './nl/places.json'
import publish from './nl/publish.json'
import questions from './nl/questions.json'
import quote from './nl/quote.json'
import retention from './nl/retention.json'
import sighting from './nl/sighting.json'
import street from './nl/street.json'
import walk from './nl/walk.json'
import walking from './nl/walking.json'

/** What is read in the rooms of a joined project only; it comes with them. */
export const nlRooms = {
  attention,
  coding,
  coordinate,
  emergency,
  export: exportTexts,
  fieldwork,
  given,
  inventory,
  life,
  map,
  kept,
  network,
  limonade,
  outbox,
  paper,
  photo,
  places,
  publish,
  questions,
  quote,
  retention,
  sighting,
  street,
  walk,
  walking,
}
