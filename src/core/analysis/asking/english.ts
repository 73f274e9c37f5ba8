import type { AskingWords } from './language.js';

const sets = {
  can: 'can, could, would, will, may, might',
  you: 'you, ya, u, you guys, anyone, anybody, someone, somebody, one of you, any of you, we, i',
  // Verbs that do nothing but tell.
  tell: 'tell, explain, describe, clarify, remind, inform, summarise, summarize, outline, elaborate, enlighten',
  // Verbs of more than one meaning: telling only with whom it is told.
  give: `give, show, walk, talk, take, guide, point, direct, send, share, help, run, brief, update, fill, teach, get, find,
    bring, refer, educate, catch`,
  please: 'please, pls, plz',
  me: 'me, us, me out, us out, me in, us in, me up, us up, me know, us know',
  some: 'a, an, the, some, any, more, much, most, further, little, bit of, lot, quick, brief, short, general, good',
  info: `info, infos, information, detail, details, anything, something, everything, all, stuff, documentation, docs,
    guidance, advice, pointer, pointers, rundown, overview, summary, explanation, idea, ideas, clue, insight, background,
    lowdown, gist, basics, word, intro, introduction, reading, link, links, material, context`,
  written:
    'written, said, documented, mentioned, stated, noted, recorded, known, available, published, there, here, specific',
  about:
    'about, on, regarding, concerning, re, around, as to, with regard to, when it comes to, with respect to',
  to: 'through, to, towards, at, into, of, with, for, over, how, up to speed',
  docs: `docs, doc, documents, document, documentation, handbook, manual, manuals, wiki, guide, guides, files, pages, page,
    sources, articles, material, materials, notes, knowledge base, policy, policies, rules`,
  our: 'the, our, your, these, those, any, all, this, that',
  say: 'say, tell, know, have, write, mention, state, read',
  know: `know, remember, recall, have any idea, have an idea, have a clue, have any info, have info, have information, have
    details, have anything, have something, have experience, happen to know, have a link`,
  if: 'if, whether, that, about, on, of, for, regarding, how come',
  wonder:
    'wondering, curious, looking, trying, interested, searching, asking, hoping, after, unsure, not sure',
  learn:
    'know, find out, learn, understand, ask, see, check, hear, read, figure out, find, get, clarify, confirm',
  find: 'find, read, look, learn, see, look up, find out, get, locate, check',
  small:
    'quick, short, small, silly, dumb, stupid, simple, basic, random, newbie, noob, general, one, another, my, a, the',
} as const;

export const english: AskingWords = {
  greetings: `hi, hello, hey, yo, hiya, heya, howdy, greetings, good morning, good afternoon, good evening, good day,
    hi there, hello there, hey there, guys, folks, morning all, morning everyone, morning everybody, morning team, morning folks,
    morning guys, afternoon all, afternoon everyone, afternoon team, evening all, evening everyone, evening team, happy monday, happy friday, hope you are well, hope you're well, hope all is well,
    how are you, how's it going, excuse me, sorry to bother you, sorry to bother, sorry for asking,
    sorry for the dumb question, sorry if this was asked before, sorry for the trouble, btw, by the way, one more thing`,
  parted: `morning, dear, first, firstly, second, secondly, finally, lastly, anyway, anyways, yo, sorry, pardon, apologies, ok, okay, so, well, um, uh, hmm, oh, also, and, help, urgent, fyi, ah, best,
    regards, ta, cheers, kudos, bye, lol, appreciated, appreciate it, would be great, would be appreciated`,
  addressed: `all, everyone, everybody, team, folks, guys, people, there, friends, y'all, colleagues, channel, bot, verbatim,
    you all, mate, mates, gang, crew, experts, hive mind, sir, madam, ladies and gentlemen`,
  thanks: `thanks, thank you, cheers, thank u, thx, ty, tysm, tia, thanks a lot, thx a lot, thx so much, thx in advance, ty so much, thanks much, thanks a million, thanks so much, thanks very much, many thanks, many thanks in advance, thanks so much in advance,
    thank you so much, thank you very much, thanks in advance, thank you in advance, thanks for your help,
    thanks for the help, thanks for any help, thank you for your help, thanks again, much appreciated,
    any help appreciated, any help is appreciated, any help would be appreciated, best regards, kind regards,
    best wishes, have a nice day, have a great day`,
  polite:
    'please, pls, plz, kindly, asap, fyi, btw, tbh, imo, imho, afaik, iirc, lol, right now, these days, at the moment, yes or no, or nah, by any chance, if possible, if you can, if you could, if i may ask, any ideas, asking for a friend, out of curiosity, out of interest',
  sets,
  frames: [
    // "could anybody explain to me", "tell us more about", "please describe"
    '{can}? {you}? ( here | {please} | maybe | perhaps | possibly )? {please}? {tell} ( to? {me} )? ( {some}? {some}? {info} )? {about}? ( if | whether | how come )?',
    // "walk me through", "can you give us a quick overview of", "point me to"
    '{can}? {you}? ( here | {please} | maybe | perhaps | possibly )? {please}? {give} {me} ( {some}? {some}? {some}? {info} )? ( {about} | {to} )? ( {info} {about} )?',
    'let {me} ( know | see ) {if}?',
    '( for the record | sanity check | hypothetically | hypothetical question | ( a )? {small}? ( question | q ) time )',
    '{can}? {you}? {please}? ( shed | throw ) {some}? light ( on | upon ) ( this | that | it )?',
    // "anything written on", "is there any information about", "do we have something on", "got anything on"
    `( is there | are there | is | has | have | do ( we | you | they ) have | have ( we | you ) ( got )? | has {you} ( got | seen )? | got
      | need )? {our}? {some}? {some}? {info} {written}? {about}`,
    // "what does the handbook say about", "what do we know about", "what is written on"
    'what ( do | does | did | can | is | are | has | have | would )? ( {our}? {docs} | we | you | they | it | people | there )? ( {say} | {written} | been {written} ) {about}',
    '( do | does | did ) {our}? {docs} ( {say} | cover | explain ) ( anything | something | anywhere | somewhere )? {about}? {if}?',
    'what ( about | of )',
    // "what are the steps to", "what's the best way of"
    "( what ( is | are | 's ) )? ( the | a )? ( best | right | correct | usual | easiest | quickest )? ( steps | step | way | ways | procedure | process | instructions ) ( to | for | of )",
    "( what ( is | are | 's ) )? ( the )? ( meaning | definition ) of",
    "what's ( up | the deal | the story | the situation | the status ) with",
    "what ( is | 's ) ( up | the deal | the story ) with",
    'how about',
    // "where can I find something about", "where do we read up on"
    'where ( can | do | could | would | should | might ) ( i | we | one | you | people ) {find} ( up | out )? ( {some}? {info} )? {about}?',
    'how ( can | do | could ) ( i | we | one | you ) ( find_out | learn | read | hear ) ( more )? {about}?',
    // "I was wondering whether", "we are looking for details on", "I'd like to know", "I need to find out"
    `( i | we ) ( was | am | were | are | 'm | 're | 've been | have been )? ( just | also | only | still | really | kind_of )? {wonder} ( ( to | in | for | at )? ( {learn} )? )?
      ( {some}? {info} )? ( {if} )?`,
    `( i | we ) ( 'd | would | do )? ( just | also | only | really )? ( like | want | need | wanted | needed | wish | love ) ( to {learn} | {info} | some {info} | help ) ( {some}? {info} )? ( {if} )?`,
    "( i'm | im | we're ) ( just | also )? {wonder} ( ( to | in | for )? ( {learn} )? )? ( {some}? {info} )? {if}?",
    "( i'd | id | we'd ) ( just | really )? ( like | love ) to {learn} {if}?",
    '( looking | searching ) for ( {some}? {info} {about} )?',
    '( just )? ( wondering | curious ) {if}?',
    '( i | we ) have {small}? {small}? ( question | questions ) {about}?',
    // "does anybody know", "do you happen to know whether", "anyone know"
    '( do | does | did | would | could | can | has )? {you} ( here | else | happen to | perhaps | maybe | by chance | possibly )? ( know | knows | {know} ) ( {about} | {if} )?',
    '( who | someone who | anyone who ) ( knows | can tell | could tell ) {me}? {if}?',
    '( any | some ) ( idea | ideas | clue | info | information | pointers | thoughts | chance | word | advice ) {you}? ( know | knows | had )? ( {about} | {if} | of )?',
    // "quick question about"
    '( just )? ( got | have | had | here is | asking )? ( a )? {small}? {small}? ( question | q | one ) ( here | for you | for you all | for the team | for everyone )? {about}?',
    "it ( would | 'd ) be ( great | nice | helpful ) ( if you could | to | if {you} ( could | can ) ) ( {tell} {me}? )? {learn}? {if}?",
    'not sure ( where | whom | who | if this is the right place ) to ask ( but )?',
    'remind {me} ( again )? {about}?',
    // "correct me if I'm wrong but", "I was told that"
    "correct {me} if ( i'm | im | i am ) wrong ( but )?",
    "( i | we ) ( was | were | 've been | have been | got ) told ( that )?",
    'in case of',
    "( i | we ) ( forgot | forget | can't remember | cannot remember | don't remember | don't know | do not know | can't find | cannot find ) ( again )? {about}?",
  ],
  closings: [
    '( the )? ( meaning | definition )',
    '( and )? what ( does | do | is | are ) ( it | that | this | they | those ) ( mean | stand for | do | for )?',
    "( and )? what's ( it | that | this ) ( for )?",
    '( do | does | did | can | could )? {you} ( here | else )? ( know | knows | help | explain | advise | {know} ) {me}? ( with this | about this | about it | please | here )?',
    '( any | some ) ( idea | ideas | clue | pointers | thoughts | help | info | suggestions | advice )',
    '( let | tell | remind ) {me} ( know )? ( please | again | more )?',
    '( anyone | anybody | someone | somebody | guys )',
    '( if | in case ) {you} ( know | knows | can help | could help | remember | remembers )',
    'to ( me | us )',
    '( i | we ) ( need | want | wonder | forgot | was wondering | am wondering | was just wondering ) ( to know )? ( it | this )? ( asap | today | quickly | urgently )?',
    "i ( don't | can't | cannot | do not ) ( know | remember | find it | see it )",
    '( just )? ( curious | wondering | asking )',
    'please advise',
    "( i | we ) ( could not | couldn't | can't | cannot | did not | didn't ) ( find | see | locate ) ( it | this | that | anything | any of it ) ( anywhere | in the ( {docs} | intranet | faq ) )?",
  ],
  how: {
    words: 'how',
    measures: `many much long_ago long far_back far_away far_ahead far old large big high tall often soon late early fast quickly quick deep wide heavy expensive
      frequently frequent small short strong close near few little thick broad loud hot cold`,
  },
  which: {
    words: 'which, what',
    measures:
      'year years date dates day days weekday weekdays month months decade century time percentage percent',
    before:
      'is are was were do does did can could will would should shall has have had must may might of in on at am pm',
  },
  light: `happen happens happened happening become becomes became becoming get gets got getting gotten go goes went going gone
    come comes came coming work works worked working make makes made making take takes took taken taking keep keeps kept
    keeping let lets put puts want wants wanted wanting need needs needed needing try tries tried trying mean means meant
    like likes look looks looked looking seem seems seemed give gives gave given giving know knows knew known knowing
    tell tells told telling say says said saying ask asks asked asking think thinks thought thinking find finds found
    finding use used thing things stuff people someone somebody anyone anybody something anything everything everyone
    everybody way ways kind kinds sort sorts couple else besides anymore always now maybe perhaps probably already anyway
    somewhere anywhere everywhere somehow difference differences matter matters exist exists regarding concerning versus vs till actually really exactly currently usually normally generally basically possible many much lot lots able stand stands stood
    allowed supposed called instead ok okay today yesterday tomorrow tonight`,
  kinds: `amount amounts number numbers figure figures sum total price prices cost costs fee fees date dates time times duration length
    name names address addresses location place url link reason reasons cause causes details contact`,
};
