import type { Translated } from '../text.ts'

/** What people call a record and its fields, and how a value is read out: for whoever must choose between two values. */

type Reading =
  | 'text'
  | 'number'
  | 'flag'
  | 'day'
  | 'place'
  | 'cents'
  | 'kind'
  | 'size'
  | 'ideas'
  /** A list or a shape that is only counted. */
  | 'count'
  /** Another record, by its id. */
  | 'record'
  /** A code, or several, of a list. */
  | { readonly list: string }

export interface FieldWords {
  readonly name: Translated
  readonly as: Reading
}

const word = (nl: string, en: string): Translated => ({ nl, en })
const field = (nl: string, en: string, as: Reading): FieldWords => ({ name: word(nl, en), as })
const code = (list: string): Reading => ({ list })

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

/** Fields that any record may have. */
const everywhere: Readonly<Record<string, FieldWords>> = {
  archived: field('Weg uit de lijst', 'Taken off the list', 'flag'),
  history: field('Eerdere waarden', 'Earlier values', 'count'),
  areaId: field('Deel van de wijk', 'Part of the neighbourhood', 'record'),
  interviewRef: field('Uit een gesprek', 'Out of a conversation', 'record'),
}

const quote = {
  quote: field('Citaat', 'Quote', 'text'),
  theme: field('Thema', 'Theme', code('purposeTheme')),
  minorityVoice: field('Stem van weinigen', 'Voice of few', 'flag'),
}

const fields: Readonly<Record<string, Readonly<Record<string, FieldWords>>>> = {
  project: {
    name: field('Naam van de wijk', 'Name of the neighbourhood', 'text'),
    areaGeometry: field('Grens', 'Boundary', 'count'),
    householdsN: field('Aantal huishoudens', 'Number of households', 'number'),
    householdsSource: field('Bron van het aantal', 'Source of the number', 'text'),
    householdsDate: field('Datum van het aantal', 'Date of the number', 'text'),
    kMin: field('Kleinste aantal huishoudens', 'Smallest number of households', 'number'),
    kMoney: field('Kleinste aantal bij bedragen', 'Smallest number for amounts', 'number'),
    releaseGroup: field('Gesprekken in een groep', 'Conversations in a group', 'number'),
    phase: field('Fase', 'Phase', code('projectPhase')),
    fieldworkEndsOn: field('Laatste dag van het veldwerk', 'Last day of the fieldwork', 'day'),
    retention: field('Bewaartermijn', 'Retention', 'count'),
    timeZone: field('Tijdzone', 'Time zone', 'text'),
    matchWeights: field('Weging van limonades', 'Weights of limonades', 'count'),
    baseMap: field('Kaartbeeld', 'Map picture', 'count'),
    publicKey: field('Openbare sleutel', 'Public key', 'text'),
    fictional: field('Verzonnen wijk', 'Made-up neighbourhood', 'flag'),
  },
  questionnaire: {
    formId: field('Vragenlijst', 'Questionnaire', 'text'),
    version: field('Versie', 'Version', 'text'),
    body: field('Vragen', 'Questions', 'count'),
  },
  area: {
    name: field('Naam', 'Name', 'text'),
    geometry: field('Grens', 'Boundary', 'count'),
  },
  streetName: {
    text: field('Straatnaam', 'Street name', 'text'),
    place: field('Plek', 'Place', 'place'),
  },
  mapLayer: {
    name: field('Naam', 'Name', 'text'),
    attribution: field('Van wie', 'Whose', 'text'),
    features: field('Vormen', 'Shapes', 'count'),
  },
  address: {
    street: field('Straat', 'Street', 'text'),
    houseNumber: field('Huisnummer', 'House number', 'text'),
    gridCell: field('Vak op de kaart', 'Cell on the map', 'text'),
    walkOrder: field('Plaats in de looproute', 'Place in the walking order', 'number'),
    lat: field('Breedtegraad', 'Latitude', 'number'),
    lon: field('Lengtegraad', 'Longitude', 'number'),
    doNotVisit: field('Niet aanbellen', 'Do not visit', 'flag'),
    bagId: field('BAG-nummer', 'BAG number', 'text'),
    importId: field('Uit welke lijst', 'Out of which list', 'record'),
  },
  visit: {
    addressId: field('Adres', 'Address', 'record'),
    at: field('Dag', 'Day', 'day'),
    attemptNo: field('Hoeveelste keer', 'Which attempt', 'number'),
    outcome: field('Hoe liep het af', 'Outcome', code('visitOutcome')),
  },
  assetSighting: {
    kind: field('Soort', 'Kind', 'kind'),
    place: field('Plek', 'Place', 'place'),
    unusedDegree: field('Hoe ongebruikt', 'How unused', code('unusedDegree')),
    ownerDomain: field('Van wie', 'Whose', code('ownerDomain')),
    ownershipEvidence: field('Hoe weten we van wie', 'How we know whose', code('ownershipEvidence')),
    status: field('Stand', 'Status', code('sightingStatus')),
    visibility: field('Wie ziet het', 'Who sees it', code('visibility')),
    ownerAgreed: field('Eigenaar vindt een pin goed', 'Owner agreed to a pin', 'flag'),
    publicPhoto: field('Foto voor iedereen', 'Photo for everybody', 'count'),
    photos: field('Foto’s', 'Photos', 'count'),
    title: field('Naam', 'Title', 'text'),
    note: field('Opmerking', 'Note', 'text'),
    since: field('Sinds', 'Since', 'day'),
    size: field('Grootte', 'Size', 'size'),
    unusedHoursPerWeek: field('Ongebruikte uren per week', 'Unused hours a week', 'number'),
    condition: field('Hoe het eraan toe is', 'Condition', code('condition')),
    access: field('Toegang', 'Access', code('access')),
    unusedEvidence: field('Waaraan te zien', 'How one can see it', code('unusedEvidence')),
    obstacles: field('Wat houdt het tegen', 'What holds it back', code('obstacle')),
    ideas: field('Ideeën', 'Ideas', 'ideas'),
    bagId: field('BAG-nummer', 'BAG number', 'text'),
    duplicateOf: field('Dubbel van', 'Duplicate of', 'record'),
    history: field('Wat ermee gebeurde', 'What happened to it', 'count'),
    distinctFrom: field('Iets anders dan', 'Different from', 'count'),
    merged: field('Samengevoegd', 'Merged', 'count'),
    source: field('Bron', 'Source', 'count'),
  },
  structure: {
    name: field('Naam', 'Name', 'text'),
    kind: field('Soort', 'Kind', code('structureKind')),
    status: field('Stand', 'Status', code('structureStatus')),
    functions: field('Waarvoor', 'What for', code('vitalFunction')),
    ownerDomain: field('Van wie', 'Whose', code('ownerDomain')),
    serves: field('Helpt met', 'Serves', code('supportWish')),
    hub: field('Soort plek', 'Kind of hub', code('hubKind')),
    place: field('Plek', 'Place', 'place'),
    capacity: field('Ruimte', 'Room', 'text'),
  },
  walk: {
    date: field('Dag', 'Day', 'day'),
    cells: field('Vakken op de kaart', 'Cells on the map', 'count'),
    companions: field('Met wie', 'With whom', code('walkCompanion')),
    minutes: field('Minuten', 'Minutes', 'number'),
  },
  comment: {
    on: field('Gaat over', 'Is about', 'record'),
    text: field('Opmerking', 'Note', 'text'),
  },
  crew: {
    name: field('Naam', 'Name', 'text'),
    kind: field('Soort', 'Kind', code('crewKind')),
    function: field('Waarvoor', 'What for', code('vitalFunction')),
    status: field('Stand', 'Status', code('crewStatus')),
    open: field('Nieuwe mensen welkom', 'New people welcome', 'flag'),
    members: field('Aantal mensen', 'Number of people', 'number'),
    sharedStock: field('Spullen van de ploeg', 'Things of the crew', 'text'),
  },
  assignment: {
    partnerKind: field('Soort opdrachtgever', 'Kind of partner', code('partnerKind')),
    partnerName: field('Opdrachtgever', 'Partner', 'text'),
    skills: field('Talenten', 'Skills', code('skill')),
    hoursPerWeek: field('Uren per week', 'Hours a week', 'number'),
    urgency: field('Haast', 'Urgency', code('urgency')),
    funders: field('Wie betaalt mee', 'Funders', 'count'),
    work: field('Werk', 'Work', 'text'),
    function: field('Waarvoor', 'What for', code('vitalFunction')),
    status: field('Stand', 'Status', code('assignmentStatus')),
    budgetCents: field('Budget', 'Budget', 'cents'),
    deadline: field('Klaar op', 'Deadline', 'day'),
  },
  costItem: {
    title: field('Naam', 'Title', 'text'),
    vitalFunction: field('Waarvoor', 'What for', code('vitalFunction')),
    period: field('Per', 'Per', code('period')),
    amountSource: field('Bron van het bedrag', 'Source of the amount', code('amountSource')),
    amountCents: field('Bedrag', 'Amount', 'cents'),
    lowCents: field('Minstens', 'At least', 'cents'),
    highCents: field('Hoogstens', 'At most', 'cents'),
    band: field('Bedrag als groep', 'Amount as a band', 'text'),
    yearsSpread: field('Over hoeveel jaar', 'Over how many years', 'number'),
    documentRef: field('Waar het staat', 'Where it stands', 'text'),
    payer: field('Wie betaalt', 'Payer', code('payer')),
    payeeKind: field('Wie krijgt het', 'Who receives it', code('payeeKind')),
    payChannel: field('Hoe betaald', 'How it is paid', code('payChannel')),
    leavesShare: field('Deel dat de wijk verlaat', 'Share that leaves', code('leavesShare')),
    hidden: field('Nog niet zichtbaar', 'Not visible yet', 'flag'),
    hiddenKind: field('Verborgen kosten', 'Hidden costs', code('hiddenCostKind')),
    dueYear: field('In welk jaar', 'Due year', 'day'),
    costPurpose: field('Waar het geld voor is', 'Purpose of the cost', code('costPurpose')),
    scope: field('Voor wat', 'Scope', code('costScope')),
  },
  resourceFlow: {
    resource: field('Wat', 'What', code('resource')),
    direction: field('Richting', 'Direction', code('flowDirection')),
    qty: field('Hoeveel', 'How much', 'number'),
    unit: field('Eenheid', 'Unit', 'text'),
    period: field('Per', 'Per', code('period')),
    source: field('Bron', 'Source', code('flowSource')),
    documentRef: field('Waar het staat', 'Where it stands', 'text'),
  },
  causeStatement: {
    chainId: field('Keten', 'Chain', 'record'),
    depth: field('Stap', 'Step', 'number'),
    text: field('Eigen woorden', 'Own words', 'text'),
    theme: field('Thema', 'Theme', code('causeTheme')),
    codedBy: field('Gekozen door', 'Chosen by', code('role')),
    causeCode: field('Oorzaak', 'Cause', code('causeCode')),
  },
  talentOffer: { skill: field('Talent', 'Talent', code('skill')) },
  need: {
    kind: field('Soort', 'Kind', code('needKind')),
    code: field('Wens', 'Need', 'text'),
  },
  story: {
    ...quote,
    quote: field('Verhaal', 'Story', 'text'),
    consentRef: field('Toestemming', 'Consent', 'record'),
  },
  publication: {
    slug: field('Adres van de pagina', 'Address of the page', 'text'),
    lang: field('Taal', 'Language', 'text'),
    status: field('Stand', 'Status', 'text'),
    on: field('Dag', 'Day', 'day'),
    period: field('Maanden', 'Months', 'count'),
    areaName: field('Wijk', 'Neighbourhood', 'text'),
    households: field('Huishoudens die meededen', 'Households that took part', 'number'),
    householdsN: field('Aantal huishoudens', 'Number of households', 'number'),
    kMin: field('Kleinste aantal huishoudens', 'Smallest number of households', 'number'),
    kMoney: field('Kleinste aantal bij bedragen', 'Smallest number for amounts', 'number'),
    title: field('Titel', 'Title', 'text'),
    lead: field('Inleiding', 'Introduction', 'text'),
    sections: field('Teksten', 'Texts', 'count'),
    reachUs: field('Hoe men u bereikt', 'How to reach you', 'text'),
    figures: field('Cijfers', 'Figures', 'count'),
    limonades: field('Limonades', 'Limonades', 'count'),
    unused: field('Wat stil ligt', 'What lies unused', 'count'),
    photos: field('Foto’s', 'Photos', 'count'),
    boundary: field('Grens', 'Boundary', 'count'),
  },
  gatedSet: {
    part: field('Deel', 'Part', 'text'),
    on: field('Dag', 'Day', 'day'),
    figures: field('Cijfers', 'Figures', 'count'),
    matches: field('Limonades', 'Limonades', 'count'),
  },
  keptSets: {
    on: field('Dag', 'Day', 'day'),
    sealed: field('Op slot', 'Sealed', 'count'),
    place: field('Hoeveelste', 'Which one', 'number'),
    pieces: field('Stukken', 'Pieces', 'count'),
  },
  publicQuote: { ...quote, publicationId: field('Publicatie', 'Publication', 'record') },
  quoteForTelling: quote,
  codingTask: { text: field('Tekst', 'Text', 'text') },
  coding: {
    taskId: field('Tekst', 'Text', 'record'),
    theme: field('Thema', 'Theme', code('causeTheme')),
    accepted: field('Overgenomen', 'Accepted', 'flag'),
  },
  match: {
    title: field('Naam', 'Title', 'text'),
    status: field('Stand', 'Status', code('matchStatus')),
    water: field('Water', 'Water', 'count'),
    syrup: field('Siroop', 'Syrup', 'count'),
    jug: field('Kannetje', 'Jug', 'count'),
    needRefs: field('Waar mensen om vragen', 'What people ask for', 'count'),
    assignmentRef: field('Opdracht', 'Assignment', 'record'),
    scoreInput: field('Waarop de punten rusten', 'What the points rest on', 'count'),
    scoreParts: field('Punten', 'Points', 'count'),
    missing: field('Wat ontbreekt', 'What is missing', code('missingPart')),
    pppTags: field('Goed voor', 'Good for', code('pppTag')),
    benefits: field('Wat het oplevert', 'Benefits', code('benefit')),
    nextStep: field('Volgende stap', 'Next step', 'text'),
    crewRef: field('Ploeg die het oppakt', 'Crew that takes it on', 'record'),
    funders: field('Wie betaalt mee', 'Funders', 'count'),
    decidedBy: field('Besloten door', 'Decided by', code('role')),
  },
}

/** How a field of a record of this type is called; nothing for one that is not known here. */
export const fieldWords = (type: string, name: string): FieldWords | undefined => {
  const own = Object.hasOwn(fields, type) ? fields[type] : undefined
  if (own !== undefined && Object.hasOwn(own, name)) return own[name]
  return Object.hasOwn(everywhere, name) ? everywhere[name] : undefined
}
