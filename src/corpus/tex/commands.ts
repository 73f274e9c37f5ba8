/** What becomes of a command's argument: left out, kept as words, between marks, or kept aside under a name. */
export type Argument = 'drop' | 'keep' | readonly [open: string, close: string] | { readonly aside: string };

const heading = (level: number): readonly Argument[] => [[`<h${level}>`, `</h${level}>`]];
const drop = (count: number): readonly Argument[] => Array<Argument>(count).fill('drop');

/** By name, without a star. Of others the arguments are words: `\emph{so}`. */
export const commands: ReadonlyMap<string, readonly Argument[]> = new Map([
  ['part', heading(1)],
  ['chapter', heading(1)],
  ['section', heading(2)],
  ['subsection', heading(3)],
  ['subsubsection', heading(4)],
  ['paragraph', heading(5)],
  ['subparagraph', heading(6)],
  ['caption', [['<p>', '</p>']]],
  ['title', [{ aside: 'title' }]],
  ['author', [{ aside: 'author' }]],
  ['date', [{ aside: 'date' }]],
  ['footnote', [{ aside: 'note' }]],
  ['footnotetext', [{ aside: 'note' }]],
  ['thanks', [{ aside: 'note' }]],
  ['textsuperscript', [['<sup>', '</sup>']]],
  ['textsubscript', [['<sub>', '</sub>']]],
  ['frac', ['keep', ['/', '']]],
  ['textcolor', ['drop', 'keep']],
  ['colorbox', ['drop', 'keep']],
  ['multicolumn', ['drop', 'drop', 'keep']],
  ['multirow', ['drop', 'drop', 'keep']],
  ['cite', [['[', ']']]],
  ['citep', [['[', ']']]],
  ['citet', [['[', ']']]],
  ['parencite', [['[', ']']]],
  ['textcite', [['[', ']']]],
  ['DeclareMathOperator', drop(2)],
  ['newenvironment', drop(3)],
  ['renewenvironment', drop(3)],
  ['newtheorem', drop(2)],
  ['setcounter', drop(2)],
  ['addtocounter', drop(2)],
  ['setlength', drop(2)],
  ['addtolength', drop(2)],
  ['addcontentsline', drop(3)],
  ['definecolor', drop(3)],
  ['rule', drop(2)],
  ...'label ref eqref pageref autoref cref Cref nameref input include includegraphics includeonly bibliography bibliographystyle addbibresource usepackage documentclass RequirePackage pagestyle thispagestyle vspace hspace hyphenation index glsadd hypersetup graphicspath color pagecolor newcounter stepcounter refstepcounter cline cmidrule tableofcontents phantomsection hypertarget linespread pagenumbering nocite usetikzlibrary lstset vskip selectlanguage markboth markright fontsize captionsetup geometry institute affiliation email'
    .split(' ')
    .map((name): [string, readonly Argument[]] => [
      name,
      drop(name === 'markboth' || name === 'fontsize' ? 2 : 1),
    ]),
]);

/** What stands in their place, by environment. */
export const environments: ReadonlyMap<string, readonly [open: string, close: string]> = new Map([
  ['itemize', ['<ul>', '</ul>']],
  ['enumerate', ['<ol>', '</ol>']],
  ['description', ['<ul>', '</ul>']],
  ['thebibliography', ['<ul>', '</ul>']],
  ['quote', ['<blockquote>', '</blockquote>']],
  ['quotation', ['<blockquote>', '</blockquote>']],
  ['verse', ['<blockquote>', '</blockquote>']],
]);

/** How many arguments in braces an environment has behind its name. */
export const environmentArguments: ReadonlyMap<string, number> = new Map([
  ['tabular', 1],
  ['tabular*', 2],
  ['tabularx', 2],
  ['tabulary', 2],
  ['longtable', 1],
  ['array', 1],
  ['minipage', 1],
  ['multicols', 1],
  ['thebibliography', 1],
  ['wrapfigure', 2],
  ['adjustbox', 1],
]);

export const tables: ReadonlySet<string> = new Set([
  'tabular',
  'tabular*',
  'tabularx',
  'tabulary',
  'longtable',
]);

/** Their words stand as they are written. */
export const verbatim: ReadonlySet<string> = new Set([
  'verbatim',
  'verbatim*',
  'Verbatim',
  'lstlisting',
  'minted',
  'alltt',
]);

/** They say nothing, or draw. */
export const silentCommands: ReadonlySet<string> = new Set([
  'comment',
  'tikzpicture',
  'pgfpicture',
  'filecontents',
]);

export const formulas: ReadonlySet<string> = new Set(
  [
    'equation',
    'align',
    'gather',
    'multline',
    'eqnarray',
    'displaymath',
    'math',
    'flalign',
    'alignat',
  ].flatMap((name) => [name, `${name}*`]),
);
