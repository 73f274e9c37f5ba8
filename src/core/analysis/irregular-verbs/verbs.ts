/**
 * English verbs with their irregular forms: a base form, then its past forms and participles.
 *
 * Taken from the file verbs.json of english-verbs-irregular 3.4.0 by Ludan Stoecklé (https://github.com/RosaeNLG/rosaenlg),
 * under the Apache License 2.0, which stands beside this file. Changed: forms are listed without their pairs, each once, and
 * verbs of several words are left out.
 */
const table = `
arise arose arisen
awake awakened awoke awoken
backslide backslid backslidden
be was been were
bear bore born borne
beat beaten
become became
begin began begun
bend bent
bet betted
bid bidden bade
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcasted
browbeat browbeaten
build built
burn burned burnt
bust busted
buy bought
catch caught
choose chose chosen
cling clung
clothe clothed clad
come came
creep crept
crossbreed crossbred
daydream daydreamed daydreamt
deal dealt
dig dug
disprove disproved disproven
dive dove dived
do did done
draw drew drawn
dream dreamed dreamt
drink drank drunk
drive drove driven
dwell dwelt dwelled
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
fit fitted
flee fled
fling flung
fly flew flown
forbid forbade forbidden
forego forewent foregone
foresee foresaw foreseen
foretell foretold
forget forgot forgotten
forgive forgave forgiven
forsake forsook forsaken
freeze froze frozen
frostbite frostbit frostbitten
get got gotten
give gave given
go went gone
grind ground
grow grew grown
handwrite handwrote handwritten
hang hung
have had
hear heard
hew hewed hewn
hide hid hidden
hold held
inbreed inbred
inlay inlaid
input inputted
interbreed interbred
interweave interwove interwoven interweaved
interwind interwound
keep kept
kneel knelt kneeled
knit knitted
know knew known
lay laid
lead led
lean leaned leant
leap leaped leapt
learn learned learnt
leave left
lend lent
lie lay lain
light lit lighted
lose lost
make made
mean meant
meet met
misdeal misdealt
misdo misdid misdone
mishear misheard
mislay mislaid
mislead misled
mislearn mislearned mislearnt
misspeak misspoke misspoken
misspell misspelled misspelt
misspend misspent
mistake mistook mistaken
misteach mistaught
misunderstand misunderstood
miswrite miswrote miswritten
mow mowed mown
outbreed outbred
outdo outdid outdone
outdraw outdrew outdrawn
outdrink outdrank outdrunk
outdrive outdrove outdriven
outfight outfought
outfly outflew outflown
outgrow outgrew outgrown
outleap outleaped outleapt
outride outrode outridden
outrun outran
outsell outsold
outshine outshined outshone
outshoot outshot
outsing outsang outsung
outsit outsat
outsleep outslept
outsmell outsmelled outsmelt
outspeak outspoke outspoken
outspeed outsped
outspend outspent
outswear outswore outsworn
outswim outswam outswum
outthink outthought
outthrow outthrew outthrown
outwrite outwrote outwritten
overbreed overbred
overbuild overbuilt
overbuy overbought
overcome overcame
overdo overdid overdone
overdraw overdrew overdrawn
overdrink overdrank overdrunk
overeat overate overeaten
overfeed overfed
overhang overhung
overhear overheard
overlay overlaid
overpay overpaid
override overrode overridden
overrun overran
oversee oversaw overseen
oversell oversold
oversew oversewed oversewn
overshoot overshot
oversleep overslept
overspeak overspoke overspoken
overspend overspent
overspill overspilled overspilt
overtake overtook overtaken
overthink overthought
overthrow overthrew overthrown
overwind overwound
overwrite overwrote overwritten
partake partook partaken
pay paid
plead pleaded pled
prebuild prebuilt
predo predid predone
premake premade
prepay prepaid
presell presold
preshrink preshrank preshrunk
prove proved proven
quit quitted
reawake reawoke reawaken
rebind rebound
rebroadcast rebroadcasted
rebuild rebuilt
redeal redealt
redo redid redone
redraw redrew redrawn
refit refitted
regrind reground
regrow regrew regrown
rehang rehung
rehear reheard
reknit reknitted
relay relaid
relearn relearned relearnt
relight relit relighted
remake remade
repay repaid
rerun reran
resell resold
resend resent
resew resewed resewn
retake retook retaken
reteach retaught
retear retore retorn
retell retold
rethink rethought
retrofit retrofitted
rewake rewoke rewaken rewaked
rewear rewore reworn
reweave rewove rewoven reweaved
rewed rewedded
rewet rewetted
rewin rewon
rewind rewound
rewrite rewrote rewritten
ride rode ridden
ring rang rung
rise rose risen
run ran
saw sawed sawn
say said
see saw seen
seek sought
sell sold
send sent
sew sewed sewn
shake shook shaken
shave shaved shaven
shear sheared shorn
shine shined shone
shit shat shitted
shoot shot
show showed shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
slay slew slain slayed
sleep slept
slide slid
sling slung
slink slinked slunk
slit slitted
smell smelled smelt
sneak sneaked snuck
sow sowed sown
speak spoke spoken
speed sped speeded
spell spelled spelt
spend spent
spill spilled spilt
spin spun
spit spat
spoil spoiled spoilt
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stunk stank
strew strewed strewn
stride strode stridden
strike struck stricken
string strung
strive strove striven strived
sunburn sunburned sunburnt
swear swore sworn
sweat sweated
sweep swept
swell swelled swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tread trod trodden
typewrite typewrote typewritten
unbend unbent
unbind unbound
unclothe unclothed unclad
underfeed underfed
undergo underwent undergone
underlie underlay underlain
undersell undersold
underspend underspent
understand understood
undertake undertook undertaken
underwrite underwrote underwritten
undo undid undone
unfreeze unfroze unfrozen
unhang unhung
unhide unhid unhidden
unknit unknitted
unlearn unlearned unlearnt
unsew unsewed unsewn
unsling unslung
unspin unspun
unstick unstuck
unstring unstrung
unweave unwove unwoven unweaved
unwind unwound
uphold upheld
wake woke woken waked
waylay waylaid
wear wore worn
weave wove woven weaved
wed wedded
weep wept
wet wetted
win won
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
abet abetted
abut abutted
admit admitted
allot allotted
annul annulled
appal appalled
bag bagged
ban banned
bat batted
bed bedded
beg begged
benefit benefitted
bin binned
blot blotted
bop bopped
boycot boycotted
brag bragged
bud budded
bug bugged
but butted
can canned
cap capped
chat chatted
chip chipped
chop chopped
chug chugged
clap clapped
clog clogged
clot clotted
combat combatted
commit committed
con conned
control controlled
corral corralled
cram crammed
crop cropped
cup cupped
dam dammed
dim dimmed
dip dipped
distil distilled
dog dogged
dot dotted
drag dragged
drip dripped
drop dropped
drug drugged
drum drummed
duet duetted
emit emitted
enrol enrolled
enthral enthralled
equip equipped
expel expelled
fan fanned
flag flagged
flap flapped
flip flipped
flit flitted
flog flogged
flop flopped
fog fogged
format formatted
fret fretted
fulfil fulfilled
gag gagged
gig gigged
glug glugged
grin grinned
grip gripped
grit gritted
gum gummed
gun gunned
gut gutted
hem hemmed
hop hopped
hum hummed
impel impelled
instal installed
jam jammed
jet jetted
jig jigged
jog jogged
jut jutted
kid kidded
kidnap kidnapped
kip kipped
kit kitted
knot knotted
lag lagged
lap lapped
leapfrog leapfrogged
log logged
lop lopped
lug lugged
man manned
map mapped
mat matted
mop mopped
mug mugged
nag nagged
nap napped
nod nodded
omit omitted
pad padded
pan panned
pat patted
peg pegged
pen penned
permit permitted
pin pinned
pit pitted
plod plodded
plop plopped
plot plotted
plug plugged
pop popped
prep prepped
prod prodded
prop propped
propel propelled
pun punned
quip quipped
rap rapped
rappel rappelled
rebel rebelled
rebut rebutted
regret regretted
remit remitted
repel repelled
rig rigged
rip ripped
rot rotted
sag sagged
sap sapped
scam scammed
scan scanned
skim skimmed
skin skinned
skip skipped
skid skidded
slam slammed
slap slapped
slim slimmed
slip slipped
slog slogged
slop slopped
slug slugged
slum slummed
sin sinned
snag snagged
snap snapped
snip snipped
snog snogged
spam spammed
span spanned
spot spotted
sip sipped
splat splatted
squat squatted
stem stemmed
step stepped
stop stopped
strap strapped
strip stripped
strum strummed
stud studded
stun stunned
submit submitted
sup supped
sun sunned
swan swanned
swap swapped
swat swatted
swig swigged
swot swotted
tag tagged
tan tanned
tap tapped
telegram telegrammed
thin thinned
thud thudded
tin tinned
tip tipped
tot totted
top topped
trap trapped
transmit transmitted
trim trimmed
trip tripped
trot trotted
twin twinned
tug tugged
veg vegged
vet vetted
wag wagged
whip whipped
yap yapped
zigzag zigzagged
zip zipped
blur blurred
plan planned
rub rubbed
stir stirred
wrap wrapped
ship shipped
`;

/** By form, first verb first: `["led", "lead"]`. */
export const irregularVerbs: readonly (readonly [form: string, base: string])[] = table
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [base = '', ...forms] = line.split(' ');
    return forms.map((form) => [form, base] as const);
  });
