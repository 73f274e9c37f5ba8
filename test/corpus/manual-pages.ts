const chapters = ['Opening the sluice', 'Closing the sluice', 'What to do in a flood'];

const said = (about: string) =>
  Array.from(
    { length: 6 },
    (_, i) =>
      `<p>Step ${i + 1} of <em>${about.toLowerCase()}</em>: turn the <code>wheel-${i}</code> by ${i * 15}&deg;, then wait&nbsp;&mdash; see <a href="#n${i}">note&nbsp;${i}</a>.`,
  ).join('\n');

/** As DocBook's stylesheets write a chapter: navigation in tables, titles in paragraphs, notes as tables. */
const docbook = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Chapter 2. The sluice</title><meta name="generator" content="DocBook XSL" /></head><body>
<div class="navheader"><table width="100%" summary="Navigation header"><tr><th colspan="3" align="center">Chapter 2. The sluice</th></tr><tr><td><a accesskey="p" href="a.html">Prev</a> </td><th>Harbour manual</th><td> <a href="b.html">Next</a></td></tr></table><hr /></div>
<div class="toc"><p><strong>Table of Contents</strong></p><dl class="toc">${chapters.map((name, i) => `<dt><span class="section"><a href="#s${i}">${name}</a></span></dt>`).join('')}</dl></div>
${chapters.map((name, i) => `<div class="section"><div class="titlepage"><h2 class="title" style="clear: both"><a id="s${i}"></a>${name}</h2></div>${said(name).replaceAll('<p>', '</p><p>').replace('</p>', '')}</p><div class="note"><table><tr><td rowspan="2" align="center"><img alt="[Note]" src="note.png" /></td><th align="left">Note</th></tr><tr><td align="left"><p>The keeper must be told.</p></td></tr></table></div><pre class="programlisting">open --gate=${i}\n  --slowly</pre></div>`).join('\n')}
<div class="table"><p class="title"><strong>Table 2.1. Gates</strong></p><table border="1"><thead><tr><th>Gate</th><th>Width</th></tr></thead><tbody><tr><td>North</td><td>4 m</td></tr><tr><td>South</td><td>6 m</td></tr></tbody></table></div>
<div class="navfooter"><hr /><table><tr><td>Prev</td><td>Up</td><td>Next</td></tr></table></div></body></html>`;

/** As Texinfo writes a node: menus, definitions of commands, an index of terms. */
const texinfo = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><title>Harbour manual: Sluices</title><style type="text/css"><!-- a.copiable-link {visibility: hidden} --></style></head><body lang="en">
<div class="chapter-level-extent" id="Sluices"><div class="nav-panel"><p>Next: <a href="x">Locks</a>, Up: <a href="y">Top</a> &nbsp; [<a href="z">Contents</a>][<a href="i">Index</a>]</p></div><hr>
<h2 class="chapter"><span>3 Sluices<a class="copiable-link" href="#Sluices"> &para;</a></span></h2>
${said('Sluices')}
<ul class="mini-toc">${chapters.map((name) => `<li><a href="#">${name}</a></li>`).join('\n')}</ul>
<dl class="first-deftypefn"><dt class="deftypefn" id="index-open"><span class="category-def">Command: </span><strong class="def-name">open</strong> <var class="var">gate</var></dt><dd><p>Opens a gate. It is an error to open one twice.</p></dd>
<dt>close</dt><dd>Closes it.</dd></dl>
<div class="example"><pre class="example-preformatted">$ harbour open north
ok &rArr; 4&nbsp;m
</pre></div>
<table class="vtable"><tr><td><code>H_WIDTH</code></td><td>how wide a gate is</td></tr><tr><td><code>H_DEPTH</code></td><td>how deep</td></tr></table>
<table class="cp-entries-printindex" border="0"><tr><td></td><th class="entries-header">Index Entry</th><th>Section</th></tr><tr><td></td><td><a href="#a">gate</a></td><td><a href="#b">Sluices</a></td></tr></table>
</div></body></html>`;

/** As people wrote pages by hand: capitals, nothing closed, a table for the layout, fonts, and what browsers forgive. */
const handWritten = `<HTML><HEAD><TITLE>The sluice FAQ</TITLE></HEAD>
<BODY BGCOLOR=#ffffff><A NAME=top></A><CENTER><H1>The sluice <I>FAQ</I></H1></CENTER>
<TABLE WIDTH=100%><TR><TD VALIGN=top><FONT SIZE=-1><A HREF=a.html>Home</A><BR><A HREF=b.html>Tides</A></FONT>
<TD>${chapters.map((name) => `<H3>Q: ${name}?</H3>\n<B>A:</B> ${said(name)}`).join('\n')}
<UL><LI>Never alone<LI>Never at night<UL><LI>but for floods</UL><LI>Ask first</UL>
<DL COMPACT><DT>Weir<DD>A low dam<DT>Lock<DD>Two gates</DL>
<BLOCKQUOTE>Water finds its way.<BR>- an old keeper</BLOCKQUOTE>
5 < 6 gates & counting &copy 1999 <XMP></XMP></TABLE><HR><ADDRESS>keeper at harbour</ADDRESS></BODY></HTML>`;

/** As generators of documentation for code write it: a sidebar, anchors at headings, a search box, a footer. */
const generated = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sluice &#8212; Harbour 2.1 documentation</title><script>var OPTIONS = {ROOT: './'};</script></head><body>
<div class="related" role="navigation" aria-label="related navigation"><h3>Navigation</h3><ul><li class="right"><a href="genindex.html">index</a></li><li class="nav-item"><a href="index.html">Harbour 2.1 documentation</a> &#187;</li></ul></div>
<div class="document"><div class="documentwrapper"><div class="body" role="main"><section id="sluice"><h1>Sluice<a class="headerlink" href="#sluice" title="Permalink">¶</a></h1>
${chapters.map((name, i) => `<section id="c${i}"><h2>${name}<a class="headerlink" href="#c${i}">¶</a></h2>\n${said(name)}</section>`).join('\n')}
<dl class="py function"><dt class="sig"><span class="sig-name">open</span><span class="sig-paren">(</span><em class="sig-param"><span>gate</span></em><span class="sig-paren">)</span><a class="headerlink" href="#o">¶</a></dt><dd><p>Opens it.</p><dl class="field-list"><dt>Returns<span class="colon">:</span></dt><dd><p>whether it was shut</p></dd></dl></dd></dl>
<div class="highlight"><pre><span></span><span class="kn">import</span> <span class="nn">harbour</span>
<span class="n">harbour</span><span class="o">.</span><span class="n">open</span><span class="p">(</span><span class="s1">'north'</span><span class="p">)</span>
</pre></div><aside class="footnote"><span class="label">[1]</span><p>As of 2.1.</p></aside></section></div></div>
<div class="sphinxsidebar" role="navigation"><h3><a href="#">Table of Contents</a></h3><ul><li><a href="#">Sluice</a></li></ul><div id="searchbox" role="search"><h3>Quick search</h3><form><input name="q"><input type="submit" value="Go"></form></div></div></div>
<div class="footer">&#169; Copyright 2020, the harbour. Created using a generator.</div></body></html>`;

/** Pages of manuals, of the kinds that lie in the documentation of programs, by what made them. */
export const manualPages = { docbook, texinfo, 'a person': handWritten, 'a generator': generated } as const;
