import { createHash } from 'node:crypto';

/**
 * What the page does with a script and goes without where there is none: copying a quote, the questions that this tab has asked,
 * which its own memory alone keeps (sessionStorage), and `/` for the box.
 */
export const tryItScript = `
'use strict';
(() => {
  const box = document.getElementById('question');
  addEventListener('keydown', (event) => {
    const isTyping = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping || !box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  const answer = document.querySelector('.answer');
  for (const figure of navigator.clipboard && answer ? answer.querySelectorAll('figure') : []) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = answer.dataset.copy;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(figure.querySelector('blockquote').textContent);
      button.textContent = answer.dataset.copied;
    });
    figure.append(button);
  }
  const key = 'verbatim.recent';
  const asked = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) || '[]');
      return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
    } catch {
      return [];
    }
  };
  const now = box ? box.value.trim() : '';
  const others = asked().filter((one) => one !== now);
  if (now !== '' && document.querySelector('main.asked')) {
    try {
      sessionStorage.setItem(key, JSON.stringify([now, ...others].slice(0, 10)));
    } catch {}
  }
  const list = document.querySelector('nav.recent');
  if (!list || others.length === 0) return;
  for (const one of others) {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/';
    const button = document.createElement('button');
    button.name = 'question';
    button.value = one;
    button.textContent = one;
    button.dir = 'auto';
    form.append(button);
    const item = document.createElement('li');
    item.append(form);
    list.querySelector('ul').append(item);
  }
  list.hidden = false;
})();
`;

/** For Content-Security-Policy: this script and no other. */
export const tryItScriptSource = `'sha256-${createHash('sha256').update(tryItScript).digest('base64')}'`;
