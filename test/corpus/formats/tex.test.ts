import { describe, expect, it } from 'vitest';
import { tex } from '../../../src/corpus/formats/tex.js';
import { readingOf } from './reading.js';

const read = (source: string) => readingOf(tex, source);
const textOf = async (source: string) => (await read(source)).text;

const paper = String.raw`\documentclass[11pt,a4paper]{article}
\usepackage[utf8]{inputenc} % HIDDEN
\newcommand{\sys}{Harbour\xspace}
\newcommand{\bold}[1]{\textbf{HIDDEN #1}}
\title{On the quay\thanks{Paid by the port.}}
\author{Ada Lovelace \and Ren\'e M\"uller}
\date{5 June 2018}
\begin{document}
\maketitle
\begin{abstract}
We count boats.
\end{abstract}

\section*{Counts}\label{sec:counts}
The quay of \sys{} opens in \emph{May}~\cite{port18}, see
Section~\ref{sec:counts}. % no words
  It cost 20\,\% more --- \textbf{a lot}\footnote{By ''some'' accounts.}.

\begin{figure}[t]
\centering
\includegraphics[width=\textwidth]{quay.pdf}
\caption{The quay.}
\end{figure}

\subsection{How}
\begin{itemize}
  \item Boats, \$3.
  \item[Ships] ${'``'}Large'' ones \& more.
\end{itemize}
\begin{tabular}{l|r}
\hline
Year & Boats \\ \hline
2018 & 12 \\
\end{tabular}
\begin{verbatim}
make % all
\end{verbatim}
So $E = mc^2$ and $x_{10} \leq \alpha$.
\end{document}
HIDDEN
`;

describe('LaTeX', () => {
  it('is its words, with headings, items, rows and code, and no command', async () => {
    const { text, shown, labels, fields, heading } = await read(paper);
    expect(fields).toEqual({
      title: 'On the quay',
      author: 'Ada Lovelace, René Müller',
      date: '2018-06-05',
    });
    expect(text).not.toMatch(/HIDDEN|\\|textwidth|htbp|quay\.pdf/);
    expect(shown).toEqual([
      ['heading 1', 'On the quay'],
      ['paragraph', 'Ada Lovelace, René Müller'],
      ['paragraph', '5 June 2018'],
      ['paragraph', 'We count boats.'],
      ['heading 2', 'Counts'],
      ['paragraph', 'The quay of Harbour opens in May [port18], see Section . It cost 20 % more — a lot.'],
      ['paragraph', 'The quay.'],
      ['heading 3', 'How'],
      ['list-item 1', expect.stringContaining('Boats, $3.')],
      ['list-item 1', expect.stringContaining('Ships “Large” ones & more.')],
      ['table-row', expect.stringMatching(/Year.*Boats/)],
      ['table-row', expect.stringMatching(/2018.*12/)],
      ['code', 'make % all'],
      ['paragraph', 'So E = mc² and x₁₀ ≤ α.'],
      ['paragraph', 'Paid by the port.'],
      ['paragraph', 'By ”some” accounts.'],
    ]);
    expect(labels).toEqual(['section “On the quay”', 'section “Counts”', 'section “How”']);
    expect(heading).toBe('On the quay');
  });

  it('reads a part of a document, and what is not closed', async () => {
    expect(await textOf('\\chapter{One}\nWords \\textbf{and {more}.\n\n\\begin{quote}Said.')).toBe(
      'One\n\nWords and more.\n\nSaid.\n',
    );
  });

  it('parts paragraphs at blank lines alone, and joins lines', async () => {
    expect(await textOf('One\ntwo % and\n  three.%\n\nFour\\par five\\\\six.')).toBe(
      'One two three.\n\nFour\n\nfive\nsix.\n',
    );
  });

  it('leaves out what is not set, and what draws', async () => {
    const hidden = [
      '\\iffalse HIDDEN \\fi',
      '\\begin{comment}HIDDEN\\end{comment}',
      '\\begin{tikzpicture}\\draw (0,0) node {HIDDEN};\\end{tikzpicture}',
      '\\setlength{\\parindent}{HIDDEN}',
      '\\def\\HIDDEN#1{HIDDEN}',
      '\\label {HIDDEN}',
      '\\href{https://example.org/%20HIDDEN}{}',
    ];
    expect(await textOf(`Shown.\n${hidden.join('\n')}\nToo.`)).toMatch(/^Shown\. +Too\.\n$/);
  });

  it('keeps addresses and code as they are written', async () => {
    expect(await textOf('At \\url{https://example.org/a_b%20c~d}, \\verb|a_{b} % c| \\href{x}{here}.')).toBe(
      'At https://example.org/a_b%20c~d, a_{b} % c here.\n',
    );
  });

  it('is skipped where it holds no words', async () => {
    await expect(read('\\documentclass{article}\n\\begin{document}\n\\end{document}')).rejects.toThrow(
      'holds no text beside commands',
    );
    await expect(read(`${'\\begin{quote}'.repeat(50_000)}x`)).rejects.toThrow('nested too deeply');
  });
});
