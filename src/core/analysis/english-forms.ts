/** Plurals that no ending leads to their singular. */
export const irregularNouns: ReadonlyMap<string, string> = new Map(
  `
children child, men man, women woman, people person, feet foot, teeth tooth, geese goose, mice mouse, lice louse, oxen ox,
criteria criterion, phenomena phenomenon, indices index, vertices vertex, matrices matrix, appendices appendix,
analyses analysis, theses thesis, crises crisis, bases basis, hypotheses hypothesis, diagnoses diagnosis,
knives knife, lives life, wives wife, leaves leaf, halves half, shelves shelf, wolves wolf, thieves thief, loaves loaf,
calves calf, selves self, scarves scarf, dice die, alumni alumnus, fungi fungus, nuclei nucleus, cacti cactus,
curricula curriculum, bacteria bacterium, strata stratum, quizzes quiz, workmen workman, firemen fireman,
policemen policeman, policewomen policewoman, chairmen chairman, spokesmen spokesman, spokeswomen spokeswoman,
businessmen businessman, grandchildren grandchild, craftsmen craftsman, salesmen salesman, fishermen fisherman,
gentlemen gentleman, axes axis, oases oasis, syntheses synthesis, emphases emphasis, parentheses parenthesis, syllabi syllabus,
schemata schema, passersby passerby, programme program, programmes program, bureaux bureau
`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string])
    // "leave" is a word of its own, and the commoner one in a handbook; so are "people", "bases" and "axes".
    .filter(([plural]) => !['leaves', 'people', 'bases', 'axes', 'dice', 'lives'].includes(plural)),
);

/**
 * Families of words that Porter's stemmer makes one of two that mean different things, universe and university, organ and
 * organization; and those of which it makes two: "alias" and "aliases", "menu" and "menus". Each line's words have its first for a stem.
 */
const families = `
university universities
universal universally universality
organization organizations organisation organisations organizational organisational organize organizes organized
  organizing organizer organizers organise organises organised organising organiser organisers
organic organically
import imports imported importing importer importers
importance important importantly
author authors authored
authority authorities
authorize authorizes authorized authorizing authorization authorizations authorise authorised authorising authorisation
emergency emergencies
several
severe severely severity
opera operas
animal animals
animate animated animation animations
publication publications
designate designated designates designation designations designating
customer customers
customs
custom
executive executives
experience experiences experienced
experiment experiments experimental experimented experimenting
generic generics
general generally
generate generates generated generating generation generations generator generators
informal informally
communication communications communicate communicates communicated communicating
community communities
communism communist communists
professor professors
profession professions professional professionals professionally
international internationally
relativity
relative relatives
relatively
passage passages
capitalism capitalist capitalists
arsenal arsenals
marginal
positive positively
position positions positioned
mathematics mathematical
news
alias aliases aliased aliasing
bias biases biased biasing
bus buses
minibus minibuses
canvas canvases
gas gases
iris irises
lens lenses
plus pluses
trellis trellises
bureau bureaus
emu emus
guru gurus
haiku haikus
menu menus
submenu submenus
plateau plateaus
free frees freed freeing
sue sues sued suing
mimic mimics mimicked mimicking
panic panics panicked panicking
picnic picnics picnicked picnicking
traffic traffics trafficked trafficking
`;

/** Those words by the stem that they have instead; case-folded. */
export const keptApart: ReadonlyMap<string, string> = new Map(
  families
    .trim()
    .split(/\n(?!\s)/u)
    .flatMap((line) => {
      const words = line.trim().split(/\s+/u);
      return words.map((word) => [word, words[0] ?? word] as const);
    }),
);
