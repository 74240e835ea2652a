import type { Translated } from '../text.ts'

const word = (nl: string, en: string): Translated => ({ nl, en })

/** What people call each type of record. */
export const recordNames: Readonly<Record<string, Translated>> = {
  project: word('Wijk', 'Neighbourhood'),
  questionnaire: word('Vragenlijst', 'Questionnaire'),
  area: word('Deel van de wijk', 'Part of the neighbourhood'),
  streetName: word('Straatnaam', 'Street name'),
  mapLayer: word('Kaartlaag', 'Map layer'),
  address: word('Adres', 'Address'),
  visit: word('Bezoek', 'Visit'),
  interview: word('Gesprek', 'Conversation'),
  contact: word('Contactgegevens', 'Contact details'),
  assetSighting: word('Vondst', 'Sighting'),
  structure: word('Structuur', 'Structure'),
  walk: word('Wandeling', 'Walk'),
  comment: word('Opmerking', 'Note'),
  crew: word('Ploeg', 'Crew'),
  assignment: word('Opdracht', 'Assignment'),
  costItem: word('Kostenpost', 'Cost item'),
  resourceFlow: word('Stroom', 'Flow'),
  causeStatement: word('Oorzaak', 'Cause'),
  talentOffer: word('Talent', 'Talent'),
  need: word('Wens', 'Need'),
  story: word('Verhaal', 'Story'),
  match: word('Limonade', 'Limonade'),
  gatedSet: word('Wat helpers zien', 'What helpers see'),
  keptSets: word('Wat coördinatoren bewaren van cijfers', 'What coordinators keep of figures'),
  publication: word('Openbare pagina', 'Public page'),
  publicQuote: word('Openbaar citaat', 'Public quote'),
  quoteForTelling: word('Citaat voor de verhalenverteller', 'Quote for the storyteller'),
  codingTask: word('Tekst om te coderen', 'Text to code'),
  coding: word('Gekozen thema', 'Chosen theme'),
}
