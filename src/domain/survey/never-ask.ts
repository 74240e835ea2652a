/** What is never asked (the project's own list of what harms a person or says who somebody is), found by words in a
 *  question. `forbidden` is not published; of `careful` a coordinator may say that it is about the neighbourhood. Words
 *  are a net with holes: the list of types and the locks are what holds. */
export type NeverAsk = 'identity' | 'others' | 'health' | 'income' | 'debt' | 'belief' | 'control' | 'vote'

export interface AskFinding {
  readonly about: NeverAsk
  readonly level: 'forbidden' | 'careful'
}

interface Pattern extends AskFinding {
  readonly words: RegExp
}

const word = (...parts: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}])(?:${parts.join('|')})`, 'iu')

const patterns: readonly Pattern[] = [
  {
    about: 'identity',
    level: 'forbidden',
    words: word(
      'bsn(?![\\p{L}])',
      'burgerservicenummer',
      'sofinummer',
      'geboortedatum',
      'geboortedag',
      'wanneer bent u geboren',
      'paspoort',
      'citizen service number',
      'social security number',
      'date of birth',
      'birth ?date',
      'passport number',
    ),
  },
  {
    about: 'others',
    level: 'forbidden',
    words: word(
      'nam(?:en|a) van (?:uw|de|je) (?:kind|buur|buren)',
      'naam van (?:uw|de|je) (?:kind|buur|buren)',
      'hoe heten (?:uw|je) (?:kind|buren)',
      'hoe heet (?:uw|je) (?:kind|buur)',
      'names? of (?:your|the) (?:child|neighbou?r)',
    ),
  },
  {
    about: 'health',
    level: 'forbidden',
    words: word(
      'diagnose',
      'diagnosis',
      'welke ziekte',
      'uw ziekte',
      'bent u ziek',
      'medicijn',
      'medication',
      'handicap',
      'psychisch',
      'arbeidsongeschikt',
      'your illness',
      'your disability',
      'are you ill',
    ),
  },
  {
    about: 'health',
    level: 'careful',
    words: word(
      'gezondheid',
      'ziek',
      'beperking',
      'zorgkosten',
      'mantelzorg',
      'health',
      'ill(?:ness)?(?![\\p{L}])',
      'disab',
    ),
  },
  {
    about: 'income',
    level: 'forbidden',
    words: word(
      'hoeveel verdient u',
      'hoe hoog is uw (?:inkomen|loon|salaris|uitkering)',
      'wat is uw (?:inkomen|loon|salaris)',
      'welke uitkering (?:krijgt|heeft|ontvangt)',
      'how much do you earn',
      'what is your (?:income|salary|wage)',
      'how high is your income',
      'which benefits? do you',
    ),
  },
  {
    about: 'income',
    level: 'careful',
    words: word(
      'inkomen',
      'salaris',
      'loon(?![\\p{L}])',
      'uitkering',
      'bijstand',
      'income',
      'salary',
      'wages?(?![\\p{L}])',
    ),
  },
  {
    about: 'debt',
    level: 'forbidden',
    words: word(
      'hoeveel schuld',
      'heeft u schulden',
      'uw schuld',
      'do you have debts?',
      'your debts?',
      'how much debt',
    ),
  },
  { about: 'debt', level: 'careful', words: word('schuld', 'debts?(?![\\p{L}])') },
  {
    about: 'belief',
    level: 'forbidden',
    words: word(
      'uw (?:geloof|godsdienst|religie|geaardheid|nationaliteit|afkomst|etniciteit|verblijfs)',
      'welk geloof',
      'bent u gelovig',
      'waar komt u vandaan',
      'seksuele (?:voorkeur|geaardheid)',
      'op welke partij',
      'lid van een vakbond',
      'strafblad',
      'your (?:religion|nationality|ethnicity|sexuality|residence permit)',
      'are you religious',
      'which party',
      'union member',
      'criminal record',
    ),
  },
  {
    about: 'belief',
    level: 'careful',
    words: word(
      'geloof',
      'godsdienst',
      'religie',
      'nationaliteit',
      'afkomst',
      'herkomst',
      'etnisch',
      'politiek',
      'vakbond',
      'religion',
      'nationality',
      'ethnic',
      'politic',
    ),
  },
  {
    about: 'control',
    level: 'careful',
    words: word(
      'wanbetaler',
      'betaalt niet',
      'verwaarloosde tuin',
      'overlast',
      'wie veroorzaakt',
      'bad payer',
      'neglected garden',
      'nuisance',
    ),
  },
  {
    about: 'vote',
    level: 'careful',
    words: word(
      'bent u (?:het )?(?:voor|tegen|eens|oneens)',
      'eens of oneens',
      'voor of tegen',
      'stemt u',
      'rapportcijfer',
      'welk cijfer geeft',
      'do you (?:dis)?agree',
      'for or against',
      'do you support',
      'would you vote',
      'rate (?:the|your)',
    ),
  },
]

/** What of the list a text touches, each once, the strictest first. */
export const neverAskIn = (...texts: readonly string[]): readonly AskFinding[] => {
  const found = patterns.filter(({ words }) => texts.some((text) => words.test(text)))
  const forbidden = found.filter(({ level }) => level === 'forbidden')
  return [
    ...forbidden,
    ...found.filter(
      ({ level, about }) => level === 'careful' && !forbidden.some((one) => one.about === about),
    ),
  ].map(({ about, level }) => ({ about, level }))
}
