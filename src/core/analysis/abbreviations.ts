/*
 * English initials of offices, firms and chat, and what else is short for several words ("regex"), with what they stand for, the
 * usual long form first. Those are left out that as often stand for something else: PM, MD, PA, AM, CD.
 */
const list = `
ceo: chief executive officer, chief executive, managing director
cfo: chief financial officer, chief finance officer, finance director
coo: chief operating officer
cto: chief technology officer, chief technical officer, technical director
cio: chief information officer
ciso: chief information security officer
cmo: chief marketing officer, marketing director
cpo: chief product officer
dpo: data protection officer
vp: vice president
mp: member of parliament
hr: human resources, people team, people department
pto: paid time off
ooo: out of office
wfh: work from home, working from home
dob: date of birth
eod: end of day
eom: end of month
ytd: year to date
yoy: year on year, year over year
tbd: to be determined, to be decided
tbc: to be confirmed
rsvp: please reply
faq: frequently asked questions
agm: annual general meeting
egm: extraordinary general meeting
nda: non-disclosure agreement
dpa: data processing agreement
sla: service level agreement
slo: service level objective
sow: statement of work
rfp: request for proposal, request for proposals
kpi: key performance indicator
okr: objectives and key results
roi: return on investment
arr: annual recurring revenue
mrr: monthly recurring revenue
vat: value added tax, value-added tax
gdp: gross domestic product
gdpr: general data protection regulation
pii: personally identifiable information, personal data
rto: recovery time objective
rpo: recovery point objective
sso: single sign-on
mfa: multi-factor authentication, two-factor authentication
2fa: two-factor authentication, multi-factor authentication
otp: one-time password, one-time code
pr: pull request, public relations
mr: merge request
qa: quality assurance
ci: continuous integration
regex: regular expression
regexes: regular expressions
regexp: regular expression
eol: end of life, end-of-life
poc: proof of concept
mvp: minimum viable product
crm: customer relationship management
erp: enterprise resource planning
byod: bring your own device
ngo: non-governmental organisation, non-governmental organization
eu: european union
un: united nations
uk: united kingdom
ai: artificial intelligence
ev: electric vehicle, electric car
evs: electric vehicles, electric cars
ceos: chief executives, chief executive officers
kpis: key performance indicators
faqs: frequently asked questions
mps: members of parliament
ngos: non-governmental organisations, non-governmental organizations
prs: pull requests
slas: service level agreements
`;

/** Short form by long forms, both case-folded. */
const longForms: ReadonlyMap<string, readonly string[]> = new Map(
  list
    .trim()
    .split('\n')
    .map((line) => {
      const [short = '', forms = ''] = line.split(': ');
      return [short, forms.split(', ')] as const;
    }),
);

/** What initials stand for, "chief executive" for "ceo", the usual one first; none in other languages than English. @param word Case-folded. */
export function longFormsOf(word: string, language: string): readonly string[] {
  return language === 'en' ? (longForms.get(word) ?? []) : [];
}

/** Every long form with what it is shortened to. */
export function* shortenings(language: string): Generator<{ readonly long: string; readonly short: string }> {
  if (language !== 'en') return;
  for (const [short, forms] of longForms) for (const long of forms) yield { long, short };
}
